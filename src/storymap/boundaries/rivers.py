"""A river of the gazetteer → its course, and how far it passes from a position or a country."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Any

import numpy as np
import shapely

from storymap.boundaries.distances import KM_PER_DEG, Segments, line_segments, nearest_km
from storymap.boundaries.keeping import Kept
from storymap.boundaries.layers import Layer, read_layer
from storymap.boundaries.river_names import OTHER_NAMES
from storymap.boundaries.shapes import Line
from storymap.geo import distance_km
from storymap.language.names import normalise
from storymap.model.places import LonLat, Place

_GENERIC = re.compile(r"\b(?:river|rio|rivière|fiume|the|elv|elva|älv|älven|reka|nahr)\b")
_BRACKETED = re.compile(r"[()]")
_REACH_KM = 150.0
"""A line of that name further than this from the gazetteer's point, and from what it stands for, is another river."""
_LONGEST_KM = 3500.0
"""No river reaches farther from its middle: lines farther apart belong to two of one name."""
_STRETCH_KM = 500.0
"""The same for lines of another name, from half as far again: a river is named where it is best known."""

_MOST_POSITIONS = 50_000
_MOST_NAMES = 1024


class River:
    """The course of one river: a line where the data draw it, lakes and arms among it."""

    def __init__(self, name: str, lines: Sequence[Line]) -> None:
        self.name = name
        self._lines = lines

    def __len__(self) -> int:
        """How many positions its course has."""
        return sum(map(len, self._lines))

    @cached_property
    def _segments(self) -> Segments:
        return np.vstack([line_segments(line) for line in self._lines])

    @cached_property
    def shape(self) -> shapely.MultiLineString:
        """The course as a shapely MultiLineString in degrees."""
        return shapely.MultiLineString(list(self._lines))

    def passes_km(self, position: LonLat) -> float:
        """How far from a position it passes."""
        return nearest_km(position, self._segments)

    def inside_km(self, land: shapely.MultiPolygon) -> float:
        """Length of the course inside a territory, roughly: the map's own kilometres."""
        west, south, east, north = land.bounds
        near = shapely.clip_by_rect(self.shape, west, south, east, north)
        if near.is_empty:
            return 0.0
        within = shapely.intersection(near, land)
        parts = [np.array(part.coords) for part in getattr(within, "geoms", [within]) if part.geom_type == "LineString"]
        return sum(_length_km(part) for part in parts)

    def beside_km(self, land: shapely.MultiPolygon) -> float:
        """How far from a territory it passes at the nearest; 0 where it enters."""
        if shapely.intersects(self.shape, land):
            return 0.0
        line = shapely.shortest_line(self.shape, land)
        (lon, lat), (other_lon, other_lat) = line.coords
        return distance_km(LonLat(lon=lon, lat=lat), LonLat(lon=other_lon, lat=other_lat))

    def along_km(self, border: Sequence[Sequence[LonLat]], *, within_deg: float) -> tuple[float, float]:
        """Length of the course beside a border, roughly, and how far from it the course passes; both in km."""
        lines = shapely.MultiLineString([[(p.lon, p.lat) for p in line] for line in border])
        beside = shapely.intersection(self.shape, lines.buffer(within_deg))
        parts = [np.array(part.coords) for part in getattr(beside, "geoms", [beside]) if part.geom_type == "LineString"]
        length = sum(_length_km(part) for part in parts if len(part))
        if length:
            return length, 0.0
        (lon, lat), (other_lon, other_lat) = shapely.shortest_line(self.shape, lines).coords
        return 0.0, distance_km(LonLat(lon=lon, lat=lat), LonLat(lon=other_lon, lat=other_lat))

    def lines(self) -> tuple[tuple[LonLat, ...], ...]:
        """The course, for the map."""
        return tuple(tuple(LonLat(lon=float(lon), lat=float(lat)) for lon, lat in line) for line in self._lines)


def _length_km(line: Line) -> float:
    middle = np.cos(np.radians((line[1:, 1] + line[:-1, 1]) / 2))
    step = np.diff(line, axis=0)
    return float(np.hypot(step[:, 0] * middle, step[:, 1]).sum() * KM_PER_DEG)


class Rivers:
    """The rivers of the world by name."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._known: Kept[str, River | None] = Kept(_MOST_POSITIONS, _size)
        self._named_places: Kept[str, Place | None] = Kept(_MOST_NAMES)

    @cached_property
    def _named(self) -> list[tuple[tuple[re.Pattern[str], ...], dict[str, Any]]]:
        return [(_patterns(geometry["properties"]["name"]), geometry) for geometry in self._layer.geometries]

    def of(self, place: Place) -> River | None:
        """The course of a river; `None` where the data draw none of that name near the gazetteer's point for it."""
        return self._known.get(place.id, lambda: self._find(place))

    def place_named(self, name: str) -> Place | None:
        """The river of that name as a place; `None` where the data have none, or several far apart."""
        # By the name as written, which the place bears: what was asked before does not change the answer.
        return self._named_places.get(name, lambda: self._place(name))

    def _place(self, name: str) -> Place | None:
        bare = _bare(name)
        sought = (bare, *OTHER_NAMES.get(bare, ()))
        lines = [self._layer.line(arcs) for one in sought for arcs in self._arcs_of(one)]
        return _as_place(name, lines) if lines else None

    def _arcs_of(self, name: str) -> Iterator[list[int]]:
        for patterns, geometry in self._named:
            if any(pattern.fullmatch(name) for pattern in patterns):
                yield from geometry["arcs"]

    def _find(self, place: Place) -> River | None:
        bare = _bare(place.name)
        lines = list(self._of_name(bare, place.location, within_km=place.radius_km + _REACH_KM))
        for other in OTHER_NAMES.get(bare, ()):
            lines += self._of_name(other, place.location, within_km=1.5 * place.radius_km + _STRETCH_KM)
        return River(place.name, lines) if lines else None

    def _of_name(self, name: str, around: LonLat, *, within_km: float) -> Iterator[Line]:
        for patterns, geometry in self._named:
            if any(pattern.fullmatch(name) for pattern in patterns):
                lines = [self._layer.line(arcs) for arcs in geometry["arcs"]]
                edges = np.vstack([line_segments(line) for line in lines])
                if nearest_km(around, edges) <= within_km:
                    yield from lines


def _as_place(name: str, lines: Sequence[Line]) -> Place | None:
    """A place for a course: its middle, and half its extent; `None` where it falls into pieces far apart."""
    points = np.vstack(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    middle = points[((points - (low + high) / 2) ** 2).sum(axis=1).argmin()]
    location = LonLat(lon=float(middle[0]), lat=float(middle[1]))
    corner = LonLat(lon=float(low[0]), lat=float(low[1]))
    radius = distance_km(location, corner)
    if radius > _LONGEST_KM:
        return None
    return Place(
        id=f"rivers:{normalise(name)}",
        name=name,
        feature_class="H",
        feature_code="STM",
        location=location,
        radius_km=radius,
    )


def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """What a name of the data matches: each of "Donau (Danube)"; where a letter was lost, any letter or none."""
    parts = (normalise(part.replace("?", "qqq")) for part in _BRACKETED.split(name) if part.strip())
    return tuple(re.compile(re.escape(_bare(part)).replace("qqq", ".?")) for part in parts)


def _bare(name: str) -> str:
    """A river's name without the word for it."""
    plain = normalise(name)
    return " ".join(_GENERIC.sub(" ", plain).split()) or plain


def _size(river: River | None) -> int:
    return 1 + (len(river) if river is not None else 0)


@cache
def read_rivers() -> Rivers:
    """The packaged rivers, read once."""
    return Rivers(read_layer("rivers"))
