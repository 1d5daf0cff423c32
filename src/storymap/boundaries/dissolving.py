"""Polygons as arc numbers → the same land as one territory: the arcs between two of the polygons vanish.

Exact by construction, since a shared line is one arc: nothing is computed that could leave a sliver.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import shapely

ArcRing = tuple[int, ...]
ArcPolygon = tuple[ArcRing, ...]
"""Outer ring first, then holes."""
Position = tuple[float, float]
RingReader = Callable[[Sequence[int]], npt.NDArray[np.float64]]
EndReader = Callable[[int], tuple[Position, Position]]


def dissolve(polygons: Sequence[ArcPolygon], *, ring: RingReader, ends: EndReader) -> tuple[ArcPolygon, ...]:
    """Join the polygons that share arcs; the others come back as they are.

    Args:
        polygons: Polygons whose outer rings run counter-clockwise and whose holes run clockwise.
        ring: Gives the positions of a ring.
        ends: Gives the first and last position of an arc.
    """
    joined: list[ArcPolygon] = []
    for group in _sharing(polygons):
        if len(group) == 1:
            joined.append(group[0])
        else:
            joined += _nested(_stitched(_outline(group), ends), ring)
    return tuple(joined)


def _sharing(polygons: Sequence[ArcPolygon]) -> list[list[ArcPolygon]]:
    """Groups of polygons connected by shared arcs, in the order of their first polygon."""
    users: dict[int, list[int]] = {}
    for index, polygon in enumerate(polygons):
        for arc in (arc if arc >= 0 else ~arc for ring in polygon for arc in ring):
            users.setdefault(arc, []).append(index)
    root = list(range(len(polygons)))

    def find(index: int) -> int:
        while root[index] != index:
            index = root[index]
        return index

    for sharing in users.values():
        for other in sharing[1:]:
            one, two = sorted((find(sharing[0]), find(other)))
            root[two] = one
    groups: dict[int, list[ArcPolygon]] = {}
    for index, polygon in enumerate(polygons):
        groups.setdefault(find(index), []).append(polygon)
    return list(groups.values())


def _outline(polygons: Sequence[ArcPolygon]) -> list[int]:
    """The directed arcs that are not walked both ways."""
    walked = [arc for polygon in polygons for ring in polygon for arc in ring]
    both = set(walked)
    return [arc for arc in walked if ~arc not in both]


def _stitched(arcs: Sequence[int], ends: EndReader) -> list[ArcRing]:
    """Closed rings that pass no node twice."""
    leaving: dict[Position, list[int]] = {}
    for arc in reversed(arcs):
        leaving.setdefault(_start(arc, ends), []).append(arc)
    rings: list[ArcRing] = []
    for first in arcs:
        walked: list[int] = []
        node = _start(first, ends)
        while leaving.get(node):
            arc = leaving[node].pop()
            walked.append(arc)
            node = _start(~arc, ends)
            nodes = [_start(step, ends) for step in walked]
            if node in nodes:
                rings.append(tuple(walked[nodes.index(node) :]))
                del walked[nodes.index(node) :]
    return rings


def _start(arc: int, ends: EndReader) -> Position:
    return ends(arc)[0] if arc >= 0 else ends(~arc)[1]


def _nested(rings: Sequence[ArcRing], read: RingReader) -> list[ArcPolygon]:
    """Outer rings with the holes that lie inside them."""
    shapes = [shapely.LinearRing(read(ring)) for ring in rings]
    outer = [index for index, shape in enumerate(shapes) if shape.is_ccw]
    areas = {index: shapely.Polygon(shapes[index]) for index in outer}
    holes: dict[int, list[ArcRing]] = {index: [] for index in outer}
    for index, shape in enumerate(shapes):
        if not shape.is_ccw:
            around = [o for o in outer if areas[o].covers(shape)]
            holes[min(around, key=lambda o: areas[o].area)].append(rings[index])
    return [(rings[index], *holes[index]) for index in outer]
