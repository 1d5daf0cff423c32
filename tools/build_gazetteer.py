"""Pinned sources and our own supplement → data/gazetteer.

Run `python tools/build_gazetteer.py`, with `--downloads FOLDER` where the packages are there already.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from gazetteer_admin import TownIndex, measure_units, name_codes, place_units, read_units, rows_by_id
from gazetteer_counties import read_counties
from gazetteer_countries import NAMES, read_continents, read_countries
from gazetteer_entries import ABBREVIATION, ALTERNATE, PRIMARY, Entry
from gazetteer_former import add_former_names
from gazetteer_manifest import write_manifest
from gazetteer_rivers import read_rivers, read_shapes
from gazetteer_sources import HERE, collect, unpickle
from gazetteer_supplement import merge, read_supplement
from gazetteer_towns import mark_capitals, read_towns
from gazetteer_write import write
from gazetteer_yielding import yield_names
from storymap.gazetteers.building.folder import common_words
from storymap.language.names import normalise

TARGET = HERE.parent / "data" / "gazetteer"


def polygons(path: Path, layer: str) -> list[tuple[str, BaseGeometry]]:
    """Country code and shape of each row."""
    rows = read_shapes(path, ["iso_a2"], layer=layer)
    return [(str(r["iso_a2"]), r["geometry"]) for r in rows if isinstance(r["geometry"], BaseGeometry)]


def abbreviate(towns: list[Entry], units: list[Entry], states: Path) -> None:
    """Give states, provinces and some towns what newspapers and the post call them."""
    by_key = {entry.key: entry for entry in (*towns, *units)}
    for key, name in NAMES["english"].items():
        by_key[key].add(name, PRIMARY)
    for key, short in ((k, s) for k, found in NAMES["towns"].items() for s in found):
        by_key[key].add(short, ABBREVIATION)
    for code, facts in json.loads(states.read_text(encoding="utf-8")).items():
        for short in (code, *NAMES["states"][code]):
            if str(facts["geonameid"]) in by_key:
                by_key[str(facts["geonameid"])].add(short, ABBREVIATION)
    by_name = {(unit.country, name): unit for unit in units if unit.code == "ADM1" for name in unit.names}
    for country, shorts in NAMES["units"].items():
        for name, short in ((n, s) for n, found in shorts.items() for s in found):
            by_name[country, name].add(short, ABBREVIATION)


def build(files: dict[str, Path]) -> list[Entry]:
    """Every entry, from all sources but the supplement."""
    rows = rows_by_id(unpickle(files["geonames_6b64aaafc53116f.pkl"]))
    towns = read_towns(files["cities500.json"])
    countries, capitals = read_countries(files["countries.json"], rows)
    units = read_units(rows)
    seats = read_shapes(files["ne_10m_populated_places_simple.dbf"], ["featurecla", "geonameid"], encoding="CP1252")
    named = {str(int(float(str(s["geonameid"])))) for s in seats if str(s["featurecla"]).startswith("Admin-1 cap")}
    print("no capital found:", mark_capitals(towns, capitals, named))
    index = TownIndex(towns)
    codes = name_codes(units, index)
    world = files["world_map.gpkg"]
    print("units measured:", measure_units(towns, codes, polygons(world, "states_provinces")))
    for town in towns:
        unit = codes.get((town.country or "", town.admin1 or ""))
        town.admin1 = unit.name if unit else NAMES["codes"].get(f"{town.country}.{town.admin1}")
    print("towns without a unit:", sum(t.admin1 is None for t in towns), "codes named:", len(codes))
    counties = read_counties(files["geocode.gz"], [*towns, *countries, *units])
    print("units estimated from their towns:", len(counties))
    units += counties
    place_units(units, index)
    abbreviate(towns, units, files["us_states.json"])
    rivers = read_rivers(files["ne_10m_rivers_lake_centerlines.shp"], polygons(world, "countries"))
    return unique([*towns, *countries, *units, *read_continents(files["continents.json"]), *rivers])


def unique(entries: list[Entry]) -> list[Entry]:
    """One entry an id: the first, with the names of all."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        first = found.setdefault((entry.source, entry.key), entry)
        for name, kind in entry.names.items():
            first.add(name, kind)
    return list(found.values())


def with_supplement(entries: list[Entry], ours: list[Entry]) -> list[Entry]:
    """All entries, without the rivers that the supplement lists too; their names stay."""
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for stream in (entry for entry in ours if entry.code == "STM"):
        for key in {_river_key(name) for name in stream.names}:
            by_name[key].append(stream)
    kept = []
    for entry in entries:
        same = [s for s in by_name[_river_key(entry.name)] if set(s.countries) & set(entry.countries)]
        if entry.source != "naturalearth" or not same:
            kept.append(entry)
            continue
        for name in entry.names:
            same[0].add(name, ALTERNATE)
    return kept + ours


def _river_key(name: str) -> str:
    """The name without the word river: Niger and Niger River are one."""
    return " ".join(word for word in normalise(name).split() if word not in {"river", "rio"})


def main() -> None:
    """Build all files of the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--downloads", type=Path, default=HERE.parent / ".cache" / "sources")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    entries = build(collect(options.downloads))
    print("ids with two different rows in the supplement:", merge(options.target))
    entries = with_supplement(entries, read_supplement(options.target / "supplement.csv"))
    print("former names without a place:", add_former_names(entries))
    print("names that yield to other places:", yield_names(entries))
    counts = write(entries, options.target, common=common_words())
    write_manifest(options.target, counts)
    print(counts)


if __name__ == "__main__":
    main()
