"""Words for units → units; quantities → km, km² and other units of the same kind."""

import re
from collections.abc import Sequence
from typing import Literal

from storymap.language.quantity_numbers import TRAILING_ZEROS_SHARE
from storymap.model.relations import Quantity, Unit

Dimension = Literal["length", "area"]
"""What a unit measures."""

KM_PER_UNIT: dict[Unit, float] = {
    "km": 1.0,
    "m": 0.001,
    "mi": 1.609344,
    "yd": 0.0009144,
    "ft": 0.0003048,
    "nmi": 1.852,
}
"""Kilometres in one unit of length: exact by definition (yard of 1959, nautical mile of 1929)."""

KM2_PER_UNIT: dict[Unit, float] = {
    "km2": 1.0,
    "mi2": 2.589988110336,
    "ha": 0.01,
    "acre": 0.0040468564224,
}
"""Square kilometres in one unit of area: exact, from the units of length."""

_SQUARE = r"(?:square|sq\.?)[\s\u2010\u2011-]?"
_KM_2 = r"km 2(?=\s?(?:$|[.,;:()]|(?:of|in|and|or|area)\b))"
WORDS: tuple[tuple[Unit, str], ...] = (
    ("km2", rf"{_SQUARE}(?:kilomet(?:er|re)s?|kms?)|(?:km|kilomet(?:er|re)s?)(?: ?²| ?\^2| squared)|km2|{_KM_2}"),
    ("mi2", rf"{_SQUARE}(?:miles?|mi)|(?:mi|miles)(?: ?²| ?\^2| squared)|mi2"),
    ("ha", r"hectares?|ha"),
    ("acre", r"acres?"),
    ("nmi", r"nautical[\s\u2010\u2011-]miles?|n\.? ?mi|nm"),
    ("km", r"kilomet(?:er|re)s?|kms?"),
    ("mi", r"(?:statute[\s\u2010\u2011-])?miles?|mi"),
    ("m", r"met(?:er|re)s?|(?-i:m)"),
    ("yd", r"yards?|yds?"),
    ("ft", r"feet|foot|ft"),
)
"""Each unit with the words for it, longer words first. A bare `M` is a million, never a metre."""

UNIT = "(?:" + "|".join(rf"(?P<u_{unit}>{words})" for unit, words in WORDS) + ")"
"""Pattern of a unit; the group that matched names it (see `unit_of`)."""

_TIME = r"(?:h|hr|hours?|min|minutes?|s|sec|seconds?|days?|weeks?|months?|yr|years?|annum)"
_RATE = rf"(?:\s?/\s?{_TIME}\b|(?:\s{{1,3}}|-)(?:per\b|an[\s-]hour|a[\s-](?:second|minute|day|week|month|year)\b))"
ENDS = rf"(?![\w²³^]|{_RATE}|\s?\)\s?/\s?{_TIME}\b|\s\([^()]{{1,25}}\)\s?(?:/\s?{_TIME}\b|per\b|an\shour))"
"""What may not follow a unit: more letters, or words that turn a length into a speed or another rate."""


def unit_of(match: re.Match[str]) -> Unit:
    """The unit that a match of `UNIT` stands for."""
    for unit, _ in WORDS:
        if match[f"u_{unit}"] is not None:
            return unit
    raise ValueError(f"no unit in {match[0]!r}")


def dimension(unit: Unit) -> Dimension:
    """What the unit measures."""
    return "length" if unit in KM_PER_UNIT else "area"


def _factor(unit: Unit) -> float:
    return KM_PER_UNIT[unit] if unit in KM_PER_UNIT else KM2_PER_UNIT[unit]


def convert(value: float, unit: Unit, to: Unit) -> float:
    """The same length or area in another unit.

    >>> round(convert(122, "mi", "km"), 1)
    196.3

    Raises:
        ValueError: One unit is of length, the other of area.
    """
    if dimension(unit) != dimension(to):
        raise ValueError(f"a {dimension(unit)} ({unit}) cannot be given in {to}, a unit of {dimension(to)}")
    return value * _factor(unit) / _factor(to) if unit != to else value


def to_km(value: float, unit: Unit) -> float:
    """A length in km.

    Raises:
        ValueError: The unit is one of area.
    """
    return convert(value, unit, "km")


def to_km2(value: float, unit: Unit) -> float:
    """An area in km².

    Raises:
        ValueError: The unit is one of length.
    """
    return convert(value, unit, "km2")


def in_base(value: float, unit: Unit) -> float:
    """A length in km, an area in km²."""
    return value * _factor(unit)


def base_interval(quantity: Quantity) -> tuple[float, float]:
    """What the printed digits can stand for, in km or km²."""
    factor = _factor(quantity.unit)
    return quantity.low * factor, quantity.high * factor


def base_value(quantity: Quantity) -> float:
    """The quantity in km or km²."""
    return in_base(quantity.value, quantity.unit)


def agree(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities can be the same: what their printed digits can stand for has a value in common.

    One of the two may have been cut off instead of rounded (2,219 km printed as 1,378 miles, not 1,379).

    Measured on 997 pairs as printed (CIA World Factbook 1990–2025, news, encyclopaedia): no false alarm, four truly
    wrong pairs found; by rounding alone three more would be flagged, by a fixed tolerance of 3 % 71. Of 996 border
    lengths in two units with one slip in their digits 96 % are found (rounding alone: 98 %); of as many whose
    conversion was cut off none is flagged (rounding alone: 16 %). `tools/bench_claims_quantities.py` prints these.
    """
    if dimension(first.unit) != dimension(second.unit):
        return False
    return _meet(_cut_off(first), base_interval(second)) or _meet(base_interval(first), _cut_off(second))


def _cut_off(quantity: Quantity) -> tuple[float, float]:
    """What the digits can stand for if those behind them were dropped, in km or km²: up to the next digit."""
    unit = 2 * (quantity.high - quantity.value)
    if quantity.value >= 10:
        unit = min(unit, TRAILING_ZEROS_SHARE * quantity.value)
    factor = _factor(quantity.unit)
    return quantity.low * factor, max(quantity.high, quantity.value + unit) * factor


def _meet(first: tuple[float, float], second: tuple[float, float]) -> bool:
    slack = 1e-9 * max(abs(first[1]), abs(second[1]))
    return first[0] <= second[1] + slack and second[0] <= first[1] + slack


def clashing(quantities: Sequence[Quantity]) -> Quantity | None:
    """The first figure of a measure that disagrees with its main figure; `None` where all agree, or there is one."""
    return next((quantity for quantity in quantities[1:] if not agree(quantities[0], quantity)), None)
