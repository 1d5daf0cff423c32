"""Times that people write → the model's: `2023`, `2023-01`, `2023-01-13`, or start and end."""

import re
from calendar import monthrange
from datetime import date
from typing import Any

from storymap.model.stories import Precision, When
from storymap.stories.file.values import WhenEntry

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WEEK_DAYS, _MONTH_DAYS, _SEASON_DAYS = 7, 31, 100


def days_of(written: str) -> tuple[str, str, Precision] | None:
    """First and last day of a year, month or day in ISO 8601, and how exact that is; `None` for anything else.

    >>> days_of("2023-02"), days_of("2023-02-30")
    (('2023-02-01', '2023-02-28', 'month'), None)
    """
    found = _DATE.fullmatch(written)
    if not found or found[1] == "0000":
        return None
    year, month, day = found[1], found[2], found[3]
    if month is None:
        return f"{year}-01-01", f"{year}-12-31", "year"
    if not 1 <= int(month) <= 12:
        return None
    last = monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last:02}", "month"
    return (written, written, "day") if 1 <= int(day) <= last else None


def when_record(written: Any) -> Any:  # noqa: ANN401 - what a person wrote as a time
    """The record of a time that is written in short; anything else as it is."""
    days = days_of(str(written)) if isinstance(written, str | int) and not isinstance(written, bool) else None
    if days:
        return {"start": days[0], "end": days[1], "precision": days[2]}
    return {"words": written} if isinstance(written, str) else written


def to_when(entry: WhenEntry | None) -> When | None:
    """The time; `None` where the entry tells neither a day nor words."""
    if entry is None or not (entry.start or entry.end or entry.words):
        return None
    first, last = days_of(entry.start or entry.end or ""), days_of(entry.end or entry.start or "")
    start, end = (first[0], last[1]) if first and last else (None, None)
    return When(
        start=start,
        end=end,
        precision=entry.precision or (_precision(start, end) if start and end else "day"),
        words=entry.words,
        anchor=entry.anchor,
        clock=entry.clock,
    )


def _precision(start: str, end: str) -> Precision:
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    if days == 1:
        return "day"
    if days <= _MONTH_DAYS:
        return "week" if days <= _WEEK_DAYS else "month"
    return "season" if days <= _SEASON_DAYS else "year"
