"""Rings of whole numbers → shared arcs, left and right units, TopoJSON.

Positions are pairs of whole numbers, millionths of a degree, from the first step on: two polygons share an edge when
its ends are equal, and rounding can never pull them apart again.
"""

import gzip
import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

Point = tuple[int, int]
Ring = list[Point]
Polygon = list[Ring]
"""Outer ring first, then holes; every ring closed."""
Shapes = dict[str, list[Polygon]]
"""Polygons of each unit, by its id."""

STEP_DEG = 1e-6
"""One whole number in degrees."""
HALF_TURN = 180_000_000
QUARTER_TURN = 90_000_000


@dataclass
class Graph:
    """Arcs that units share, and which arcs bound which unit."""

    arcs: list[list[Point]] = field(default_factory=list)
    """Lines between junctions, each stored once."""
    polygons: dict[str, list[list[list[int]]]] = field(default_factory=dict)
    """Unit → polygons → rings → arc numbers; `~n` is arc n backwards."""
    users: list[set[str]] = field(default_factory=list)
    """The units on the two sides of each arc; one only on a coast."""

    def degrees(self, arc: int) -> np.ndarray:
        """The arc as an array of longitude and latitude."""
        return np.array(self.arcs[arc], dtype=float) * STEP_DEG


def build_graph(shapes: Shapes) -> Graph:
    """Cut all rings at their junctions and store every shared line once."""
    junctions = _junctions(shapes)
    graph = Graph()
    numbers: dict[tuple[Point, Point], int] = {}
    for unit in sorted(shapes):
        graph.polygons[unit] = [
            [_ring_arcs(graph, numbers, ring, junctions=junctions, unit=unit) for ring in polygon]
            for polygon in shapes[unit]
        ]
    return graph


def oriented(polygons: list[Polygon]) -> list[Polygon]:
    """The polygons with outer rings counter-clockwise and holes clockwise."""
    return [
        [ring if (winding(ring) > 0) == (number == 0) else ring[::-1] for number, ring in enumerate(polygon)]
        for polygon in polygons
    ]


def winding(ring: Ring) -> int:
    """Twice the area in the plane, positive when the ring runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))


def _junctions(shapes: Shapes) -> set[Point]:
    """Positions where other than two edges meet: there the units on the two sides may change."""
    around: dict[Point, set[Point]] = {}
    for polygons in shapes.values():
        for polygon in polygons:
            for ring in polygon:
                for a, b in itertools.pairwise(ring):
                    around.setdefault(a, set()).add(b)
                    around.setdefault(b, set()).add(a)
    return {point for point, others in around.items() if len(others) != 2}


def _ring_arcs(
    graph: Graph, numbers: dict[tuple[Point, Point], int], ring: Ring, *, junctions: set[Point], unit: str
) -> list[int]:
    found = []
    for chain in _chains(ring[:-1], junctions):
        forward, backward = (chain[0], chain[1]), (chain[-1], chain[-2])
        if forward in numbers:
            arc = numbers[forward]
        elif backward in numbers:
            arc = ~numbers[backward]
        else:
            arc = numbers[forward] = len(graph.arcs)
            graph.arcs.append(chain)
            graph.users.append(set())
        graph.users[arc if arc >= 0 else ~arc].add(unit)
        found.append(arc)
    return found


def _chains(points: Ring, junctions: set[Point]) -> list[Ring]:
    cuts = [index for index, point in enumerate(points) if point in junctions]
    if not cuts:
        start = points.index(min(points))
        return [[*points[start:], *points[: start + 1]]]
    turned = points[cuts[0] :] + points[: cuts[0] + 1]
    places = [cut - cuts[0] for cut in cuts] + [len(turned) - 1]
    return [turned[a : b + 1] for a, b in itertools.pairwise(places)]


def cut_at_antimeridian(polygon: Polygon) -> list[Polygon]:
    """Cut a polygon whose rings jump across ±180° into parts that do not; others come back unchanged."""
    if not any(abs(b[0] - a[0]) > HALF_TURN for ring in polygon for a, b in itertools.pairwise(ring)):
        return [polygon]
    whole = shapely.make_valid(shapely.Polygon(_unwrapped(polygon[0]), [_unwrapped(hole) for hole in polygon[1:]]))
    found: list[Polygon] = []
    for turn in (-1, 0, 1):
        west = (2 * turn - 1) * HALF_TURN
        strip = shapely.box(west, -QUARTER_TURN, west + 2 * HALF_TURN, QUARTER_TURN)
        found += from_shapely(shapely.intersection(whole, strip), shift=-2 * turn * HALF_TURN)
    return found


def _unwrapped(ring: Ring) -> Ring:
    """The ring without jumps; one that goes round the South Pole is closed along it."""
    points = [_on_antimeridian(ring[0])]
    for after in map(_on_antimeridian, ring[1:]):
        step = (after[0] - points[-1][0] + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN
        points.append((points[-1][0] + step, after[1]))
    if points[0][0] == points[-1][0]:
        return points
    return _round_pole(points)


def _on_antimeridian(point: Point) -> Point:
    """The position, moved onto ±180° when it lies within 5 m of it: there Natural Earth's two sides do not meet."""
    x, y = point
    return (HALF_TURN if x > 0 else -HALF_TURN, y) if abs(x) > HALF_TURN - 50 else point


def _round_pole(points: Ring) -> Ring:
    """Let the ring start where it crosses -180°, so that its two ends lie on the antimeridian above each other."""
    if points[-1][0] < points[0][0]:
        points = points[::-1]
    tail = [(x - 2 * HALF_TURN, y) for x, y in points]
    line = shapely.LineString([*tail, *points[1:], *[(x + 2 * HALF_TURN, y) for x, y in points[1:]]])
    ends = [
        shapely.intersection(line, shapely.LineString([(x, -QUARTER_TURN), (x, QUARTER_TURN)]))
        for x in (-HALF_TURN, HALF_TURN)
    ]
    between = [p for p in [*tail, *points[1:]] if -HALF_TURN < p[0] < HALF_TURN]
    west, east = (round(shapely.get_coordinates(end)[0][1]) for end in ends)
    return [
        (-HALF_TURN, -QUARTER_TURN),
        (-HALF_TURN, west),
        *between,
        (HALF_TURN, east),
        (HALF_TURN, -QUARTER_TURN),
        (-HALF_TURN, -QUARTER_TURN),
    ]


def to_shapely(polygons: Iterable[Polygon]) -> shapely.MultiPolygon:
    """Polygons in whole numbers as one shapely multipolygon."""
    return shapely.MultiPolygon([shapely.Polygon(polygon[0], polygon[1:]) for polygon in polygons])


def from_shapely(geometry: shapely.Geometry, *, shift: int = 0) -> list[Polygon]:
    """Polygonal parts of a geometry as whole numbers."""
    parts = [
        part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon" and not part.is_empty
    ]
    rings = [[whole_ring(line.coords, shift=shift) for line in (part.exterior, *part.interiors)] for part in parts]
    return [[ring for ring in polygon if len(ring) > 3] for polygon in rings if len(polygon[0]) > 3]


def whole_ring(coordinates: Iterable[Sequence[float]], *, shift: int = 0) -> Ring:
    """A ring in whole numbers without repeated positions."""
    ring: Ring = []
    for x, y in coordinates:
        point = (round(x) + shift, round(y))
        if not ring or ring[-1] != point:
            ring.append(point)
    return ring


def to_topojson(graph: Graph, properties: Mapping[str, Mapping[str, Any]], *, object_name: str) -> dict[str, Any]:
    """The graph as a TopoJSON topology with one geometry per unit; `arcs` stays the last member."""
    geometries = [
        {
            "type": "MultiPolygon",
            "id": unit,
            "properties": {**properties.get(unit, {}), "boxes": _boxes(graph, unit)},
            "arcs": graph.polygons[unit],
        }
        for unit in sorted(graph.polygons)
    ]
    return {
        "type": "Topology",
        "objects": {object_name: {"type": "GeometryCollection", "geometries": geometries}},
        "transform": {"scale": [STEP_DEG, STEP_DEG], "translate": [0, 0]},
        "arcs": [delta(arc) for arc in graph.arcs],
    }


def _boxes(graph: Graph, unit: str) -> list[list[float]]:
    """West, south, east, north of each polygon in degrees, rounded outwards to hundredths."""
    found = []
    for polygon in graph.polygons[unit]:
        points = [p for arc in polygon[0] for p in graph.arcs[arc if arc >= 0 else ~arc]]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        low = [min(xs) // 10_000 / 100, min(ys) // 10_000 / 100]
        found.append([*low, -(-max(xs) // 10_000) / 100, -(-max(ys) // 10_000) / 100])
    return found


def delta(arc: Sequence[Point]) -> list[list[int]]:
    """Positions as TopoJSON stores them: the first, then differences."""
    steps = [list(arc[0])]
    steps += [[b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(arc)]
    return steps


def packed(document: object) -> bytes:
    """A JSON document, compact and gzipped, the same bytes for the same document."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)
