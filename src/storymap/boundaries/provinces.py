"""Country and first-level unit → its area and outline: states, provinces, regions.

The table is built by `tools/build_province_areas.py` from Natural Earth's provinces. A unit that Natural Earth and
GeoNames draw differently is left out: nothing is measured of it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from storymap.errors import DataError
from storymap.model.places import LonLat, Place
from storymap.resources import data_path

LAKES = {
    ("US", "Michigan"): 0.41,
    ("US", "Wisconsin"): 0.14,
    ("US", "Ohio"): 0.08,
    ("US", "New York"): 0.09,
}
"""Share of a unit as drawn that lies in the Great Lakes, by the land areas of the US Census; a rounded figure."""
_CODES = ("ADM1", "RGN", "ISL", "PRSH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A first-level unit of a country, measured."""

    name: str
    """As in GeoNames."""
    country: str
    """Alpha-2 code."""
    km2: float
    """Its area at 10m, waters included."""
    polygons: tuple[str, ...]
    """Ids of the polygons of `admin1.topojson.gz` that it is made of."""

    @property
    def readings(self) -> tuple[float, ...]:
        """Its area in square kilometres, with and without its part of the Great Lakes where it has one."""
        lakes = LAKES.get((self.country, self.name))
        return (self.km2, self.km2 * (1 - lakes)) if lakes else (self.km2,)


def province_of(place: Place) -> Province | None:
    """The first-level unit that a place is; `None` where it is none, or none that is measured.

    A region or island counts when the unit bears its name (Bavaria, Tasmania).
    """
    if place.feature_code not in _CODES or place.country_code is None or place.admin1 is None:
        return None
    if place.feature_code != "ADM1" and place.name != place.admin1:
        return None
    return provinces(place.country_code).get(place.admin1)


@cache
def provinces(country: str) -> Mapping[str, Province]:
    """The measured first-level units of a country by name; empty where none is."""
    return {
        name: Province(name=name, country=country, km2=entry["km2"], polygons=tuple(entry["polygons"]))
        for name, entry in _table().get(country, {}).items()
    }


@cache
def _table() -> Mapping[str, Any]:
    try:
        table: dict[str, Any] = json.loads(data_path("boundaries", "province_areas.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"the areas of provinces cannot be read ({error}); reinstall storymap") from error
    return table


def province_outline(province: Province) -> tuple[tuple[LonLat, ...], ...]:
    """Its outer rings, arc by arc: where two meet, the position comes twice."""
    # Imported here since most claims need no polygons, and numpy takes time to load.
    from storymap.boundaries.layers import read_layer

    layer = read_layer("admin1")
    return tuple(
        tuple(LonLat(lon=lon, lat=lat) for number in polygon[0] for lon, lat in layer.arc(number).tolist())
        for geometry in layer.geometries
        if geometry["id"] in province.polygons
        for polygon in (geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]])
    )
