"""Words such as `slightly more than twice the size of` → sense and factor of a comparison."""

import re
from dataclasses import dataclass
from typing import Literal

from storymap.language.expressions import late
from storymap.language.quantity_numbers import read_digits
from storymap.model.relations import Hedge

_TIMES = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
}
_SINGLE = {
    "twice": 2.0,
    "double": 2.0,
    "thrice": 3.0,
    "triple": 3.0,
    "treble": 3.0,
    "quadruple": 4.0,
    "half again": 1.5,
}
_COUNT = "|".join(_TIMES)
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[.,]\d+)?(?: ?[½¼¾])?"
TIMES = (
    rf"(?:(?:{_DIGITS}|(?:a )?(?:{_COUNT})(?:[- ]and[- ]a[- ](?:half|quarter))?)[- ]times|"
    r"one[- ]and[- ]a[- ]half times)"
)
"""Pattern of "three times", "2.5 times", "two-and-a-half times"."""
FRACTION = (
    rf"(?:half|(?:a|an|one|two|three|four|five|seven|nine)[- ](?:{_PART})s?(?: of)?|"
    r"\d{1,3}(?:\.\d+)? ?(?:%|per ?cent)(?: of)?)"
)
"""Pattern of "half", "two-thirds", "a quarter of", "40 % of"."""
FACTOR = rf"(?:{'|'.join(_SINGLE)}|{TIMES}|{FRACTION})"
"""Pattern of a factor in words or digits."""
HEDGE = (
    r"(?:about|around|roughly|approximately|some|almost|nearly|close to|not quite|just about|virtually|practically|"
    r"(?:slightly|just|a little|a bit|somewhat|marginally|fractionally) (?:over|under|above|below|more than|less than|"
    r"larger than|bigger than|smaller than)|(?:well |far |much )?(?:over|under|more than|less than|larger than|"
    r"bigger than|smaller than)|at least|up to|an estimated|only|just|exactly|fully)"
)
"""Pattern of what softens a factor."""
_SLIGHTLY = late(
    r"\b(?:slightly|just (?:over|under|more|less|larger|smaller|bigger)|a little|a bit|somewhat|marginally|"
    r"fractionally)\b",
    re.I,
)
_MORE = late(r"\b(?:over|above|more than|larger than|bigger than|at least)\b", re.I)
_LESS = late(r"\b(?:under|below|less than|smaller than|up to)\b", re.I)
PRECISION = 0.1
"""Half-interval of a factor in words, as a share of it."""

Sense = Literal["equal", "larger", "smaller"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """How many times as large, as the words say."""

    value: float
    """The factor."""
    low: float
    """Lower bound by its precision."""
    high: float
    """Upper bound by it."""


def read_factor(words: str) -> Factor | None:
    """The factor that words stand for; `None` when they stand for none.

    >>> [read_factor(words).value for words in ("twice", "2.5 times", "two-thirds", "two and a half times", "40% of")]
    [2.0, 2.5, 0.6666666666666666, 2.5, 0.4]
    """
    plain = " ".join(words.lower().replace("-", " ").split())
    if plain in _SINGLE:
        return _about(_SINGLE[plain])
    digits = re.match(r"\d[\d.,]*(?: ?[½¼¾])?", plain)
    if digits:
        number = read_digits(digits[0].replace(",", "."))
        scale = 0.01 if "%" in plain or "cent" in plain else 1.0
        if not number.value:
            return None
        return Factor(value=number.value * scale, low=number.low * scale, high=number.high * scale)
    return _spelt(plain.split())


def _spelt(tokens: list[str]) -> Factor | None:
    if "times" in tokens:
        count = next((_TIMES[token] for token in tokens if token in _TIMES), 1 if "one" in tokens else None)
        extra = 0.5 if "half" in tokens else 0.25 if "quarter" in tokens else 0.0
        return _about(count + extra) if count is not None else None
    part = next((_PARTS[t.removesuffix("s")] for t in tokens if t.removesuffix("s") in _PARTS), None)
    if part is None:
        return None
    return _about(_TIMES.get(tokens[0], 1) / part)


def _about(value: float) -> Factor:
    return Factor(value=value, low=value * (1 - PRECISION), high=value * (1 + PRECISION))


def read_hedge(words: str) -> tuple[Sense, bool, Hedge | None]:
    """Sense, whether slightly, and hedge of the words before a factor.

    >>> read_hedge("slightly more than"), read_hedge("nearly"), read_hedge("")
    (('larger', True, None), ('equal', False, 'about'), ('equal', False, None))
    """
    slightly = _SLIGHTLY.search(words) is not None
    if _MORE.search(words):
        return "larger", slightly, None
    if _LESS.search(words):
        return "smaller", slightly, None
    return "equal", False, "about" if words.strip() not in ("", "exactly", "fully", "only", "just") else None
