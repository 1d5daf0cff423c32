"""Two figures that disagree → the single slip of the pen that explains them best."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from storymap.language.quantity_numbers import read_digits
from storymap.language.quantity_units import KM_PER_UNIT, agree, base_value, convert
from storymap.model.claims import Correction
from storymap.model.relations import Quantity, Unit

SPREAD = 0.17
"""Standard deviation of ln(true value / estimate) of a border's length."""
FLOOR = 0.03
"""Likelihood left to values that the estimate does not expect: a hard filter loses 8 % of the right repairs."""
LOOSE = 0.05
"""What is left to a repair whose figures agree only because trailing zeros are read generously."""
CLEARLY = 1.5
"""Without an estimate to help, the best repair must be so many times as probable as the next."""
PRIORS = {
    "a dropped digit": 0.30,
    "swapped digits": 0.20,
    "a wrong digit": 0.20,
    "a digit too many": 0.12,
    "the wrong unit": 0.12,
    "a factor of ten": 0.06,
    "the factor for lengths": 0.12,
    "the units exchanged": 0.12,
}
"""How often each slip happens: a judgement, of which only the order matters."""
_LENGTHS: tuple[Unit, ...] = ("km", "mi")
_LENGTH_FACTORS: dict[Unit, float] = {"mi2": 1 / 1.609344, "km2": 1.609344}
"""What undoes the conversion of an area by the factor of a length."""
_AREAS: tuple[Unit, ...] = ("km2", "mi2", "ha", "acre")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One slip undone."""

    quantity: Quantity
    """The figure as it may have been meant."""
    index: int
    """Which of the pair was changed."""
    kind: str
    """What went wrong, in words."""
    score: float
    """Edit prior × likelihood; comparable within one pair."""


def correct(pair: tuple[Quantity, Quantity], *, estimate: float | None = None) -> Correction | None:
    """The most probable repair that makes two figures agree; `None` where no single slip explains them.

    Args:
        pair: Two figures for one measure, in different units.
        estimate: The measured value in km or km², where there is one.
    """
    ranked = rank_repairs(pair, estimate=estimate)
    if not ranked or (estimate is None and len(ranked) > 1 and ranked[0].score < CLEARLY * ranked[1].score):
        return None
    best = ranked[0]
    before, after = _figure(pair[best.index]), _figure(best.quantity)
    return Correction(value=best.quantity.value, unit=best.quantity.unit, repair=f"{before} → {after}: {best.kind}")


def rank_repairs(pair: tuple[Quantity, Quantity], *, estimate: float | None = None) -> list[Repair]:
    """Every single repair that makes the pair agree, the most probable first."""
    found: dict[tuple[int, float, str], Repair] = {}
    for index, quantity in enumerate(pair):
        other = pair[1 - index]
        for kind, share, changed in _slips(quantity):
            if agree(changed, other) and (index or kind != "the factor for lengths"):
                likely = _likelihood((base_value(changed) + base_value(other)) / 2, estimate)
                score = share * likely * _closeness(changed, other)
                key = (index, changed.value, changed.unit)
                if key not in found or found[key].score < score:
                    found[key] = Repair(quantity=changed, index=index, kind=kind, score=score)
    return sorted([*found.values(), *_exchanged(pair, estimate)], key=lambda repair: -repair.score)


def _exchanged(pair: tuple[Quantity, Quantity], estimate: float | None) -> Iterator[Repair]:
    """Each figure with the other's unit: `123 km (198 miles)`."""
    first, second = replace(pair[0], unit=pair[1].unit), replace(pair[1], unit=pair[0].unit)
    if agree(first, second):
        kind = "the units exchanged"
        likely = _likelihood((base_value(first) + base_value(second)) / 2, estimate)
        yield Repair(quantity=first, index=0, kind=kind, score=PRIORS[kind] * likely * _closeness(first, second))


def _likelihood(value: float, estimate: float | None) -> float:
    if estimate is None or value <= 0:
        return 1.0
    z = math.log(value / estimate) / SPREAD
    return math.exp(-z * z / 2) + FLOOR


def _closeness(first: Quantity, second: Quantity) -> float:
    """How well one figure is the other converted and rounded, in (0, 1]: printed conversions are exact."""
    apart = abs(base_value(first) - base_value(second))
    digit = max(0.5 * _last_digit(quantity) for quantity in (first, second))
    return max(LOOSE, math.exp(-0.5 * (apart / digit) ** 2))


def _last_digit(quantity: Quantity) -> float:
    """One unit of the last digit shown, in km or km²."""
    _, _, decimals = f"{quantity.value:.10g}".partition(".")
    return convert(10.0 ** -len(decimals), quantity.unit, "km" if quantity.unit in KM_PER_UNIT else "km2")


def _slips(quantity: Quantity) -> Iterator[tuple[str, float, Quantity]]:
    """Each single slip undone, with the share of its kind's prior."""
    for kind, changed in _by_kind(quantity).items():
        for one in changed:
            yield kind, PRIORS[kind] / len(changed), one


def _by_kind(quantity: Quantity) -> dict[str, list[Quantity]]:
    digits = f"{quantity.value:.10g}"
    edits = {
        "a dropped digit": set(_inserted(digits)),
        "a digit too many": set(_deleted(digits)),
        "a wrong digit": set(_replaced(digits)),
        "swapped digits": set(_swapped(digits)),
        "a factor of ten": {f"{quantity.value * 10:.10g}", f"{quantity.value / 10:.10g}"},
    }
    found = {
        kind: [_with_digits(quantity, text) for text in sorted(texts - {digits}) if _sound(text)]
        for kind, texts in edits.items()
    }
    units = _LENGTHS if quantity.unit in KM_PER_UNIT else _AREAS
    found["the wrong unit"] = [replace(quantity, unit=unit) for unit in units if unit != quantity.unit]
    if quantity.unit in _LENGTH_FACTORS:
        meant = float(f"{quantity.value * _LENGTH_FACTORS[quantity.unit]:.3g}")
        found["the factor for lengths"] = [_with_digits(quantity, f"{meant:.0f}")]
    return found


def _sound(text: str) -> bool:
    return text.replace(".", "").isdigit() and not text.startswith(("0", ".")) and "e" not in text


def _with_digits(quantity: Quantity, text: str) -> Quantity:
    number = read_digits(text)
    return replace(quantity, value=number.value, low=number.low, high=number.high)


def _inserted(digits: str) -> Iterator[str]:
    for at in range(len(digits) + 1):
        yield from (digits[:at] + digit + digits[at:] for digit in "0123456789")


def _deleted(digits: str) -> Iterator[str]:
    yield from (digits[:at] + digits[at + 1 :] for at in range(len(digits)))


def _replaced(digits: str) -> Iterator[str]:
    for at, old in enumerate(digits):
        if old != ".":
            yield from (digits[:at] + digit + digits[at + 1 :] for digit in "0123456789")


def _swapped(digits: str) -> Iterator[str]:
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _figure(quantity: Quantity) -> str:
    return f"{quantity.value:,.10g} {quantity.unit}"
