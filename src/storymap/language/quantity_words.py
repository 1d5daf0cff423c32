"""Words → numbers with the precision they are meant in."""

import re

from storymap.language.quantity_numbers import (
    FRACTION_SHARE,
    GAP,
    SCALES,
    TRAILING_ZEROS_SHARE,
    Number,
    around,
    half_unit,
)


def _numbered(words: str, *, start: int = 0, step: float = 1.0) -> dict[str, float]:
    return {word: step * n for n, word in enumerate(words.split(), start)}


_ONES = _numbered("zero one two three four five six seven eight nine")
_TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", start=10)
_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=2, step=10.0)
_VALUES = _ONES | _TEENS | _TENS
_BELOW = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_VAGUE = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6}
_FEW = {"couple": (2.0, 1.0, 4.0), "few": (3.0, 2.0, 10.0), "several": (3.0, 2.0, 10.0), "many": (5.0, 2.0, 10.0)}
"""Value, low and high of words for small numbers; `couple` is often said of three."""
_DOZEN = 12.0

_ONE = "(?:" + "|".join(_ONES) + ")"
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:{GAP}{_ONE})?|{'|'.join(_TEENS)}|{_ONE})"
_HUNDREDS = rf"(?:(?:{_BELOW_100}{GAP}|an?{GAP})?hundred(?:(?:{GAP}and)?{GAP}{_BELOW_100})?|{_BELOW_100})"
_BIG = "(?:thousand|million|billion)"
_COUNTED_BIG = rf"(?:(?:{_HUNDREDS}|an?){GAP})?{_BIG}"
_CARDINAL = (
    rf"(?:{_COUNTED_BIG}(?:,?{GAP}(?:and{GAP})?{_COUNTED_BIG}){{0,2}}(?:,?{GAP}(?:and{GAP})?{_HUNDREDS})?|{_HUNDREDS})"
)
_POINT = rf"{_BELOW_100}{GAP}point(?:{GAP}{_ONE}){{1,4}}(?:{GAP}{_BIG})?"
_OF_A = rf"(?:{GAP}of)?(?:{GAP}an?)?(?:{GAP}(?:dozen|hundred|thousand|million|billion))?"
_COUNT = rf"(?:(?:an?|{_ONE}){GAP})"
_PARTS = "(?:thirds?|fourths?|fifths?|sixths?|eighths?|tenths?)"
_PART = (
    rf"(?:{_COUNT}?(?:half|quarters?){_OF_A}|{_COUNT}{_PARTS}{GAP}of{GAP}an?(?:{GAP}{_BIG})?"
    rf"|{_ONE}{GAP}(?:thirds|fourths|fifths|sixths|eighths|tenths))"
)
AND_PART = rf"(?:{GAP}and{GAP}(?:(?:an?|one){GAP}(?:half|quarter|third)|(?:three{GAP}quarters?|two{GAP}thirds)))"
"""Pattern of the fraction behind a number: "and a half"."""
_MIXED = rf"{_HUNDREDS}{AND_PART}(?:{GAP}{_BIG})?"
_MANY = r"(?:tens|hundreds)\sof\s(?:thousands|millions)\sof|(?:tens|dozens|scores|hundreds|thousands|millions)\sof"
_ROUND = "(?:dozen|hundred|thousand|million)"
_SMALL = (
    rf"(?:an?{GAP}(?:good{GAP}|very{GAP})?few|a{GAP}couple(?:{GAP}of)?|several)(?:{GAP}{_ROUND})?|many{GAP}{_ROUND}"
)
_DOZENS = rf"(?:(?:{_BELOW_100}|half{GAP}a|a{GAP}half|half|a){GAP})?dozen"
WORDS = rf"(?:{_MANY}|{_SMALL}|{_POINT}|{_MIXED}|{_DOZENS}|{_CARDINAL}|{_PART}|an?)"
"""Pattern of a number in words; `a` counts as one."""

LAST_WORDS = "|".join(
    [
        *_VALUES,
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "of",
        "an?",
        "few",
        "couple",
        "several",
        "quarters?",
    ]
    + [f"{word}s?" for word in _BELOW]
)
"""Pattern of the last word of a number in words: what does not end in one is none, found out cheaply."""


def read_words(words: str) -> Number | None:
    """A number in words; `None` when they make none.

    >>> [read_words(words).value for words in ("two thousand", "a quarter of a million", "half a", "two and a half")]
    [2000.0, 250000.0, 0.5, 2.5]
    """
    tokens = re.split(rf"{GAP}+", words.lower().replace(",", ""))
    few = next((token for token in tokens if token in _FEW), None)
    if tokens[0] in _VAGUE:
        return _many(tokens)
    if few:
        value, low, high = _FEW[few]
        return Number(value=value, low=low, high=high, vague=True).times(_scale(tokens[-1]) or 1.0)
    if "point" in tokens:
        return _point(tokens)
    part = next((at for at, token in enumerate(tokens) if _below(token)), None)
    if part is not None:
        return _with_part(tokens, part)
    value = _count(tokens)
    return around(value, TRAILING_ZEROS_SHARE * value if "dozen" in tokens else half_unit(str(int(value))))


def read_part(words: str) -> Number:
    """The fraction in "and a half", "and three-quarters", known to half of its own unit."""
    *_, count, part = re.split(rf"{GAP}+", words.strip().lower())
    below = _below(part) or 1
    return around(_VALUES.get(count, 1.0) / below, 0.5 / below)


def _many(tokens: list[str]) -> Number:
    unit = 1.0
    for token in tokens:
        unit *= _VAGUE.get(token, 1.0)
    return Number(value=3 * unit, low=unit, high=10 * unit, vague=True)


def _scale(word: str) -> float | None:
    return _DOZEN if word == "dozen" else SCALES.get(word)


def _point(tokens: list[str]) -> Number:
    at = tokens.index("point")
    decimals = "".join(str(int(_VALUES[token])) for token in tokens[at + 1 :] if token in _ONES)
    value = _count(tokens[:at]) + float(f"0.{decimals}")
    return around(value, 0.5 * 10.0 ** -len(decimals)).times(SCALES.get(tokens[-1], 1.0))


def _below(token: str) -> int | None:
    """What a word divides by: `quarters` 4; `None` where it is no fraction."""
    return _BELOW.get(token) or _BELOW.get(token.removesuffix("s"))


def _with_part(tokens: list[str], at: int) -> Number:
    """A fraction, after a whole number ("two and a half million") or alone ("three-quarters of a million")."""
    below = _below(tokens[at]) or 1
    factor = _scale(tokens[-1]) or 1.0
    if "and" in tokens[:at]:
        joint = at - 1 - tokens[:at][::-1].index("and")
        part = read_part(" ".join(tokens[joint : at + 1]))
        whole = _count(tokens[:joint])
        return Number(value=whole + part.value, low=whole + part.low, high=whole + part.high).times(factor)
    value = (_VALUES.get(tokens[at - 1], 1.0) if at else 1.0) / below * factor
    return around(value, FRACTION_SHARE * value)


def _count(words: list[str]) -> float:
    total, current = 0.0, 0.0
    for word in words:
        if word in ("hundred", "dozen"):
            current = (current or 1.0) * (_scale(word) or 1.0)
        elif word in SCALES:
            total, current = total + (current or 1.0) * SCALES[word], 0.0
        else:
            current += _VALUES.get(word, 1.0 if word in ("a", "an") else 0.0)
    return total + current
