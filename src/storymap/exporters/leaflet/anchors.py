"""Stops that are vast countries → the points of their land where the map draws them, on the way of the journey.

A gazetteer pins Russia in the middle of Siberia. Somebody who flees from Ukraine over Russia to Norway was not there,
and a map that shows it frames half the world. The text says no more than "in Russia": the page hatches the country,
dashes the ways to it, and sets the stop's mark where the way between the exact stops is shortest. The outputs that
carry coordinates keep the gazetteer's.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from storymap.exporters.leaflet.topology import Floats, Rings, Topology, read_world, thinned
from storymap.model.places import LonLat, Place
from storymap.model.stories import Route, Story

VAST_KM = 1000
"""A country wider than twice this has no middle that a journey can be drawn to."""
_TOLERANCE = 0.001
_DEPTH = 0.12
"""How deep inside the land the mark stands, as a share of the country's radius."""
_GRID = 32
_EARTH_KM = 40_075.0
_EDGE = 0.002
"""Length, in the Mercator square, of the pieces that an edge is cut into before distances to it are taken."""


def is_vast(place: Place) -> bool:
    """Whether a place is so wide that its middle says nothing: no view stretches to hold it."""
    return place.radius_km > VAST_KM


def anchors(story: Story) -> dict[str, LonLat]:
    """Where the map draws the stops that are vast countries, by the ids of their places."""
    found: dict[str, LonLat] = {}
    for route in story.routes:
        for number, stop in enumerate(route.stops):
            place = stop.place
            if place and place.is_country and is_vast(place) and place.id not in found:
                anchor = _anchor(place, _neighbours(route, number))
                found.update({place.id: anchor} if anchor else {})
    return found


def _neighbours(route: Route, number: int) -> list[LonLat]:
    """The nearest stops before and after that have a position worth the name."""
    found = []
    for side in (route.stops[:number][::-1], route.stops[number + 1 :]):
        places = (stop.place for stop in side if stop.place and not is_vast(stop.place))
        nearest = next(places, None)
        found += [nearest.location] if nearest else []
    return found


def _anchor(place: Place, neighbours: Sequence[LonLat]) -> LonLat | None:
    shape = next((s for s in _world().shapes if s.id == place.country_code and not s.disputed), None)
    if shape is None or not neighbours:
        return None
    edges = [_edges(polygon, _world().arcs) for polygon in shape.polygons]
    largest = max(float(np.ptp(start, axis=0).max()) for start, _ in edges)
    mainland = [(start, end) for start, end in edges if np.ptp(start, axis=0).max() > largest / 4]
    candidates = np.concatenate([_inside(start, end) for start, end in mainland])
    if not len(candidates):
        return None
    depth = _depths(candidates, np.concatenate([start for start, _ in mainland]))
    deep = candidates[depth >= min(_DEPTH * place.radius_km, float(depth.max()) / 2)]
    return _position(deep[np.argmin(sum(_angles(deep, other) for other in neighbours))])


@cache
def _world() -> Topology:
    return thinned(read_world(), (), base_tolerance=_TOLERANCE)


def _edges(polygon: Rings, arcs: Sequence[Floats]) -> tuple[Floats, Floats]:
    """The starts and ends of a polygon's edges, long ones cut up."""
    starts, ends = [], []
    for ring in polygon:
        points = np.concatenate([arcs[~n][::-1] if n < 0 else arcs[n] for n in ring])
        dense = _cut_up(points)
        starts.append(dense[:-1])
        ends.append(dense[1:])
    return np.concatenate(starts), np.concatenate(ends)


def _cut_up(points: Floats) -> Floats:
    steps = np.maximum(np.ceil(np.hypot(*np.diff(points, axis=0).T) / _EDGE).astype(int), 1)
    reached = np.r_[0, np.cumsum(steps)]
    wanted = np.arange(reached[-1] + 1)
    return np.column_stack([np.interp(wanted, reached, points[:, axis]) for axis in (0, 1)])


def _inside(starts: Floats, ends: Floats) -> Floats:
    """Points of a grid over the polygon that lie in it: a ray to the east meets its edges an odd number of times."""
    low, high = starts.min(axis=0), starts.max(axis=0)
    steps = (np.arange(_GRID) + 0.5) / _GRID
    x, y = np.meshgrid(low[0] + steps * (high[0] - low[0]), low[1] + steps * (high[1] - low[1]))
    points = np.column_stack([x.ravel(), y.ravel()])
    if high[0] - low[0] < _EDGE:
        return points[:0]
    (x0, y0), (x1, y1) = starts.T, ends.T
    level = (y0 > points[:, 1:]) != (y1 > points[:, 1:])
    rise = np.where(y1 == y0, 1.0, y1 - y0)
    meets = level & (points[:, :1] < x0 + (points[:, 1:] - y0) / rise * (x1 - x0))
    odd: Floats = points[meets.sum(axis=1) % 2 == 1]
    return odd


def _depths(points: Floats, boundary: Floats) -> Floats:
    """How far each point lies from the boundary, in km."""
    across, along = (points[:, None, axis] - boundary[None, :, axis] for axis in (0, 1))
    depths: Floats = np.sqrt((across**2 + along**2).min(axis=1)) * _EARTH_KM * np.cos(_lats(points))
    return depths


def _angles(points: Floats, other: LonLat) -> Floats:
    """How far each point lies from a position, as an angle."""
    lats, lat = _lats(points), np.radians(other.lat)
    lons = (points[:, 0] * 2 - 1) * np.pi - np.radians(other.lon)
    cosines = np.sin(lats) * np.sin(lat) + np.cos(lats) * np.cos(lat) * np.cos(lons)
    angles: Floats = np.arccos(np.clip(cosines, -1, 1))
    return angles


def _lats(points: Floats) -> Floats:
    lats: Floats = np.arctan(np.sinh(np.pi * (1 - 2 * points[:, 1])))
    return lats


def _position(square: Floats) -> LonLat:
    lat = float(np.degrees(_lats(square[None, :])[0]))
    return LonLat(lon=round(float(square[0]) * 360 - 180, 2), lat=round(lat, 2))
