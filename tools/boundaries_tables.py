"""Graphs of units at three scales, a worldview → borders, neighbours, areas, coasts: the precomputed tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from boundaries_graph import STEP_DEG, Graph
from boundaries_measures import Line, area_km2, far_parts, length_km, merged, simplified_km
from storymap.geo import distance_km
from storymap.model.places import LonLat

SCALES = ("10m", "50m", "110m")
CASPIAN = (46.0, 36.0, 56.0, 47.6)
"""West, south, east, north of the Caspian, which is no sea for a country's access to the sea."""
NEAR_PARTS_KM = 1000.0
"""Parts of a country within this distance of its largest part count for the narrower reading of its area."""


@dataclass(frozen=True)
class View:
    """Who owns what: the same function for every worldview."""

    name: str
    owners: Mapping[str, str]
    """Unit → owner, for the units that are listed; others own themselves."""

    def owner(self, unit: str) -> str:
        """Code of the owner; empty for nobody."""
        return self.owners.get(unit, unit)

    def codes(self, unit: str) -> tuple[str, ...]:
        """The codes under which the unit may be asked for: its owner's, and its own if it has one."""
        own = (unit,) if len(unit) == 2 else ()
        return tuple(code for code in dict.fromkeys((self.owner(unit), *own)) if code)


def borders(graphs: Mapping[str, Graph], view: View) -> dict[str, dict[str, Any]]:
    """Every pair that shares a line at 10m, keyed `AA-BB` in alphabetical order."""
    lines = {scale: border_arcs(graph, view) for scale, graph in graphs.items()}
    return {"-".join(pair): _border(pair, graphs, lines) for pair in sorted(lines["10m"])}


def border_arcs(graph: Graph, view: View) -> dict[tuple[str, str], list[int]]:
    """Arcs between each pair of codes; a line inside one owner's territory is no border."""
    found: dict[tuple[str, str], list[int]] = {}
    for arc, users in enumerate(graph.users):
        if len(users) == 2:
            for pair in _pairs(*sorted(users), view=view):
                found.setdefault(pair, []).append(arc)
    return found


def _pairs(one: str, other: str, *, view: View) -> set[tuple[str, str]]:
    if view.owner(one) == view.owner(other):
        return set()
    return {(min(a, b), max(a, b)) for a in view.codes(one) for b in view.codes(other) if a != b}


def _border(pair: tuple[str, str], graphs: Mapping[str, Graph], lines: Mapping[str, Any]) -> dict[str, Any]:
    by_scale = {scale: [graphs[scale].degrees(arc) for arc in lines[scale].get(pair, ())] for scale in SCALES}
    whole = merged(by_scale["10m"])
    ends = [[*map(_rounded, (line[0], line[-1]))] for line in whole]
    return {
        "km": [round(sum(map(length_km, by_scale[scale])), 3) if by_scale[scale] else None for scale in SCALES],
        "simplified": round(sum(map(simplified_km, whole)), 3),
        "chord": round(sum(distance_km(_position(line[0]), _position(line[-1])) for line in whole), 3),
        "ends": ends,
    }


def _rounded(point: Sequence[float]) -> list[float]:
    return [round(float(point[0]), 6), round(float(point[1]), 6)]


def _position(point: Sequence[float]) -> LonLat:
    return LonLat(lon=float(point[0]), lat=float(point[1]))


def neighbours(graph: Graph, view: View) -> dict[str, list[str]]:
    """For every code the owners of the units across its lines."""
    found: dict[str, set[str]] = {}
    for users in graph.users:
        if len(users) == 2:
            one, other = sorted(users)
            for here, there in ((one, other), (other, one)):
                if view.owner(here) != view.owner(there) and view.owner(there):
                    for code in view.codes(here):
                        found.setdefault(code, set()).add(view.owner(there))
    return {code: sorted(others) for code, others in sorted(found.items())}


def nodes(graph: Graph) -> list[list[Any]]:
    """Positions where three or more units meet: longitude, latitude, units."""
    around: dict[tuple[int, int], set[str]] = {}
    for arc, users in zip(graph.arcs, graph.users, strict=True):
        for end in (arc[0], arc[-1]):
            around.setdefault(end, set()).update(users)
    return [
        [round(x * STEP_DEG, 6), round(y * STEP_DEG, 6), sorted(units)]
        for (x, y), units in sorted(around.items())
        if len(units) > 2
    ]


def areas(graphs: Mapping[str, Graph], view: View) -> dict[str, dict[str, Any]]:
    """Square kilometres of every code: all parts, those near the largest, and all parts by scale.

    Parts with a code of their own (Svalbard, French Guiana, Kosovo where it is not a country) are not near ones.
    """
    found: dict[str, dict[str, Any]] = {}
    for code, units in sorted(territories(graphs["10m"], view).items()):
        _, sizes = _measured(graphs["10m"], units)
        near_parts, near_sizes = _measured(graphs["10m"], [u for u in units if len(u) != 2 or u == code] or units)
        far = far_parts(near_parts, near_sizes, beyond_km=NEAR_PARTS_KM)
        near = sum(size for index, size in enumerate(near_sizes) if index not in far)
        by_scale = [_area(graphs[scale], units) for scale in SCALES]
        found[code] = {"all": round(sum(sizes), 2), "near": round(near, 2), "scales": by_scale}
    return found


def territories(graph: Graph, view: View) -> dict[str, list[str]]:
    """The units of every code."""
    found: dict[str, list[str]] = {}
    for unit in sorted(graph.polygons):
        for code in view.codes(unit):
            if code == view.owner(unit) or code not in view.owners.values():
                found.setdefault(code, []).append(unit)
    return found


def _measured(graph: Graph, units: Iterable[str]) -> tuple[list[list[Line]], list[float]]:
    parts = _parts(graph, units)
    return parts, [area_km2(part) for part in parts]


def _area(graph: Graph, units: Iterable[str]) -> float | None:
    parts = _parts(graph, [unit for unit in units if unit in graph.polygons])
    return round(sum(map(area_km2, parts)), 2) if parts else None


def _parts(graph: Graph, units: Iterable[str]) -> list[list[Line]]:
    """The polygons of the units, each as its rings in degrees."""
    return [[_ring(graph, ring) for ring in polygon] for unit in units for polygon in graph.polygons[unit]]


def _ring(graph: Graph, numbers: Sequence[int]) -> Line:
    arcs = [graph.degrees(n) if n >= 0 else graph.degrees(~n)[::-1] for n in numbers]
    return np.vstack([arcs[0], *(arc[1:] for arc in arcs[1:])])


def landlocked(graph: Graph, view: View) -> list[str]:
    """Codes none of whose lines is a coast; the Caspian's is none, nor is a gap between polygons of NE."""
    inland = _gaps(graph)
    coastal: set[str] = set()
    for arc, users in enumerate(graph.users):
        if len(users) == 1 and arc not in inland and not _in_caspian(graph.degrees(arc)):
            coastal.update(view.codes(next(iter(users))))
    return sorted(set(territories(graph, view)) - coastal)


def _in_caspian(line: Line) -> bool:
    west, south, east, north = CASPIAN
    x, y = line[:, 0], line[:, 1]
    return bool(((x > west) & (x < east) & (y > south) & (y < north)).all())


def _gaps(graph: Graph) -> set[int]:
    """Coast arcs around holes of less than 10 square kilometres between countries."""
    coast = [arc for arc, users in enumerate(graph.users) if len(users) == 1]
    joints = [arc for arc in coast if graph.arcs[arc][0] != graph.arcs[arc][-1]]
    lines = [shapely.LineString(graph.degrees(arc)) for arc in joints]
    found: set[int] = set()
    for hole in shapely.polygonize(lines).geoms:
        if area_km2([np.array(hole.exterior.coords)]) < 10:
            found |= {arc for arc, line in zip(joints, lines, strict=True) if hole.boundary.covers(line)}
    return found
