"""`python -m storymap.batch.child`: articles on standard input → rows on standard output, within time and memory.

A document that hangs or takes too much memory ends this process, not the worker that feeds it.
"""

import os
import re
import signal
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from storymap.batch.messages import receive, send
from storymap.batch.values import Settings
from storymap.errors import StorymapError

_ADDRESS = re.compile(r"0x[0-9a-f]+")
_MEGABYTE = 1_000_000
_MOST_IDLE_S = 300


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the other side ends: first what the results rest on, then each document's rows or a file's count."""
    started = receive(requests)
    if started is None:
        return
    settings = Settings.from_record(started[0])
    _limit_memory(settings.memory_limit_mb)
    # Imported here so that what it loads is counted and limited.
    from storymap.batch.analysing import Analyst

    analyst = Analyst(settings)
    try:
        send(answers, {"ready": analyst.warm_up()})
    except StorymapError as error:
        send(answers, {"refused": str(error)})
        return
    while (request := _next(requests)) is not None:
        answer = _answer(analyst, *request, limit_s=settings.time_limit_s)
        send(answers, answer)
        if "memory" in answer:
            return


def _next(requests: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """What is asked next; the process ends when nothing is, so that none stays on a cluster after a run."""
    if not hasattr(signal, "alarm"):
        return receive(requests)
    signal.alarm(_MOST_IDLE_S)
    try:
        return receive(requests)
    finally:
        signal.alarm(0)


def _answer(analyst: Any, request: dict[str, Any], data: bytes, *, limit_s: float) -> dict[str, Any]:  # noqa: ANN401
    _limit_time(limit_s)
    try:
        found = analyst.item(request["item"]) if "item" in request else analyst.read(data, **request)
        return {"several": found} if isinstance(found, int) else {"rows": found}
    except MemoryError:
        return {"memory": True}
    except Exception as error:
        # Whatever a document does to a stage, the next one is read.
        words = _ADDRESS.sub("0x…", f"{type(error).__name__}: {error}".rstrip(": "))
        return {"failed": words}
    finally:
        _limit_time(0)


def _limit_time(seconds: float) -> None:
    """End this process after so many seconds of its processor's time; 0 lifts the limit."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(megabytes: int) -> None:
    """Let allocations fail beyond the limit, on systems that know one."""
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        wanted = megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))
    except (ImportError, ValueError, OSError):
        return


def _main() -> None:
    """Keep standard output for answers: whatever else prints goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    _main()
