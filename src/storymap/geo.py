"""Positions → distances, bearings, lengths and areas on the WGS 84 ellipsoid. The only home of pyproj."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import TYPE_CHECKING

from storymap.model.places import LonLat

if TYPE_CHECKING:
    from pyproj import Geod

Line = Sequence[LonLat]
"""Positions in order."""
_MEAN_RADIUS_KM = 6371.0088
_SPHERE_ERROR = 0.01
"""Share by which a distance on the mean sphere may be off, with room: 0.56 % at most."""


@cache
def _ellipsoid() -> "Geod":
    # Imported here for the start-up budget: many articles ask for no distance.
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_km(a: LonLat, b: LonLat) -> float:
    """Geodesic distance.

    >>> round(distance_km(LonLat(lon=10.75, lat=59.91), LonLat(lon=30.31, lat=59.94)))
    1090
    """
    return float(_ellipsoid().inv(a.lon, a.lat, b.lon, b.lat)[2]) / 1000


def is_within(a: LonLat, b: LonLat, *, distance: float) -> bool:
    """Whether two positions are at most `distance` km apart.

    The sphere decides where it can, and spares most commands pyproj: it is never off by more than `_SPHERE_ERROR`.

    >>> is_within(LonLat(lon=10.75, lat=59.91), LonLat(lon=30.31, lat=59.94), distance=1000)
    False
    """
    roughly = _on_sphere_km(a, b)
    if roughly * (1 + _SPHERE_ERROR) <= distance:
        return True
    return roughly * (1 - _SPHERE_ERROR) <= distance and distance_km(a, b) <= distance


def _on_sphere_km(a: LonLat, b: LonLat) -> float:
    lat_a, lat_b, across = radians(a.lat), radians(b.lat), radians(b.lon - a.lon)
    haversine = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(across / 2) ** 2
    return 2 * _MEAN_RADIUS_KM * asin(min(1.0, sqrt(haversine)))


def bearing_deg(a: LonLat, b: LonLat) -> float:
    """Initial bearing from `a` to `b` in [0, 360), clockwise from north."""
    bearing = float(_ellipsoid().inv(a.lon, a.lat, b.lon, b.lat)[0]) % 360
    return bearing if bearing < 360 else 0.0  # -1e-15 % 360 rounds to 360


def course_deg(start: LonLat, end: LonLat) -> float:
    """Bearing on the map, by the latitude between: what people mean by west, also far north.

    >>> round(course_deg(LonLat(lon=100, lat=60), LonLat(lon=10, lat=62)))
    273
    """
    east = ((end.lon - start.lon + 180) % 360 - 180) * cos(radians((start.lat + end.lat) / 2))
    return degrees(atan2(east, end.lat - start.lat)) % 360


def turn_deg(one: float, other: float) -> float:
    """The angle between two bearings, in [0, 180].

    >>> turn_deg(350, 10)
    20
    """
    return abs((one - other + 180) % 360 - 180)


def length_km(line: Line) -> float:
    """Geodesic length of a line; 0 for fewer than two positions."""
    if len(line) < 2:
        return 0.0
    return float(_ellipsoid().line_length([p.lon for p in line], [p.lat for p in line])) / 1000


def coordinates_length_km(lons: Sequence[float], lats: Sequence[float]) -> float:
    """Geodesic length of a line given as two arrays in degrees: for long lines of boundary data."""
    return float(_ellipsoid().line_length(lons, lats)) / 1000 if len(lons) > 1 else 0.0


def ring_area_km2(lons: Sequence[float], lats: Sequence[float]) -> float:
    """Geodesic area inside a ring given as two arrays in degrees; never negative."""
    return abs(float(_ellipsoid().polygon_area_perimeter(lons, lats)[0])) / 1e6


def destination(start: LonLat, *, bearing: float, distance: float) -> LonLat:
    """The position `distance` km from `start` in the direction `bearing` (degrees clockwise from north)."""
    lon, lat, _ = _ellipsoid().fwd(start.lon, start.lat, bearing, distance * 1000)
    return LonLat(lon=wrap_lon(float(lon)), lat=float(lat))


def wrap_lon(lon: float) -> float:
    """The same meridian in [-180, 180].

    >>> wrap_lon(190.0), wrap_lon(180.0), wrap_lon(-540.0)
    (-170.0, 180.0, -180.0)
    """
    if -180 <= lon <= 180:
        return lon
    return (lon + 180) % 360 - 180


def great_circle(a: LonLat, b: LonLat, *, step_km: float = 100) -> tuple[tuple[LonLat, ...], ...]:
    """The shortest line between two positions, cut where it meets ±180°.

    Returns:
        One line, or two when the shortest way crosses the antimeridian; both parts end on it.
    """
    count = max(0, int(distance_km(a, b) // step_km))
    between = _ellipsoid().npts(a.lon, a.lat, b.lon, b.lat, count) if count else []
    return cut_antimeridian([a, *(LonLat(lon=wrap_lon(lon), lat=lat) for lon, lat in between), b])


def great_circles(points: Line) -> tuple[tuple[LonLat, ...], ...]:
    """Great circles from point to point as one line, cut where it meets ±180°.

    >>> a, b, c = (LonLat(lon=lon, lat=0) for lon in (10, 10.5, 11))
    >>> [len(part) for part in great_circles([a, b, c])]
    [3]
    """
    parts = [part for a, b in pairwise(points) for part in great_circle(a, b)]
    joined: list[tuple[LonLat, ...]] = [parts[0]]
    for part in parts[1:]:
        if part[0] == joined[-1][-1]:
            joined[-1] = (*joined[-1], *part[1:])
        else:
            joined.append(part)
    return tuple(joined)


def cut_antimeridian(line: Line) -> tuple[tuple[LonLat, ...], ...]:
    """Cut a line into parts none of which jumps across ±180°; each cut ends on the antimeridian."""
    parts: list[list[LonLat]] = [[line[0]]]
    for before, after in pairwise(line):
        if abs(after.lon - before.lon) > 180:
            leaving, entering = _antimeridian_points(before, after)
            parts[-1].append(leaving)
            parts.append([entering])
        parts[-1].append(after)
    return tuple(tuple(part) for part in parts)


def _antimeridian_points(before: LonLat, after: LonLat) -> tuple[LonLat, LonLat]:
    side = 180.0 if before.lon > 0 else -180.0
    unwrapped = after.lon + 2 * side
    span = unwrapped - before.lon
    share = (side - before.lon) / span if span else 0.0
    lat = before.lat + share * (after.lat - before.lat)
    return LonLat(lon=side, lat=lat), LonLat(lon=-side, lat=lat)
