"""A place of the gazetteer → the province that it is, and where positions lie in it."""

import math
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

import numpy as np
import shapely

from storymap.boundaries.distances import Segments, line_segments, nearest_km
from storymap.boundaries.keeping import Kept
from storymap.boundaries.layers import Layer, read_layer
from storymap.boundaries.positions import Plane
from storymap.boundaries.provinces import Province, province_of
from storymap.boundaries.shapes import Line
from storymap.model.places import LonLat, Place

_MOST_POSITIONS = 25_000
"""Of all provinces kept, at a hundred bytes and more each: some are kept flattened and as edges too."""


class ProvinceShape:
    """The land of one province, as polygons."""

    def __init__(self, name: str, rings: Iterable[list[Line]]) -> None:
        self.name = name
        self._polygons = [shapely.Polygon(outer, holes) for outer, *holes in rings]

    def __len__(self) -> int:
        """How many positions its polygons have."""
        return int(shapely.get_num_coordinates(self._polygons).sum())

    @cached_property
    def _land(self) -> shapely.MultiPolygon:
        joined = shapely.unary_union(self._polygons)
        land = joined if isinstance(joined, shapely.MultiPolygon) else shapely.MultiPolygon([joined])
        shapely.prepare(land)
        return land

    @cached_property
    def _outline(self) -> Segments:
        rings = [ring for polygon in self._land.geoms for ring in (polygon.exterior, *polygon.interiors)]
        return np.vstack([line_segments(np.array(ring.coords)) for ring in rings])

    def outside_km(self, position: LonLat) -> float:
        """How far outside a position lies; 0 inside."""
        if shapely.intersects_xy(self._land, position.lon, position.lat):
            return 0.0
        return nearest_km(position, self._outline)

    def share_behind(self, position: LonLat, *, towards_deg: float) -> float:
        """Share of the land behind a position, seen by one who looks `towards_deg` (0 north, 90 east)."""
        plane, flat = self._flat
        angle = math.radians(90 - towards_deg)
        turned = shapely.transform(flat, lambda xy: xy @ _turn(angle))
        west, south, _, north = turned.bounds
        here = np.array([plane.flatten(position)]) @ _turn(angle)
        return float(shapely.clip_by_rect(turned, west - 1, south - 1, float(here[0, 0]), north + 1).area / turned.area)

    @cached_property
    def _flat(self) -> tuple[Plane, shapely.MultiPolygon]:
        west, south, east, north = self._land.bounds
        plane = Plane(middle_lon=(west + east) / 2, stretch=math.cos(math.radians((south + north) / 2)))
        return plane, shapely.make_valid(shapely.transform(self._land, lambda lonlat: _flattened(lonlat, plane)))

    def rings(self) -> tuple[tuple[LonLat, ...], ...]:
        """The outer rings, for the map."""
        return tuple(
            tuple(LonLat(lon=float(lon), lat=float(lat)) for lon, lat in polygon.exterior.coords)
            for polygon in self._land.geoms
        )


def _turn(angle: float) -> Line:
    """What turns points so that a direction becomes the first axis."""
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


def _flattened(lonlat: Line, plane: Plane) -> Line:
    return np.array([plane.flatten(LonLat(lon=float(lon), lat=float(lat))) for lon, lat in lonlat])


class ProvinceShapes:
    """The provinces of the world, each decoded when first asked for."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._known: Kept[tuple[str, str], ProvinceShape] = Kept(_MOST_POSITIONS, len)

    def of(self, place: Place) -> ProvinceShape | None:
        """The shape of the province that a place of the gazetteer is; `None` where the data have none."""
        province = province_of(place)
        if province is None:
            return None
        key = (province.country, province.name)
        return self._known.get(key, lambda: self._shape(province))

    def _shape(self, province: Province) -> ProvinceShape:
        rings = (rings for number in province.polygons for rings in self._rings(self._geometries[number]))
        return ProvinceShape(province.name, rings)

    @cached_property
    def _geometries(self) -> dict[str, dict[str, Any]]:
        return {geometry["id"]: geometry for geometry in self._layer.geometries}

    def _rings(self, geometry: dict[str, Any]) -> Iterator[list[Line]]:
        for polygon in geometry["arcs"]:
            yield [self._layer.line(ring) for ring in polygon]


@cache
def read_province_shapes() -> ProvinceShapes:
    """The packaged provinces, read once."""
    return ProvinceShapes(read_layer("admin1"))
