"""Precomputed lengths and areas → measurements with their intervals: what one would read in print.

Natural Earth's lines are generalized and so too short. How much was fitted to 315 land borders of the CIA World
Factbook: on one half of them, and tested on the other (median of published to measured length at 10m: 1 / 0.855).
"""

from math import exp, log, sqrt

from storymap.boundaries.topology import AreaReadings, Border
from storymap.model.claims import Measurement

Interval = tuple[float, float]

_SHIFT, _SLOPE = 0.056, 1.23
_INTERVALS_95 = {"10m": (0.870, 1.606), "50m": (0.967, 1.771), "110m": (0.986, 2.247)}
"""Where 95 % of the published lengths lie, as multiples of the length measured at that scale (held-out: 95 %)."""
_INTERVALS_90 = {"10m": (0.996, 1.471), "50m": (1.020, 1.650), "110m": (1.050, 2.000)}
"""The same for 90 %; measured at 10m, and a narrowing of the 95 % interval in proportion at the coarser scales."""
_STRICT = (0.55, 2.60)
"""Beyond these multiples of the 10m length lies at most 0.5 % of the published lengths (331 values: the
Western Sahara–Morocco border, which is a matter of definition, and none besides)."""
_BOUND_SHARE = 0.95
"""A length below this share of the great circle between the ends is impossible; the rest is the ends' displacement."""
_ENDS_KM = 10.0
"""What both ends of a line drawn at 10m may be off together: short borders are measured no better than this."""
_SHORT_KM = 60.0
"""Below this the ends' displacement is a large part of the line (Russia–North Korea: 17 km published, 31 drawn)."""
AREA_SMALL_KM2 = 1000.0
"""Below this, published areas scatter twice as much."""
AREA_SHARES = {0.90: 0.08, 0.95: 0.15}
"""Published areas of nine in ten (nineteen in twenty) countries lie within this share of the measured one."""


def border_estimate(border: Border) -> Measurement:
    """The length to expect in print, in km, from the finest scale that draws the border.

    At 10m the point estimate is L10 · exp(0.056 + 1.23 · ln(L10 / L5)), with L5 the same line simplified at 5 km
    (median error 5.3 %); at the other scales it is the middle of the interval. The intervals are multiples of the
    measured length, not of the estimate: extrapolating narrows the point estimate but not the spread.
    """
    scale, length = _finest(border)
    return Measurement(
        value=_from_crookedness(border, length) if scale == "10m" else length * sqrt(_product(_INTERVALS_95[scale])),
        unit="km",
        by_scale=border.lengths,
        interval_90=_times(length, _INTERVALS_90[scale]),
        interval_95=interval_95_km(border),
    )


def interval_95_km(border: Border) -> Interval:
    """Where nineteen in twenty published lengths lie."""
    scale, length = _finest(border)
    return _times(length, _INTERVALS_95[scale])


def strict_interval_km(border: Border) -> Interval:
    """Where all but one in two hundred published lengths lie, and no narrower than the ends are drawn."""
    low, high = _times(_finest(border)[1], _STRICT)
    return max(0.0, low - _ENDS_KM), high + _ENDS_KM


def shortest_km(border: Border) -> float:
    """No length below this is possible: the great circle between the ends, less what the ends may be off.

    That is 10 km, and half of a great circle shorter than 60 km: some such lines are drawn twice as long as they are.
    """
    if border.chord_km < _SHORT_KM:
        return 0.5 * border.chord_km
    return _BOUND_SHARE * border.chord_km - _ENDS_KM


def _finest(border: Border) -> tuple[str, float]:
    """The finest scale that draws the border, and the length there; every border is drawn at one at least."""
    return next((scale, length) for scale, length in border.lengths if length)


def _from_crookedness(border: Border, length: float) -> float:
    straighter = border.simplified_5km or length
    return length * exp(_SHIFT + _SLOPE * log(max(1.0, length / straighter)))


def _product(factors: Interval) -> float:
    return factors[0] * factors[1]


def _times(length: float, factors: Interval) -> Interval:
    return length * factors[0], length * factors[1]


def area_estimate(readings: AreaReadings) -> Measurement:
    """The area at 10m, in km², with the intervals of published areas.

    The intervals run from the narrower of the two readings (without far parts) to the wider one.
    """
    narrow, wide = sorted((readings.near_parts, readings.all_parts))
    factor = 2.0 if wide < AREA_SMALL_KM2 else 1.0
    interval_90, interval_95 = (
        (narrow * (1 - factor * share), wide * (1 + factor * share)) for share in AREA_SHARES.values()
    )
    return Measurement(
        value=readings.all_parts,
        unit="km2",
        by_scale=readings.by_scale,
        interval_90=interval_90,
        interval_95=interval_95,
    )
