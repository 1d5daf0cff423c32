"""A border as drawn → the length that others print for it, with intervals: the fit and what is done with it.

The numbers lie in `data/models/borders.json`, written by `tools/calibrate_borders.py`, which says in `fit` what they
were fitted to and how well they carry over; `docs/explanation/accuracy-and-margins.md` tells the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from typing import Any

from storymap.boundaries.calibrations import calibration
from storymap.boundaries.topology import Border
from storymap.errors import DataError

Interval = tuple[float, float]

LEVELS = ("90", "95", "strict")
"""The intervals, each inside the next: nine in ten published lengths, nineteen in twenty, all but one in 200."""
ENDS_KM = 10.0
"""What both ends of a line drawn at 10m may be off together: short borders are measured no better than this."""
SHORT_KM = 60.0
"""Below this the ends' displacement is a large part of the line (Russia–North Korea: 17 km published, 31 drawn)."""
_BOUND_SHARE = 0.95
"""A length below this share of the great circle between the ends is impossible; the rest is the ends' displacement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleFit:
    """What was fitted for lines of one scale."""

    shift: float
    """Logarithm of published by drawn length for a straight line."""
    slope: float
    """What the square root of the crookedness adds to it; 0 at the coarser scales, which draw little of it."""
    factors: Mapping[str, Interval]
    """For each of `LEVELS`, where the published lengths lie, as multiples of the estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderFit:
    """What was fitted for borders, by scale."""

    scales: Mapping[str, ScaleFit]

    def estimate_km(self, border: Border) -> float:
        """The length to expect in print, from the finest scale that draws the border; never below the drawn length."""
        scale, length = finest(border)
        fit = self.scales[scale]
        crooked = fit.slope * sqrt(crookedness(border)) if fit.slope else 0.0
        return length * exp(max(0.0, fit.shift + crooked))

    def interval_km(self, border: Border, level: str) -> Interval:
        """Where so many published lengths lie, and no narrower than the ends are drawn.

        Args:
            border: The border.
            level: One of `LEVELS`.
        """
        scale, length = finest(border)
        estimate, (low, high) = self.estimate_km(border), self.scales[scale].factors[level]
        return max(0.0, estimate * low - _slack_km(length)), estimate * high + _slack_km(length)


def finest(border: Border) -> tuple[str, float]:
    """The finest scale that draws the border, and the length there; every border is drawn at one at least."""
    return next((scale, length) for scale, length in border.lengths if length)


def crookedness(border: Border) -> float:
    """Logarithm of the 10m length by that of the line simplified at 5 km: 0 for a straight one, seldom over 0.2."""
    straighter = border.simplified_5km or border.km
    return max(0.0, log(border.km / straighter)) if border.km else 0.0


def shortest_km(border: Border) -> float:
    """No length below this is possible: the great circle between the ends, less what the ends may be off.

    That is 10 km, and half of a great circle shorter than 60 km: some such lines are drawn twice as long as they are.
    """
    if border.chord_km < SHORT_KM:
        return 0.5 * border.chord_km
    return _BOUND_SHARE * border.chord_km - ENDS_KM


def _slack_km(length: float) -> float:
    """What the ends' displacement adds to an interval: all of it to short lines, nothing from twice their length on."""
    return ENDS_KM * min(1.0, max(0.0, 2 - length / SHORT_KM))


@cache
def packaged_fit() -> BorderFit:
    """The fit that travels with the package.

    Raises:
        DataError: It is missing, damaged or of another version.
    """
    try:
        return BorderFit(scales={name: _scale_fit(entry) for name, entry in calibration("borders")["scales"].items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"the calibration borders.json is damaged: {error!r}; reinstall storymap") from None


def _scale_fit(entry: Mapping[str, Any]) -> ScaleFit:
    return ScaleFit(
        shift=float(entry["shift"]),
        slope=float(entry["slope"]),
        factors={level: (float(entry[level][0]), float(entry[level][1])) for level in LEVELS},
    )
