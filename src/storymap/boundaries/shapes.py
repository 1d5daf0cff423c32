"""Packaged TopoJSON → arcs, rings and polygons, decoded only where asked for.

The files are our own build's: compact, and with the topology's arcs as their last member. So the arcs can be told
apart without reading their numbers, and a question about one country decodes the arcs of that country only.
"""

import gzip
import json
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from storymap.boundaries.dissolving import ArcPolygon, dissolve
from storymap.boundaries.keeping import Kept
from storymap.errors import DataError
from storymap.resources import data_path

Line = npt.NDArray[np.float64]
"""Longitude and latitude in degrees, two columns."""

_STEPS_PER_DEG = 1_000_000
_ARCS = b',"arcs":[[['
_MOST_POSITIONS = 100_000
"""Of the arcs and of the outlines that are kept: a fifth of the world at the finest scale."""
_MOST_PREPARED = 50_000
"""Of the polygons, which take several times as much for each position."""


class Shapes:
    """The atomic units at one scale."""

    def __init__(self, content: bytes) -> None:
        head, found, tail = content.rpartition(_ARCS)
        if not found:
            raise DataError("a boundary file is damaged: it has no arcs; reinstall storymap")
        self._topology: dict[str, Any] = json.loads(head + b"}")
        self._encoded = tail.removesuffix(b"]]]}").split(b"]],[[")
        self._arcs: Kept[int, Line] = Kept(_MOST_POSITIONS, len)
        self._polygons: Kept[tuple[str, int], shapely.Polygon] = Kept(_MOST_PREPARED, shapely.get_num_coordinates)
        self.outlines: Kept[tuple[str | int, ...], Line] = Kept(_MOST_POSITIONS, len)
        """What `Territories` makes of the units or of one polygon of a unit; the same for all worldviews."""

    @cached_property
    def units(self) -> dict[str, tuple[ArcPolygon, ...]]:
        """Unit → polygons → rings → arc numbers; `~n` is arc n backwards."""
        return {
            geometry["id"]: tuple(tuple(tuple(ring) for ring in polygon) for polygon in geometry["arcs"])
            for geometry in self._geometries
        }

    @property
    def _geometries(self) -> list[dict[str, Any]]:
        return list(self._topology["objects"]["units"]["geometries"])

    @cached_property
    def boxes(self) -> tuple[list[tuple[str, int]], Line]:
        """Unit and polygon number, and in the same order west, south, east and north of each polygon."""
        keys = [(g["id"], number) for g in self._geometries for number in range(len(g["arcs"]))]
        return keys, np.array([box for g in self._geometries for box in g["properties"]["boxes"]])

    def arc(self, number: int) -> Line:
        """An arc's positions; `~n` is arc n backwards."""
        if number < 0:
            return self.arc(~number)[::-1]
        return self._arcs.get(number, lambda: self._decoded(number))

    def _decoded(self, number: int) -> Line:
        return np.cumsum(np.array(self.encoded_arc(number), dtype=np.int64), axis=0) / _STEPS_PER_DEG

    def encoded_arc(self, number: int) -> list[list[int]]:
        """An arc as TopoJSON writes it."""
        steps: list[list[int]] = json.loads(b"[[" + self._encoded[number] + b"]]")
        return steps

    def arc_count(self) -> int:
        """How many arcs there are."""
        return len(self._encoded)

    def ring(self, numbers: Sequence[int]) -> Line:
        """A closed ring made of arcs."""
        lines = [self.arc(number) for number in numbers]
        return np.vstack([lines[0], *(line[1:] for line in lines[1:])])

    def polygon(self, unit: str, number: int) -> shapely.Polygon:
        """One polygon of a unit, prepared for many questions."""
        return self._polygons.get((unit, number), lambda: self._prepared(self.units[unit][number]))

    def _prepared(self, rings: ArcPolygon) -> shapely.Polygon:
        made = self._shapely(rings)
        shapely.prepare(made)
        return made

    def _shapely(self, rings: ArcPolygon) -> shapely.Polygon:
        outer, *holes = (self.ring(ring) for ring in rings)
        return shapely.Polygon(outer, holes)

    def dissolved(self, units: Iterable[str]) -> tuple[ArcPolygon, ...]:
        """The polygons of several units as one territory, without the lines between them."""
        return self._joined([polygon for unit in units for polygon in self.units.get(unit, ())])

    def _joined(self, polygons: Sequence[ArcPolygon]) -> tuple[ArcPolygon, ...]:
        return dissolve(polygons, ring=self.ring, ends=self._ends)

    def land(self, keys: Iterable[tuple[str, int]]) -> shapely.MultiPolygon:
        """Some polygons of units, given by unit and number, as one territory."""
        joined = self._joined([self.units[unit][number] for unit, number in keys])
        return shapely.MultiPolygon([self._shapely(polygon) for polygon in joined])

    def _ends(self, number: int) -> tuple[tuple[float, float], tuple[float, float]]:
        line = self.arc(number)
        return (float(line[0, 0]), float(line[0, 1])), (float(line[-1, 0]), float(line[-1, 1]))

    def multipolygon(self, units: Iterable[str]) -> shapely.MultiPolygon:
        """The territory of several units; empty when none of them is drawn at this scale."""
        return shapely.MultiPolygon([self._shapely(polygon) for polygon in self.dissolved(units)])

    @cached_property
    def users(self) -> dict[int, frozenset[str]]:
        """Arc → the units on its sides."""
        found: dict[int, set[str]] = {}
        for unit, polygons in self.units.items():
            for number in (n for polygon in polygons for ring in polygon for n in ring):
                found.setdefault(number if number >= 0 else ~number, set()).add(unit)
        return {number: frozenset(units) for number, units in found.items()}

    def lines_between(self, ones: frozenset[str], others: frozenset[str]) -> tuple[Line, ...]:
        """The lines with a unit of `ones` on one side and one of `others` on the other, joined end to end."""
        shared = [n for n, units in self.users.items() if len(units) == 2 and units & ones and units & others]
        if not shared:
            return ()
        joined = shapely.line_merge(shapely.MultiLineString([self.arc(number) for number in sorted(shared)]))
        parts = [np.array(part.coords) for part in getattr(joined, "geoms", [joined])]
        return tuple(sorted(parts, key=lambda part: (float(part[0, 0]), float(part[0, 1]))))


@cache
def read_shapes(scale: str) -> Shapes:
    """The units at a scale (`10m`, `50m` or `110m`), read once.

    Raises:
        DataError: There is no such scale, or its file is damaged.
    """
    path = data_path("boundaries", f"countries_{scale}.topojson.gz")
    try:
        return Shapes(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        raise DataError(f"the boundary file {path.name} cannot be read ({error}); reinstall storymap") from error
