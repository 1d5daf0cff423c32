"""Measured borders → the length one would read in print, with intervals.

Natural Earth's lines are generalized and so too short. How much was fitted to 315 land borders of the CIA World
Factbook: on one half of them, and tested on the other.
"""

from dataclasses import dataclass
from math import exp, log

from storymap.boundaries.topology import Border

SIMPLIFICATION_KM = 5.0
"""How much the 10m line is simplified to see how crooked it is."""
NEAR_PARTS_KM = 1000.0
"""Parts of a country within this distance of its largest part count for the narrower reading of its area."""
MAINLAND_KM = 200.0
"""Parts within this distance of the largest part belong to the mainland."""

_OFFSET, _SLOPE = 0.056, 1.23
_INTERVALS = {0.90: (0.996, 1.471), 0.95: (0.870, 1.606)}
_SCALE_INTERVALS_90 = {"10m": (0.996, 1.471), "50m": (0.967, 1.771), "110m": (0.986, 2.247)}
_ERRORS_KM = {"10m": 5.0, "50m": 6.0, "110m": 30.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthEstimate:
    """What a published length of a border should be."""

    km: float
    """Best estimate; median error 5.3 %."""
    low_90_km: float
    """Nine in ten published lengths lie between this and `high_90_km`."""
    high_90_km: float
    """See `low_90_km`."""
    low_95_km: float
    """Nineteen in twenty published lengths lie between this and `high_95_km`."""
    high_95_km: float
    """See `low_95_km`."""


def estimate_length(border: Border) -> LengthEstimate:
    """The length to expect in print: T = L10 · exp(0.056 + 1.23 · ln(L10 / L5)).

    L10 is the line at 10m and L5 the same line simplified at 5 km. The intervals are multiples of L10, not of T:
    extrapolating narrows the point estimate but not the spread.
    """
    measured = border.km
    crookedness = log(measured / border.simplified_5km) if border.simplified_5km else 0.0
    (low_90, high_90), (low_95, high_95) = _INTERVALS[0.90], _INTERVALS[0.95]
    return LengthEstimate(
        km=measured * exp(_OFFSET + _SLOPE * crookedness),
        low_90_km=low_90 * measured,
        high_90_km=high_90 * measured,
        low_95_km=low_95 * measured,
        high_95_km=high_95 * measured,
    )


def interval_90_km(measured_km: float, *, scale: str) -> tuple[float, float]:
    """Where nine in ten published lengths lie, for a length measured at one scale.

    >>> [round(end) for end in interval_90_km(151.2, scale="50m")]
    [146, 268]
    """
    low, high = _SCALE_INTERVALS_90[scale]
    return low * measured_km, high * measured_km


def line_error_km(scale: str) -> float:
    """How far a line may be off at a scale: 5 km at 10m, 6 km at 50m, 30 km at 110m."""
    return _ERRORS_KM[scale]
