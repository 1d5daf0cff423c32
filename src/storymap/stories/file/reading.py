"""The bytes of a story file → its values, or what is wrong with it, by file, line, column and key."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from storymap.errors import InputError
from storymap.stories.file.checking import check
from storymap.stories.file.comments import Comments, find_comments
from storymap.stories.file.origin import Origin, Problem
from storymap.stories.file.records import Record, from_record
from storymap.stories.file.referring import check_references
from storymap.stories.file.times import days_of, when_record
from storymap.stories.file.values import SCHEMA, StoryFile
from storymap.stories.file.yaml_reading import Read, read_yaml

_TIMES = ("when", "until")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A story file as it was read."""

    file: StoryFile
    """Its values."""
    record: Record
    """The same as a plain record."""
    origin: Origin
    """Where it comes from."""
    read: Read
    """What was read of it."""
    content: bytes
    """The file itself."""

    @cached_property
    def comments(self) -> Comments:
        """What people wrote beside the values."""
        return find_comments(self.read.text, self.read)


def looks_like_story_file(data: bytes) -> bool:
    r"""Whether bytes say of themselves that they are a story file.

    >>> looks_like_story_file(b"# mine\nschema: storymap/story-file/1\n")
    True
    """
    lines = data[:4000].decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines()
    return any(line.replace('"', "").replace("'", "").startswith("schema: storymap/story-file") for line in lines)


def read_story_file(data: bytes, *, name: str, folder: FilePath | None = None) -> Opened:
    """The story file.

    Args:
        data: The file.
        name: What errors call it.
        folder: Where its pictures lie.

    Raises:
        InputError: It is no story file; the message tells up to ten problems, each with line and key.
    """
    read = read_yaml(data, name=name)
    origin = Origin(name=name, folder=folder or FilePath(), read=read)
    if not isinstance(read.value, dict):
        raise InputError(f"{name}: no story file, which begins with 'schema: {SCHEMA}'; 'storymap draft' writes one")
    problems = problems_in(read.value)
    if problems:
        raise origin.error(*problems)
    record = _plain(read.value)
    file = values_of(record)
    problems = check_references(file)
    if problems:
        raise origin.error(*problems)
    return Opened(file=file, record=record, origin=origin, read=read, content=data)


def problems_in(record: Record) -> tuple[Problem, ...]:
    """What does not fit the schema, else days that there are not; references are looked at in the values."""
    return check(record) or _wrong_days(record)


def values_of(record: Record) -> StoryFile:
    """The values of a record in which there is no problem."""
    return from_record(StoryFile, _with_times(record))


def _plain(value: Any) -> Any:  # noqa: ANN401 - any part of a file
    """The record without keys that hold nothing."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one is not None}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _with_times(record: Record) -> Record:
    """The record with times that are written in short as start and end."""
    return {**record, "routes": [_route(route) for route in record.get("routes") or ()]}


def _route(route: Record) -> Record:
    stops = [
        {key: when_record(value) if key in _TIMES else value for key, value in stop.items()}
        for stop in route.get("stops") or ()
    ]
    return {**route, "stops": stops}


def _wrong_days(record: Record) -> tuple[Problem, ...]:
    """Days that no calendar has, and stretches of time that end before they begin."""
    found = []
    for index, route in enumerate(record.get("routes") or ()):
        for number, stop in enumerate(route.get("stops") or ()):
            for key in _TIMES:
                told = wrong_time(stop.get(key))
                if told:
                    found.append(Problem(path=("routes", index, "stops", number, key), told=told))
    return tuple(found)


def wrong_time(written: Any) -> str | None:  # noqa: ANN401
    """What is wrong with a time as a file writes it; `None` where nothing is."""
    if isinstance(written, int) and not days_of(str(written)):
        return f"no year '{written}'; write four digits, or put other words in quotes"
    if not isinstance(written, dict):
        return None
    start, end = (days_of(str(written[key])) if written.get(key) else None for key in ("start", "end"))
    for key, days in (("start", start), ("end", end)):
        if written.get(key) and days is None:
            return f"no calendar has the {key} '{written[key]}'; write a date such as 2023-01-13"
    if start and end and end[1] < start[0]:
        return f"the end {written['end']} lies before the start {written['start']}; exchange them"
    return None
