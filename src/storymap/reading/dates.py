"""A line → the date it gives, when it gives nothing else: `Feb 16, 2023 1:54 PM PST`."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from storymap.language.expressions import late

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{0}>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_LABEL = (
    r"(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|date|issued|on|pub\.?)"
    # Few times, and each blank in one way only: else a line of labels takes for ever.
    r"(?:\s+(?:on|at))?\s*(?:[:|–-]\s*)?){0,4}"
)
_TIME = (
    r"(?:\W*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\W*\d{1,2}\s*[ap]\.?m\.?)"
    r"\s*\(?(?:[A-Z]{2,4}T?|GMT[+-]\d+|UTC|Z|local time)?\)?"
)
_DAY = (
    r"(?:" + _MONTH.format("m1") + r"\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\.?\s+" + _MONTH.format("m2") + r",?\s+(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>\d{4}))"
)
_DATE_LINE = late(rf"{_LABEL}{_WEEKDAY}{_DAY}T?(?:{_TIME})?\W*(?:[|•·–-]\s*.{{0,40}})?", re.IGNORECASE)
_DAY_ALONE = late(
    rf"{_WEEKDAY}(?:"
    + _MONTH.format("m1")
    + r"\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+"
    + _MONTH.format("m2")
    + r")(?:,?\s+\d{4})?[.:]?|\d{4}-\d{2}-\d{2}",
    re.IGNORECASE,
)
_DATELINE = late(
    r"(?-i:[A-ZÀ-Þ]{2}[A-ZÀ-Þ.’'-]*)(?:[ ,/]+[\w.’'-]+){0,5}?,? \(?"
    rf"{_WEEKDAY}{_DAY}\)?(?:\s*\([^)]{{1,40}}\))?\s*[—–-]",
    re.IGNORECASE,
)
_TIME_LINE = late(
    rf"(?:{_LABEL}{_TIME}|[ap]\.?m\.?(?:\s+[A-Z]{{2,4}}T?)?"
    r"|(?:updated\s+)?(?:\d+|an?|one|two|three|few)\s+(?:minutes?|hours?|days?|weeks?|months?)\s+ago"
    r"|just now|yesterday|today)\W*",
    re.IGNORECASE,
)
_YEARS = range(1500, 2200)


def is_date_line(words: str) -> bool:
    """Whether the line holds a date or a time and nothing else worth reading.

    >>> is_date_line("Feb 16, 2023 1:54 PM PST"), is_date_line("In March 2023 he left.")
    (True, False)
    """
    return bool(_DATE_LINE.fullmatch(words) or _TIME_LINE.fullmatch(words))


def is_day_alone(words: str) -> bool:
    """Whether the line is a day and no more, with or without its year: no label, no time.

    >>> is_day_alone("Friday, 3 June"), is_day_alone("Updated 3 June 2021"), is_day_alone("May 3 men")
    (True, False, False)
    """
    return bool(_DAY_ALONE.fullmatch(words))


def date_of_line(words: str) -> str | None:
    """The date in ISO 8601; `None` when there is none, or day and month cannot be told apart.

    >>> date_of_line("Published on 3 May 2021, 10:00 GMT")
    '2021-05-03'
    """
    return _day_of(_DATE_LINE.fullmatch(words))


def date_of_dateline(words: str) -> str | None:
    """The date in the dateline that opens an article, in ISO 8601; `None` when there is none with a year.

    >>> date_of_dateline("OSLO, Norway, 16 January 2023 (Own Agency) — The ministry said")
    '2023-01-16'
    """
    return _day_of(_DATELINE.match(words))


def _day_of(found: re.Match[str] | None) -> str | None:
    if not found:
        return None
    try:
        year, month, day = _numbers(found.groupdict())
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None


def date_of_stamp(stamp: str) -> str | None:
    """The date, in ISO 8601, of a time stamp as programs write them; that of its own time zone.

    >>> date_of_stamp("Mon, 16 Jan 2023 23:30:00 -0500"), date_of_stamp("2023-01-16T10:00:00Z"), date_of_stamp("soon")
    ('2023-01-16', '2023-01-16', None)
    """
    words = " ".join(stamp.split())[:80]
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found.date().isoformat() if found.year in _YEARS else None
    return date_of_line(words)


def _numbers(parts: dict[str, str | None]) -> tuple[int, int, int]:
    for number in "12":
        if name := parts[f"m{number}"]:
            month = _MONTHS.index(name[:3].lower()) + 1
            return int(parts[f"y{number}"] or 0), month, int(parts[f"d{number}"] or 0)
    if parts["y3"]:
        return int(parts["y3"]), int(parts["m3"] or 0), int(parts["d3"] or 0)
    first, second = int(parts["a4"] or 0), int(parts["b4"] or 0)
    if first > 12 >= second:
        return int(parts["y4"] or 0), second, first
    if second > 12 >= first:
        return int(parts["y4"] or 0), first, second
    raise ValueError("day and month cannot be told apart")
