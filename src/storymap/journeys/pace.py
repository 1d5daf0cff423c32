"""Leg with its times and means → the time it took at most, and what speaks against it."""

from datetime import date, datetime, timedelta
from functools import reduce

from storymap.journeys.days import coarser
from storymap.journeys.means import Means
from storymap.model.stories import Clock, Stop, When


def span_between(start: Stop, end: Stop) -> When | None:
    """The days between which a leg was travelled, as far as the times of its stops say.

    A bound that no time tells is `None`; so is the whole where the times exclude each other.
    """
    left, reached = start.until or start.when, end.when
    first = left.start if left else None
    last = reached.end if reached else None
    if not (first or last) or (first and last and first > last):
        return None
    told = [when.precision for when in (left, reached) if when and (when.start or when.end)]
    return When(start=first, end=last, precision=reduce(coarser, told))


def doubt(start: Stop, end: Stop, *, distance_km: float, means: Means | None) -> str:
    """What speaks against a leg: its means of travel cannot cover it in the time there was; empty where nothing does.

    Args:
        start: The stop it leaves.
        end: The stop it reaches.
        distance_km: Great-circle distance of the two.
        means: By what means it was travelled.
    """
    if means is None or start.place is None or end.place is None:
        return ""
    nearest = distance_km - start.place.radius_km - end.place.radius_km
    hours = _hours(start.until or start.when, end.when)
    if hours is not None and nearest > hours * means.kmh:
        return _note(nearest, f"{hours:.1f} hours", f"{nearest / hours:,.0f} km/h" if hours else "no time", means)
    days = _days(span_between(start, end))
    if days is None or nearest <= means.first_day_km + (days - 1) * means.daily_km:
        return ""
    time = "1 day" if days == 1 else f"{days} days"
    return _note(nearest, time, f"{nearest / days:,.0f} km a day", means)


def _note(nearest: float, time: str, speed: str, means: Means) -> str:
    return (
        f"At least {nearest:,.0f} km {means.name} in at most {time}, so {speed} or more: nobody is so fast. "
        f"For comparison: {means.record}. Check the places, the dates and their order."
    )


def _days(when: When | None) -> int | None:
    """The most days that a leg can have taken, the first and the last counted whole."""
    if when is None or when.start is None or when.end is None:
        return None
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days + 1


def _hours(left: When | None, reached: When | None) -> float | None:
    """The most hours between two times of day, where both are known with their offsets."""
    if not (left and reached and left.clock and reached.clock and left.start and reached.end):
        return None
    first = _moment(left.start, left.clock.start, left.clock)
    last = _moment(reached.end, reached.clock.end, reached.clock)
    if first is None or last is None or last <= first:
        return None
    return (last - first) / timedelta(hours=1)


def _moment(day: str, time: str, clock: Clock) -> datetime | None:
    if clock.utc_offset is None:
        return None
    return datetime.fromisoformat(f"{day}T{time}{clock.utc_offset}")
