"""Polygons of countries, lines of disputed areas → polygons of atomic units, without a sliver.

A cut starts and ends at a vertex that the polygon already has, so that neither the polygon's outer boundary nor its
neighbours change: the two pieces share the cut exactly and together are the polygon.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from boundaries_graph import STEP_DEG, Polygon, Shapes, from_shapely

SIMPLIFIED_DEG = {"10m": 0.0, "50m": 0.02, "110m": 0.1}
"""How far a cut may move at each scale, about half the spacing of that scale's vertices."""


def cut_units(shapes: Shapes, specs: Sequence[Mapping[str, Any]], lines: GeoDataFrame, *, scale: str) -> Shapes:
    """Take each unit of `specs` that has an `of` out of its country.

    Args:
        shapes: Polygons of the countries.
        specs: Entries of worldviews.toml, in order; a later one may be taken out of what an earlier one left.
        lines: Natural Earth's lines of disputed areas, as a table.
        scale: A unit too small for a scale is left where it was.
    """
    for spec in specs:
        country = spec.get("of")
        if country not in shapes or (scale == "110m" and "box" not in spec and not spec.get("coarse")):
            continue
        taken, left = _split(shapes[country], spec, lines, scale=scale)
        if not taken:
            print(f"  {spec['id']} is not drawn at {scale}")
            continue
        shapes[spec["id"]] = taken
        shapes[country] = left
        if not left:
            del shapes[country]
    return shapes


def _split(
    polygons: list[Polygon], spec: Mapping[str, Any], lines: GeoDataFrame, *, scale: str
) -> tuple[list[Polygon], list[Polygon]]:
    if "box" in spec:
        inside = [_within(polygon, spec["box"]) and not _within(polygon, spec.get("unless")) for polygon in polygons]
    else:
        polygons = [piece for polygon in polygons for piece in _pieces(polygon, _cuts(spec, lines, scale=scale), spec)]
        inside = [any(_holds(polygon, position) for position in spec["at"]) for polygon in polygons]
    taken = [polygon for polygon, choice in zip(polygons, inside, strict=True) if choice]
    return taken, [polygon for polygon, choice in zip(polygons, inside, strict=True) if not choice]


def _within(polygon: Polygon, box: Sequence[float] | None) -> bool:
    if box is None:
        return False
    west, south, east, north = (value / STEP_DEG for value in box)
    return all(west <= x <= east and south <= y <= north for x, y in polygon[0])


def _holds(polygon: Polygon, position: Sequence[float]) -> bool:
    point = shapely.Point(position[0] / STEP_DEG, position[1] / STEP_DEG)
    return bool(shapely.Polygon(polygon[0], polygon[1:]).contains(point))


def _cuts(spec: Mapping[str, Any], lines: GeoDataFrame, *, scale: str) -> list[Any]:
    """The cut as lines in millionths of a degree, thinned to the scale."""
    if "line" in spec:
        whole = shapely.LineString(spec["line"])
    else:
        whole = shapely.line_merge(shapely.union_all(lines.geometry.values[spec["lines"]]))
    if SIMPLIFIED_DEG[scale]:
        whole = shapely.simplify(whole, SIMPLIFIED_DEG[scale])
    parts = [shapely.LineString(np.rint(np.array(p.coords) / STEP_DEG)) for p in getattr(whole, "geoms", [whole])]
    return [part for part in parts if part.length > 0]


def _pieces(polygon: Polygon, cuts: Sequence[Any], spec: Mapping[str, Any]) -> list[Polygon]:
    area = shapely.Polygon(polygon[0], polygon[1:])
    crossing = [cut for cut in cuts if area.distance(cut) < 1e6 and area.intersects(cut)]
    if not crossing:
        return [polygon]
    corners = np.array([p for ring in polygon for p in ring[:-1]])
    network = [area.boundary, *(_fitted(cut, area, corners) for cut in crossing)]
    noded = shapely.node(shapely.GeometryCollection([line for line in network if line is not None]))
    pieces = [
        part
        for part in shapely.polygonize(shapely.get_parts(noded)).geoms
        if area.contains(part.representative_point())
    ]
    known = {tuple(p) for p in corners.tolist()} | {tuple(p) for cut in crossing for p in cut.coords}
    added = {p for part in pieces for p in part.exterior.coords} - known
    if added:
        print(f"  {spec['id']}: {len(added)} new vertices", sorted(added)[:3])
    return [piece for part in pieces for piece in from_shapely(part)]


def _fitted(cut: shapely.LineString, area: shapely.Polygon, corners: np.ndarray) -> shapely.LineString | None:
    """The part of a cut inside the polygon, led at each end to the polygon's nearest vertex."""
    inside = shapely.line_merge(shapely.intersection(cut, area))
    parts = [part for part in getattr(inside, "geoms", [inside]) if part.geom_type == "LineString"]
    if not parts:
        return None
    points = [p for part in _in_order(parts, cut) for p in part.coords]
    points = [p for p in points if p in set(cut.coords)]
    first, last = (
        _nearest(corners, cut.coords[0] if len(points) < 2 else points[0]),
        _nearest(corners, points[-1]),
    )
    middle = [p for p in points if area.boundary.distance(shapely.Point(p)) > 1]
    return shapely.LineString([first, *middle, last]) if first != last or middle else None


def _in_order(parts: list[Any], cut: shapely.LineString) -> list[Any]:
    return sorted(parts, key=lambda part: cut.project(shapely.Point(part.coords[0])))


def _nearest(corners: np.ndarray, point: Sequence[float]) -> tuple[float, float]:
    nearest = corners[np.hypot(*(corners - np.array(point)).T).argmin()]
    return float(nearest[0]), float(nearest[1])
