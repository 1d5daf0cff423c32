"""Words for small numbers → numbers."""

import re

from storymap.language.expressions import late

_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_VALUES = {word: value for value, word in enumerate(_WORDS)} | {"a dozen": 12, "half a dozen": 6, "a single": 1}
NUMBER = rf"(?:\d{{1,2}}(?![\d,.]*\d)|half a dozen|a dozen|a single|(?:{'|'.join(_WORDS[1:])})(?!-))"
"""Pattern of a whole number up to ninety-nine in figures, up to twenty in words."""
_LOW = late(r"\b(?:at least|no fewer than|not fewer than|more than|over)\b", re.I)
_HIGH = late(r"\b(?:at most|up to|fewer than|less than|under|no more than|not more than)\b", re.I)
_ROUGH = late(r"\b(?:about|around|nearly|almost|some|roughly|approximately)\b", re.I)
HEDGES = (
    r"(?:(?:only|just|exactly|precisely|no fewer than|not fewer than|at least|more than|over|at most|up to|"
    r"fewer than|less than|no more than|as many as|about|around|nearly|almost|roughly|approximately|some|a total of|"
    r"altogether|no less than|fully) ){0,2}"
)
"""Pattern of the words that may stand before a number and soften it."""
MOST = 99
"""What "at least" leaves open above."""


def number_of(words: str) -> int:
    """The number that words or digits name.

    >>> number_of("fourteen"), number_of("14"), number_of("half a dozen")
    (14, 14, 6)
    """
    plain = words.lower()
    return int(plain) if plain.isdigit() else _VALUES[plain]


def bounds_of(hedges: str, number: int) -> tuple[int, int]:
    """The fewest and the most that a softened number allows.

    >>> bounds_of("", 9), bounds_of("at least ", 9), bounds_of("nearly ", 12), bounds_of("more than ", 9)
    ((9, 9), (9, 99), (11, 13), (10, 99))
    """
    if _LOW.search(hedges):
        return number + (" than " in hedges.lower() and "fewer" not in hedges.lower()), MOST
    if _HIGH.search(hedges):
        return 0, number
    rough = 1 if _ROUGH.search(hedges) else 0
    return max(0, number - rough), number + rough
