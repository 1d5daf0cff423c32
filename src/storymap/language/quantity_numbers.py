"""Words and digits → numbers with the precision they are printed in."""

import re
from dataclasses import dataclass

TRAILING_ZEROS_SHARE = 0.1
"""Widest half-interval of a number that ends in zeros, as a share of it: `1,000` is read as 900–1,100."""
FRACTION_SHARE = 0.2
"""Half-interval of "half a", "a quarter of a": spoken fractions are rounded ones."""

SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
}
"""Words that multiply the number before them."""

_ONES = (
    *(
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
    ),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "quarters": 0.25, "thirds": 1 / 3}
_VAGUE = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6}

_PLAIN = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3}){1,5}|\d{1,15}(?:\.\d{1,9})?"
DIGITS = rf"(?:(?:{_PLAIN})(?: ?[{''.join(_GLYPHS)}])?|[{''.join(_GLYPHS)}]|\d+/\d+)"
"""Pattern of a number in digits; no scale word."""
SCALE = r"(?:[ -]?(?:hundred|thousand|million|billion)|(?:m|mn|bn)(?= ))"
"""Pattern of the word that may follow digits."""
_SMALL = "|".join(sorted(_VALUES, key=len, reverse=True))
_WORD = rf"(?:{_SMALL}|hundred|thousand|million|billion|dozen)"
_COUNTED = rf"{_WORD}(?:(?:[ -]and)?[ -]{_WORD}){{0,12}}"
_PART = rf"(?:(?:a|one|two|three)[ -])?(?:half|quarters?|thirds?)(?:[ -]of)?(?:[ -]an?)?(?:[ -](?:{_WORD}))?"
_MANY = r"(?:(?:tens|hundreds) of (?:thousands|millions)|tens|dozens|scores|hundreds|thousands|millions) of"
WORDS = (
    rf"(?:{_MANY}|(?:a (?:few|couple of)|several) (?:dozen|hundred|thousand|million)"
    rf"|{_COUNTED} and a half(?: (?:hundred|thousand|million|billion))?"
    rf"|{_PART}|an? {_COUNTED}|{_COUNTED}|an?)"
)
"""Pattern of a number in words; `a` counts as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as printed."""

    value: float
    """Its value."""
    low: float
    """Lower bound of what the print can stand for."""
    high: float
    """Upper bound of what the print can stand for."""
    vague: bool = False
    """Whether the words themselves say "about" ("hundreds of")."""


def read_digits(digits: str, scale: str = "") -> Number:
    """A number in digits, with the scale word that follows it.

    >>> read_digits("96"), read_digits("1,340").low, read_digits("1.2", "million").high
    (Number(value=96.0, low=95.5, high=96.5, vague=False), 1335.0, 1250000.0)
    """
    factor = SCALES[scale.strip(" -").lower()] if scale else 1.0
    plain = re.sub(r"[,\s]", "", digits)
    glyph = _GLYPHS.get(plain[-1], 0.0)
    if glyph or "/" in plain:
        value = _fraction(plain, glyph) * factor
        return Number(value=value, low=0.9 * value, high=1.1 * value)
    return _around(float(plain) * factor, factor * _half_unit(plain), ends_in_zeros=factor > 1)


def _fraction(plain: str, glyph: float) -> float:
    if glyph:
        return glyph + (float(plain[:-1]) if plain[:-1] else 0.0)
    above, below = plain.split("/")
    return float(above) / float(below) if float(below) else float(above)


def _half_unit(plain: str) -> float:
    whole, _, decimals = plain.partition(".")
    if decimals:
        return float(0.5 * 10.0 ** -len(decimals))
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return _capped(float(whole), 0.5 * 10.0**zeros) if zeros else 0.5


def _capped(value: float, half: float) -> float:
    return min(half, TRAILING_ZEROS_SHARE * value)


def _around(value: float, half: float, *, ends_in_zeros: bool = False) -> Number:
    half = _capped(value, half) if ends_in_zeros else half
    return Number(value=value, low=max(0.0, value - half), high=value + half)


def read_words(words: str) -> Number | None:
    """A number in words; `None` when they make none.

    >>> [read_words(words).value for words in ("two thousand", "a quarter of a million", "half a")]
    [2000.0, 250000.0, 0.5]
    """
    tokens = words.lower().replace("-", " ").split()
    if tokens[-1] == "of" and tokens[0] in _VAGUE:
        return _many(tokens)
    if tokens[0] == "several" or tokens[1:2] in (["few"], ["couple"]):
        unit = _scale_value(tokens[-1])
        return Number(value=3 * unit, low=2 * unit, high=9 * unit, vague=True)
    if "half" in tokens and "and" in tokens:
        return _with_half(tokens)
    if any(token in _FRACTIONS for token in tokens[:2]):
        return _part(tokens)
    value = _count(tokens)
    return None if value is None else _around(value, _half_unit(str(int(value))))


def _many(tokens: list[str]) -> Number:
    factors = [_VAGUE[token] for token in tokens if token in _VAGUE]
    unit = factors[0] * (factors[1] if len(factors) > 1 else 1)
    return Number(value=3 * unit, low=unit, high=10 * unit, vague=True)


def _scale_value(word: str) -> float:
    return 12.0 if word == "dozen" else SCALES[word]


def _with_half(tokens: list[str]) -> Number | None:
    at = tokens.index("half")
    count, factor = _count(tokens[: at - 2]), _count(tokens[at + 1 :]) or 1.0
    return None if count is None else _around((count + 0.5) * factor, 0.1 * factor)


def _part(tokens: list[str]) -> Number:
    at = next(i for i, token in enumerate(tokens) if token in _FRACTIONS)
    times = 1 if at == 0 or tokens[at - 1] in ("a", "one") else _VALUES[tokens[at - 1]]
    rest = [token for token in tokens[at + 1 :] if token not in ("of", "a", "an")]
    value = times * _FRACTIONS[tokens[at]] * (_count(rest) or 1.0)
    return _around(value, FRACTION_SHARE * value)


def _count(words: list[str]) -> float | None:
    total, current = 0.0, 0.0
    for word in words:
        if word in ("a", "an"):
            current += 1
        elif word in _VALUES:
            current += _VALUES[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1) * _scale_value(word)
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0.0
        elif word != "and":
            return None
    return total + current
