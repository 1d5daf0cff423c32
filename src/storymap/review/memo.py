"""What was made of parts of a record → the same again, while those parts are the same objects."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """Results by a name of one's own, kept as long as what they were made from stays the very same.

    Records are never changed in place, and an action shares all that it leaves alone: so what is identical is equal.

    >>> memo, part = Memo(), [1, 2]
    >>> memo.kept("sum", (part,), lambda: sum(part)), memo.kept("sum", (part,), lambda: 0), memo.kept("sum", ([],), int)
    (3, 3, 0)
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def kept(self, name: Hashable, parts: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was made under this name from these parts; made anew where one of them is another object.

        Args:
            name: What the result is.
            parts: All that it depends on.
            make: Makes it.
        """
        known = self._known.get(name)
        if known is not None and len(known[0]) == len(parts) and all(map(_is_same, known[0], parts)):
            result: T = known[1]
            return result
        made = make()
        self._known[name] = parts, made
        return made


def _is_same(one: Any, other: Any) -> bool:  # noqa: ANN401
    """Whether two parts are one object; small values are compared."""
    return one is other or (isinstance(one, str | int | float | tuple) and one == other)
