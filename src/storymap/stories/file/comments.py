"""A story file as it stands → the comments that people wrote into it, each with the value it belongs to."""

import re
from dataclasses import dataclass, field

from storymap.stories.file.yaml_placing import Path
from storymap.stories.file.yaml_reading import Read

_BESIDE = re.compile(r"[\s,:\]})]*\s(#.*)$")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*\s+(#.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """Comments by the path of their value, in which ids stand for numbers: `("places", "#p1", "at")`."""

    before: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    """Lines of their own above a value."""
    beside: dict[Path, str] = field(default_factory=dict)
    """At the end of a value's line."""
    last: tuple[str, ...] = ()
    """Below everything."""


NO_COMMENTS = Comments()
"""Those of a new file."""


def find_comments(text: str, read: Read) -> Comments:
    """The comments of a file.

    Args:
        text: The file.
        read: What was read from it.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    places = read.places
    inside = {n for path, end in places.ends.items() for n in range(places.at[path].line + 1, end + 1)}
    first, ends = _first_paths(read), places.line_ends
    before: dict[Path, tuple[str, ...]] = {}
    beside: dict[Path, str] = {}
    waiting: list[str] = []
    for number, line in enumerate(lines, start=1):
        if number in inside and number not in ends:
            continue
        if number not in ends and line.lstrip().startswith("#"):
            waiting.append(line.strip())
        path = first.get(number)
        if path is not None:
            if waiting:
                before[path] = tuple(waiting)
                waiting = []
            found = _beside(line, ends.get(number, 0))
            if found:
                beside[path] = found
    return Comments(before=before, beside=beside, last=tuple(waiting))


def _first_paths(read: Read) -> dict[int, Path]:
    """The path of the first key, else of the first value, of each line, with ids for numbers."""
    found: dict[int, tuple[int, Path]] = {}
    items = [(place, path) for path, place in read.places.at.items() if path and isinstance(path[-1], int)]
    for place, path in [*((place, path) for path, place in read.places.keys.items()), *items]:
        known = found.get(place.line)
        if known is None or place.column < known[0]:
            found[place.line] = place.column, path
    return {line: _named(path, read) for line, (_, path) in found.items()}


def _named(path: Path, read: Read) -> Path:
    value, named = read.value, []
    for step in path:
        value = value[step]
        known = value.get("id") if isinstance(step, int) and isinstance(value, dict) else None
        named.append(f"#{known}" if isinstance(known, str) else step)
    return tuple(named)


def _beside(line: str, end: int) -> str | None:
    rest = line[end:]
    found = _BESIDE.match(rest) or _BLOCK_HEAD.match(rest)
    return found[1].strip() if found else None
