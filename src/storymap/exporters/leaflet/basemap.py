"""A story's views and the boundary data → the vector map that the page carries, as compact JSON.

Arcs are written as whole numbers on a grid over the Mercator square, each the difference to the one before, in
base 64 with five bits a digit (as source maps do): a third of the size of plain TopoJSON.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from storymap.exporters.leaflet.display import Bounds
from storymap.exporters.leaflet.topology import Detail, Floats, Shape, Topology, mercator_point, read_topology, thinned

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_BASE_TOLERANCE = 0.00035
"""An eighth of a degree: what a reader sees of the rest of the world at the width of a screen."""
_PIXELS = 1100
"""A view is drawn about this wide; finer than half of one of its pixels nobody sees."""
_FINEST = {"110m": 2e-4, "50m": 1.5e-5, "10m": 1.5e-6}
"""What each scale's own generalisation makes pointless to go below."""


class Atlas(Protocol):
    """What the page needs of the boundaries."""

    @property
    def worldviews(self) -> tuple[str, ...]:
        """Names; the first is what the map draws."""
        ...

    def topojson(self, scale: str) -> dict[str, Any]:
        """The raw topology."""
        ...

    def worldview_note(self, view: str) -> str:
        """Whose borders these are."""
        ...

    def name(self, code: str) -> str:
        """English short name of a country."""
        ...


def scale_for(bounds: Sequence[Bounds], *, detail: str = "normal") -> str:
    """The scale of data that the closest view deserves."""
    if detail == "low":
        return "110m"
    narrowest = min((east - west for west, _, east, _ in bounds), default=360.0)
    limit = 8.0 if detail == "high" else 3.0
    return "10m" if narrowest < limit else "50m" if narrowest < 150 else "110m"


def detail_boxes(bounds: Sequence[Bounds], scale: str) -> tuple[Detail, ...]:
    """The views with room around them, each as fine as it can be seen; views beyond ±180° count on both sides."""
    found: dict[tuple[float, ...], Detail] = {}
    for west, south, east, north in bounds:
        (left, bottom), (right, top) = mercator_point(west, south), mercator_point(east, north)
        width = max(right - left, (bottom - top), 1e-4)
        room = 0.35 * width
        for turn in (-1, 0, 1):
            box = (left - room + turn, top - room, right + room + turn, bottom + room)
            if box[0] <= 1 and box[2] >= 0:
                tolerance = max(width / _PIXELS / 2, _FINEST[scale])
                found.setdefault((*box, tolerance), Detail(box=box, tolerance=tolerance))
    return tuple(found.values())


def story_topology(atlas: Atlas, bounds: Sequence[Bounds], *, detail: str = "normal") -> tuple[Topology, str]:
    """The world, finest where the story is, and the scale of the data it is made of."""
    scale = scale_for(bounds, detail=detail)
    whole = read_topology(atlas.topojson(scale))
    return thinned(whole, detail_boxes(bounds, scale), base_tolerance=_BASE_TOLERANCE), scale


def encode_basemap(topology: Topology, *, scale: str) -> dict[str, Any]:
    """The topology as JSON for the page's script."""
    bits = {"110m": 16, "50m": 18, "10m": 21}[scale]
    return {
        "scale": scale,
        "bits": bits,
        "arcs": [encode_arc(arc, bits) for arc in topology.arcs],
        "shapes": [_encode_shape(shape) for shape in topology.shapes],
    }


def _encode_shape(shape: Shape) -> dict[str, Any]:
    rings = [[list(ring) for ring in polygon] for polygon in shape.polygons]
    return {"c": shape.id, "n": shape.name, **({"d": 1} if shape.disputed else {}), "rings": rings}


def encode_arc(arc: Floats, bits: int) -> str:
    """An arc in the Mercator square as text.

    >>> encode_arc(np.array([[0.0, 0.0], [1.0, 0.5]]), 4)
    'AAgBQ'
    """
    grid = np.rint(arc * (1 << bits)).astype(np.int64)
    steps = np.diff(grid, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    steps = steps[np.r_[True, np.any(steps[1:] != 0, axis=1)]]
    return "".join(_encode_number(int(number)) for number in steps.ravel())


def _encode_number(number: int) -> str:
    rest = (-number << 1) | 1 if number < 0 else number << 1
    digits = ""
    while True:
        rest, low = rest >> 5, rest & 31
        digits += DIGITS[low | 32 if rest else low]
        if not rest:
            return digits


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
