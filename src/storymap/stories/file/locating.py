"""A story file → where each of its quotes stands in its documents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from storymap.model.texts import Span
from storymap.stories.file.anchors import find_span
from storymap.stories.file.comparing import Text
from storymap.stories.file.entries import Anchor
from storymap.stories.file.origin import Problem
from storymap.stories.file.values import StopEntry, StoryFile
from storymap.stories.file.yaml_placing import Path

NOWHERE = "these words stand nowhere in '{document}', or at several places; quote words of its text, with what stands"
"""What is said of a quote that is not found."""
NOWHERE_MORE = " before them as prefix and behind them as suffix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where quotes stand."""

    spans: Mapping[Path, Span]
    """By the path of the quote in the file."""
    lost: tuple[Problem, ...]
    """Quotes that stand nowhere, in the order of the file."""

    def must(self) -> tuple[Problem, ...]:
        """Those that a story cannot be told without: passages of chapters."""
        return tuple(problem for problem in self.lost if problem.path[0] == "chapters")


def locate(file: StoryFile) -> Located:
    """Find every quote of the file in its documents' texts."""
    texts = {document.id: Text(text=document.text) for document in file.documents}
    spans: dict[Path, Span] = {}
    lost: list[Problem] = []
    for path, document, anchor in quotes(file):
        span = find_span(anchor, texts[document]) if document in texts else None
        if span is not None:
            spans[path] = span
        else:
            lost.append(Problem(path=path, told=NOWHERE.format(document=document) + NOWHERE_MORE))
    return Located(spans=spans, lost=tuple(lost))


def quotes(file: StoryFile) -> Iterator[tuple[Path, str, Anchor]]:
    """Every quote with its path and its document."""
    first = file.documents[0].id if file.documents else ""
    for number, chapter in enumerate(file.chapters):
        if chapter.passage:
            yield ("chapters", number, "passage"), chapter.document or first, chapter.passage
    for index, route in enumerate(file.routes):
        for number, stop in enumerate(route.stops):
            yield from _of_stop(stop, ("routes", index, "stops", number), stop.document or first)
    for index, place in enumerate(file.places):
        for number, mention in enumerate(place.mentions):
            yield ("places", index, "mentions", number), place.document or first, mention
    for number, verdict in enumerate(file.verdicts):
        yield ("verdicts", number, "quote"), verdict.document, verdict.quote


def _of_stop(stop: StopEntry, path: Path, document: str) -> Iterator[tuple[Path, str, Anchor]]:
    if stop.quote:
        yield (*path, "quote"), document, stop.quote
    for number, said in enumerate(stop.statements):
        yield (*path, "statements", number), said.document or document, said
