"""world-atlas and full-precision Natural Earth → polygons of atomic units at one scale."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from babel.core import get_global
from geopandas import GeoDataFrame

from boundaries_cutting import cut_units
from boundaries_exact import Grid, exact_rings, noded_where_crossing, split_pinches
from boundaries_graph import (
    HALF_TURN,
    STEP_DEG,
    Point,
    Polygon,
    Ring,
    Shapes,
    cut_at_antimeridian,
    from_shapely,
    oriented,
    to_shapely,
    winding,
)
from boundaries_sources import Sources

NAMELESS = {
    "Ashmore and Cartier Is.": "AU",
    "Coral Sea Is.": "AU",
    "Clipperton I.": "CP",
    "Bajo Nuevo Bank": "CO",
    "Serranilla Bank": "CO",
    "Indian Ocean Ter.": "CX",
}
"""Features of Natural Earth without an ISO 3166-1 number, or with one that belongs to another feature."""

COCOS_BOX = (96.0, -13.0, 97.5, -11.0)
"""The Cocos Islands, which Natural Earth keeps in one feature with Christmas Island."""


def read_units(sources: Sources, scale: str, units: Iterable[Mapping[str, Any]]) -> Shapes:
    """The polygons of all atomic units, in millionths of a degree, with exactly shared edges."""
    specs = list(units)
    named = {spec["feature"]: spec["id"] for spec in specs if "feature" in spec}
    shapes: Shapes = {}
    for name, number, polygons in _features(sources, scale):
        unit = named.get(name) or NAMELESS.get(name) or _alpha2(name, number)
        shapes.setdefault(unit, []).extend(part for polygon in polygons for part in cut_at_antimeridian(polygon))
    _take_cocos(shapes)
    if scale == "10m":
        _restore_vatican(shapes, sources)
    _node(shapes)
    shapes = {unit: _repaired(polygons) for unit, polygons in shapes.items()}
    cut = cut_units(shapes, specs, sources.world_map("disputed_borders"), scale=scale)
    return {unit: oriented(polygons) for unit, polygons in cut.items()}


def _alpha2(name: str, number: str | None) -> str:
    codes = {**get_global("territory_aliases")}
    for code in codes.get(number or "", ()):
        return str(code)
    raise SystemExit(
        f"Natural Earth's feature {name!r} ({number}) has no ISO code; add it to NAMELESS or worldviews.toml"
    )


def _features(sources: Sources, scale: str) -> list[tuple[str, str | None, list[Polygon]]]:
    document = json.loads(sources.atlas(scale).read_text(encoding="utf-8"))
    arcs = [[(x, y) for x, y in np.cumsum(np.array(arc), axis=0).tolist()] for arc in document["arcs"]]
    layers = [sources.layer(scale, name) for name in ("land", "admin_0_boundary_lines_land")]
    lines = [shapely.get_coordinates(line) for layer in layers for line in _lines(layer)]
    grid = Grid(document["transform"]["scale"], document["transform"]["translate"], lines)
    geometries = document["objects"]["countries"]["geometries"]
    parts = [(g, part) for g in geometries for part in (g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]])]
    owners = [(index, number) for index, (_, part) in enumerate(parts) for number in range(len(part))]
    rings = exact_rings([_ring(arcs, parts[index][1][number]) for index, number in owners], grid)
    polygons: dict[int, Polygon] = {}
    for (index, _), ring in zip(owners, rings, strict=True):
        polygons.setdefault(index, []).append(ring)
    found: dict[int, tuple[str, str | None, list[Polygon]]] = {}
    for index, (geometry, _) in enumerate(parts):
        entry = found.setdefault(id(geometry), (geometry["properties"]["name"], geometry.get("id"), []))
        entry[2].extend(_sound(polygons[index]))
    return list(found.values())


def _lines(layer: GeoDataFrame) -> list[Any]:
    parts = shapely.get_parts(layer.geometry.values)
    if parts[0].geom_type == "Polygon":
        return list(shapely.get_rings(parts))
    return list(parts)


def _ring(arcs: list[list[Point]], numbers: list[int]) -> Ring:
    points = [p for number in numbers for p in (arcs[number] if number >= 0 else arcs[~number][::-1])]
    ring = [p for i, p in enumerate(points) if not i or p != points[i - 1]]
    return ring if len(ring) > 1 else [*ring, *ring]


def _sound(polygon: Polygon) -> list[Polygon]:
    """The polygon without pinches: the outer ring may fall apart, the holes may split or open."""
    if not polygon[0]:
        return []
    if any(abs(b[0] - a[0]) > HALF_TURN for a, b in zip(polygon[0], polygon[0][1:], strict=False)):
        return [polygon]
    outer = split_pinches(polygon[0])
    turn = winding(max(outer, key=lambda ring: abs(winding(ring)), default=[]))
    shells = [ring for ring in outer if winding(ring) * turn > 0]
    holes = [ring for ring in outer if winding(ring) * turn < 0]
    holes += [piece for hole in polygon[1:] for piece in split_pinches(hole)]
    areas = [shapely.Polygon(shell) for shell in shells]
    return [
        [shell, *(hole for hole in holes if area.contains(shapely.Polygon(hole)))]
        for shell, area in zip(shells, areas, strict=True)
    ]


def _take_cocos(shapes: Shapes) -> None:
    west, south, east, north = (value / STEP_DEG for value in COCOS_BOX)
    both = shapes.pop("CX", [])
    for polygon in both:
        x, y = polygon[0][0]
        code = "CC" if west < x < east and south < y < north else "CX"
        shapes.setdefault(code, []).append(polygon)


def _restore_vatican(shapes: Shapes, sources: Sources) -> None:
    """Draw Vatican City, which collapses on world-atlas' grid, from Natural Earth's own line."""
    lines = sources.layer("10m", "admin_0_boundary_lines_land")
    border = lines[(lines.adm0_a3_l == "VAT") | (lines.adm0_a3_r == "VAT")]
    merged = shapely.line_merge(shapely.union_all(border.geometry.values))
    ring = [(int(x), int(y)) for x, y in np.rint(np.array(merged.coords) / STEP_DEG).astype(int)]
    if ring[0] != ring[-1]:
        ring.append(ring[0])
    shapes["VA"] = [[ring]]
    area = shapely.Polygon(ring)
    for polygon in shapes["IT"]:
        if shapely.Polygon(polygon[0]).contains(area):
            polygon[1:] = [hole for hole in polygon[1:] if shapely.LineString(hole).distance(area) > 10_000]
            polygon.append(ring)


def _node(shapes: Shapes) -> None:
    everywhere = [ring for polygons in shapes.values() for polygon in polygons for ring in polygon]
    for polygons in shapes.values():
        crossing = [p for p in polygons if not shapely.Polygon(p[0]).is_valid]
        if crossing:
            noded_where_crossing([ring for polygon in crossing for ring in polygon], everywhere)
            polygons[:] = [piece for polygon in polygons for piece in _sound(polygon)]


def _repaired(polygons: list[Polygon]) -> list[Polygon]:
    """Join parts of one country that share an edge, which world-atlas' grid has brought together."""
    if to_shapely(polygons).is_valid:
        return polygons
    areas = [shapely.Polygon(polygon[0], polygon[1:]) for polygon in polygons]
    tree = shapely.STRtree(areas)
    joined: set[int] = set()
    found: list[Polygon] = []
    for index, area in enumerate(areas):
        others = [int(i) for i in tree.query(area) if i > index and shapely.relate_pattern(area, areas[i], "****1****")]
        if others and index not in joined:
            joined |= {index, *others}
            found += from_shapely(shapely.union_all([area, *(areas[i] for i in others)]))
    found += [polygon for index, polygon in enumerate(polygons) if index not in joined]
    reason = shapely.is_valid_reason(to_shapely(found))
    if reason != "Valid Geometry":
        print("  invalid:", reason)
    return found
