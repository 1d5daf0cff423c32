"""A story's views and the world's vertices → the vector map that the page carries, as compact JSON.

Arcs are written as whole numbers on a grid over the Mercator square, each the difference to the one before, in
base 64 with five bits a digit (as source maps do): a third of the size of plain TopoJSON.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from storymap.exporters.catalogue.words import Words
from storymap.exporters.leaflet.display import Bounds
from storymap.exporters.leaflet.names import shape_name
from storymap.exporters.leaflet.topology import (
    GRID_BITS,
    Detail,
    Floats,
    Integers,
    Shape,
    Topology,
    mercator_point,
    read_world,
    thinned,
)

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_BASE_TOLERANCE = 0.0004
"""A seventh of a degree: what a reader sees of the rest of the world at the width of a screen."""
_VIEW_PARTS = {"normal": 1200, "high": 4200}
"""A view is drawn about a thousand pixels wide; what lies below one of these parts of it nobody sees.

`high` leaves detail to zoom in to.
"""
_FINEST = 2.0**-20
"""What the generalisation of the 10m data makes pointless to go below."""
_ROOM = 0.35
"""How far the detail reaches beyond a view on each side, as a share of its width."""


class Atlas(Protocol):
    """What the page needs of the boundaries."""

    @property
    def worldviews(self) -> tuple[str, ...]:
        """Names; the first is what the map draws."""
        ...

    def worldview_note(self, view: str) -> str:
        """Whose borders these are."""
        ...


def detail_boxes(bounds: Sequence[Bounds], *, detail: str = "normal") -> tuple[Detail, ...]:
    """The views with room around them, each as fine as it can be seen; views beyond ±180° count on both sides."""
    if detail not in _VIEW_PARTS:
        return ()
    found: dict[tuple[float, ...], Detail] = {}
    for west, south, east, north in bounds:
        (left, bottom), (right, top) = mercator_point(west, south), mercator_point(east, north)
        width = max(right - left, bottom - top, 1e-4)
        room, tolerance = _ROOM * width, max(width / _VIEW_PARTS[detail], _FINEST)
        for turn in (-1, 0, 1):
            box = (left - room + turn, top - room, right + room + turn, bottom + room)
            if box[0] <= 1 and box[2] >= 0:
                found.setdefault((*box, tolerance), Detail(box=box, tolerance=tolerance))
    return tuple(found.values())


_MOST_VERTICES = 23_000
"""What keeps a page below half a megabyte: seven characters a vertex on the whole, a quarter of a page."""


def story_topology(bounds: Sequence[Bounds], *, detail: str = "normal") -> Topology:
    """The world, finest where the story is; the views share what a page of normal detail may carry."""
    details = detail_boxes(bounds, detail=detail)
    while True:
        topology = thinned(read_world(), details, base_tolerance=_BASE_TOLERANCE)
        finest = min((d.tolerance for d in details), default=1.0)
        if detail == "high" or finest > _BASE_TOLERANCE or sum(map(len, topology.arcs)) <= _MOST_VERTICES:
            return topology
        details = tuple(replace(d, tolerance=1.3 * d.tolerance) for d in details)


def grid_bits(bounds: Sequence[Bounds]) -> int:
    """How many bits a coordinate needs for the closest of the views."""
    finest = min((d.tolerance for d in detail_boxes(bounds)), default=_BASE_TOLERANCE)
    return min(max(1 - math.floor(math.log2(finest)), 14), GRID_BITS)


def encode_basemap(topology: Topology, *, bits: int, words: Words) -> dict[str, Any]:
    """The topology as JSON for the page's script, on a grid of 2^bits cells a side, names in the page's language."""
    return {
        "bits": bits,
        "arcs": ".".join(encode_arcs(topology.arcs, bits)),
        "shapes": [_encode_shape(shape, shape_name(shape, words)) for shape in topology.shapes],
    }


def _encode_shape(shape: Shape, name: str) -> dict[str, Any]:
    rings = [[list(ring) for ring in polygon] for polygon in shape.polygons]
    return {"c": shape.id, "n": name, **({"d": 1} if shape.disputed else {}), "rings": rings}


def encode_arcs(arcs: Sequence[Floats], bits: int) -> list[str]:
    """Arcs in the Mercator square as texts, all at once.

    >>> encode_arcs([np.array([[0.0, 0.0], [1.0, 0.5]])], 4)
    ['AAgBQ']
    """
    if not arcs:
        return []
    grid = np.rint(np.concatenate(arcs) * (1 << bits)).astype(np.int64)
    starts = np.cumsum([0, *(len(arc) for arc in arcs[:-1])])
    steps = np.diff(grid, axis=0, prepend=0)
    steps[starts] = grid[starts]
    kept = np.any(steps != 0, axis=1)
    kept[starts] = True
    counts, characters = _digits(steps[kept].ravel())
    ends = np.cumsum(np.add.reduceat(np.where(kept, 1, 0), starts)) * 2
    cuts = np.cumsum(counts)[ends - 1]
    return [characters[start:end] for start, end in zip([0, *cuts[:-1]], cuts, strict=True)]


def _digits(numbers: Integers) -> tuple[Integers, str]:
    """How many digits each number takes, and all digits one after the other."""
    rest = np.where(numbers < 0, (-numbers << 1) | 1, numbers << 1)
    columns, used = [], []
    alive = np.ones(len(numbers), dtype=bool)
    while alive.any():
        low, rest = rest & 31, rest >> 5
        used.append(alive)
        columns.append(low | np.where(rest > 0, 32, 0))
        alive = alive & (rest > 0)
    written = np.column_stack(columns)[np.column_stack(used)]
    alphabet = np.frombuffer(DIGITS.encode("ascii"), dtype=np.uint8)
    return np.sum(used, axis=0), alphabet[written].tobytes().decode("ascii")


def decode_arc(text: str) -> list[tuple[int, int]]:
    """What the page's script reads from an arc: positions on the grid.

    >>> decode_arc("AAgBQ")
    [(0, 0), (16, 8)]
    """
    numbers, shift, value = [], 0, 0
    for digit in map(DIGITS.index, text):
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            shift = value = 0
    steps = np.array(numbers, dtype=np.int64).reshape(-1, 2).cumsum(axis=0)
    return [(int(x), int(y)) for x, y in steps]
