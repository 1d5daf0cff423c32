"""A document's sentences in order → when each of their clauses happened, by its own words or by those before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from storymap.journeys.ancient import oldest_year_bc
from storymap.journeys.narration import Narration, Told
from storymap.journeys.own_day import speaks_of_its_day
from storymap.journeys.roles import dateline_length
from storymap.journeys.time_words import MONTH, SEASON, WEEKDAY
from storymap.journeys.times import is_open, names_day, time_within, until_within, waited_before, with_days
from storymap.journeys.zones import localized
from storymap.model.places import ResolvedDocument
from storymap.model.stories import When
from storymap.model.texts import Sentence, Span

_CALENDAR = re.compile(rf"\d|{MONTH}|{WEEKDAY}|\b{SEASON}\b|\b(?:noon|midnight)\b", re.I)
_SOUTHERN_LAT = -23.5
"""South of it the seasons are the southern ones; between the tropics texts speak of the northern ones, if of any."""
_ENTRY = re.compile(r"\s*(?:[.:—–-]|$)")
_HEADING_SHARE = 0.5
"""A heading is that of a diary's entry when the date takes up at least this share of it."""


class Reckoning:
    """Knows the time that the text has told last, within a paragraph, and what anchors the times to come."""

    def __init__(self, resolved: ResolvedDocument) -> None:
        document = resolved.document
        texts = [document.quote(sentence.span) for sentence in document.sentences]
        published = document.source.published
        self._resolved = resolved
        self._narration = Narration(
            published=published,
            recent=speaks_of_its_day(texts, published),
            ancient=oldest_year_bc(document.text),
        )
        self._paragraph: int | None = None
        self._times: tuple[Told, ...] = ()
        self._text = ""
        self._start = 0
        self._sentence: When | None = None
        self._last: When | None = None
        self._entry: When | None = None
        self._day: When | None = None
        self._used = False

    def enter(self, sentence: Sentence) -> None:
        """Read the next sentence, or the heading above it."""
        opens = sentence.paragraph != self._paragraph
        if self._sentence and self._sentence.precision == "day":
            self._day = self._sentence
        if opens:
            self._paragraph, self._last, self._day = sentence.paragraph, self._entry, None
        elif self._sentence or self._used:
            self._last = self._entry if self._used else self._sentence
        self._used = False
        self._text, self._start = self._shown(sentence.span), sentence.span.start
        southern = self._is_southern(sentence.span)
        read = self._narration.read(self._text, paragraph=sentence.paragraph, southern=southern)
        self._times = tuple(self._in_named_zone(time, sentence.span) for time in read)
        whole = time_within(self._times, 0, len(self._text), text=self._text)
        self._sentence = None if is_open(whole) else whole
        if sentence.kind == "heading" or opens:
            self._open_entry(heading=sentence.kind == "heading")

    def _open_entry(self, *, heading: bool) -> None:
        """A date that stands at the head tells the day of what follows, as in a diary or a letter."""
        first = next((time for time in self._times if not time.of_day), None)
        if heading:
            self._entry = None
        if first is None or first.when.start is None or first.when.precision != "day":
            return
        share = (first.end - first.start) / max(1, len(self._text.strip(" #*_")))
        heads = share >= _HEADING_SHARE if heading else not first.start and _ENTRY.match(self._text, first.end)
        if heads:
            self._narration.open_entry()
            self._entry = self._last = first.when

    def _in_named_zone(self, time: Told, span: Span) -> Told:
        """`at 14:30 Moscow time`: the zone of the place named, wherever the event took place."""
        if time.zone is None:
            return time
        named = (r.place for r in self._resolved.within(span) if r.toponym.name == time.zone)
        place = next((place for place in named if place), None)
        return replace(time, when=localized(time.when, place) or time.when)

    def _shown(self, span: Span) -> str:
        """The sentence without its dateline, and without names that hold words of the calendar (`7 October Square`)."""
        text = self._resolved.document.quote(span)
        filed = dateline_length(text, 0)
        text = " " * filed + text[filed:]
        for resolution in self._resolved.within(span):
            name = resolution.toponym.span
            first, last = name.start - span.start, name.end - span.start
            if _CALENDAR.search(text, first, last):
                text = text[:first] + "X" + "x" * (last - first - 1) + text[last:]
        return re.sub(r"\s", " ", text)

    def _is_southern(self, span: Span) -> bool:
        places = [resolution.place for resolution in self._resolved.within(span) if resolution.place]
        return bool(places) and all(place.location.lat < _SOUTHERN_LAT for place in places)

    def use(self) -> None:
        """A time is over once a move with a place has used it: what follows may be later."""
        self._used = True

    def time_of(self, clauses: Sequence[Span], *, stays: bool) -> tuple[When | None, bool]:
        """When a move happened, and whether its own sentence says so.

        Args:
            clauses: The stretches of the sentence that may date it, the likeliest first.
            stays: Whether it tells of a stay.
        """
        for clause in clauses:
            start, end = clause.start - self._start, clause.end - self._start
            own = time_within(self._times, start, end, text=self._text, stays=stays)
            if own is not None:
                alone = not names_day(self._times, start, end)
                return with_days(own, self._day_for(own, start)) if alone else own, True
        waited = None if stays else waited_before(self._times, clauses[0].start - self._start)
        if waited:
            return waited, True
        if self._is_outdated(clauses[0].start - self._start):
            return None, False
        return (replace(self._last, clock=None) if self._last else None), False

    def _is_outdated(self, start: int) -> bool:
        """Whether the sentence has told a later time before an index: `In 1940 she fled, reached Lisbon and …`."""
        told = (t for t in self._times if t.end <= start and not (t.of_day or t.aside) and t.when.start)
        return any(self._last and (self._last.end or "") < (time.when.start or "") for time in told)

    def _day_for(self, hour: When, start: int) -> When | None:
        """The day of a time of day that stands alone: of the entry, or what was told before it.

        A part of the day without a clock (`At dawn they rode on`) may be of the day after the one told, so it takes a
        month or a year from what was told, but no day.
        """
        before = [t.when for t in self._times if t.end <= start and not (t.of_day or t.aside) and t.when.start]
        if before and hour.clock is not None:
            return before[-1]
        if self._entry is not None or hour.clock is not None:
            return self._last or self._day or self._entry
        return self._last if self._last and self._last.precision != "day" else None

    def until_of(self, clauses: Sequence[Span]) -> When | None:
        """When what a move tells of came to its end, where its sentence says so."""
        ends = (until_within(self._times, c.start - self._start, c.end - self._start) for c in clauses)
        return next((end for end in ends if end), None)
