"""Territories → their mainland, flattened without changing its shares of area."""

import numpy as np
import shapely

from storymap.boundaries.positions import Plane, along_axis
from storymap.model.places import LonLat

KM_PER_DEG = 111.195
MAINLAND_KM = 200.0
"""Parts within this distance of the largest part belong to the mainland."""
_SAMPLE = 300
_REACH_DEG = 1000.0


def mainland(territory: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """The largest part of a territory and the parts within `MAINLAND_KM` of it."""
    parts = sorted(territory.geoms, key=lambda part: float(part.area), reverse=True)
    samples = [_sampled(part) for part in parts]
    nearest = (_vectors(np.vstack(samples)) @ _vectors(samples[0]).T).max(axis=1)
    starts = np.cumsum([0, *map(len, samples[:-1])])
    near = np.maximum.reduceat(nearest, starts) >= np.cos(np.radians(MAINLAND_KM / KM_PER_DEG))
    return shapely.MultiPolygon([part for part, kept in zip(parts, near, strict=True) if kept])


def _sampled(part: shapely.Polygon) -> np.ndarray:
    """Some hundred vertices of the outer ring."""
    ring = np.array(part.exterior.coords)
    return ring[:: max(1, len(ring) // _SAMPLE)]


def _vectors(line: np.ndarray) -> np.ndarray:
    lon, lat = np.radians(line[:, 0]), np.radians(line[:, 1])
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def equal_area(territory: shapely.MultiPolygon) -> tuple[Plane, shapely.MultiPolygon]:
    """The plane of a territory, and the territory in it."""
    whole = _about(territory)
    west, _, east, _ = whole.bounds
    middle = shapely.centroid(whole)
    middle_lon = float(middle.x) if east - west < 300 else 0.0  # around the pole: no meridian is its middle
    stretch = max(float(np.cos(np.radians(middle.y))), 0.05)

    def flatten(points: np.ndarray) -> np.ndarray:
        sine = np.degrees(np.sin(np.radians(points[:, 1])))
        return np.column_stack([(points[:, 0] - middle_lon) * stretch, sine / stretch])

    return Plane(middle_lon=middle_lon, stretch=stretch), shapely.transform(whole, flatten)


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


def exact_share(territory: shapely.MultiPolygon, position: LonLat, *, towards_deg: float) -> float:
    """Share of a mainland's area behind a position, by intersection with a half plane: to test the tables against."""
    plane, land = equal_area(territory)
    valid = shapely.make_valid(land)
    along = along_axis(plane.flatten(position), towards_deg)
    ahead = np.array([along_axis((1.0, 0.0), towards_deg), along_axis((0.0, 1.0), towards_deg)])
    side, corner = np.array([-ahead[1], ahead[0]]) * _REACH_DEG, ahead * along
    half = [corner + side, corner - side, corner - side - ahead * _REACH_DEG, corner + side - ahead * _REACH_DEG]
    return float(shapely.intersection(valid, shapely.Polygon(half)).area / valid.area)
