"""Precomputed lengths and areas → measurements with their intervals, in the values that verdicts and commands show."""

from storymap.boundaries.measures import estimate_length
from storymap.boundaries.topology import AreaReadings, Border
from storymap.model.claims import Measurement

AREA_SMALL_KM2 = 1000.0
"""Below this, published areas scatter twice as much."""
AREA_SHARES = {0.90: 0.08, 0.95: 0.15}
"""Published areas of nine in ten (nineteen in twenty) countries lie within this share of the measured one."""


def border_estimate(border: Border) -> Measurement:
    """The length to expect in print, in km, with its intervals and the raw length at each scale."""
    estimate = estimate_length(border)
    return Measurement(
        value=estimate.km,
        unit="km",
        by_scale=border.lengths,
        interval_90=(estimate.low_90_km, estimate.high_90_km),
        interval_95=(estimate.low_95_km, estimate.high_95_km),
    )


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
