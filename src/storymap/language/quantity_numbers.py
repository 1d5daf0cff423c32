"""Digits → numbers with the precision they are printed in."""

import re
from dataclasses import dataclass, replace

from storymap.language.expressions import late

TRAILING_ZEROS_SHARE = 0.1
"""Widest half-interval of a number that ends in zeros, as a share of it: `1,000` is read as 900–1,100."""
FRACTION_SHARE = 0.2
"""Half-interval of "half a", "a quarter of a": spoken fractions are rounded ones."""

SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
}
"""Words and letters that multiply the number before them."""
GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8)}
"""Fractions of one character: above and below the bar."""

GAP = r"[\s\u2010\u2011-]"
"""One space or hyphen, of whatever kind."""
_GLYPH = f"[{''.join(GLYPHS)}]"
_BAR = r"\d{1,2}[/\u2044]\d{1,2}"
_WHOLE = (
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,3}(?:[\u00a0\u202f\u2009 '’]\d{3}){1,5}(?:[.,]\d{1,9})?"
    r"|\d{1,3}(?:\.\d{3}){2,5}(?:,\d{1,9})?|\d{1,3}\.\d{3},\d{1,9}|\d{1,3},\d{1,2}|\d{1,15}(?:\.\d{1,9})?|\.\d{1,9}"
)
FRACTION = rf"(?:{_GLYPH}|{_BAR})"
"""Pattern of a fraction in digits."""
DIGITS = rf"(?:\d{{1,3}}{GAP}?{_GLYPH}|\d{{1,3}}{GAP}{_BAR}|{FRACTION}|{_WHOLE})"
"""Pattern of a number in digits; no scale word."""
SCALE = rf"(?:{GAP}?(?:hundred|thousand|million|billion)|\s?(?:k|mn?|bn)(?=\s))"
"""Pattern of the word or letter that may follow digits."""
_GROUPED_OR_DECIMAL = late(r"[1-9]\d{0,2}\.\d{3}\Z")


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

    def times(self, factor: float) -> "Number":
        """The number multiplied, its bounds too."""
        return replace(self, value=self.value * factor, low=self.low * factor, high=self.high * factor)


def read_digits(digits: str, scale: str = "") -> Number:
    """A number in digits, with the scale word that follows it.

    >>> read_digits("96"), read_digits("1,340").low, read_digits("1.2", "million").high
    (Number(value=96.0, low=95.5, high=96.5, vague=False), 1335.0, 1250000.0)
    >>> read_digits("6½"), read_digits("12,5").value
    (Number(value=6.5, low=6.25, high=6.75, vague=False), 12.5)
    """
    factor = SCALES[re.sub(GAP, "", scale).lower()] if scale else 1.0
    plain = _plain(digits)
    if plain[-1] in GLYPHS or "/" in plain:
        return _fraction(plain).times(factor)
    return around(float(plain) * factor, factor * half_unit(plain), capped=factor > 1 and "." not in plain)


def _plain(digits: str) -> str:
    """The digits with a point before the decimals and nothing between the thousands."""
    digits = digits.replace("\u2044", "/")
    if "/" in digits or digits[-1] in GLYPHS:
        return re.sub(GAP, " ", digits)
    digits = re.sub(r"[\s'’]", "", digits)
    if digits.count(".") > 1 or 0 <= digits.find(".") < digits.find(","):
        digits = digits.replace(".", "").replace(",", ".")
    return re.sub(r",(?=\d{3}(?!\d))", "", digits).replace(",", ".")


def _fraction(plain: str) -> Number:
    """A fraction, perhaps after a whole number: known to half of the fraction's own unit."""
    if plain[-1] in GLYPHS:
        whole, (above, below) = plain[:-1].strip(), GLYPHS[plain[-1]]
    else:
        *before, bar = plain.split(" ")
        whole, (above, below) = "".join(before), (int(part) for part in bar.split("/"))
    below = below or 1
    value = float(whole or 0) + above / below
    return around(value, min(0.5 / below, FRACTION_SHARE * value))


def may_be_thousands(digits: str) -> bool:
    """Whether a point may stand between thousands, as on the Continent, or before decimals: `1.340`."""
    return _GROUPED_OR_DECIMAL.match(digits) is not None


def half_unit(plain: str) -> float:
    """Half a unit of the last significant digit of plain digits; trailing zeros may be significant or not."""
    whole, _, decimals = plain.partition(".")
    if decimals:
        return float(0.5 * 10.0 ** -len(decimals))
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return _capped(float(whole), 0.5 * 10.0**zeros) if zeros else 0.5


def _capped(value: float, half: float) -> float:
    return min(half, TRAILING_ZEROS_SHARE * value)


def around(value: float, half: float, *, capped: bool = False, vague: bool = False) -> Number:
    """A number and its half-interval; `capped` where it ends in zeros that the digits do not show."""
    half = _capped(value, half) if capped else half
    return Number(value=value, low=max(0.0, value - half), high=value + half, vague=vague)
