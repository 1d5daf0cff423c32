"""A text and the day of its publication → whether it speaks from that day; what it tells beside its story."""

import re
from collections.abc import Sequence
from datetime import date

from storymap.journeys.ancient import hide_ancient
from storymap.journeys.dates import find_dates
from storymap.journeys.days import Days
from storymap.journeys.relative_times import find_relative_times

_NEAR = 100
"""Code points before a time in which words are looked for that make it an aside."""
_ASIDE = re.compile(
    r"\b(?:born|built|founded|erected|established|completed|published|painted|composed|invented|abolished)"
    r"(?:,? (?:in|at|near|on|by)? ?(?:[A-Z][\w’'-]+|the|of|a)(?:,| )){0,4},? ?(?:back )?(?:in|on|around|about|circa)?"
    r" ?(?:the )?$"
)


def speaks_of_its_day(texts: Sequence[str], published: str | None) -> bool:
    """Whether a text is a report of its day: it speaks of its own time more than it names years long before."""
    day = day_of(published)
    if day is None:
        return False
    named = [
        days.last.year
        for text in texts
        for found in find_dates(hide_ancient(text))
        if not found.yearless
        and (days := found.in_year(1))
        and not _ASIDE.search(text[max(0, found.start - _NEAR) : found.start])
    ]
    old = sum(year < day.first.year - 1 for year in named)
    return 2 * (len(named) - old) + sum(map(_speaking, texts)) >= 2 * old


def _speaking(text: str) -> int:
    """How much a sentence speaks from its own day: `last week` and `two years ago` twice as much as `on Monday`."""
    times = [time for time in find_relative_times(text) if time.base == "now"]
    return sum(1 if time.unit.startswith("weekday") else 2 for time in times if time.unit != "day" or time.low)


def day_of(iso: str | None) -> Days | None:
    """A day in ISO 8601, whatever stands behind it; `None` for anything else."""
    try:
        on = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
    return Days(first=on, last=on, precision="day")


def is_aside(text: str, start: int) -> bool:
    """Whether a time dates something beside the story: when somebody was born, when a church was built."""
    return bool(_ASIDE.search(text[max(0, start - _NEAR) : start]))
