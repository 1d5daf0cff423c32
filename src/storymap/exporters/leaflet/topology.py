"""The world's ranked vertices and the views of a story → the vertices that those views can show.

Everything is drawn in the web Mercator square: x from 0 at 180° W to 1 at 180° E, y from 0 at 85.05° N down to 1.
One topology serves the whole world, so neighbours stay neighbours: inside the views its arcs keep the detail of the
data, outside they are thinned to an overview.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from storymap.errors import DataError
from storymap.resources import data_path

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Rings = tuple[tuple[int, ...], ...]

GRID_BITS = 24
"""Vertices lie on a grid of 2^24 cells a side: 2.4 m at the equator."""
TOLERANCES = tuple(2.0 ** -(9 + step / 2) for step in range(24))
"""Coarse to fine, in the units of the square: from 0.7 of a degree to 0.02 of a minute."""
MAX_LAT = 85.0511
"""Where the Mercator square ends."""
_SMALLEST_RING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A part of the map and how fine it must be."""

    box: tuple[float, float, float, float]
    """West, north, east, south in the Mercator square."""
    tolerance: float
    """How far a drawn line may be off, in the units of the square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A country, or a piece of land in dispute."""

    id: str
    """Alpha-2 code of a country; the disputed unit's id in the data."""
    name: str
    """English name."""
    disputed: bool
    """Whether it is a piece of land in dispute, lying over the countries."""
    polygons: tuple[Rings, ...]
    """Polygons → rings → arc numbers; `~n` is arc n backwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All vertices of the data."""

    points: Integers
    """On the grid, shape (vertices, 2)."""
    reach: Floats
    """For each vertex the coarsest tolerance that keeps it."""
    ends: Integers
    """For each arc the row after its last vertex."""
    arc_boxes: Floats
    """West, north, east, south of each arc in the square."""
    polygon_boxes: Floats
    """The same of each polygon, in the order of the shapes."""
    shapes: tuple[Shape, ...]
    """Countries first, then what is disputed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topology:
    """Arcs in the Mercator square and the shapes they bound."""

    arcs: tuple[Floats, ...]
    """Each of shape (points, 2)."""
    shapes: tuple[Shape, ...]
    """Those that have something to draw."""


def mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Degrees as positions in the Mercator square."""
    radians = np.radians(np.clip(lat, -MAX_LAT, MAX_LAT))
    return (lon + 180) / 360, 0.5 - np.arcsinh(np.tan(radians)) / (2 * np.pi)


def mercator_point(lon: float, lat: float) -> tuple[float, float]:
    """One position in the Mercator square.

    >>> mercator_point(0, 0)
    (0.5, 0.5)
    """
    x, y = mercator(np.array([lon], dtype=float), np.array([lat], dtype=float))
    return float(x[0]), float(y[0])


@cache
def read_world() -> World:
    """The packaged world, read once.

    Raises:
        DataError: The file is missing or damaged.
    """
    try:
        with np.load(data_path("basemap", "world.npz")) as file:
            content = {name: file[name] for name in file.files}
        cell = 1.0 / (1 << GRID_BITS)
        return World(
            points=content["points"].astype(np.int64),
            reach=np.array([*TOLERANCES, 0.0])[content["levels"]],
            ends=content["ends"].astype(np.int64),
            arc_boxes=content["arc_boxes"] * cell,
            polygon_boxes=content["polygon_boxes"] * cell,
            shapes=tuple(_shape(entry) for entry in json.loads(content["shapes"].tobytes())),
        )
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise DataError(f"the basemap cannot be read ({error}); reinstall storymap") from error


def _shape(entry: dict[str, object]) -> Shape:
    polygons = entry["polygons"] if isinstance(entry["polygons"], list) else []
    return Shape(
        id=str(entry["id"]),
        name=str(entry["name"]),
        disputed=bool(entry["disputed"]),
        polygons=tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons),
    )


def thinned(world: World, details: Sequence[Detail], *, base_tolerance: float) -> Topology:
    """The world with every arc as coarse as the views allow.

    Polygons too small to be seen anywhere are left out, but of no country all of them.

    Args:
        world: All vertices.
        details: The views; where several overlap the finest counts.
        base_tolerance: How far a line may be off outside all of them.
    """
    kept = kept_vertices(world, details, base_tolerance=base_tolerance)
    counts = np.add.reduceat(kept, np.r_[0, world.ends[:-1]])
    arcs = np.split(world.points[kept], np.cumsum(counts)[:-1])
    shapes = tuple(s for s in _visible_shapes(world, arcs, details, 4 * base_tolerance) if s.polygons)
    used = sorted({~n if n < 0 else n for shape in shapes for p in shape.polygons for ring in p for n in ring})
    number = {old: new for new, old in enumerate(used)}
    cell = 1.0 / (1 << GRID_BITS)
    return Topology(
        arcs=tuple((arcs[n] * cell).astype(np.float64) for n in used),
        shapes=tuple(_renumbered(shape, number) for shape in shapes),
    )


def kept_vertices(world: World, details: Sequence[Detail], *, base_tolerance: float) -> NDArray[np.bool_]:
    """For each vertex whether the views can show it; the ends of arcs always stay."""
    kept: NDArray[np.bool_] = world.reach >= base_tolerance
    lengths = np.diff(world.ends, prepend=0)
    kept[world.ends - lengths] = kept[world.ends - 1] = True
    for detail in details:
        touched = np.repeat(_overlapping(world.arc_boxes, detail.box), lengths)
        rows = np.flatnonzero(touched & (world.reach >= detail.tolerance))
        west, north, east, south = (edge * (1 << GRID_BITS) for edge in detail.box)
        x, y = world.points[rows].T
        kept[rows[(x >= west) & (x <= east) & (y >= north) & (y <= south)]] = True
    return kept


def _overlapping(boxes: Floats, box: Sequence[float]) -> NDArray[np.bool_]:
    west, north, east, south = box
    found: NDArray[np.bool_] = (
        (boxes[:, 0] <= east) & (boxes[:, 2] >= west) & (boxes[:, 1] <= south) & (boxes[:, 3] >= north)
    )
    return found


def _visible_shapes(
    world: World, arcs: Sequence[Integers], details: Sequence[Detail], smallest: float
) -> tuple[Shape, ...]:
    boxes = world.polygon_boxes
    extent = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    visible = extent >= smallest
    for detail in details:
        visible |= _overlapping(boxes, detail.box) & (extent >= 2 * detail.tolerance)
    found, row = [], 0
    for shape in world.shapes:
        rows = range(row, row + len(shape.polygons))
        row += len(shape.polygons)
        largest = max(rows, key=extent.__getitem__, default=row)
        kept = [p for n, p in zip(rows, shape.polygons, strict=True) if visible[n] or n == largest]
        found.append(replace(shape, polygons=tuple(p for p in kept if _drawable(p[0], arcs))))
    return tuple(found)


def _drawable(ring: Sequence[int], arcs: Sequence[Integers]) -> bool:
    return sum(len(arcs[~n if n < 0 else n]) for n in ring) >= _SMALLEST_RING


def _renumbered(shape: Shape, number: dict[int, int]) -> Shape:
    polygons = tuple(
        tuple(tuple(~number[~n] if n < 0 else number[n] for n in ring) for ring in polygon)
        for polygon in shape.polygons
    )
    return replace(shape, polygons=polygons)
