"""Provinces and rivers → TopoJSON layers."""

from typing import Any

import numpy as np
import shapely

from boundaries_graph import Polygon, Shapes, build_graph, delta, from_shapely, oriented
from boundaries_sources import Sources

PROVINCE_STEP_DEG = 1e-5
RIVER_STEP_DEG = 1e-4
RIVER_TOLERANCE_DEG = 0.005


def provinces(sources: Sources) -> dict[str, Any]:
    """First-level administrative units, each with its name and the codes that Natural Earth gives it."""
    table = sources.world_map("states_provinces")
    shapes: Shapes = {}
    properties: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(table.itertuples()):
        polygons = from_shapely(shapely.transform(row.geometry, lambda points: np.rint(points / PROVINCE_STEP_DEG)))
        polygons = [polygon for polygon in polygons if shapely.Polygon(polygon[0]).area > 0]
        if polygons:
            key = f"{row.adm0_a3}-{number}"
            shapes[key] = oriented(polygons)
            properties[key] = _described(row)
    return _topology(shapes, properties)


def _described(row: tuple[object, ...]) -> dict[str, Any]:
    columns = ("name", "gn_name", "woe_name", "iso_a2", "adm0_a3", "gu_a3", "fips")
    return {c: getattr(row, c) for c in columns if isinstance(getattr(row, c), str) and getattr(row, c) != "-1"}


def _topology(shapes: dict[str, list[Polygon]], properties: dict[str, dict[str, Any]]) -> dict[str, Any]:
    graph = build_graph(shapes)
    geometries = [
        {"type": "MultiPolygon", "id": key, "properties": properties[key], "arcs": graph.polygons[key]}
        for key in shapes
    ]
    return {
        "type": "Topology",
        "objects": {"admin1": {"type": "GeometryCollection", "geometries": geometries}},
        "transform": {"scale": [PROVINCE_STEP_DEG] * 2, "translate": [0, 0]},
        "arcs": [delta(arc) for arc in graph.arcs],
    }


def rivers(sources: Sources) -> dict[str, Any]:
    """Named rivers and the lines through lakes that continue them, one geometry for each river."""
    table = sources.layer("10m", "rivers_lake_centerlines")
    named = table[table.name.notna() & table.geometry.notna()]
    arcs: list[list[list[int]]] = []
    geometries = []
    for (number, name), rows in named.groupby(["rivernum", "name"], sort=True):
        lines = _simplified(shapely.line_merge(shapely.union_all(rows.geometry.values)))
        other = next((value for value in rows.name_alt if isinstance(value, str) and value.strip()), None)
        properties = {"name": name, "rank": int(rows.scalerank.min())} | ({"name_alt": other} if other else {})
        start = len(arcs)
        arcs += [delta(line) for line in lines]
        geometries.append(
            {
                "type": "MultiLineString",
                "id": f"river-{int(number)}-{'-'.join(str(name).casefold().split())}",
                "properties": properties,
                "arcs": [[index] for index in range(start, len(arcs))],
            }
        )
    return {
        "type": "Topology",
        "objects": {"rivers": {"type": "GeometryCollection", "geometries": geometries}},
        "transform": {"scale": [RIVER_STEP_DEG] * 2, "translate": [0, 0]},
        "arcs": arcs,
    }


def _simplified(geometry: shapely.Geometry) -> list[list[tuple[int, int]]]:
    found = []
    for part in getattr(geometry, "geoms", [geometry]):
        points = np.rint(np.array(shapely.simplify(part, RIVER_TOLERANCE_DEG).coords)[:, :2] / RIVER_STEP_DEG).astype(
            int
        )
        line = [(int(x), int(y)) for x, y in points]
        line = [p for i, p in enumerate(line) if not i or p != line[i - 1]]
        if len(line) > 1:
            found.append(line)
    return found
