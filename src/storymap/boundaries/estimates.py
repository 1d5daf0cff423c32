"""Precomputed lengths and areas → measurements with their intervals: what one would read in print."""

from storymap.boundaries.border_fit import Interval, packaged_fit
from storymap.boundaries.calibrations import calibration
from storymap.boundaries.topology import AreaReadings, Border
from storymap.model.claims import Measurement

AREA_SMALL_KM2 = 1000.0
"""Below this, published areas scatter more."""


def border_estimate(border: Border) -> Measurement:
    """The length to expect in print, in km, from the finest scale that draws the border.

    Lines are generalized and so too short. At 10m the estimate is L10 · exp(a + b · √ln(L10 / L5)), with L5 the same
    line simplified at 5 km and a, b fitted to published lengths; the intervals are multiples of it.
    """
    fit = packaged_fit()
    return Measurement(
        value=fit.estimate_km(border),
        unit="km",
        by_scale=border.lengths,
        interval_90=fit.interval_km(border, "90"),
        interval_95=fit.interval_km(border, "95"),
    )


def interval_95_km(border: Border) -> Interval:
    """Where nineteen in twenty published lengths lie."""
    return packaged_fit().interval_km(border, "95")


def strict_interval_km(border: Border) -> Interval:
    """Where all but one in two hundred published lengths lie."""
    return packaged_fit().interval_km(border, "strict")


def area_estimate(readings: AreaReadings) -> Measurement:
    """The area at 10m, in km², with the intervals of published areas, as fitted by `tools/calibrate_sizes.py`.

    The intervals run from the narrower of the two readings (without far parts) to the wider one.

    Raises:
        DataError: The calibration is missing or damaged.
    """
    narrow, wide = sorted((readings.near_parts, readings.all_parts))
    fitted = calibration("sizes")["area"]["small" if wide < AREA_SMALL_KM2 else "country"]
    interval_90, interval_95 = (
        (narrow * low, wide * high) for low, high in (fitted["interval_90"], fitted["interval_95"])
    )
    return Measurement(
        value=readings.all_parts,
        unit="km2",
        by_scale=readings.by_scale,
        interval_90=interval_90,
        interval_95=interval_95,
    )
