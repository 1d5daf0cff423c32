"""Text → the dates that it gives in full or but for the year, from the day to the century."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from storymap.journeys import days as calendar
from storymap.journeys.date_shapes import PATTERNS
from storymap.journeys.days import Days
from storymap.journeys.time_words import DAY, MONTH, YEAR, month_number, ordinal_of

Parts = dict[str, str]
InYear = Callable[[int], Days | None]
"""Gives the days of a date, given the year that one without a year lies in."""
Bound = str
"""What a preposition makes of a date: `in`, `since`, `until` or `before`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date in a text."""

    start: int
    """Index of its first character, without the preposition."""
    end: int
    """Index after its last."""
    in_year: InYear
    """Its days, given the year that a date without one lies in."""
    yearless: bool = False
    """Whether it leaves the year out."""
    bound: Bound = "in"
    """What the preposition before it makes of it."""
    ends: tuple[InYear, InYear] | None = None
    """Its two ends, where it tells from when to when."""


def find_dates(text: str, *, southern: bool = False) -> tuple[Dated, ...]:
    """All dates of a text, in order, never overlapping.

    Args:
        text: A sentence.
        southern: Whether the seasons are those of the southern half of the Earth.

    >>> [date.in_year(1910).first.isoformat() for date in find_dates("on the 3rd of June, in spring 1911")]
    ['1910-06-03', '1911-03-01']
    """
    half = {"southern": "yes"} if southern else {}
    found = (date for kind, parts, at in PATTERNS.read(text) for date in _dated(text, kind, parts | half, at))
    return tuple(sorted(found, key=lambda date: date.start))


_BOUNDS = (
    (re.compile(r"\b(?:until|till|up to)(?: the)?\s*$", re.I), "until"),
    (re.compile(r"\bsince(?: the)?\s*$", re.I), "since"),
    (re.compile(r"\bby(?: the)?\s*$", re.I), "by"),
    (re.compile(r"\b(?:before|after|prior to)(?: the)?\s*$", re.I), "beside"),
)


def bound_before(text: str, start: int) -> Bound:
    """What the words before a time make of it.

    >>> bound_before("he stayed until June", 16), bound_before("in June", 3)
    ('until', 'in')
    """
    before = text[max(0, start - 14) : start]
    return next((bound for pattern, bound in _BOUNDS if pattern.search(before)), "in")


def _dated(text: str, kind: str, parts: Parts, at: tuple[int, int]) -> Iterator[Dated]:
    in_year = _READERS[kind](parts)
    yearless = not any(name in parts for name in ("y", "y2", "c")) and not (kind == "from" and _year_of(parts))
    if in_year(1904 if yearless else 1) is not None:
        bound = bound_before(text, at[0])
        ends = _ends(parts) if text[at[0] : at[1]].lower().startswith("from") else None
        yield Dated(start=at[0], end=at[1], in_year=in_year, yearless=yearless, bound=bound, ends=ends)


def _ends(parts: Parts) -> tuple[InYear, InYear]:
    """The first and the last day, month or year of `from … to …`."""
    if "d2" in parts:
        return _day(parts), _day(parts | {"d": parts["d2"]})
    whole = _range(parts)
    return (
        lambda year: _end(parts["one"], whole(year), last=False),
        lambda year: _end(parts["two"], whole(year), last=True),
    )


def _end(words: str, whole: Days | None, *, last: bool) -> Days | None:
    return _atom(words, (whole.last if last else whole.first).year) if whole else None


def _iso(parts: Parts) -> InYear:
    return lambda _: calendar.day(int(parts["y"]), int(parts["mm"]), int(parts["dd"]))


def _numeric(parts: Parts) -> InYear:
    """`16/1/2023`, when the numbers themselves say which is the month."""
    one, two = int(parts["a"]), int(parts["b"])
    month, number = (two, one) if one > 12 >= two >= 1 else (one, two) if two > 12 >= one >= 1 else (0, 0)
    return lambda _: calendar.day(int(parts["y"]), month, number) if month and number <= 31 else None


def _day(parts: Parts) -> InYear:
    number = _day_number(parts["d"])
    return lambda year: calendar.day(_year(parts, year), month_number(parts["m"]), number)


def _day_number(words: str) -> int:
    """The day of the month; 0 for what is no such number."""
    try:
        return ordinal_of(words)
    except ValueError:
        return 0


def _days(parts: Parts) -> InYear:
    def read(year: int) -> Days | None:
        both = [
            calendar.day(_year(parts, year), month_number(parts["m"]), ordinal_of(parts[name])) for name in ("d", "d2")
        ]
        return calendar.span(both[0], both[1]) if both[0] and both[1] else None

    return read


def _months(parts: Parts) -> InYear:
    def read(year: int) -> Days | None:
        one, two = month_number(parts["m"]), month_number(parts["m2"])
        last = calendar.month_of(_year(parts, year), two)
        first = calendar.month_of(_year(parts, year) - (two < one), one)
        return calendar.span(first, last) if first and last else None

    return read


def _month(parts: Parts) -> InYear:
    name = parts.get("m") or parts["m2"]
    return lambda year: _part(calendar.month_of(_year(parts, year), month_number(name)), parts)


def _season(parts: Parts, *, next_year: bool = False) -> InYear:
    year, southern = int(parts["y"]), "southern" in parts
    return lambda _: _part(calendar.season_of(year, parts["s"].lower(), southern=southern, next_year=next_year), parts)


def _winter(parts: Parts) -> InYear:
    return _season(parts, next_year=True)


def _decade(parts: Parts) -> InYear:
    return lambda _: _part(calendar.years(int(parts["y"]), int(parts["y"]) + 9), parts)


def _century(parts: Parts) -> InYear:
    number = ordinal_of(parts["c"])
    return lambda _: _part(calendar.years(number * 100 - 99, number * 100), parts)


def _years(parts: Parts) -> InYear:
    first = parts["y"]
    last = first[: len(first) - len(parts["y2"])] + parts["y2"]
    return lambda _: calendar.years(int(first), int(last))


def _whole_year(parts: Parts) -> InYear:
    year = int(parts.get("y") or parts["y2"])
    return lambda _: _part(calendar.years(year, year), parts)


CIRCA_YEARS = 5
"""How far a year told as `circa` may be off, either way."""


def _circa(parts: Parts) -> InYear:
    year = int(parts["y"])
    return lambda _: calendar.years(max(1, year - CIRCA_YEARS), year + CIRCA_YEARS)


_ATOM = re.compile(rf"(?:(?P<d>{DAY}) (?:of )?)?(?P<m>{MONTH})(?: (?P<d2>{DAY})\b)?(?:,? (?P<y>{YEAR}))?")


def _range(parts: Parts) -> InYear:
    """`from May 1910 to July 1912`: the year told with the one end counts for the other."""

    def read(year: int) -> Days | None:
        told = _year_of(parts) or year
        last = _atom(parts["two"], told)
        first = _atom(parts["one"], told)
        if first and last and last.last < first.first and not _own_year(parts["one"]):
            first = _atom(parts["one"], told - 1)
        return calendar.span(first, last) if first and last else None

    return read


def _year_of(parts: Parts) -> int | None:
    return _own_year(parts.get("two", "")) or _own_year(parts.get("one", ""))


def _own_year(words: str) -> int | None:
    found = re.search(r"\d{3,4}$", words)
    return int(found.group()) if found else None


def _atom(words: str, year: int) -> Days | None:
    match = _ATOM.fullmatch(words)
    if match is None:
        return calendar.years(int(words), int(words))
    own, number = int(match["y"] or year), match["d"] or match["d2"]
    if number:
        return calendar.day(own, month_number(match["m"]), ordinal_of(number))
    return calendar.month_of(own, month_number(match["m"]))


def _year(parts: Parts, year: int) -> int:
    return int(parts.get("y") or year)


_PART_WORDS = {
    "beginning": "early",
    "start": "early",
    "first days": "early",
    "last days": "late",
    "first half": "early half",
    "middle": "mid",
    "end": "late",
    "close": "late",
    "second half": "late half",
}


def _part(whole: Days | None, parts: Parts) -> Days | None:
    told = parts.get("part") or _PART_WORDS.get(parts.get("of", "").lower())
    if whole is None or told is None:
        return whole
    part = told.lower()
    return calendar.part_of(whole, "mid" if part == "middle" else part)


_WEEKS = {"first": 1, "second": 8, "third": 15, "fourth": 22}


def _week(parts: Parts) -> InYear:
    """`the third week of May`: seven days, counted from the first of the month, or its last seven."""

    def read(year: int) -> Days | None:
        month = calendar.month_of(_year(parts, year), month_number(parts["m"]))
        if month is None:
            return None
        start = _WEEKS.get(parts["n"], month.last.day - 6)
        first = month.first + timedelta(days=start - 1)
        return Days(first=first, last=first + timedelta(days=6), precision="week")

    return read


_FEASTS = {"Christmas Eve": (12, 24), "Christmas Day": (12, 25), "Boxing Day": (12, 26)}
_FEASTS |= {"New Year's Eve": (12, 31), "New Year's Day": (1, 1)}


def _feast(parts: Parts) -> InYear:
    month, number = _FEASTS[parts["f"].replace("’", "'")]
    return lambda year: calendar.day(_year(parts, year), month, number)


_READERS: dict[str, Callable[[Parts], InYear]] = {
    "iso": _iso,
    "numeric": _numeric,
    "from": _range,
    "days": _days,
    "day": _day,
    "months": _months,
    "week": _week,
    "feast": _feast,
    "month": _month,
    "winter": _winter,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "years": _years,
    "part": _whole_year,
    "circa": _circa,
    "year": _whole_year,
    "bare": _month,
}
