"""Provinces of Natural Earth, settlements of the gazetteer → `data/boundaries/province_areas.json`.

The two draw provinces at different levels (departments against regions, counties against England) and under different
names, so they are matched by what lies in them: a polygon belongs to the first-level unit that most of the settlements
inside it belong to. A unit is kept only when nearly all its settlements lie in its polygons, and nearly all the
settlements in its polygons are its own; where the two sources disagree, nothing is said.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from boundaries_manifest import write_manifest
from boundaries_measures import Line, area_km2
from storymap.gazetteers.compiled import CompiledGazetteer

BOUNDARIES = Path(__file__).resolve().parents[1] / "data" / "boundaries"
AGREEMENT = 0.90
"""Share of settlements that must agree, both ways; the rest stands near the lines, which are simplified."""
Rings = list[Line]
Unit = tuple[str, str]


def main() -> None:
    """Write the table, and the manifest of its folder."""
    provinces = read_provinces()
    inside = settlements_inside(provinces)
    table: dict[str, dict[str, Any]] = {}
    for (country, name), members in sorted(units(inside).items()):
        area = sum(area_km2(rings) for member in members for rings in provinces[member])
        table.setdefault(country, {})[name] = {"km2": round(area, 1), "polygons": sorted(members)}
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace('},"', '},\n"')
    (BOUNDARIES / "province_areas.json").write_text(text + "\n", encoding="utf-8")
    write_manifest(BOUNDARIES)
    print(f"{sum(map(len, table.values()))} units of {len(table)} countries")


def read_provinces() -> dict[str, list[Rings]]:
    """Id of a province → its polygons, each as its rings in degrees."""
    topology = json.loads(gzip.decompress((BOUNDARIES / "admin1.topojson.gz").read_bytes()))
    scale = np.array(topology["transform"]["scale"])
    arcs = [np.cumsum(np.array(arc, dtype=np.int64), axis=0) * scale for arc in topology["arcs"]]
    found = {}
    for geometry in topology["objects"]["admin1"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        found[geometry["id"]] = [[_ring(arcs, ring) for ring in polygon] for polygon in polygons]
    return found


def _ring(arcs: list[Line], numbers: list[int]) -> Line:
    lines = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.vstack([lines[0], *(line[1:] for line in lines[1:])])


def settlements_inside(provinces: dict[str, list[Rings]]) -> dict[str, Counter[Unit]]:
    """Id of a province → how many settlements of each first-level unit lie in it; the ids outside any under ""."""
    ids = [province for province, polygons in provinces.items() for _ in polygons]
    shapes = [shapely.Polygon(r[0], r[1:]) for polygons in provinces.values() for r in polygons]
    settled = list(_settlements())
    tree = shapely.STRtree(np.array(shapes))
    points, polygons = tree.query(shapely.points([position for _, position in settled]), predicate="within")
    found: defaultdict[str, Counter[Unit]] = defaultdict(Counter)
    placed = dict(zip(points.tolist(), polygons.tolist(), strict=True))
    for number, (unit, _) in enumerate(settled):
        found[ids[placed[number]] if number in placed else ""][unit] += 1
    return found


def _settlements() -> Iterator[tuple[Unit, tuple[float, float]]]:
    for place in CompiledGazetteer().places():
        if place.feature_class == "P" and place.country_code and place.admin1:
            yield (place.country_code, place.admin1), (place.location.lon, place.location.lat)


def units(inside: dict[str, Counter[Unit]]) -> dict[Unit, list[str]]:
    """First-level unit → ids of its provinces, where the settlements agree both ways."""
    found: defaultdict[Unit, list[str]] = defaultdict(list)
    total: Counter[Unit] = Counter()
    for province, counts in inside.items():
        if province:
            found[counts.most_common(1)[0][0]].append(province)
            total.update(counts)
    return {unit: members for unit, members in found.items() if _agree(unit, members, inside, total[unit])}


def _agree(unit: Unit, members: list[str], inside: dict[str, Counter[Unit]], total: int) -> bool:
    own = sum(inside[member][unit] for member in members)
    return own >= AGREEMENT * max(total, sum(inside[member].total() for member in members))


if __name__ == "__main__":
    main()
