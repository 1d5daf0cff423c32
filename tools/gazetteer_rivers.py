"""Natural Earth's river lines, countries → one entry a river with a point on it and half its extent."""

import math
import re
from collections import defaultdict
from pathlib import Path

import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer_entries import ALTERNATE, PRIMARY, Entry
from storymap.language.names import normalise

_APART_DEG = 3.0
"""Two rivers of one name whose lines come no nearer than this are two rivers."""


def read_shapes(
    path: Path, columns: list[str], *, encoding: str | None = None, layer: str | None = None
) -> list[dict[str, object]]:
    """Rows of a vector file as dicts, with `geometry` where it has one."""
    meta, _, shapes, values = pyogrio.raw.read(path, columns=columns, encoding=encoding, layer=layer)
    rows = [dict(zip(meta["fields"], row, strict=True)) for row in zip(*values, strict=True)]
    if shapes is not None:
        for row, shape in zip(rows, shapely.from_wkb(shapes), strict=True):
            row["geometry"] = shape
    return rows


def read_rivers(path: Path, countries: list[tuple[str, BaseGeometry]]) -> list[Entry]:
    """Rivers by name; pieces of one name that lie near each other are one river."""
    lines: dict[str, list[BaseGeometry]] = defaultdict(list)
    others: dict[str, set[str]] = defaultdict(set)
    for row in read_shapes(path, ["featurecla", "name", "name_alt"], encoding="CP1252"):
        name = str(row["name"] or "").strip(" ?")  # Natural Earth marks names it doubts
        if name and row["featurecla"] == "River" and isinstance(row["geometry"], BaseGeometry):
            lines[name].append(row["geometry"])
            others[name] |= {n.strip() for n in str(row["name_alt"] or "").split(";") if n.strip()}
    tree = shapely.STRtree([polygon for _, polygon in countries])
    entries: dict[str, Entry] = {}
    for name in sorted(lines):
        for group in _groups(lines[name]):
            entry = _river(name, shapely.union_all(group))
            crossed = tree.query(shapely.union_all(group), predicate="intersects")
            entry.countries = tuple(sorted({countries[i][0] for i in crossed}))
            entry.country = entry.countries[0] if len(entry.countries) == 1 else None
            for other in others[name]:
                entry.add(other, ALTERNATE)
            while entry.key in entries:
                entry.key += "-2"
            entries[entry.key] = entry
    return list(entries.values())


def _groups(lines: list[BaseGeometry]) -> list[list[BaseGeometry]]:
    groups: list[list[BaseGeometry]] = []
    for line in lines:
        near = [group for group in groups if any(line.distance(other) < _APART_DEG for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([line, *(other for group in near for other in group)])
    return groups


def _river(name: str, line: BaseGeometry) -> Entry:
    west, south, east, north = line.bounds
    point = line.interpolate(0.5, normalized=True) if line.geom_type == "LineString" else _middle(line)
    extent = max((east - west) * 111.2 * _cos(point.y), (north - south) * 111.2)
    entry = Entry(
        source="naturalearth",
        key="river-" + re.sub(r"\W+", "-", normalise(name)).strip("-"),
        name=name,
        code="STM",
        feature_class="H",
        lon=round(point.x, 5),
        lat=round(point.y, 5),
        radius_km=round(max(1.0, extent / 2), 1),
    )
    entry.add(name, PRIMARY)
    return entry


def _middle(line: BaseGeometry) -> shapely.Point:
    merged = shapely.line_merge(line)
    longest = max(getattr(merged, "geoms", [merged]), key=lambda part: part.length)
    point: shapely.Point = longest.interpolate(0.5, normalized=True)
    return point


def _cos(latitude: float) -> float:
    return math.cos(math.radians(latitude))
