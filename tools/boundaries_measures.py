"""Lines and rings in degrees → lengths, areas, merged and simplified lines, the shortest way between shapes."""

from collections.abc import Sequence

import numpy as np
import shapely

from storymap.geo import coordinates_length_km, ring_area_km2

Line = np.ndarray
"""Longitude and latitude in two columns."""

KM_PER_DEG = 111.195
SIMPLIFICATION_KM = 5.0
"""How much the 10m line is simplified to see how crooked it is."""


def length_km(line: Line) -> float:
    """Geodesic length."""
    return coordinates_length_km(line[:, 0].tolist(), line[:, 1].tolist())


def area_km2(rings: Sequence[Line]) -> float:
    """Geodesic area of a polygon: outer ring first, then holes."""
    sizes = [ring_area_km2(ring[:, 0].tolist(), ring[:, 1].tolist()) for ring in rings]
    return sizes[0] - sum(sizes[1:])


def merged(lines: Sequence[Line]) -> list[Line]:
    """Lines joined end to end where no third one begins, in a fixed order."""
    joined = shapely.line_merge(shapely.MultiLineString([shapely.LineString(line) for line in lines]))
    parts = [np.array(part.coords) for part in getattr(joined, "geoms", [joined])]
    return sorted(parts, key=lambda part: tuple(part[0]))


def simplified_km(line: Line) -> float:
    """Length of the line simplified (Douglas and Peucker) at 5 km, in a plane that touches the Earth at its middle."""
    plane = project(line, centre=line[len(line) // 2])
    rounded = shapely.simplify(shapely.LineString(plane), SIMPLIFICATION_KM, preserve_topology=False)
    kept = {tuple(p) for p in rounded.coords}
    chosen = [index for index, p in enumerate(plane.tolist()) if tuple(p) in kept]
    return length_km(line[chosen])


def project(line: Line, *, centre: Sequence[float]) -> Line:
    """Kilometres east and north of `centre`, azimuthal equidistant on a sphere."""
    lon, lat = np.radians(line[:, 0] - centre[0]), np.radians(line[:, 1])
    middle = np.radians(centre[1])
    cosine = np.sin(middle) * np.sin(lat) + np.cos(middle) * np.cos(lat) * np.cos(lon)
    angle = np.arccos(np.clip(cosine, -1, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.where(angle > 1e-12, angle / np.sin(angle), 1.0) * KM_PER_DEG * 180 / np.pi
    x = np.cos(lat) * np.sin(lon)
    y = np.cos(middle) * np.sin(lat) - np.sin(middle) * np.cos(lat) * np.cos(lon)
    return np.column_stack([x * scale, y * scale])


def vectors(line: Line) -> np.ndarray:
    """Positions as unit vectors."""
    lon, lat = np.radians(line[:, 0]), np.radians(line[:, 1])
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def far_parts(parts: Sequence[Sequence[Line]], sizes: Sequence[float], *, beyond_km: float) -> set[int]:
    """Numbers of the parts farther than `beyond_km` from the largest one, measured between vertices."""
    largest = max(range(len(parts)), key=sizes.__getitem__)
    core = vectors(parts[largest][0])[:: max(1, len(parts[largest][0]) // 2000)]
    far = set()
    for index, rings in enumerate(parts):
        outer = vectors(rings[0])[:: max(1, len(rings[0]) // 50)]
        nearest = np.degrees(np.arccos(np.clip((outer @ core.T).max(), -1, 1))) * KM_PER_DEG
        if nearest > beyond_km:
            far.add(index)
    return far
