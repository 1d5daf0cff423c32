"""Boundary files, boxes of seas → coastlines.json: how long a country's coast is, on which seas, and where it lies.

Needs nothing but the committed files: run `python tools/boundaries_coasts.py` after any of them has changed.
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from boundaries_measures import Line, area_km2, length_km
from boundaries_tables import CASPIAN, SCALES
from storymap.boundaries.shapes import Shapes, read_shapes
from storymap.boundaries.topology import read_table
from storymap.boundaries.worldviews import Worldview, read_worldviews

TARGET = Path(__file__).resolve().parents[1] / "data" / "boundaries"
CASPIAN_SEA = "caspian-sea"
NEAR_DEG = 1.0
"""A coast so near a sea's boxes may be on it."""
CONTINENT_KM2 = 3_000_000.0
"""Land of this size is a continent, not an island: Greenland has 2.1, Australia 7.7 million km²."""
GAP_KM2 = 10.0
"""Holes between countries below this size are gaps of the drawing, and their rims no coast."""


def coastlines() -> dict[str, Any]:
    """The table: for every worldview lengths, shares of continental land, seas and middles."""
    table = read_table()
    seas = tomllib.loads((TARGET / "seas.toml").read_text(encoding="utf-8"))
    views = {name: _view(view, seas) for name, view in read_worldviews(table).items()}
    names = {name.casefold(): key for key, sea in seas.items() for name in sea["names"]}
    return {"format": 1, "seas": names, "open": sorted(key for key, s in seas.items() if s.get("open")), "views": views}


def _view(view: Worldview, seas: Mapping[str, Any]) -> dict[str, Any]:
    lengths = [_by_code(view, _coast_km(scale)) for scale in SCALES]
    codes = sorted(set().union(*lengths))
    return {
        "km": {code: [round(found[code], 1) if code in found else None for found in lengths] for code in codes},
        "continental": _continental(view),
        "middles": _middles(view),
        "seas": {key: _littoral(view, key, sea["boxes"]) for key, sea in seas.items()},
    }


def _by_code(view: Worldview, by_unit: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for unit, amount in by_unit.items():
        for code in view.codes(unit):
            found[code] += amount
    return found


@cache
def _coast_km(scale: str) -> dict[str, float]:
    """Unit → kilometres of its coast on the sea."""
    found: dict[str, float] = defaultdict(float)
    for unit, line in _coasts(scale):
        if not _in_box(line, CASPIAN).all():
            found[unit] += sum(map(length_km, _uncut(line)))
    return found


@cache
def _coasts(scale: str) -> list[tuple[str, Line]]:
    """The lines with a unit on one side only, without the rims of gaps in the drawing."""
    shapes = read_shapes(scale)
    gaps = _gaps(shapes)
    alone = [(arc, next(iter(units))) for arc, units in sorted(shapes.users.items()) if len(units) == 1]
    return [(unit, shapes.arc(arc)) for arc, unit in alone if arc not in gaps]


def _gaps(shapes: Shapes) -> set[int]:
    lines = {arc: shapes.arc(arc) for arc, units in shapes.users.items() if len(units) == 1}
    joints = {arc: shapely.LineString(line) for arc, line in lines.items() if (line[0] != line[-1]).any()}
    found: set[int] = set()
    for hole in shapely.polygonize(list(joints.values())).geoms:
        if area_km2([np.array(hole.exterior.coords)]) < GAP_KM2:
            found |= {arc for arc, line in joints.items() if hole.boundary.covers(line)}
    return found


def _uncut(line: Line) -> Iterator[Line]:
    """The line without the edges that cut polygons at ±180° and at the pole."""
    cut = (np.abs(line[:-1, 0]) == 180) & (np.abs(line[1:, 0]) == 180) | (line[:-1, 1] == -90) | (line[1:, 1] == -90)
    starts = [0, *(np.flatnonzero(cut) + 1).tolist()]
    ends = [*(np.flatnonzero(cut) + 1).tolist(), len(line)]
    yield from (line[a:b] for a, b in zip(starts, ends, strict=True) if b - a > 1)


def _in_box(line: Line, box: Iterable[float]) -> np.ndarray:
    west, south, east, north = box
    return (line[:, 0] > west) & (line[:, 0] < east) & (line[:, 1] > south) & (line[:, 1] < north)


def _littoral(view: Worldview, sea: str, boxes: Iterable[list[float]]) -> dict[str, list[str]]:
    """Codes with a coast inside the boxes of a sea, and those with a coast only near them."""
    on, near = set(), set()
    for unit, line in _coasts("10m"):
        if (sea == CASPIAN_SEA) == bool(_in_box(line, CASPIAN).all()):
            codes = set(view.codes(unit))
            if any(_in_box(line, box).any() for box in boxes):
                on |= codes
            elif any(_in_box(line, _padded(box)).any() for box in boxes):
                near |= codes
    return {"on": sorted(on), "near": sorted(near - on)}


def _padded(box: list[float]) -> list[float]:
    west, south, east, north = box
    return [west - NEAR_DEG, south - NEAR_DEG, east + NEAR_DEG, north + NEAR_DEG]


def _continental(view: Worldview) -> dict[str, float]:
    """Code → share of its land that belongs to a continent; those without any are left out."""
    whole, on_continent = defaultdict(float), defaultdict(float)
    for unit, size, continental in _parts():
        whole[unit] += size
        on_continent[unit] += size if continental else 0.0
    total, part = _by_code(view, whole), _by_code(view, on_continent)
    return {code: round(part[code] / total[code], 3) for code in sorted(total) if part[code] > 0}


@cache
def _parts() -> list[tuple[str, float, bool]]:
    """Every polygon: its unit, its area, and whether it belongs to a continent."""
    shapes = read_shapes("10m")
    keys = [(unit, number) for unit, polygons in shapes.units.items() for number in range(len(polygons))]
    sizes = {key: area_km2([shapes.ring(ring) for ring in shapes.units[key[0]][key[1]]]) for key in keys}
    lands = _joined(shapes, keys)
    masses: dict[tuple[str, int], float] = defaultdict(float)
    for key in keys:
        masses[lands[key]] += sizes[key]
    return [(key[0], sizes[key], masses[lands[key]] > CONTINENT_KM2) for key in keys]


def _joined(shapes: Shapes, keys: list[tuple[str, int]]) -> dict[tuple[str, int], tuple[str, int]]:
    """Polygon → one polygon that stands for all it is joined to by lines on land."""
    roots = {key: key for key in keys}

    def root(key: tuple[str, int]) -> tuple[str, int]:
        while roots[key] != key:
            key = roots[key]
        return key

    first: dict[int, tuple[str, int]] = {}
    for key in keys:
        for arc in (n if n >= 0 else ~n for ring in shapes.units[key[0]][key[1]] for n in ring):
            roots[root(first.setdefault(arc, key))] = root(key)
    return {key: root(key) for key in keys}


def _middles(view: Worldview) -> dict[str, list[float]]:
    """Code → centroid of its largest part, in degrees."""
    shapes = read_shapes("10m")
    largest: dict[str, tuple[float, str, int]] = {}
    for unit, polygons in shapes.units.items():
        for number, rings in enumerate(polygons):
            size = area_km2([shapes.ring(rings[0])])
            for code in view.codes(unit):
                largest[code] = max(largest.get(code, (0.0, "", 0)), (size, unit, number))
    points = {code: shapes.polygon(unit, number).centroid for code, (_, unit, number) in sorted(largest.items())}
    return {code: [round(point.x, 3), round(point.y, 3)] for code, point in points.items()}


def packed(table: Mapping[str, Any]) -> str:
    """The table as text: one line for each entry of a part, so that changes can be read."""
    return json.dumps(table, separators=(",", ":"), sort_keys=True).replace('},"', '},\n"') + "\n"


def write(folder: Path) -> None:
    """Write the table into a folder."""
    (folder / "coastlines.json").write_text(packed(coastlines()), encoding="utf-8")


if __name__ == "__main__":
    from boundaries_manifest import write_manifest

    write(TARGET)
    write_manifest(TARGET)
