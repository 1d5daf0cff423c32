"""Days told without a year (`on 3 May`, `on Monday`) → whether one of them is a later day than another, in one text."""

import re

from storymap.journeys.time_words import MONTH, WEEKDAY, month_number
from storymap.model.stories import When

_DAY_IN_MONTH = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?P<m>{MONTH})\b(?: (?P<d2>\d{{1,2}})\b)?"
)
_DAY_OF_WEEK = re.compile(rf"\b{WEEKDAY}\b")
_HALF_A_YEAR = 6 * 31
"""More days than this from one to the other are a way back."""


def is_later_day(one: When, other: When) -> bool:
    """Whether the second is told as a later day than the first, where no year says so.

    >>> may = When(start=None, end=None, precision="day", words="3 May")
    >>> is_later_day(may, When(start=None, end=None, precision="day", words="5 May"))
    True
    """
    if one.start is not None or other.start is not None:
        return False
    days = _month_and_day(one.words), _month_and_day(other.words)
    if days[0] and days[1]:
        whole = not (days[0][1] and days[1][1])
        first, second = (31 * month + (0 if whole else day) for month, day in (days[0], days[1]))
        return 0 < (second - first) % (12 * 31) < _HALF_A_YEAR
    weekdays = (_DAY_OF_WEEK.search(words) for words in (one.words, other.words))
    names = [found[0] for found in weekdays if found]
    return days == (None, None) and len(set(names)) > 1


def _month_and_day(words: str) -> tuple[int, int] | None:
    """The month from 1 and its day, 0 for the whole month."""
    found = _DAY_IN_MONTH.search(words)
    return (month_number(found["m"]), int(found["d"] or found["d2"] or 0)) if found else None
