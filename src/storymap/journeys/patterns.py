"""Shapes with repeated names of parts → patterns, compiled when first used and tried only where a sign stands."""

import re
from functools import cache

Found = tuple[str, dict[str, str], tuple[int, int]]
"""What is found in a text: its kind, its parts, and where."""


def compile_all(*shapes: tuple[str, str, str]) -> "Patterns":
    r"""The patterns of these kinds, in this order.

    Args:
        shapes: Kind, sign and shape of each. The sign is a pattern that is quick to look for, without which a text
            does not have the shape. The same name may stand in several alternatives of a shape, which `re` refuses.

    >>> compile_all(("day", r"\d", "(?P<d>1)|(?P<d>2)")).read("2")
    (('day', {'d': '2'}, (0, 1)),)
    """
    return Patterns(shapes)


class Patterns:
    """Kinds with the patterns that find them."""

    def __init__(self, shapes: tuple[tuple[str, str, str], ...]) -> None:
        self._shapes = shapes

    def read(self, text: str) -> tuple[Found, ...]:
        """What is found in a text, never overlapping; the first kinds first."""
        signs = {sign: bool(_compiled(sign).search(text)) for sign in {sign for _, sign, _ in self._shapes}}
        found: list[Found] = []
        taken = bytearray(len(text))
        for kind, sign, shape in self._shapes:
            if not signs[sign]:
                continue
            for match in _compiled(shape).finditer(text):
                start, end = match.span()
                if taken.find(1, start, end) < 0:
                    taken[start:end] = b"\1" * (end - start)
                    parts = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
                    found.append((kind, parts, match.span()))
        return tuple(found)


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(_distinct(shape))


def _distinct(shape: str) -> str:
    """The pattern with a mark behind the names that it repeats."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}{'_' * (seen[match[1]] - 1)}>"

    return re.sub(r"\(\?P<(\w+)>", rename, shape)
