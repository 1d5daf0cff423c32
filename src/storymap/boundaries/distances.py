"""A position and the outline of a territory → kilometres between them; territories → shares of their area."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from storymap.boundaries.dissolving import ArcPolygon
from storymap.boundaries.shapes import Line, Shapes
from storymap.geo import distance_km
from storymap.model.places import LonLat

KM_PER_DEG = 111.195
"""Kilometres of one degree of a great circle on the mean sphere; for choosing, never for reporting."""
_LONGEST_DEG = 0.25
"""Longer edges are followed in steps of this length: they run along parallels, not along great circles."""
_FAR_SAMPLE = 4000
_SAMPLE = 300

Column = npt.NDArray[np.float64]
Segments = npt.NDArray[np.float64]
"""Columns: longitude and latitude of the first end, then of the second."""


def outline(shapes: Shapes, polygons: Sequence[ArcPolygon]) -> Segments:
    """All edges of some polygons but those that cut them at ±180° and at the pole."""
    parts = [_segments(shapes.ring(ring)) for polygon in polygons for ring in polygon]
    return np.vstack(parts) if parts else np.empty((0, 4))


def _segments(ring: Line) -> Segments:
    edges = np.hstack([ring[:-1], ring[1:]])
    cut = (np.abs(edges[:, 0]) == 180) & (np.abs(edges[:, 2]) == 180) | (edges[:, 1] == -90) | (edges[:, 3] == -90)
    edges = edges[~cut]
    steps = np.ceil(np.abs(edges[:, 2:] - edges[:, :2]).max(axis=1) / _LONGEST_DEG).astype(int)
    if not (steps > 1).any():
        return np.asarray(edges)
    return np.vstack([edges[steps <= 1], *(_stepped(e, n) for e, n in zip(edges, steps, strict=True) if n > 1)])


def _stepped(edge: npt.NDArray[np.float64], count: int) -> Segments:
    points = np.linspace(edge[:2], edge[2:], count + 1)
    return np.hstack([points[:-1], points[1:]])


def nearest_km(position: LonLat, segments: Segments) -> float:
    """Geodesic distance to the nearest point of the edges; infinite when there are none."""
    if not len(segments):
        return float("inf")
    a = _plane(segments[:, 0], segments[:, 1], centre=position)
    step = _plane(segments[:, 2], segments[:, 3], centre=position) - a
    length = np.maximum((step**2).sum(axis=1), 1e-12)
    share = np.clip(-(a * step).sum(axis=1) / length, 0, 1)
    off = a + share[:, None] * step
    best = int((off**2).sum(axis=1).argmin())
    lon, lat = segments[best, :2] + share[best] * (segments[best, 2:] - segments[best, :2])
    return distance_km(position, LonLat(lon=float(lon), lat=float(lat)))


def _plane(lons: Column, lats: Column, *, centre: LonLat) -> npt.NDArray[np.float64]:
    """Kilometres east and north of `centre`, azimuthal equidistant: distances from the centre are true."""
    lon, lat = np.radians(lons - centre.lon), np.radians(lats)
    middle = np.radians(centre.lat)
    x = np.cos(lat) * np.sin(lon)
    y = np.cos(middle) * np.sin(lat) - np.sin(middle) * np.cos(lat) * np.cos(lon)
    cosine = np.sin(middle) * np.sin(lat) + np.cos(middle) * np.cos(lat) * np.cos(lon)
    angle = np.arctan2(np.hypot(x, y), cosine)
    sine = np.maximum(np.hypot(x, y), 1e-15)
    scale = angle / sine * np.degrees(1.0) * KM_PER_DEG
    return np.column_stack([x * scale, y * scale])


def far_gap_km(one: Segments, other: Segments) -> float:
    """Shortest distance between two far territories, from vertex to vertex of a coarse scale."""
    a, b = (_vectors(s[:: max(1, len(s) // _FAR_SAMPLE)]) for s in (one, other))
    cosines = a @ b.T
    row, column = np.unravel_index(int(cosines.argmax()), cosines.shape)
    return distance_km(_lonlat(a[row]), _lonlat(b[column]))


def _vectors(segments: Segments | Line) -> npt.NDArray[np.float64]:
    lon, lat = np.radians(segments[:, 0]), np.radians(segments[:, 1])
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _lonlat(vector: npt.NDArray[np.float64]) -> LonLat:
    x, y, z = (float(value) for value in vector)
    return LonLat(lon=float(np.degrees(np.arctan2(y, x))), lat=float(np.degrees(np.arcsin(np.clip(z, -1, 1)))))


def mainland(territory: shapely.MultiPolygon, *, within_km: float) -> shapely.MultiPolygon:
    """The largest part of a territory and the parts within `within_km` of it."""
    parts = sorted(territory.geoms, key=lambda part: float(part.area), reverse=True)
    samples = [_sampled(part) for part in parts]
    nearest = (_vectors(np.vstack(samples)) @ _vectors(samples[0]).T).max(axis=1)
    starts = np.cumsum([0, *map(len, samples[:-1])])
    near = np.maximum.reduceat(nearest, starts) >= np.cos(np.radians(within_km / KM_PER_DEG))
    return shapely.MultiPolygon([part for part, kept in zip(parts, near, strict=True) if kept])


def _sampled(part: shapely.Polygon) -> Line:
    """Some hundred vertices of the outer ring."""
    ring = np.array(part.exterior.coords)
    return ring[:: max(1, len(ring) // _SAMPLE)]


def share_behind(territory: shapely.MultiPolygon, position: LonLat, *, towards_deg: float) -> float:
    """Share of a territory's area behind `position`, seen by one who looks `towards_deg` (0 north, 90 east).

    Parallels and meridians divide it for the four main directions, slanting lines for those between.
    """
    plane, (x, y) = _equal_area(territory, position)
    angle = np.radians(90 - towards_deg)
    ahead = np.array([np.cos(angle), np.sin(angle)])
    side = np.array([-ahead[1], ahead[0]])
    corner, reach = np.array([x, y]), 1000.0
    half = [
        corner + side * reach,
        corner - side * reach,
        corner - (side + ahead) * reach,
        corner + (side - ahead) * reach,
    ]
    total = float(plane.area)
    return float(shapely.intersection(plane, shapely.Polygon(half)).area) / total if total else 0.0


def _equal_area(territory: shapely.MultiPolygon, position: LonLat) -> tuple[shapely.Geometry, tuple[float, float]]:
    """The territory and the position on an equal-area cylinder that is true at the territory's middle latitude."""
    middle = shapely.centroid(_about(territory))
    stretch = max(float(np.cos(np.radians(middle.y))), 0.05)

    def flatten(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        lon = (points[:, 0] - middle.x + 180) % 360 - 180
        return np.column_stack([lon * stretch, np.degrees(np.sin(np.radians(points[:, 1]))) / stretch])

    x, y = flatten(np.array([[position.lon, position.lat]]))[0]
    plane = shapely.transform(_about(territory), flatten)
    return shapely.make_valid(plane), (float(x), float(y))


def _about(territory: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """A territory on both sides of ±180° brought to one side, so that it has a middle."""
    west, _, east, _ = territory.bounds
    if east - west < 300:
        return territory
    parts = [
        shapely.transform(part, lambda points: points + np.array([360.0, 0.0])) if part.bounds[2] < 0 else part
        for part in territory.geoms
    ]
    return shapely.MultiPolygon(parts)
