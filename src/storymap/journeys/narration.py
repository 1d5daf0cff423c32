"""Sentences in order → the times that they tell, each anchored in what was told before or in the day of publication."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from storymap.journeys.anchoring import Anchored, Outlook, place_relative, place_yearless
from storymap.journeys.ancient import hide_ancient
from storymap.journeys.clocks import TimeOfDay, find_times_of_day
from storymap.journeys.dates import Bound, Dated, bound_before, find_dates
from storymap.journeys.days import Days, days_of, span
from storymap.journeys.own_day import day_of, is_aside
from storymap.journeys.relative_times import Relative, find_relative_times
from storymap.model.stories import When

RECENT_DAYS = 400
"""A text speaks from the day of its publication about times that lie no farther back: a year and a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A time in a sentence, anchored where something anchors it."""

    start: int
    """Index of its first character in the sentence."""
    end: int
    """Index after its last."""
    core: int = 0
    """Index of the date itself, behind words such as `the night of`."""
    when: When
    """What it can mean; open where nothing anchors it."""
    bound: Bound = "in"
    """What its preposition makes of it."""
    ends: tuple[When, When] | None = None
    """Its first and its last part, where it tells from when to when (`from May to July`)."""
    waited: bool = False
    """Whether it tells how long somebody stayed before (`after three weeks in Oslo`)."""
    outer: bool = False
    """Whether the words behind it tell what it counts from, so that it dates what they are joined to."""
    aside: bool = False
    """Whether it dates something beside the story (`born in 1890`)."""
    of_day: bool = False
    """Whether it is a time of day."""
    zone: str | None = None
    """The name of the place whose time of day it is."""


_FUTURE = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|set|expected|scheduled|planned|likely|to)\b|plans? to|hopes? to|intends? to"
    r"|upcoming)|[’']ll\b|\b(?:is|are|am) (?!being\b)\w+ing\b"
    r"|\b(?:flies|leaves|departs|arrives|returns|sails|travels|opens|begins|starts)\b"
)
_FLASHBACK = re.compile(r"\bhad\b(?! to\b)|\b(?:he|she|they|it|I|we)[’']d\b|\bhaving \w+(?:ed|en)\b")
_NEAR = 100
"""Code points before a time in which words are looked for that belong to it."""
_LONGEST_CLAUSE = 300
"""Code points before and behind a time in which its clause is looked for: keeps endless sentences linear."""
_CLAUSE = re.compile(r"[,;:—–]| and | but | that | who | which ")
_LEAD = re.compile(
    r"\b(?:(?:[Ll]ate|[Ee]arly|[Ss]ometime|[Ss]ome time|[Aa]t some point)(?: on| in)?(?: the)?"
    r"|(?:[Tt]he |[Ll]ate on the |[Ee]arly on the )?(?:night|nights|evening|morning|afternoon"
    r"|(?:small|early) hours|week|weekend) (?:of|from)(?: the)?) $"
)
_PASSING = re.compile(r"\b(?:[Ll]ater|[Aa]fterwards|[Ee]ventually|[Ss]ubsequently)\b")


class Narration:
    """Reads the sentences of one document in order and knows what time they have told."""

    def __init__(self, *, published: str | None = None, recent: bool = True, ancient: int = 0) -> None:
        """Start before the first sentence.

        Args:
            published: The day of publication, ISO 8601.
            recent: Whether the text speaks of the time it was published in, where a sentence does not tell.
            ancient: The oldest year before Christ that the text names: years up to it are no years after.
        """
        self._published = day_of(published)
        self._recent = recent
        self._ancient = ancient
        self._told: Days | None = None
        self._frame: Days | None = None
        self._framed_in = -1
        self._entry: Days | None = None
        self._paragraph = 0
        self._southern = False

    def read(self, text: str, *, paragraph: int = 0, southern: bool = False) -> tuple[Told, ...]:
        """The times of the next sentence, in order; the times told before anchor them."""
        self._paragraph, self._southern = paragraph, southern
        shown = hide_ancient(text)
        found = [*find_dates(shown, southern=southern)]
        phrases: list[Dated | Relative] = [*found, *_apart(find_relative_times(shown), found)]
        told = _with_alternatives(self._anchored(shown, sorted(phrases, key=lambda phrase: phrase.start)), shown)
        clocks = [clock for clock in find_times_of_day(shown) if not _overlaps(clock, told)]
        if not told and _PASSING.search(shown):
            self._told = None
        return tuple(sorted([*told, *(_of_day(text, clock) for clock in clocks)], key=lambda time: time.start))

    def open_entry(self) -> None:
        """Take the day told last for the day of speaking: it heads the entry of a diary or the letter."""
        if self._told is not None and self._told.precision == "day":
            self._entry = self._told

    def _anchored(self, text: str, phrases: Sequence[Dated | Relative]) -> Iterator[Told]:
        for number, phrase in enumerate(phrases):
            outlook = self._outlook(text, phrase)
            placed = _place(phrase, outlook) or self._from_what_follows(text, phrases[number:], outlook)
            if placed and placed[0].first.year <= self._ancient:
                continue
            told = replace(_told(text, phrase, placed), ends=_ends_of(phrase, placed))
            yield told
            self._remember(told, phrase, outlook)

    def _from_what_follows(self, text: str, phrases: Sequence[Dated | Relative], outlook: Outlook) -> Anchored | None:
        """`two days after leaving Oslo on 3 June`: counted from the date in the words that it is joined to."""
        first = phrases[0]
        if not isinstance(first, Relative) or not first.outer or len(phrases) < 2:
            return None
        between = text[first.end : phrases[1].start]
        base = _place(phrases[1], outlook) if not re.search(r"[,;.]", between) else None
        return place_relative(replace(first, outer=False), replace(outlook, told=base[0])) if base else None

    def _outlook(self, text: str, phrase: Dated | Relative) -> Outlook:
        clause = _clause_around(text, phrase.start, phrase.end)
        now = self._now()
        framed = self._frame if self._frames(now) else None
        return Outlook(
            told=self._told,
            frame=framed,
            now=now,
            now_from="published" if now is not None and now is self._published else "text",
            future=bool(_FUTURE.search(clause)),
            flashback=bool(_FLASHBACK.search(clause)),
            southern=self._southern,
        )

    def _now(self) -> Days | None:
        if self._entry is not None:
            return self._entry
        if self._published is None:
            return None
        told_here = self._frame if self._framed_in == self._paragraph else None
        if told_here is None:
            return self._published if self._recent else None
        return self._published if _apart_days(told_here, self._published) <= RECENT_DAYS else None

    def _frames(self, now: Days | None) -> bool:
        """Whether the year told last counts here: a report goes back to its own day with every paragraph."""
        return now is None or now is not self._published or self._framed_in == self._paragraph

    def _remember(self, told: Told, phrase: Dated | Relative, outlook: Outlook) -> None:
        days = days_of(told.when)
        if told.aside or told.bound not in {"in", "by"} or outlook.future:
            return
        if days is None:
            self._told = None if not isinstance(phrase, Relative) or phrase.base == "told" else self._told
            return
        if isinstance(phrase, Relative) and phrase.base == "now" and days.precision != "day":
            return
        goes_back = outlook.flashback or (isinstance(phrase, Relative) and phrase.base == "told" and phrase.high < 0)
        if goes_back and self._frame is not None:
            return
        self._told = self._frame = days
        self._framed_in = self._paragraph


def _place(phrase: Dated | Relative, outlook: Outlook) -> Anchored | None:
    if isinstance(phrase, Relative):
        return place_relative(phrase, outlook)
    if phrase.yearless:
        return place_yearless(phrase.in_year, outlook)
    days = phrase.in_year(1)
    return (days, "text") if days else None


def _told(text: str, phrase: Dated | Relative, placed: Anchored | None) -> Told:
    near = max(0, phrase.start - _NEAR)
    lead = _LEAD.search(text[near : phrase.start])
    start = near + lead.start() if lead else phrase.start
    words = text[start : phrase.end].strip()
    when = placed[0].told(words, anchor=placed[1]) if placed else open_when(words)
    return Told(
        start=start,
        end=phrase.end,
        core=phrase.start,
        when=when,
        bound=phrase.bound if isinstance(phrase, Dated) else bound_before(text, phrase.start),
        outer=isinstance(phrase, Relative) and phrase.outer,
        aside=is_aside(text, start),
        waited=isinstance(phrase, Relative) and phrase.waited,
    )


def _ends_of(phrase: Dated | Relative, placed: Anchored | None) -> tuple[When, When] | None:
    if placed is None or not isinstance(phrase, Dated) or phrase.ends is None:
        return None
    first, last = (end(placed[0].first.year) for end in phrase.ends)
    if first is None or last is None:
        return None
    if last.last < first.first:
        last = phrase.ends[1](placed[0].last.year)
    return (first.told("", anchor=placed[1]), last.told("", anchor=placed[1])) if last else None


def open_when(words: str) -> When:
    """A time that nothing anchors."""
    return When(start=None, end=None, precision="day", words=words)


_OR = re.compile(r"\s*(?:or|[-–—])(?: in| on)?\s*")


def _with_alternatives(found: Iterable[Told], text: str) -> list[Told]:
    """`in late 2021 or early 2022`: one time that can be either."""
    told: list[Told] = []
    for time in found:
        before = told[-1] if told else None
        one, other = (days_of(before.when) if before else None), days_of(time.when)
        both = span(one, other) if one and other else None
        if before is not None and both is not None and _OR.fullmatch(text, before.end, time.start):
            words = text[before.start : time.end]
            told[-1] = replace(before, end=time.end, when=both.told(words, anchor=before.when.anchor))
        else:
            told.append(time)
    return told


def _of_day(text: str, time: TimeOfDay) -> Told:
    when = replace(open_when(text[time.start : time.end]), clock=time.clock)
    return Told(start=time.start, end=time.end, when=when, of_day=True, zone=time.zone)


def _apart(times: Sequence[Relative], dates: Sequence[Dated]) -> Iterator[Relative]:
    for time in times:
        if not any(time.start < date.end and date.start < time.end for date in dates):
            yield time


def _overlaps(clock: TimeOfDay, told: Sequence[Told]) -> bool:
    return any(clock.start < time.end and time.core < clock.end for time in told)


def _clause_around(text: str, start: int, end: int) -> str:
    before = [match.end() for match in _CLAUSE.finditer(text, max(0, start - _LONGEST_CLAUSE), start)]
    behind = _CLAUSE.search(text, end, end + _LONGEST_CLAUSE)
    first = before[-1] if before else max(0, start - _LONGEST_CLAUSE)
    last = behind.start() if behind else end + _LONGEST_CLAUSE
    clause = text[first:last]
    return clause if len(clause.split()) > 4 or not behind else text[first : _next_clause(text, behind.end())]


def _next_clause(text: str, start: int) -> int:
    """Where the clause behind a fronted time ends (`Three days earlier, she had left …`)."""
    following = _CLAUSE.search(text, start)
    return following.start() if following else len(text)


def _apart_days(one: Days, other: Days) -> int:
    return max(0, (other.first - one.last).days, (one.first - other.last).days)
