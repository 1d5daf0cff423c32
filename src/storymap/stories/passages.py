"""Documents and a route → passages: the whole text cut into stretches, those that tell a stop and those between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storymap.model.places import ResolvedDocument
from storymap.model.stories import Route, Stop
from storymap.model.texts import Sentence, Span
from storymap.stories.units import Unit, units_of

LONGEST_RUN = 4
"""Paragraphs without a stop that a passage may hold besides its own: more become passages of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document that a chapter shows."""

    document: ResolvedDocument
    """Where it stands."""
    span: Span
    """From its first sentence to its last."""
    heading: Sentence | None = None
    """The heading above it, which the span leaves out: it serves as the chapter's title."""
    stop: int | None = None
    """Index of the stop it tells, in the route."""
    opens: bool = False
    """Whether it is what a document begins with, before any stop."""


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A passage in the making; with several stops in one sentence it will be several passages."""

    document: ResolvedDocument
    units: list[Unit]
    heading: Sentence | None = None
    stops: tuple[int, ...] = ()
    opens: bool = False


def cut_passages(documents: Sequence[ResolvedDocument], route: Route | None) -> tuple[Passage, ...]:
    """Every sentence of all documents in passages, in the order of telling.

    Where the text tells the stops in the order of travel, the passages are the text from its beginning to its end.
    Where it does not, the opening comes first, then for each stop the paragraph or the sentences that tell it, then
    all that is left in the order of the text. A sentence stands in two passages only if two stops rest on it.
    """
    units = [(resolved, units_of(resolved, _stops_in(resolved, route))) for resolved in documents]
    numbers = [number for _, found in units for unit in found for number in unit.stops]
    in_order = numbers == sorted(numbers)
    drafts = [d for resolved, found in units for d in _Cutter(resolved, found, follows_text=in_order).drafts()]
    passages = [passage for draft in drafts for passage in _passages(draft)]
    return tuple(passages if in_order else sorted(passages, key=lambda passage: _rank(passage, documents[0])))


def _stops_in(resolved: ResolvedDocument, route: Route | None) -> dict[int, Stop]:
    stops = route.stops if route else ()
    return {number: stop for number, stop in enumerate(stops) if stop.document == resolved.document.id}


def _rank(passage: Passage, first: ResolvedDocument) -> tuple[int, int]:
    """The opening of the first document, the stops in the order of travel, everything else."""
    if passage.stop is not None:
        return 1, passage.stop
    return (0, 0) if passage.opens and passage.document is first else (2, 0)


class _Cutter:
    """Gathers the units of one document into drafts."""

    def __init__(self, resolved: ResolvedDocument, units: Sequence[Unit], *, follows_text: bool) -> None:
        self._resolved = resolved
        self._units = list(units)
        self._follows_text = follows_text
        self._waiting: list[Unit] = []
        self._open: _Draft | None = None
        self._found: list[_Draft] = []

    def drafts(self) -> Iterator[_Draft]:
        """All drafts in the order of the text; the document's title belongs to the first."""
        title = self._take_title()
        for number, unit in enumerate(self._units):
            self._take(unit, self._units[number + 1 :])
        self._finish()
        if self._found:
            _make_first(self._found[0], title)
        for draft in self._found:
            yield from _shortened(draft)

    def _take_title(self) -> Sentence | None:
        """The heading that gives the document its title: unless it is all there is, no passage repeats it."""
        if len(self._units) < 2 or not self._units[0].is_heading:
            return None
        sentence = self._units[0].sentences[0]
        title = self._resolved.document.source.title
        if title and " ".join(self._resolved.document.quote(sentence.span).split()) != " ".join(title.split()):
            return None
        self._units.pop(0)
        return sentence

    def _take(self, unit: Unit, rest: Sequence[Unit]) -> None:
        if unit.is_heading:
            self._waiting.append(unit)
        elif unit.stops:
            above = self._above_stop(rest)
            self._begin([*above, unit], stops=unit.stops)
            self._open = self._open if self._follows_text else None
        elif self._waiting or self._open is None:
            above, self._waiting = self._waiting, []
            heading = above[0].sentences[0] if above else None
            self._begin([*above[1:], unit], heading=heading)
        else:
            self._open.units.append(unit)

    def _above_stop(self, rest: Sequence[Unit]) -> list[Unit]:
        """The headings that go with a stop: not the one that a passage left over from its section needs."""
        above, self._waiting = self._waiting, []
        if not self._follows_text and len(above) == 1 and _goes_on(rest):
            above, self._waiting = [], above
        return above

    def _begin(self, units: list[Unit], *, heading: Sentence | None = None, stops: tuple[int, ...] = ()) -> None:
        self._open = _Draft(document=self._resolved, units=units, heading=heading, stops=stops)
        self._found.append(self._open)

    def _finish(self) -> None:
        """Headings with nothing under them end the passage before them."""
        if self._waiting and self._open is not None:
            self._open.units += self._waiting
        elif self._waiting:
            self._begin(self._waiting)


def _make_first(draft: _Draft, title: Sentence | None) -> None:
    """Put a document's first draft under its title; the heading of the draft's own section moves into the passage."""
    draft.opens = not draft.stops
    if title and draft.heading:
        draft.units.insert(0, Unit(sentences=(draft.heading,)))
    draft.heading = title or draft.heading


def _goes_on(rest: Sequence[Unit]) -> bool:
    """Whether a section has more than its stops."""
    for unit in rest:
        if unit.is_heading:
            return False
        if not unit.stops:
            return True
    return False


def _shortened(draft: _Draft) -> Iterator[_Draft]:
    """The draft, cut where it would go on for too long without a stop."""
    own = 1 + next((n for n, unit in enumerate(draft.units) if unit.stops), -1)
    if len(draft.units) - own <= LONGEST_RUN:
        yield draft
        return
    first = own or LONGEST_RUN
    yield _Draft(
        document=draft.document, units=draft.units[:first], heading=draft.heading, stops=draft.stops, opens=draft.opens
    )
    for start in range(first, len(draft.units), LONGEST_RUN):
        yield _Draft(document=draft.document, units=draft.units[start : start + LONGEST_RUN])


def _passages(draft: _Draft) -> Iterator[Passage]:
    """One passage, or one for each of the stops that share a sentence: it is the last of one and opens the next."""
    start, end = draft.units[0].sentences[0].span.start, draft.units[-1].sentences[-1].span.end
    shared = next((unit.told.span for unit in draft.units if unit.told), Span(start=start, end=end))
    last = len(draft.stops) - 1
    for position, stop in enumerate(draft.stops or (None,)):
        span = Span(
            start=start if position == 0 else shared.start,
            end=end if position >= last else shared.end,
        )
        heading = draft.heading if position == 0 else None
        yield Passage(document=draft.document, span=span, heading=heading, stop=stop, opens=draft.opens)
