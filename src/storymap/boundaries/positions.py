"""A position → the unit it lies amid, the share of a country's land behind it: from tables, without polygons.

Polygons take a tenth of a second to read. Most positions need none: they lie in a cell of the grid that one unit
fills, and shares of land follow from how a country's area is spread along four axes.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import cos, degrees, floor, radians, sin
from typing import Any

from storymap.errors import DataError
from storymap.model.places import LonLat
from storymap.resources import data_path

CELL_DEG = 0.05
"""Side of a cell of the grid."""
AXES_DEG = (0.0, 45.0, 90.0, 135.0)
"""Directions of the axes, clockwise from north."""
WHOLE = 10_000
"""What all shares along an axis add up to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """An equal-area cylinder that is true at a territory's middle latitude."""

    middle_lon: float
    """Its meridian in the middle."""
    stretch: float
    """Cosine of the middle latitude."""

    def flatten(self, position: LonLat) -> tuple[float, float]:
        """The position in the plane, in degrees of the middle latitude."""
        x = (position.lon - self.middle_lon + 180) % 360 - 180
        return x * self.stretch, degrees(sin(radians(position.lat))) / self.stretch


class Positions:
    """The packaged tables."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._units: Sequence[str] = table["units"]
        self._rows: Mapping[str, str] = table["rows"]
        self._spreads: Mapping[str, Mapping[str, Any]] = table["spreads"]
        self._first_view = next(iter(self._spreads))

    def unit_around(self, position: LonLat) -> str | None:
        """The unit that fills the cell of a position; `None` near its edges, at sea, and where there is none."""
        column, row = cell_of(position)
        runs = [int(number) for number in self._rows.get(str(row), "").split()]
        for first, length, unit in zip(runs[::3], runs[1::3], runs[2::3], strict=True):
            if first <= column < first + length:
                return self._units[unit]
        return None

    def share_behind(self, position: LonLat, code: str, *, towards_deg: float, view: str) -> float | None:
        """Share of the mainland's area behind a position, seen by one who looks `towards_deg` (0 north, 90 east).

        One of the eight main directions. `None` for a code without land. Off by at most 0.01.
        """
        # Views after the first list only the countries that they draw differently.
        spread = self._spreads[view].get(code) or self._spreads[self._first_view].get(code)
        if spread is None:
            return None
        plane = Plane(middle_lon=spread["middle"], stretch=spread["stretch"])
        low, high, steps = spread["axes"][AXES_DEG.index(towards_deg % 180)]
        along = along_axis(plane.flatten(position), towards_deg % 180)
        share = _interpolated((along - low) / (high - low), [int(step) for step in steps.split()])
        return share if towards_deg < 180 else 1 - share


def cell_of(position: LonLat) -> tuple[int, int]:
    """Column from 180° W and row from 90° S of a position's cell."""
    return floor((position.lon + 180) / CELL_DEG), floor((position.lat + 90) / CELL_DEG)


def along_axis(point: tuple[float, float], towards_deg: float) -> float:
    """How far a point of the plane lies in a direction."""
    angle = radians(90 - towards_deg)
    return point[0] * cos(angle) + point[1] * sin(angle)


def _interpolated(at: float, steps: Sequence[int]) -> float:
    """The share below a place in [0, 1] along an axis, from the shares of its equal parts."""
    place = min(max(at, 0.0), 1.0) * len(steps)
    part = min(int(place), len(steps) - 1)
    below = list(accumulate(steps, initial=0))
    return (below[part] + (place - part) * steps[part]) / WHOLE


@cache
def read_positions() -> Positions:
    """The packaged tables, read once.

    Raises:
        DataError: They are missing or damaged.
    """
    try:
        return Positions(json.loads(gzip.decompress(data_path("boundaries", "positions.json.gz").read_bytes())))
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise DataError(f"the table of positions cannot be read ({error}); reinstall storymap") from error
