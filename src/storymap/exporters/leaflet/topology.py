"""Raw TopoJSON and the views of a story → arcs that carry as much detail as those views can show.

Everything is drawn in the web Mercator square: x from 0 at 180° W to 1 at 180° E, y from 0 at 85.05° N down to 1.
One topology serves the whole world, so neighbours stay neighbours: inside the views its arcs keep the detail of the
data, outside they are thinned to an overview.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Rings = tuple[tuple[int, ...], ...]

MAX_LAT = 85.0511
"""Where the Mercator square ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A part of the map and how fine it must be."""

    box: tuple[float, float, float, float]
    """West, north, east, south in the Mercator square."""
    tolerance: float
    """How far a drawn line may be off, in the units of the square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One unit of the topology."""

    id: str
    """Id of the unit in the data."""
    name: str
    """English name."""
    disputed: bool
    """Whether it is a piece of land in dispute, lying over the countries."""
    polygons: tuple[Rings, ...]
    """Polygons → rings → arc numbers; `~n` is arc n backwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topology:
    """Arcs in the Mercator square and the shapes they bound."""

    arcs: tuple[Floats, ...]
    """Each of shape (points, 2)."""
    shapes: tuple[Shape, ...]
    """In the order of the data."""


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


def read_topology(raw: dict[str, Any]) -> Topology:
    """A TopoJSON topology with the objects `countries` and, where the data have any, `disputed`; projected."""
    objects = raw["objects"]
    return Topology(
        arcs=_projected(raw["arcs"], raw.get("transform")),
        shapes=tuple(
            _shape(geometry, disputed=name == "disputed")
            for name in ("countries", "disputed")
            for geometry in objects.get(name, {}).get("geometries", ())
            if geometry.get("arcs")
        ),
    )


def _shape(geometry: dict[str, Any], *, disputed: bool) -> Shape:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return Shape(
        id=str(geometry.get("id", "")),
        name=str((geometry.get("properties") or {}).get("name", "")),
        disputed=disputed,
        polygons=tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons),
    )


def _projected(arcs: Sequence[Sequence[Sequence[float]]], transform: dict[str, Any] | None) -> tuple[Floats, ...]:
    ends = np.cumsum([len(arc) for arc in arcs])
    flat = np.array([point for arc in arcs for point in arc], dtype=float)
    pieces = np.split(flat, ends[:-1])
    if transform:
        scale, translate = np.array(transform["scale"]), np.array(transform["translate"])
        pieces = [np.cumsum(piece, axis=0) * scale + translate for piece in pieces]
    return tuple(np.column_stack(mercator(piece[:, 0], piece[:, 1])) for piece in pieces)


def thinned(topology: Topology, details: Sequence[Detail], *, base_tolerance: float) -> Topology:
    """The topology with every arc as coarse as the views allow.

    Polygons too small to be seen anywhere are left out.

    Args:
        topology: The data's own topology.
        details: The views; where several overlap the finest counts.
        base_tolerance: How far a line may be off outside all of them.
    """
    shapes = tuple(_visible(shape, topology.arcs, details, 4 * base_tolerance) for shape in topology.shapes)
    used = sorted({~n if n < 0 else n for shape in shapes for p in shape.polygons for ring in p for n in ring})
    number = {old: new for new, old in enumerate(used)}
    return Topology(
        arcs=_simplified([topology.arcs[n] for n in used], details, base_tolerance),
        shapes=tuple(_renumbered(shape, number) for shape in shapes if shape.polygons),
    )


def _renumbered(shape: Shape, number: dict[int, int]) -> Shape:
    polygons = tuple(
        tuple(tuple(~number[~n] if n < 0 else number[n] for n in ring) for ring in polygon)
        for polygon in shape.polygons
    )
    return replace(shape, polygons=polygons)


def _visible(shape: Shape, arcs: Sequence[Floats], details: Sequence[Detail], smallest: float) -> Shape:
    kept = tuple(p for p in shape.polygons if _worth_drawing(_bounds(p[0], arcs), details, smallest))
    if not kept and shape.polygons:
        kept = (max(shape.polygons, key=lambda p: _extent(_bounds(p[0], arcs))),)
    return replace(shape, polygons=kept)


def _bounds(ring: Sequence[int], arcs: Sequence[Floats]) -> Floats:
    points = [arcs[~n if n < 0 else n] for n in ring]
    low = np.min([p.min(axis=0) for p in points], axis=0)
    high = np.max([p.max(axis=0) for p in points], axis=0)
    return np.concatenate([low, high])


def _extent(bounds: Floats) -> float:
    return float(max(bounds[2] - bounds[0], bounds[3] - bounds[1]))


def _worth_drawing(bounds: Floats, details: Sequence[Detail], smallest: float) -> bool:
    extent = _extent(bounds)
    if extent >= smallest:
        return True
    return any(extent >= 2 * d.tolerance and _overlaps(bounds, d.box) for d in details)


def _overlaps(bounds: Floats, box: Sequence[float]) -> bool:
    return bool(bounds[0] <= box[2] and box[0] <= bounds[2] and bounds[1] <= box[3] and box[1] <= bounds[3])


def _simplified(arcs: Sequence[Floats], details: Sequence[Detail], base: float) -> tuple[Floats, ...]:
    """All arcs at once: cut where the tolerance changes, each piece thinned by its own, and joined again."""
    if not arcs:
        return ()
    points = np.concatenate(arcs)
    arc_of = np.repeat(np.arange(len(arcs)), [len(arc) for arc in arcs])
    tolerance = _tolerances(points, details, base)
    rows, piece_of, first = _pieces(arc_of, tolerance)
    lines = shapely.linestrings(points[rows], indices=piece_of)
    thin = shapely.simplify(lines, tolerance[rows[first]], preserve_topology=False)
    coordinates, index = shapely.get_coordinates(thin, return_index=True)
    owner = arc_of[rows[first]][index]
    repeats = np.r_[False, (index[1:] != index[:-1]) & (owner[1:] == owner[:-1])]
    kept, owner = coordinates[~repeats], owner[~repeats]
    return tuple(np.split(kept, np.searchsorted(owner, np.arange(1, len(arcs)))))


def _tolerances(points: Floats, details: Sequence[Detail], base: float) -> Floats:
    tolerance = np.full(len(points), base)
    x, y = points[:, 0], points[:, 1]
    for detail in details:
        west, north, east, south = detail.box
        inside = (x >= west) & (x <= east) & (y >= north) & (y <= south)
        tolerance[inside] = np.minimum(tolerance[inside], detail.tolerance)
    return tolerance


def _pieces(arc_of: Integers, tolerance: Floats) -> tuple[Integers, Integers, Integers]:
    """Runs of points of one arc and one tolerance; each run ends with the first point of the next.

    Returns:
        For each point of each piece its row, and its piece; and for each piece the index of its first point.
    """
    count = len(arc_of)
    new_arc = np.r_[True, arc_of[1:] != arc_of[:-1]]
    last_of_arc = np.r_[new_arc[1:], True]
    starts = np.flatnonzero(new_arc | (np.r_[True, tolerance[1:] != tolerance[:-1]] & ~last_of_arc))
    ends = np.r_[starts[1:], count]
    ends = ends + ~new_arc[np.minimum(ends, count - 1)] * (ends < count)
    lengths = ends - starts
    first = np.r_[0, np.cumsum(lengths)[:-1]]
    piece_of = np.repeat(np.arange(len(starts)), lengths)
    rows = np.arange(int(lengths.sum())) - first[piece_of] + starts[piece_of]
    return rows, piece_of, first
