"""Words → when: the plain time phrases, from the day to the year."""

import calendar
import re
from datetime import date, timedelta

from storymap.model.stories import When

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "(" + "|".join(_MONTHS) + ")"
_BEFORE_CHRIST = r"(?:\s*[-–—/]\s*\d+)?\s*b\.?\s?c(?:\.|e\b|\b)"
_YEAR = rf"(\d{{3,4}})(?!{_BEFORE_CHRIST})(?![\d,.]*\s*(?:km|kilomet|mile|m\b|men|people|metres|feet|b\.?c))"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_SEASON = r"(spring|summer|autumn|fall|winter)"

_PATTERNS = (
    ("dmy", re.compile(rf"\b{_DAY} (?:of )?{_MONTH},? {_YEAR}", re.I)),
    ("mdy", re.compile(rf"\b{_MONTH} {_DAY}, {_YEAR}", re.I)),
    ("my", re.compile(rf"\b{_MONTH},? (?:of )?{_YEAR}", re.I)),
    ("dm", re.compile(rf"\b{_DAY} (?:of )?{_MONTH}\b(?!,? (?:of )?\d{{2,4}} ?b\.?c)", re.I)),
    ("md", re.compile(rf"\b{_MONTH} {_DAY}\b(?!,? \d)", re.I)),
    ("between", re.compile(rf"\b(?:between|from) {_YEAR} (?:and|to|until) {_YEAR}", re.I)),
    ("season", re.compile(rf"\b{_SEASON} (?:of )?{_YEAR}", re.I)),
    ("year", re.compile(rf"\b(?:in|by|during|until|since|of|early|late|mid) {_YEAR}", re.I)),
    (
        "month",
        re.compile(
            rf"\b(?:in|by|during|that|following|early|late|mid) {_MONTH}\b(?!,? (?:of )?\d{{2,4}} ?b\.?c)", re.I
        ),
    ),
)


def find_when(text: str, *, year: int | None = None) -> When | None:
    """The first time phrase in a stretch of text.

    Args:
        text: A clause or a sentence.
        year: The year that a phrase without one is in, where the text before has told it.

    >>> find_when("he left Oslo in July 2022")
    When(start='2022-07-01', end='2022-07-31', precision='month')
    >>> find_when("they sailed on 3 June", year=1910)
    When(start='1910-06-03', end='1910-06-03', precision='day')
    >>> find_when("some 900 people fled") is None
    True
    """
    text = " ".join(text.split())
    found: list[tuple[int, When]] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            when = _when(kind, match.groups(), year)
            if when:
                found.append((match.start(), when))
                taken.append(match.span())
    return min(found, key=lambda item: item[0])[1] if found else None


_ANCIENT = re.compile(r"\b(\d{1,4})(?:\s*[-–—/]\s*\d+)?\s*b\.?\s?c(?:\.|e\b|\b)", re.I)


def oldest_year_bc(text: str) -> int:
    """The largest number of a year before Christ that a text names; 0 if it names none.

    Years below it may well be meant so too where the text leaves the letters out.

    >>> oldest_year_bc("born in 356 BC, he died in 323 BC")
    356
    """
    return max((int(match.group(1)) for match in _ANCIENT.finditer(text)), default=0)


_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_NEXT_DAY = re.compile(r"\b(?:on )?the (?:next|following) (?:day|morning)\b|\bnext (?:day|morning)\b", re.I)
_DAYS_LATER = re.compile(rf"\b({'|'.join(_NUMBERS)}|\d{{1,2}}) days? (?:later|afterwards)\b", re.I)
_ANOTHER_TIME = re.compile(
    r"\b(?:later|afterwards|following|next|after (?:a|an|some|several|\w+ (?:days|weeks)))\b", re.I
)


def find_days_on(text: str) -> int | None:
    """How many days after the day told last something happened; -1 when it was some other time after it.

    >>> find_days_on("The next day they sailed"), find_days_on("Three days later he died"), find_days_on("Weeks later")
    (1, 3, -1)
    """
    text = " ".join(text.split())
    if _NEXT_DAY.search(text):
        return 1
    match = _DAYS_LATER.search(text)
    if match:
        return _NUMBERS.get(match.group(1).lower()) or int(match.group(1))
    return -1 if _ANOTHER_TIME.search(text) else None


def days_after(when: When, days: int) -> When | None:
    """The day that comes so many days after another; `None` after anything longer than a day."""
    if when.precision != "day" or when.start is None:
        return None
    day = date.fromisoformat(when.start) + timedelta(days=days)
    return When(start=day.isoformat(), end=day.isoformat(), precision="day")


def _when(kind: str, parts: tuple[str, ...], year: int | None) -> When | None:
    if kind == "dmy":
        return _day(int(parts[2]), parts[1], int(parts[0]))
    if kind == "mdy":
        return _day(int(parts[2]), parts[0], int(parts[1]))
    if kind == "my":
        return _month(int(parts[1]), parts[0])
    if kind == "between":
        return _years(int(parts[0]), int(parts[1]))
    if kind == "season":
        return When(start=f"{int(parts[1]):04}-01-01", end=f"{int(parts[1]):04}-12-31", precision="season")
    if kind == "year":
        return _years(int(parts[0]), int(parts[0]))
    return _in_known_year(kind, parts, year)


def _in_known_year(kind: str, parts: tuple[str, ...], year: int | None) -> When | None:
    if year is None:
        return None
    if kind == "month":
        return _month(year, parts[0])
    day, month = (parts[0], parts[1]) if kind == "dm" else (parts[1], parts[0])
    return _day(year, month, int(day))


def _day(year: int, month: str, day: int) -> When | None:
    number = _MONTHS[month.lower()]
    if not (1 <= day <= calendar.monthrange(max(year, 1), number)[1]):
        return _month(year, month)
    date = f"{year:04}-{number:02}-{day:02}"
    return When(start=date, end=date, precision="day")


def _month(year: int, month: str) -> When | None:
    if not 1 <= year <= 2999:
        return None
    number = _MONTHS[month.lower()]
    last = calendar.monthrange(year, number)[1]
    return When(start=f"{year:04}-{number:02}-01", end=f"{year:04}-{number:02}-{last:02}", precision="month")


def _years(first: int, last: int) -> When | None:
    if not 1 <= first <= last <= 2999:
        return None
    return When(start=f"{first:04}-01-01", end=f"{last:04}-12-31", precision="year")
