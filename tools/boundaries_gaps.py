"""Units at 10m → the shortest distances between those that do not touch, up to 500 km."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import shapely

from boundaries_graph import Graph
from boundaries_measures import KM_PER_DEG, Line, project, vectors
from boundaries_tables import View
from storymap.geo import distance_km
from storymap.model.places import LonLat

REACH_KM = 500.0
CELL_DEG = 1.0

UnitGaps = dict[tuple[str, str], float]


def unit_gaps(graph: Graph) -> UnitGaps:
    """Kilometres between every two units nearer than `REACH_KM`, 0 where they share a line or a node."""
    lines = _lines(graph)
    cells = {unit: vectors(_cells(parts)) for unit, parts in lines.items()}
    found: UnitGaps = {}
    for one, other in combinations(sorted(lines), 2):
        cosines = cells[one] @ cells[other].T
        near = np.unravel_index(cosines.argmax(), cosines.shape)
        if np.degrees(np.arccos(np.clip(cosines[near], -1, 1))) * KM_PER_DEG < REACH_KM + 2 * CELL_DEG * KM_PER_DEG:
            middle = cells[one][near[0]] + cells[other][near[1]]
            gap = _gap_km(lines[one], lines[other], middle)
            if gap < REACH_KM:
                found[one, other] = gap
    return found


def _lines(graph: Graph) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for arc, users in enumerate(graph.users):
        for unit in users:
            found.setdefault(unit, []).append(graph.degrees(arc))
    return found


def _cells(parts: list[Line]) -> Line:
    """Middles of the cells of a coarse grid that the lines pass."""
    return np.unique(np.floor(np.vstack(parts) / CELL_DEG), axis=0) * CELL_DEG + CELL_DEG / 2


def _gap_km(one: list[Line], other: list[Line], middle: np.ndarray) -> float:
    centre = (np.degrees(np.arctan2(middle[1], middle[0])), np.degrees(np.arcsin(middle[2] / np.linalg.norm(middle))))
    first, second = _projected(one, centre), _projected(other, centre)
    shapely.prepare(first)
    way = shapely.get_coordinates(shapely.shortest_line(first, second))
    a, b = (_lonlat(point, centre) for point in way)
    return distance_km(a, b)


def _projected(lines: list[Line], centre: tuple[float, float]) -> shapely.MultiLineString:
    return shapely.MultiLineString([shapely.LineString(project(line, centre=centre)) for line in lines])


def _lonlat(point: np.ndarray, centre: tuple[float, float]) -> LonLat:
    """Undo `project`."""
    angle = np.radians(np.hypot(*point) / KM_PER_DEG)
    if angle == 0:
        return LonLat(lon=float(centre[0]), lat=float(centre[1]))
    bearing, lat = np.arctan2(point[0], point[1]), np.radians(centre[1])
    up = np.arcsin(np.sin(lat) * np.cos(angle) + np.cos(lat) * np.sin(angle) * np.cos(bearing))
    across = np.arctan2(np.sin(bearing) * np.sin(angle) * np.cos(lat), np.cos(angle) - np.sin(lat) * np.sin(up))
    lon = (centre[0] + np.degrees(across) + 180) % 360 - 180
    return LonLat(lon=float(lon), lat=float(np.degrees(up)))


def view_gaps(gaps: UnitGaps, view: View, touching: Mapping[str, object]) -> dict[str, float]:
    """Kilometres between every two codes that share no line, keyed `AA-BB`, to 10 m."""
    found: dict[str, float] = {}
    for (one, other), gap in gaps.items():
        if view.owner(one) == view.owner(other):
            continue
        for a in view.codes(one):
            for b in view.codes(other):
                key = "-".join(sorted((a, b)))
                if a != b and key not in touching:
                    found[key] = min(round(gap, 2), found.get(key, REACH_KM))
    return dict(sorted(found.items()))
