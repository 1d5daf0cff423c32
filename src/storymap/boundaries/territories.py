"""A worldview over the shapes → territories, and where positions lie in them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from storymap.boundaries.dissolving import ArcPolygon
from storymap.boundaries.distances import (
    KM_PER_DEG,
    Segments,
    edges_near,
    far_gap_km,
    line_segments,
    nearest_km,
    outline,
)
from storymap.boundaries.keeping import Kept
from storymap.boundaries.shapes import Line, Shapes
from storymap.boundaries.topology import SCALES
from storymap.boundaries.worldviews import DisputedUnit, Worldview
from storymap.errors import UnknownPlaceError
from storymap.model.places import LonLat

FINEST = SCALES[0]
_MOST_GAPS = 4096
_MOST_BORDER_EDGES = 20_000
ShapesReader = Callable[[str], Shapes]
"""Gives the units at a scale."""
Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One connected part of a territory."""

    is_largest: bool
    """Whether no other part is larger."""
    touches: frozenset[str]
    """Codes of the countries that it shares a line with."""


class Territories:
    """The countries of one worldview, as shapes."""

    def __init__(self, view: Worldview, shapes: ShapesReader) -> None:
        self._view = view
        self._shapes = shapes
        self._gaps_km: Kept[tuple[str, str], float] = Kept(_MOST_GAPS)
        self._borders: Kept[tuple[str, str], Segments] = Kept(_MOST_BORDER_EDGES, lambda edges: 1 + len(edges))

    def multipolygon(self, code: str, *, scale: str) -> shapely.MultiPolygon:
        """The territory as a shapely MultiPolygon; empty when not drawn at the scale."""
        return self._shapes(scale).multipolygon(self._units(code))

    def _units(self, code: str) -> tuple[str, ...]:
        units = self._view.territory(code)
        if not units:
            raise UnknownPlaceError(f"{code!r} owns no land in the boundary data; give a country's alpha-2 code")
        return units

    def country_at(self, position: LonLat, *, tolerance_km: float) -> str | None:
        """The owner of the unit at a position, or of the nearest one within the tolerance."""
        near = self._polygons_near(position, within_km=tolerance_km)
        holding = next((unit for unit, number in near if self._holds(unit, number, position)), None)
        if holding is not None:
            return self._view.owner(holding)
        edges = (
            (edges_near(self._edges(unit, number), position, within_km=tolerance_km), unit)
            for unit, number in near
            if self._view.owner(unit)
        )
        reached = [(nearest_km(position, those), unit) for those, unit in edges]
        best = min(reached, default=(math.inf, ""))
        return self._view.owner(best[1]) if best[0] <= tolerance_km else None

    def _edges(self, unit: str, number: int) -> Segments:
        """The outline of one polygon of a unit; kept, for the positions along a line ask for the same ones."""
        shapes = self._shapes(FINEST)
        return shapes.outlines.get((unit, number), lambda: outline(shapes, [shapes.units[unit][number]]))

    def part_at(self, position: LonLat, code: str) -> Part | None:
        """The part of a territory that a position lies in; `None` outside."""
        shapes, units = self._shapes(FINEST), self._units(code)
        polygons = shapes.dissolved(units)
        areas = shapely.area(shapes.multipolygon(units).geoms)
        middles = [np.radians(shapes.ring(polygon[0])[:, 1].mean()) for polygon in polygons]
        sizes = np.asarray(areas) * np.cos(middles)
        for number, polygon in enumerate(polygons):
            outer = shapely.Polygon(shapes.ring(polygon[0]))
            if shapely.intersects_xy(outer, position.lon, position.lat):
                arcs = {n if n >= 0 else ~n for ring in polygon for n in ring}
                others = {unit for arc in arcs for unit in shapes.users[arc]} - set(units)
                owners = frozenset(owner for unit in others if (owner := self._view.owner(unit)))
                return Part(is_largest=number == int(sizes.argmax()), touches=owners)
        return None

    def _polygons_near(self, position: LonLat, *, within_km: float) -> list[tuple[str, int]]:
        keys, boxes = self._shapes(FINEST).boxes
        up = within_km / KM_PER_DEG
        across = min(360.0, up / max(math.cos(math.radians(position.lat)), 0.001))
        off = np.abs(boxes[:, [0, 2]] - position.lon)
        inside = (boxes[:, 0] - across <= position.lon) & (position.lon <= boxes[:, 2] + across)
        inside |= (360 - off).min(axis=1) <= across
        inside &= (boxes[:, 1] - up <= position.lat) & (position.lat <= boxes[:, 3] + up)
        return [keys[index] for index in np.flatnonzero(inside)]

    def outside_km(self, position: LonLat, code: str) -> float:
        """Distance to the territory; 0 inside."""
        return 0.0 if self._inside(position, code) else nearest_km(position, self._outline(code, FINEST))

    def depth_km(self, position: LonLat, code: str) -> float:
        """Distance to the territory's boundary from inside; 0 outside."""
        return nearest_km(position, self._outline(code, FINEST)) if self._inside(position, code) else 0.0

    def border_km(self, position: LonLat, a: str, b: str) -> float:
        """Distance to the lines between two territories; infinite when there are none."""
        return nearest_km(position, self._borders.get((a, b), lambda: self._border(a, b)))

    def _border(self, a: str, b: str) -> Segments:
        ones, others = frozenset(self._units(a)), frozenset(self._units(b))
        lines = self._shapes(FINEST).lines_between(ones - others, others - ones)
        return np.vstack([line_segments(line) for line in lines]) if lines else np.empty((0, 4))

    def _inside(self, position: LonLat, code: str) -> bool:
        units = self._units(code)
        near = self._polygons_near(position, within_km=0)
        return any(unit in units and self._holds(unit, number, position) for unit, number in near)

    def _holds(self, unit: str, number: int, position: LonLat) -> bool:
        return bool(shapely.intersects_xy(self._shapes(FINEST).polygon(unit, number), position.lon, position.lat))

    def _outline(self, code: str, scale: str) -> Segments:
        shapes, units = self._shapes(scale), self._units(code)
        return shapes.outlines.get(units, lambda: outline(shapes, shapes.dissolved(units)))

    def far_gap_km(self, a: str, b: str) -> float:
        """Shortest distance between two territories, at the coarsest scale that draws both."""
        key = (min(a, b), max(a, b))
        return self._gaps_km.get(key, lambda: self._measured_gap_km(*key))

    def _measured_gap_km(self, a: str, b: str) -> float:
        for scale in reversed(SCALES):
            one, other = self._outline(a, scale), self._outline(b, scale)
            if len(one) and len(other):
                return far_gap_km(one, other)
        raise UnknownPlaceError(f"{a!r} and {b!r} are not both drawn at any scale")

    def border_lines(self, a: str, b: str, *, scale: str) -> tuple[tuple[LonLat, ...], ...]:
        """The lines between two territories."""
        ones, others = frozenset(self._units(a)), frozenset(self._units(b))
        return tuple(_positions(line) for line in self._shapes(scale).lines_between(ones - others, others - ones))

    def land_in(self, box: Box, *, scale: str) -> tuple[tuple[str | None, shapely.MultiPolygon], ...]:
        """The land that reaches into a box, by owner; meridians beyond ±180° are of the next turn of the world."""
        west, south, east, north = box
        keys, boxes = self._shapes(scale).boxes
        found: dict[tuple[str | None, int], list[tuple[str, int]]] = {}
        for shift in (-360, 0, 360):
            inside = (boxes[:, 0] + shift <= east) & (boxes[:, 2] + shift >= west)
            inside &= (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
            for index in np.flatnonzero(inside):
                found.setdefault((self._view.owner(keys[index][0]), shift), []).append(keys[index])
        return tuple((owner, self._shifted(keys, shift, scale)) for (owner, shift), keys in found.items())

    def _shifted(self, keys: Sequence[tuple[str, int]], shift: int, scale: str) -> shapely.MultiPolygon:
        return shapely.transform(self._shapes(scale).land(keys), lambda positions: positions + np.array([shift, 0]))

    def topojson(self, scale: str, *, disputed: Sequence[DisputedUnit], name: Callable[[str], str]) -> dict[str, Any]:
        """The view as a TopoJSON topology with the objects `countries` and `disputed`."""
        shapes = self._shapes(scale)
        countries = [
            _geometry(code, shapes.dissolved(self._view.territory(code)), {"name": name(code)})
            for code in self._view.owners()
        ]
        contested = [_geometry(unit.id, shapes.units.get(unit.id, ()), _properties(unit)) for unit in disputed]
        return {
            "type": "Topology",
            "objects": {
                "countries": {"type": "GeometryCollection", "geometries": [g for g in countries if g["arcs"]]},
                "disputed": {"type": "GeometryCollection", "geometries": [g for g in contested if g["arcs"]]},
            },
            "transform": {"scale": [1e-6, 1e-6], "translate": [0, 0]},
            "arcs": [shapes.encoded_arc(number) for number in range(shapes.arc_count())],
        }


def _positions(line: Line) -> tuple[LonLat, ...]:
    return tuple(LonLat(lon=float(lon), lat=float(lat)) for lon, lat in line)


def _geometry(key: str, polygons: Sequence[ArcPolygon], properties: dict[str, Any]) -> dict[str, Any]:
    arcs = [[list(ring) for ring in polygon] for polygon in polygons]
    return {"type": "MultiPolygon", "id": key, "properties": properties, "arcs": arcs}


def _properties(unit: DisputedUnit) -> dict[str, Any]:
    return {
        "name": unit.name,
        "owners": dict(unit.owners),
        "claimed_by": list(unit.claimed_by),
        "note": unit.note,
    }
