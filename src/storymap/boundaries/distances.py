"""A position and the outline of a territory → kilometres between them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from storymap.boundaries.dissolving import ArcPolygon
from storymap.boundaries.shapes import Line, Shapes
from storymap.geo import distance_km
from storymap.model.places import LonLat

KM_PER_DEG = 111.195
"""Kilometres of one degree of a great circle on the mean sphere; for choosing, never for reporting."""
_LONGEST_DEG = 0.25
"""Longer edges are followed in steps of this length: they run along parallels, not along great circles."""
_FAR_SAMPLE = 4000

Column = npt.NDArray[np.float64]
Segments = npt.NDArray[np.float64]
"""Columns: longitude and latitude of the first end, then of the second."""


def outline(shapes: Shapes, polygons: Sequence[ArcPolygon]) -> Segments:
    """All edges of some polygons but those that cut them at ±180° and at the pole."""
    parts = [line_segments(shapes.ring(ring)) for polygon in polygons for ring in polygon]
    return np.vstack(parts) if parts else np.empty((0, 4))


def line_segments(ring: Line) -> Segments:
    """The edges of a line or ring, long ones in steps, without those that cut it at ±180° and at the pole."""
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


def edges_near(segments: Segments, position: LonLat, *, within_km: float) -> Segments:
    """The edges that may lie within a distance of a position, and a few others; edges are shorter than 0.25°."""
    up = within_km / KM_PER_DEG + _LONGEST_DEG
    across = up / max(np.cos(np.radians(min(abs(position.lat) + up, 90.0))), 0.001)
    off = np.abs((segments[:, 0] - position.lon + 180) % 360 - 180)
    return np.asarray(segments[(np.abs(segments[:, 1] - position.lat) <= up) & (off <= across)])


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
