"""A place of the gazetteer → the province that it is, and where positions lie in it."""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

import numpy as np
import shapely

from storymap.boundaries.distances import Segments, line_segments, nearest_km
from storymap.boundaries.layers import Layer, read_layer
from storymap.boundaries.positions import Plane
from storymap.boundaries.shapes import Line
from storymap.language.names import normalise
from storymap.model.places import LonLat, Place

_GENERIC = re.compile(
    r"\b(?:oblast|oblasti|province|provincie|provincia|provinsi|county|fylke|laen|lan|state|region|governorate|wilaya|"
    r"prefecture|department|departamento|departement|district|territory|canton|kanton|republic|land|freistaat|krai|kray|"
    r"voivodeship|union|federal|of|de|del|la|du|di|da|d|el|al)\b"
)
_COUNTRY_PARTS = {("GB", "england"): "ENG", ("GB", "scotland"): "SCT", ("GB", "wales"): "WLS"}
_COUNTRY_PARTS |= {("GB", "northern ireland"): "NIR"}
_EXONYMS = {
    ("DE", "bavaria"): "bayern",
    ("DE", "saxony"): "sachsen",
    ("DE", "lower saxony"): "niedersachsen",
    ("DE", "saxony-anhalt"): "sachsen-anhalt",
    ("DE", "hesse"): "hessen",
    ("DE", "thuringia"): "thüringen",
    ("DE", "north rhine-westphalia"): "nordrhein-westfalen",
    ("DE", "rhineland-palatinate"): "rheinland-pfalz",
    ("AT", "styria"): "steiermark",
    ("AT", "carinthia"): "kärnten",
    ("AT", "tyrol"): "tirol",
    ("CH", "geneva"): "genève",
    ("CA", "quebec"): "québec",
}
_SLACK_KM = 10.0
"""A province of the right name must hold the gazetteer's point for it, but for so much."""


class Province:
    """The land of one province."""

    def __init__(self, name: str, rings: Iterable[list[Line]]) -> None:
        self.name = name
        self._polygons = [shapely.Polygon(outer, holes) for outer, *holes in rings]

    @cached_property
    def _land(self) -> shapely.MultiPolygon:
        land = shapely.MultiPolygon(self._polygons)
        shapely.prepare(land)
        return land

    @cached_property
    def _outline(self) -> Segments:
        rings = [ring for polygon in self._polygons for ring in (polygon.exterior, *polygon.interiors)]
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
            for polygon in self._polygons
        )


def _turn(angle: float) -> Line:
    """What turns points so that a direction becomes the first axis."""
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


def _flattened(lonlat: Line, plane: Plane) -> Line:
    return np.array([plane.flatten(LonLat(lon=float(lon), lat=float(lat))) for lon, lat in lonlat])


class Provinces:
    """The provinces of the world by country and name."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._known: dict[str, Province | None] = {}

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        found: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for geometry in self._layer.geometries:
            for key in _keys(geometry["properties"]):
                found.setdefault(key, []).append(geometry)
        return found

    def of(self, place: Place) -> Province | None:
        """The province that a place of the gazetteer is; `None` where the data have none that surely is the same.

        It must have the name, lie in the country, be the only one, and hold the gazetteer's point for it.
        """
        if place.feature_code != "ADM1" or place.country_code is None:
            return None
        if place.id not in self._known:
            self._known[place.id] = self._find(place, place.country_code)
        return self._known[place.id]

    def _find(self, place: Place, country: str) -> Province | None:
        name = normalise(place.name)
        sought = _COUNTRY_PARTS.get((country, name)) or _bare(_EXONYMS.get((country, place.name.lower()), name))
        named = self._by_name.get((country, sought), [])
        if not named or (len(named) > 1 and (country, name) not in _COUNTRY_PARTS):
            return None
        province = Province(place.name, (polygon for geometry in named for polygon in self._rings(geometry)))
        return province if province.outside_km(place.location) <= _SLACK_KM else None

    def _rings(self, geometry: dict[str, Any]) -> Iterator[list[Line]]:
        for polygon in geometry["arcs"]:
            yield [self._layer.line(ring) for ring in polygon]


def _keys(properties: dict[str, Any]) -> set[tuple[str, str]]:
    country = properties.get("iso_a2")
    if not country:
        return set()
    names = [properties.get("name"), properties.get("gn_name")]
    keys = {(country, _bare(name)) for name in names if name}
    if country == "GB" and properties.get("gu_a3"):
        keys.add((country, properties["gu_a3"]))
    return keys


def _bare(name: str) -> str:
    """A province's name without the word for what it is."""
    plain = normalise(name)
    return " ".join(_GENERIC.sub(" ", plain).split()) or plain


@cache
def read_provinces() -> Provinces:
    """The packaged provinces, read once."""
    return Provinces(read_layer("admin1"))
