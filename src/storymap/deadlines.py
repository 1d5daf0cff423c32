"""A task → its result, or the end of waiting for it: for what knows no deadline of its own."""

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


class OverdueError(Exception):
    """The task was given up; its thread goes on until the task or the process ends."""


def within(seconds: float, task: Callable[[], Result]) -> Result:
    """The task's result; looking a name up and reading headers that drip know no deadline.

    What the task raises is raised here.

    Raises:
        OverdueError: It takes longer.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(task())
        except BaseException as error:
            errors.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise OverdueError
    return results[0]
