"""world-atlas' quantized rings, full-precision Natural Earth → rings of exact vertices.

The grid of world-atlas is coarse (0.0036° by 0.0017°): where a coast or a border comes back into a cell that it has
passed before, its ring touches or crosses itself. Each *passage* through a cell (the cells before and after it)
therefore takes the vertex that Natural Earth has on that passage; passages that must stay together (the three
countries of a tripoint) take one vertex.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely

from boundaries_graph import STEP_DEG, Point, Ring

Passage = frozenset[Point]
"""The cells before and after a cell, whichever way it is walked."""


class Grid:
    """The grid of a quantized topology and the Natural Earth vertices that were rounded to it."""

    def __init__(self, step: Sequence[float], origin: Sequence[float], lines: Sequence[np.ndarray]) -> None:
        self._step, self._origin = np.array(step), np.array(origin)
        self._nearest: dict[Point, tuple[float, Point]] = {}
        self._passages: dict[tuple[Point, Passage], Point] = {}
        for line in lines:
            self._add(line)

    def _add(self, line: np.ndarray) -> None:
        scaled = (line - self._origin) / self._step
        cells = np.rint(scaled)
        off = np.abs(scaled - cells).max(axis=1).tolist()
        points = np.rint(line / STEP_DEG).astype(int).tolist()
        runs: list[tuple[Point, float, Point]] = []
        for cell, distance, point in zip(cells.astype(int).tolist(), off, points, strict=True):
            entry = ((cell[0], cell[1]), distance, (point[0], point[1]))
            if runs and runs[-1][0] == entry[0]:
                runs[-1] = min(runs[-1], entry)
            else:
                runs.append(entry)
        for cell_, distance, point_ in runs:
            self._nearest[cell_] = min(self._nearest.get(cell_, (9.0, point_)), (distance, point_))
        for before, here, after in _triples(runs):
            self._passages.setdefault((here[0], frozenset((before[0], after[0]))), here[2])

    def vertex(self, cell: Point, passages: Sequence[Passage] = ()) -> Point:
        """The vertex of a cell: the one on any of the passages, else the one nearest to the cell's middle."""
        for passage in passages:
            if (cell, passage) in self._passages:
                return self._passages[cell, passage]
        return self._nearest[cell][1] if cell in self._nearest else self._near(cell)

    def _near(self, cell: Point) -> Point:
        """For a cell without a vertex: one that was rounded the other way, else the cell's middle."""
        middle = np.rint((np.array(cell) * self._step + self._origin) / STEP_DEG).astype(int).tolist()
        around = [(cell[0] + dx, cell[1] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        near = [self._nearest[other] for other in around if other in self._nearest]
        _, point = max(near, default=(0.0, (middle[0], middle[1])))
        return point


def exact_rings(rings: Sequence[Ring], grid: Grid) -> list[Ring]:
    """The rings with every cell replaced by a vertex; equal passages get equal vertices."""
    visits: dict[Point, dict[Passage, set[int]]] = {}
    for number, ring in enumerate(rings):
        for before, here, after in _triples([*ring, ring[1]]):
            visits.setdefault(here, {}).setdefault(frozenset((before, after)), set()).add(number)
    chosen: dict[tuple[Point, Passage], Point] = {}
    for cell, passages in visits.items():
        for together in _kept_together(passages):
            vertex = grid.vertex(cell, together if len(passages) > 1 else ())
            chosen.update({(cell, passage): vertex for passage in together})
    return [_replaced(ring, chosen) for ring in rings]


def _triples(items: Sequence[Any]) -> Iterator[tuple[Any, Any, Any]]:
    return zip(items, items[1:], items[2:], strict=False)


def _kept_together(passages: dict[Passage, set[int]]) -> list[list[Passage]]:
    """Groups of passages that share a neighbouring cell and are walked by different rings."""
    groups: list[list[Passage]] = []
    for passage, rings in sorted(passages.items(), key=lambda item: sorted(item[0])):
        joined = [
            group
            for group in groups
            if any(passage & other for other in group) and not any(rings & passages[other] for other in group)
        ]
        groups = [group for group in groups if group not in joined]
        groups.append([passage, *(other for group in joined for other in group)])
    return groups


def _replaced(ring: Ring, chosen: dict[tuple[Point, Passage], Point]) -> Ring:
    found = [chosen[here, frozenset((before, after))] for before, here, after in _triples([*ring, ring[1]])]
    found = [point for index, point in enumerate(found) if point != found[index - 1]]
    return [*found, found[0]] if found else []


def split_pinches(ring: Ring) -> list[Ring]:
    """Cut a ring that passes a vertex twice into rings that do not; spikes without an area vanish."""
    walked: list[Point] = []
    places: dict[Point, int] = {}
    found: list[Ring] = []
    for point in ring:
        if point in places:
            start = places[point]
            loop = [*walked[start:], point]
            for gone in walked[start + 1 :]:
                places.pop(gone, None)
            del walked[start + 1 :]
            found.append(loop)
            continue
        places[point] = len(walked)
        walked.append(point)
    return [loop for loop in found if len(loop) > 3 and shapely.Polygon(loop).area > 0]


def noded_where_crossing(rings: Sequence[Ring], everywhere: Sequence[Ring]) -> None:
    """Let an edge pass through a vertex that lies on it but for rounding, in every ring that has the edge.

    Args:
        rings: The rings of a polygon that crosses itself.
        everywhere: All rings of all units; changed in place.
    """
    vertices = sorted({point for ring in rings for point in ring})
    tree = shapely.STRtree(shapely.points(vertices))
    inserted: dict[frozenset[Point], Point] = {}
    for ring in rings:
        for a, b in itertools.pairwise(ring):
            near = tree.query(shapely.LineString([a, b]), predicate="dwithin", distance=1.0)
            on = [vertices[i] for i in near if vertices[i] not in (a, b)]
            if on:
                inserted[frozenset((a, b))] = on[0]
    for ring in everywhere:
        for index in range(len(ring) - 1, 0, -1):
            vertex = inserted.get(frozenset(ring[index - 1 : index + 1]))
            if vertex:
                ring.insert(index, vertex)
