"""Shapes with repeated names of parts → patterns, compiled when first used."""

import re
from functools import cache


def compile_all(*shapes: tuple[str, str]) -> "Patterns":
    """The patterns of these kinds, in this order.

    The same name may stand in several alternatives of a shape, which `re` alone refuses.

    >>> compile_all(("day", "(?P<d>1)|(?P<d>2)")).read("2")
    (('day', {'d': '2'}, (0, 1)),)
    """
    return Patterns(shapes)


class Patterns:
    """Kinds with the patterns that find them."""

    def __init__(self, shapes: tuple[tuple[str, str], ...]) -> None:
        self._shapes = shapes

    def read(self, text: str) -> tuple[tuple[str, dict[str, str], tuple[int, int]], ...]:
        """What is found in a text, never overlapping: its kind, its parts and where; the first kinds first."""
        found: list[tuple[str, dict[str, str], tuple[int, int]]] = []
        for kind, pattern in _compiled(self._shapes):
            for match in pattern.finditer(text):
                if not any(match.start() < end and start < match.end() for _, _, (start, end) in found):
                    parts = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
                    found.append((kind, parts, match.span()))
        return tuple(found)


@cache
def _compiled(shapes: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(_distinct(shape))) for kind, shape in shapes)


def _distinct(shape: str) -> str:
    """The pattern with a mark behind the names that it repeats."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}{'_' * (seen[match[1]] - 1)}>"

    return re.sub(r"\(\?P<(\w+)>", rename, shape)
