"""The words of the calendar and of counting, as regular expressions made of named pieces."""

from collections.abc import Iterable

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""In order."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In order, as `date.weekday` counts them."""

_UNITS = ("day", "week", "month", "year")
_MULTIPLES = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year"), "centurie": (100, "year")}
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_NUMBERS = {word: number for number, word in enumerate(f"{_SMALL} eighteen nineteen".split(), start=1)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS |= _TENS | {"a": 1, "an": 1, "a dozen": 12, "a couple of": 2, "a hundred": 100, "half a": 0}
_NUMBERS |= {f"{ten}-{one}": _TENS[ten] + _NUMBERS[one] for ten in _TENS for one in _SMALL.split()[:9]}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first"),
)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SHORT = [f"{name[:3]}\\.?" for name in MONTHS if name != "May"] + ["Sept\\.?"]
MONTH = rf"(?:{_any([*MONTHS, *(name.upper() for name in MONTHS)])}|{_any(_SHORT)})"
"""A month, whole or shortened, with a capital letter: `may` is a verb."""
WEEKDAY = rf"(?:{_any(WEEKDAYS)})"
"""A day of the week."""
UNIT = r"(?:day|week|month|year|fortnight|decade|centur(?:y|ie))s?"
"""A unit of the calendar."""
NUMBER = (
    rf"(?:a (?:dozen|couple of|hundred)|half a|an?|(?:{_any(_TENS)})(?:-(?:{_any(_SMALL.split()[:9])}))?"
    rf"|{_any([word for word in _NUMBERS if word.isalpha() and word not in _TENS and len(word) > 2])}|\d{{1,3}})"
)
"""A small number."""
ORDINAL = rf"(?:{_any(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
"""An ordinal."""
SEASON = r"(?:spring|summer|autumn|fall|winter)"
"""A season."""
NAMED_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
"""A season before its year, where some write it with a capital letter."""
PART_OF_DAY = r"(?:morning|noon|afternoon|evening|night|dawn|dusk|midday|midnight)"
"""A part of a day."""
BC = r"b\.?\s?c(?:\.|e\b|\b)"
"""Before Christ, without regard to case."""
_FIGURES = r"(?:km|kilomet|miles?|m|met(?:er|re)s?|feet|ft|[a-z]*men|people|hours?|hrs|GMT|UTC|tons?|tonnes|kg|per)"
_FUNCTION_WORDS = r"(?:as|his|was|has|is|this|its|across|towards|besides|thus|perhaps|sometimes|always|afterwards|does)"
YEAR = (
    rf"(?:[1-9]\d{{2,3}})(?![\d’'%°])(?![.,:]\d)(?!(?i:(?:\s*[-–—/]\s*\d+)?\s*{BC}))(?!\s*{_FIGURES}\b)(?!\s*[$€£])"
    rf"(?!\s(?!{_FUNCTION_WORDS}\b)[a-z]{{2,}}[^su\W]s\b)"
)
"""A year of three or four digits that is no count of anything and not before Christ."""
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
"""A day of the month."""


HAS_MONTH = r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{3})"
"""A quick sign of a month."""
HAS_WEEKDAY = r"[a-z]day\b"
"""A quick sign of a day of the week."""
HAS_SEASON = r"pring|ummer|utumn|all|inter"
"""A quick sign of a season."""
HAS_UNIT = r"(?i:day|week|month|year|fortnight|decade|centur)"
"""A quick sign of a unit of the calendar."""
HAS_YEAR = r"\d{3}"
"""A quick sign of a year in digits."""


def month_number(word: str) -> int:
    """Which month a word is, from 1.

    >>> month_number("Sept."), month_number("MAY")
    (9, 5)
    """
    short = word[:3].title()
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(short))


def number_of(word: str) -> int:
    """The value of a number in words or digits; 0 for half of something."""
    return _NUMBERS[word.lower()] if word.lower() in _NUMBERS else int(word)


def ordinal_of(word: str) -> int:
    """The value of an ordinal.

    >>> ordinal_of("third"), ordinal_of("15th")
    (3, 15)
    """
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else _ORDINALS.index(word.lower()) + 1


def counted(number: int, unit: str) -> tuple[int, str]:
    """A count of the plain units day, week, month and year.

    >>> counted(2, "fortnights"), counted(0, "year"), counted(3, "days")
    ((4, 'week'), (6, 'month'), (3, 'day'))
    """
    name = unit.lower().rstrip("s") if unit.lower() != "century" else "century"
    if name in _MULTIPLES:
        factor, plain = _MULTIPLES[name]
        return (number * factor, plain) if number else (factor // 2, plain)
    if number == 0:
        return {"year": (6, "month"), "month": (2, "week"), "week": (3, "day")}.get(name, (1, "day"))
    return number, name
