"""A story file's names for its own parts → those that name nothing, or two things."""

from collections.abc import Iterator, Sequence

from storymap.stories.file.entries import Anchor
from storymap.stories.file.locating import quotes
from storymap.stories.file.origin import Problem
from storymap.stories.file.values import ChapterEntry, StoryFile
from storymap.stories.file.yaml_placing import Path

_MOST_LISTED = 12


def check_references(file: StoryFile) -> tuple[Problem, ...]:
    """Everything that names a part of the file that is not there; ids that two parts have; quotes without words."""
    return (*_twice(file), *_unknown(file), *_wordless(file))


def _ids(file: StoryFile) -> Iterator[tuple[str, Path, str]]:
    """Every id with its kind and path."""
    named = {
        "document": [one.id for one in file.documents],
        "chapter": [one.id for one in file.chapters],
        "place": [one.id for one in file.places],
        "route": [one.id for one in file.routes],
        "verdict": [one.id for one in file.verdicts],
    }
    for kind, names in named.items():
        for number, name in enumerate(names):
            yield kind, (f"{kind}s", number, "id"), name
    for index, route in enumerate(file.routes):
        for number, stop in enumerate(route.stops):
            yield "stop", ("routes", index, "stops", number, "id"), stop.id


def _twice(file: StoryFile) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for kind, path, name in _ids(file):
        if (kind, name) in seen:
            yield Problem(path=path, told=f"a second {kind} is called '{name}'; give each its own id")
        seen.add((kind, name))


def _unknown(file: StoryFile) -> Iterator[Problem]:
    known: dict[str, list[str]] = {"document": [], "place": [], "stop": []}
    for kind, _, name in _ids(file):
        known.setdefault(kind, []).append(name)
    for kind, path, sought in _references(file):
        if sought is not None and sought not in known[kind]:
            yield Problem(path=path, told=f"no {kind} '{sought}'; {kind}s: {_listed(known[kind])}")


def _listed(names: Sequence[str]) -> str:
    if len(names) <= _MOST_LISTED:
        return ", ".join(names) or "none"
    return f"{', '.join(names[:3])} … {names[-1]}"


def _references(file: StoryFile) -> Iterator[tuple[str, Path, str | None]]:
    for number, chapter in enumerate(file.chapters):
        yield "document", ("chapters", number, "document"), chapter.document
        yield "stop", ("chapters", number, "stop"), chapter.stop
        if isinstance(chapter.shows, tuple):
            for index, name in enumerate(chapter.shows):
                yield "place", ("chapters", number, "shows", index), name
    for index, route in enumerate(file.routes):
        for number, stop in enumerate(route.stops):
            yield "document", ("routes", index, "stops", number, "document"), stop.document
            yield "place", ("routes", index, "stops", number, "place"), stop.place
            for index_said, said in enumerate(stop.statements):
                yield (
                    "document",
                    ("routes", index, "stops", number, "statements", index_said, "document"),
                    said.document,
                )
    for number, place in enumerate(file.places):
        yield "document", ("places", number, "document"), place.document
    for number, verdict in enumerate(file.verdicts):
        yield "document", ("verdicts", number, "document"), verdict.document


def _wordless(file: StoryFile) -> Iterator[Problem]:
    """Quotes that quote nothing, and chapters that have neither a passage nor words of their own."""
    for number, chapter in enumerate(file.chapters):
        if not chapter.passage and not _tells(chapter):
            told = "neither a passage nor a caption nor media; quote a passage, or write a caption of your own"
            yield Problem(path=("chapters", number), told=told)
    for path, _, anchor in quotes(file):
        yield from _without_words(anchor, path)


def _tells(chapter: ChapterEntry) -> bool:
    return bool(chapter.caption.strip() or chapter.media or chapter.hidden)


def _without_words(anchor: Anchor, path: Path) -> Iterator[Problem]:
    if anchor.exact is None and (anchor.begins is None or anchor.ends is None):
        yield Problem(path=path, told="quotes nothing; give the words as 'exact', or as 'begins' and 'ends'")
    elif not all(one.strip() for one in (anchor.exact, anchor.begins, anchor.ends) if one is not None):
        yield Problem(path=path, told="quotes no words; give some")
