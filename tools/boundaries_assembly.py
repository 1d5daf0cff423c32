"""Graphs and worldviews → the precomputed table, topology.json.gz."""

from collections.abc import Mapping
from typing import Any

from boundaries_gaps import unit_gaps, view_gaps
from boundaries_graph import Graph
from boundaries_tables import View, areas, borders, landlocked, neighbours, nodes

SOURCE = "natural-earth@4.1"
FORMAT = 1


def views_of(world: Mapping[str, Any]) -> list[View]:
    """The views of worldviews.toml."""
    return [
        View(view["name"], {unit["id"]: unit["owners"][view["name"]] for unit in world["unit"]})
        for view in world["view"]
    ]


def assemble(graphs: Mapping[str, Graph], world: Mapping[str, Any]) -> dict[str, Any]:
    """The whole table, as `storymap.boundaries.topology` reads it."""
    gaps = unit_gaps(graphs["10m"])
    tables: list[dict[str, Any]] = []
    for view in views_of(world):
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
