"""A time that leaves something open, and what can anchor it → its days, or nothing where nothing anchors it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from storymap.journeys import days as calendar
from storymap.journeys.days import Days, is_finer
from storymap.journeys.relative_times import BARE_SEASON, Relative
from storymap.model.stories import Anchor

FORWARD_DAYS = 244
"""A month named after a later one is that of the next year when it lies no farther on than this: eight months.

In a story told forwards, `In January` after November is the January to come; `In October` after November is either."""

Anchored = tuple[Days, Anchor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What a phrase can count from, where it stands."""

    told: Days | None = None
    """The time told last, unless some uncounted time went by since."""
    frame: Days | None = None
    """The time told last, whatever went by: it tells the year."""
    now: Days | None = None
    """The day of speaking: of publication, or of the entry of a diary."""
    now_from: Anchor = "text"
    """What tells the day of speaking."""
    future: bool = False
    """Whether the words speak of what is to come."""
    flashback: bool = False
    """Whether the words speak of what came before."""
    southern: bool = False
    """Whether the seasons are those of the southern half of the Earth."""


def place_relative(time: Relative, outlook: Outlook) -> Anchored | None:
    """The days of a time that is counted from another."""
    name, _, which = time.unit.partition(":")
    if name == BARE_SEASON:
        return _with_part(place_yearless(_season(which, outlook), outlook), time)
    if time.unit == "vague" or time.outer:
        return None
    base, anchor = _base(time, outlook)
    if base is None:
        return None
    found = _PLACERS.get(name, _count)(base, time, outlook)
    return _with_part((found, anchor) if found else None, time)


def _base(time: Relative, outlook: Outlook) -> tuple[Days | None, Anchor]:
    if time.base == "told":
        return outlook.told, "text"
    if outlook.now is not None:
        return outlook.now, outlook.now_from
    by_the_day = time.unit == "day" or time.unit.startswith("weekday")
    if by_the_day and (time.low < 0 or time.unit != "day") and outlook.told and outlook.told.precision == "day":
        return outlook.told, "text"
    return None, "text"


def _with_part(anchored: Anchored | None, time: Relative) -> Anchored | None:
    if anchored is None or time.part is None:
        return anchored
    return calendar.part_of(anchored[0], time.part), anchored[1]


def _count(base: Days, time: Relative, outlook: Outlook) -> Days | None:  # noqa: ARG001 - the placers' shape
    if time.low == time.high == 0:
        return _same(base, time.unit)
    if time.unit == "week" and time.base == "now" and abs(time.low) == 1 and time.low == time.high:
        return _week_around(base.first + timedelta(days=7 * time.low))
    ends = [calendar.shift(base, number, time.unit) for number in (time.low, time.high)]
    return calendar.span(ends[0], ends[1]) if ends[0] and ends[1] else None


def _same(base: Days, unit: str) -> Days | None:
    """`that day`, `the same year`: the day itself, or the whole week, month or year around it."""
    if unit == "day":
        return base if is_finer(base.precision, "season") else None
    if unit == "week":
        return _week_around(base.first) if base.precision == "day" else base
    return calendar.shift(base, 0, unit)


def _week_around(on: date) -> Days | None:
    if not date(1, 1, 8) < on < date(calendar.LAST_YEAR, 12, 20):
        return None
    monday = on - timedelta(days=on.weekday())
    return Days(first=monday, last=monday + timedelta(days=6), precision="week")


def _weekday(base: Days, time: Relative, outlook: Outlook) -> Days | None:
    """The day of that name: the last one before publication, but the next one when it is to come or is told onwards."""
    if base.precision != "day":
        return None
    wanted = int(time.unit.partition(":")[2])
    onwards = time.low > 0 or (time.low == 0 and (outlook.future or outlook.now is None) and not outlook.flashback)
    start = base.first if onwards else base.last
    step = timedelta(days=1 if onwards else -1)
    day = start + step if time.low else start
    while day.weekday() != wanted:
        day += step
    return Days(first=day, last=day, precision="day")


def _month(base: Days, time: Relative, outlook: Outlook) -> Days | None:  # noqa: ARG001 - the placers' shape
    number = int(time.unit.partition(":")[2])
    return _step(base, time.low, lambda year: calendar.month_of(year, number))


def _within(base: Days, time: Relative, outlook: Outlook) -> Days | None:  # noqa: ARG001 - the placers' shape
    """`within a week`: from the time told to that much later."""
    unit = time.unit.partition(":")[2]
    last = calendar.shift(base, time.high * 7, "day") if unit == "week" else calendar.shift(base, time.high, unit)
    return calendar.span(base, last) if last else None


def _monthday(base: Days, time: Relative, outlook: Outlook) -> Days | None:
    """`on the 12th`: of the month told, or of the next one when that day was over."""
    if not is_finer(base.precision, "season"):
        return None
    number = int(time.unit.partition(":")[2])
    step = -1 if outlook.flashback else 1
    for months in (0, step):
        month = calendar.shift(base, months, "month")
        day = calendar.day(month.first.year, month.first.month, number) if month else None
        if day and day.precision == "day" and (day.first <= base.last if outlook.flashback else day.last >= base.first):
            return day
    return None


def _named_season(base: Days, time: Relative, outlook: Outlook) -> Days | None:
    return _step(base, time.low, _season(time.unit.partition(":")[2], outlook))


def _season(name: str, outlook: Outlook) -> Callable[[int], Days | None]:
    return lambda year: calendar.season_of(year, name, southern=outlook.southern, next_year=True)


def _step(base: Days, step: int, in_year: Callable[[int], Days | None]) -> Days | None:
    """The one after, before or around the base."""
    found = list(_in_years(base, in_year))
    if step > 0:
        return next((days for days in found if days.first > base.last), None)
    if step < 0:
        return next((days for days in reversed(found) if days.last < base.first), None)
    around = (days for days in found if calendar.overlap(days, base))
    return next(around, in_year(base.first.year))


def _in_years(base: Days, in_year: Callable[[int], Days | None]) -> Iterator[Days]:
    for year in range(base.first.year - 2, base.last.year + 3):
        days = in_year(year)
        if days is not None:
            yield days


_PLACERS: dict[str, Callable[[Days, Relative, Outlook], Days | None]] = {
    "weekday": _weekday,
    "month": lambda base, time, outlook: (_month if ":" in time.unit else _count)(base, time, outlook),
    "monthday": _monthday,
    "season": _named_season,
    "within": _within,
}


def place_yearless(in_year: Callable[[int], Days | None], outlook: Outlook) -> Anchored | None:
    """The days of a date that leaves out its year: in the year told, or the last one before publication."""
    frame = None if outlook.future and outlook.now else outlook.frame
    if frame is not None and frame.first.year == frame.last.year:
        found = _told_onwards(frame, in_year, outlook)
        if found is not None or outlook.now_from != "published":
            return (found, "text") if found else None
    if outlook.now is None:
        return None
    candidates = list(_in_years(outlook.now, in_year))
    if outlook.future:
        found = next((days for days in candidates if days.last >= outlook.now.first), None)
    else:
        found = next((days for days in reversed(candidates) if days.first <= outlook.now.last), None)
    return (found, outlook.now_from) if found else None


def _told_onwards(frame: Days, in_year: Callable[[int], Days | None], outlook: Outlook) -> Days | None:
    same = in_year(frame.first.year)
    if outlook.flashback:
        return same if same and same.first <= frame.last else in_year(frame.first.year - 1)
    if same is None or same.last >= frame.first:
        return same
    following = in_year(frame.first.year + 1)
    return following if following and (following.first - frame.last).days <= FORWARD_DAYS else None
