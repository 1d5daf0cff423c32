"""Parts of the calendar → first and last day they can mean; the arithmetic of days, weeks, months and years."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from storymap.model.stories import Anchor, Clock, Precision, When

PRECISIONS: tuple[Precision, ...] = ("day", "week", "month", "season", "year")
"""From the finest to the coarsest."""
LAST_YEAR = 2999
"""Later years are no years of a told journey."""
LENGTHS = {"day": 1, "week": 7, "month": 30, "season": 91, "year": 365}
"""About how many days a precision or a unit stands for."""
_SHORTEST_DAYS = 7
"""A shift by fewer days says nothing about a time that is only known to the month or coarser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A stretch of days, with how exactly it was told."""

    first: date
    """First day it can mean."""
    last: date
    """Last day it can mean."""
    precision: Precision
    """How exactly it was told."""

    def told(self, words: str, *, anchor: Anchor = "text", clock: Clock | None = None) -> When:
        """The value of the model."""
        return When(
            start=self.first.isoformat(),
            end=self.last.isoformat(),
            precision=self.precision,
            words=words,
            anchor=anchor,
            clock=clock,
        )


def days_of(when: When | None) -> Days | None:
    """The days of a time; `None` where nothing anchors it.

    >>> days_of(When(start=None, end=None, precision="day", words="on Monday")) is None
    True
    """
    if when is None or when.start is None or when.end is None:
        return None
    return Days(first=date.fromisoformat(when.start), last=date.fromisoformat(when.end), precision=when.precision)


def is_finer(one: Precision, other: Precision) -> bool:
    """Whether a precision is finer than another.

    >>> is_finer("day", "month"), is_finer("year", "year")
    (True, False)
    """
    return PRECISIONS.index(one) < PRECISIONS.index(other)


def coarser(one: Precision, other: Precision) -> Precision:
    """The coarser of two precisions."""
    return max(one, other, key=PRECISIONS.index)


def day(year: int, month: int, number: int) -> Days | None:
    """One day; the month where it has no such day, and nothing outside the calendar."""
    whole = month_of(year, month)
    if whole is None or not 1 <= number <= whole.last.day:
        return whole if number else None
    on = date(year, month, number)
    return Days(first=on, last=on, precision="day")


def month_of(year: int, month: int) -> Days | None:
    """A month."""
    if not 1 <= year <= LAST_YEAR:
        return None
    last = calendar.monthrange(year, month)[1]
    return Days(first=date(year, month, 1), last=date(year, month, last), precision="month")


def years(first: int, last: int) -> Days | None:
    """Whole years, from the first to the last."""
    if not 1 <= first <= last <= LAST_YEAR:
        return None
    return Days(first=date(first, 1, 1), last=date(last, 12, 31), precision="year")


_SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "autumn": ((9, 1), (12, 22)),
    "winter": ((12, 1), (3, 21)),
}
_OPPOSITE = {"spring": "autumn", "summer": "winter", "autumn": "spring", "winter": "summer"}
SEASONS = (*_SEASONS, "fall")
"""What English calls them."""


def season_of(year: int, name: str, *, southern: bool = False, next_year: bool = False) -> Days | None:
    """A season, from its first day in the weather's reckoning to its last in the sun's.

    A season over the turn of the year belongs to either of two years: unless the text gives both, it can be each.

    Args:
        year: The year told; of two, the first.
        name: `spring` … `winter`, or `fall`.
        southern: Whether the seasons are those of the southern half of the Earth.
        next_year: Whether the text gives two years (`the winter of 1910-11`).
    """
    known = "autumn" if name == "fall" else name
    (m1, d1), (m2, d2) = _SEASONS[_OPPOSITE[known] if southern else known]
    over = m2 < m1
    if not 1 <= year < LAST_YEAR:
        return None
    first = date(year, 1, 1) if over and not next_year else date(year, m1, d1)
    return Days(first=first, last=date(year + 1 if over else year, m2, d2), precision="season")


_PARTS = {"early": (0.0, 1 / 3), "mid": (0.25, 0.75), "late": (2 / 3, 1.0), "early half": (0.0, 0.5)}
_PARTS |= {"late half": (0.5, 1.0)}


def part_of(whole: Days, part: str) -> Days:
    """The early, middle or late part, or a half; the parts overlap, as their names do.

    The part of a year is told in whole months, that of several years in whole years.

    >>> part_of(years(1911, 1911), "early").last.isoformat(), part_of(years(1840, 1849), "late").first.isoformat()
    ('1911-04-30', '1846-01-01')
    """
    low, high = _PARTS[part]
    if whole.precision == "year":
        return _months_within(whole, low, high)
    length = (whole.last - whole.first).days
    return Days(
        first=whole.first + timedelta(days=int(length * low)),
        last=whole.first + timedelta(days=-int(-length * high)),
        precision=whole.precision,
    )


def _months_within(whole: Days, low: float, high: float) -> Days:
    count = whole.last.year - whole.first.year + 1
    step = 1 if count == 1 else 12
    first, last = int(count * 12 * low) // step * step, -(int(-count * 12 * high) // step) * step
    start, end = _month_on(whole.first, first), _month_on(whole.first, last - 1)
    if start is None or end is None:
        return whole
    return Days(first=start.first, last=end.last, precision="season" if count == 1 else "year")


def shift(days: Days, number: int, unit: str) -> Days | None:
    """The stretch so many units later; the result is no finer than the unit, whole months and years by the calendar.

    Args:
        days: From where to count.
        number: How many; negative for earlier.
        unit: `day`, `week`, `month` or `year`.
    """
    if unit == "year":
        return _years_on(days, number)
    if unit == "month":
        return _months_on(days, number)
    length = number * LENGTHS[unit]
    if abs(length) < _SHORTEST_DAYS and is_finer("week", days.precision):
        return None
    blur = 3 if unit == "week" and days.precision == "day" else 0
    return _within_calendar(
        days.first.toordinal() + length - blur,
        days.last.toordinal() + length + blur,
        coarser(days.precision, "week" if blur else "day"),
    )


def _within_calendar(first: int, last: int, precision: Precision) -> Days | None:
    if first < 1 or last > date(LAST_YEAR, 12, 31).toordinal():
        return None
    return Days(first=date.fromordinal(first), last=date.fromordinal(last), precision=precision)


def _months_on(days: Days, number: int) -> Days | None:
    first = _month_on(days.first, number)
    last = _month_on(days.last, number)
    if first is None or last is None:
        return None
    return Days(first=first.first, last=last.last, precision=coarser(days.precision, "month"))


def _month_on(start: date, number: int) -> Days | None:
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    return month_of(year, month + 1)


def _years_on(days: Days, number: int) -> Days | None:
    return years(days.first.year + number, days.last.year + number)


def span(first: Days, last: Days) -> Days | None:
    """From the beginning of one to the end of the other; `None` when they are the wrong way round."""
    if last.last < first.first:
        return None
    return Days(first=first.first, last=last.last, precision=coarser(first.precision, last.precision))


def overlap(one: Days, other: Days) -> Days | None:
    """What both can mean, as exact as the finer; `None` when they have no day in common."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    finer = min(one.precision, other.precision, key=PRECISIONS.index)
    return Days(first=first, last=last, precision=finer) if first <= last else None
