"""Quantities and measures → words for people."""

from storymap.language.quantity_units import convert, dimension
from storymap.model.relations import Quantity, Unit

_NAMES: dict[Unit, str] = {"km2": "km²", "mi2": "sq mi", "nmi": "nautical miles", "mi": "miles", "acre": "acres"}

VAGUE = 2.0
"""Words without digits whose bounds are further apart than this factor are shown as written: "hundreds of miles"."""


def figure(value: float, unit: Unit) -> str:
    """A value with its unit, rounded to what a reader needs.

    >>> figure(196.34, "km"), figure(5.25, "mi"), figure(1340.0, "km")
    ('196 km', '5.2 miles', '1,340 km')
    """
    digits = 0 if abs(value) >= 10 or value == int(value) else 1
    return f"{value:,.{digits}f} {_NAMES.get(unit, unit)}"


def claimed(quantity: Quantity) -> str:
    """A quantity as printed, with its value in km or km² where the unit is another."""
    if not any(character.isdigit() for character in quantity.text) and quantity.high > VAGUE * quantity.low:
        return f"“{' '.join(quantity.text.split())}”"
    words = figure(quantity.value, quantity.unit)
    base: Unit = "km" if dimension(quantity.unit) == "length" else "km2"
    if quantity.unit == base:
        return words
    return f"{words} ({figure(convert(quantity.value, quantity.unit, base), base)})"


def contradiction(first: Quantity, clash: Quantity) -> str:
    """The sentence that says of two figures for one measure that they cannot both be right."""
    return f"The two figures contradict each other: {claimed(first)} is not {claimed(clash)}."


def interval(low: float, high: float, unit: Unit) -> str:
    """An interval given in km or km², in the unit of the claim.

    >>> interval(157, 252, "mi"), interval(157, 252, "km")
    ('98–157 miles', '157–252 km')
    """
    base: Unit = "km" if dimension(unit) == "length" else "km2"
    bounds = [convert(bound, base, unit) for bound in (low, high)]
    digits = 0 if bounds[0] >= 10 else 1
    return f"{bounds[0]:,.{digits}f}–{bounds[1]:,.{digits}f} {_NAMES.get(unit, unit)}"
