"""Our list of former names with their years → the places that bear another name today."""

import csv
from collections import defaultdict
from pathlib import Path

from gazetteer_entries import ALTERNATE, Entry
from storymap.language.names import normalise

_LIST = Path(__file__).resolve().parent / "former_names.csv"


def add_former_names(entries: list[Entry]) -> list[str]:
    """Give places their former names and the years in which they bore them; returns the names without a place.

    A row of the list says the former name, today's name, the country, the first year and the last one (0: open).
    """
    by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.feature_class in "AP" and entry.country:
            for key in {normalise(name) for name in entry.names}:
                by_name[entry.country, key].append(entry)
    missing = []
    with _LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = by_name[row["country"], normalise(row["today"])]
            if not found:
                missing.append(row["name"])
                continue
            place = max(found, key=lambda e: (e.feature_class == "P" or e.code.startswith("PCL"), e.population))
            place.add(row["name"], ALTERNATE)
            place.periods[row["name"]] = (int(row["first"]), int(row["last"]))
    return missing
