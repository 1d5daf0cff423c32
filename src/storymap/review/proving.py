"""A record of which a part changed → its values, checked like a file on disk; what did not change is not read again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from storymap.errors import InputError
from storymap.stories.file.origin import Problem, key_path
from storymap.stories.file.reading import problems_in, values_of
from storymap.stories.file.records import Record
from storymap.stories.file.referring import check_references
from storymap.stories.file.values import StoryFile
from storymap.stories.file.yaml_writing import identity

_LISTS = ("chapters", "routes", "places", "verdicts", "documents", "unplaced", "history")


def prove(record: Record, *, before: Record, values: StoryFile) -> StoryFile:
    """The values of a record.

    Args:
        record: The new record.
        before: A record that was proved.
        values: Its values.

    Raises:
        InputError: It is no record of a story file; one line tells what is wrong, and of which item.
    """
    news = _news(record, before)
    problems = problems_in(news)
    if problems:
        raise InputError(_told(problems[0], news))
    file = _whole(values_of(news), record, before, values)
    problems = check_references(file)
    if problems:
        raise InputError(_told(problems[0], record))
    return file


def _news(record: Record, before: Record) -> Record:
    """The record without the items, and the fingerprints, that are as before."""
    shorter = {
        key: [one for one, known in _paired(value, before.get(key, ())) if known is None] if key in _LISTS else value
        for key, value in record.items()
    }
    if record.get("drafted") == before.get("drafted"):
        shorter.pop("drafted", None)
    return shorter


def _paired(items: Sequence[Any], before: Sequence[Any]) -> Iterator[tuple[Any, int | None]]:
    """Each item with its number before; `None` for one that was not there as it is."""
    known = {identity(one, number): number for number, one in enumerate(before)}
    for number, one in enumerate(items):
        was = known.get(identity(one, number))
        yield one, was if was is not None and (before[was] is one or before[was] == one) else None


def _whole(news: StoryFile, record: Record, before: Record, values: StoryFile) -> StoryFile:
    drafted = news.drafted or (values.drafted if "drafted" in record else None)
    found: dict[str, Any] = {key: _entries(key, news, record, (before, values)) for key in _LISTS if key in record}
    return replace(news, **found, drafted=drafted)


def _entries(key: str, news: StoryFile, record: Record, known: tuple[Mapping[str, Any], StoryFile]) -> tuple[Any, ...]:
    before, values = known
    new, old = iter(getattr(news, key)), getattr(values, key)
    return tuple(next(new) if was is None else old[was] for _, was in _paired(record[key], before.get(key, ())))


def _told(problem: Problem, record: Record) -> str:
    """A problem with the ids of items in the place of their numbers: `chapters ch2 title: no words here`."""
    value: Any = record
    steps: list[str] = []
    for step in problem.path:
        value = value.get(step) if isinstance(value, dict) else value[int(step)] if isinstance(value, list) else None
        named = value.get("id") if isinstance(step, int) and isinstance(value, dict) else None
        steps.append(str(named) if named is not None else key_path((step,)))
    return f"{' '.join(steps)}: {problem.told}" if steps else problem.told
