"""data/boundaries/ → data/basemap/: the world as a page draws it, every vertex with the coarsest scale that needs it.

Run `python tools/build_basemap.py` after the boundaries were built. Same boundaries, same bytes. A page then picks its
vertices with one comparison instead of simplifying half a million of them.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet.topology import GRID_BITS, TOLERANCES, Integers, mercator

TARGET = Path(__file__).resolve().parents[1] / "data" / "basemap"
SCALE = "10m"
OBJECTS = ("countries", "disputed")

MANIFEST = """# Written by tools/build_basemap.py; a test compares it with the files.

[[source]]
name = "Natural Earth"
version = "4.1"
licence = "Public domain"
attribution = "Borders: Natural Earth (public domain)"
url = "https://www.naturalearthdata.com"
worldview = "{view}"
files = ["world.npz"]
note = "Countries at 10m in the Mercator square, made from data/boundaries; vertices ranked by Douglas and Peucker."

[sha256]
"world.npz" = "{digest}"
"""


def main() -> None:
    """Project, rank and write."""
    boundaries = open_boundaries()
    raw = boundaries.topojson(SCALE)
    arcs = [_projected(arc, raw["transform"]) for arc in raw["arcs"]]
    shapes = [_shape(g, kind) for kind in OBJECTS for g in raw["objects"][kind]["geometries"]]
    used = sorted({~n if n < 0 else n for s in shapes for p in s["polygons"] for ring in p for n in ring})
    number = {old: new for new, old in enumerate(used)}
    for shape in shapes:
        shape["polygons"] = [[[_renumbered(n, number) for n in r] for r in p] for p in shape["polygons"]]
    arcs = [arcs[n] for n in used]
    TARGET.mkdir(parents=True, exist_ok=True)
    np.savez(TARGET / "world.npz", **_arrays(arcs, shapes))
    view = boundaries.worldviews[0]
    digest = sha256((TARGET / "world.npz").read_bytes()).hexdigest()
    (TARGET / "MANIFEST.toml").write_text(MANIFEST.format(view=view, digest=digest), encoding="utf-8")
    print(f"world.npz: {(TARGET / 'world.npz').stat().st_size:,} bytes, {sum(map(len, arcs)):,} vertices")


def _projected(steps: list[list[int]], transform: dict[str, list[float]]) -> Integers:
    degrees = np.cumsum(np.array(steps), axis=0) * transform["scale"] + transform["translate"]
    square = np.column_stack(mercator(degrees[:, 0], degrees[:, 1]))
    return np.rint(square * (1 << GRID_BITS)).astype(np.int64)


def _shape(geometry: dict[str, Any], kind: str) -> dict[str, Any]:
    return {
        "id": geometry["id"],
        "name": geometry["properties"]["name"],
        "disputed": kind == "disputed",
        "polygons": geometry["arcs"],
    }


def _renumbered(arc: int, number: dict[int, int]) -> int:
    return ~number[~arc] if arc < 0 else number[arc]


def _arrays(arcs: list[Integers], shapes: list[dict[str, Any]]) -> dict[str, Any]:
    boxes = [_box(np.concatenate([arcs[~n if n < 0 else n] for n in p[0]])) for s in shapes for p in s["polygons"]]
    content = json.dumps(shapes, ensure_ascii=False, separators=(",", ":")).encode()
    return {
        "points": np.concatenate(arcs).astype(np.int32),
        "levels": _levels(arcs),
        "ends": np.cumsum([len(arc) for arc in arcs]).astype(np.int32),
        "arc_boxes": np.array([_box(arc) for arc in arcs], dtype=np.int32),
        "polygon_boxes": np.array(boxes, dtype=np.int32),
        "shapes": np.frombuffer(content, dtype=np.uint8),
    }


def _box(points: Integers) -> list[int]:
    return [*points.min(axis=0).tolist(), *points.max(axis=0).tolist()]


def _levels(arcs: list[Integers]) -> Integers:
    """For each vertex the index of the coarsest tolerance that keeps it; the last index: none does."""
    count = sum(map(len, arcs))
    points = np.column_stack([np.concatenate(arcs) / (1 << GRID_BITS), np.arange(count)])
    owner = np.repeat(np.arange(len(arcs)), [len(arc) for arc in arcs])
    lines = shapely.linestrings(points, indices=owner)
    levels = np.full(count, len(TOLERANCES), dtype=np.uint8)
    for level in reversed(range(len(TOLERANCES))):
        thin = shapely.simplify(lines, TOLERANCES[level], preserve_topology=False)
        levels[shapely.get_coordinates(thin, include_z=True)[:, 2].astype(int)] = level
    return levels


if __name__ == "__main__":
    main()
