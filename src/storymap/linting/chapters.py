"""Chapters, stops and what is left over: whether the story tells what it has."""

from collections.abc import Iterator

from storymap.linting.findings import Found, Subject
from storymap.linting.items import stops
from storymap.model.places import FAIRLY_SURE
from storymap.stories.file.entries import PlaceEntry
from storymap.stories.file.fingerprints import edited_keys
from storymap.stories.file.placing import DECIDING
from storymap.stories.file.records import to_record


def empty_chapters(subject: Subject) -> Iterator[Found]:
    """Chapters that show a heading and pictures, and nothing to read."""
    for index, chapter in enumerate(subject.file.chapters):
        if not chapter.hidden and not chapter.passage and not chapter.caption.strip():
            yield ("chapters", index), "neither a passage nor a caption; write one, or set 'hidden: true'"


def untold_stops(subject: Subject) -> Iterator[Found]:
    """Stops of the first traveller that no chapter tells."""
    told = {chapter.stop for chapter in subject.file.chapters if not chapter.hidden}
    for route in subject.file.routes[:1]:
        for number, stop in enumerate(route.stops):
            if stop.id not in told and stop.role != "passed":
                path = ("routes", 0, "stops", number)
                yield path, f"no chapter tells the stop '{stop.id}'; name it in a chapter's 'stop', or make it 'passed'"


def unplaced_items(subject: Subject) -> Iterator[Found]:
    """What people did that fits nowhere in the present text."""
    for index, item in enumerate(subject.file.unplaced):
        told = f"left over from {item.was}: {subject.quoted(item.because)}"
        yield ("unplaced", index), f"{told}; put it where it belongs, or delete it"


def doubtful_places(subject: Subject) -> Iterator[Found]:
    """Places on the route that the machine is not sure of and nobody has looked at."""
    used = _used(subject)
    drafted = subject.file.drafted.places if subject.file.drafted else {}
    for index, entry in enumerate(subject.file.places):
        sure = min((mention.place_confidence for mention in entry.mentions), default=1.0)
        if entry.id in used and sure < FAIRLY_SURE and not _is_reviewed(entry, drafted):
            told = f"it is not sure where {subject.quoted(entry.name)} is ({sure:.0%}), and the map shows it"
            yield ("places", index), f"{told}; look, then sign with 'by', or correct 'place'"


def _used(subject: Subject) -> set[str]:
    """Ids of the places that stops and chapters show."""
    shows = (chapter.shows for chapter in subject.file.chapters if isinstance(chapter.shows, tuple))
    return {stop.place for _, stop in stops(subject.file) if stop.place} | {place for one in shows for place in one}


def _is_reviewed(entry: PlaceEntry, drafted: dict[str, dict[str, str]]) -> bool:
    """Whether a person signed for it, decided on it, or says that it means no known place."""
    decided = DECIDING & set(edited_keys(to_record(entry), "places", drafted))
    return bool(entry.by or entry.not_a_place or decided or not entry.place)
