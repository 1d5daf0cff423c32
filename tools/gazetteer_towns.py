"""GeoNames' places of 500 inhabitants or more → entries."""

import json
from pathlib import Path

from gazetteer_entries import ALTERNATE, PRIMARY, Entry, usable
from storymap.gazetteers.building.extents import town_radius_km
from storymap.language.names import normalise


def read_towns(path: Path) -> list[Entry]:
    """All places of `cities500.json`; their `admin1` is GeoNames' code still."""
    towns = []
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        entry = Entry(
            source="geonames",
            key=str(row["geonameid"]),
            name=row["name"].strip(),
            code="PPL",
            lon=float(row["longitude"]),
            lat=float(row["latitude"]),
            radius_km=town_radius_km(row["population"]),
            country=row["countrycode"],
            admin1=row["admin1code"],
            timezone=row["timezone"] or None,
            population=max(0, int(row["population"])),
        )
        entry.add(entry.name, PRIMARY)
        for name in row["alternatenames"]:
            if usable(name):
                entry.add(name, PRIMARY if f"{name} City" == entry.name else ALTERNATE)
        towns.append(entry)
    return towns


def mark_capitals(towns: list[Entry], capitals: dict[str, str], seats: set[str]) -> list[str]:
    """Give capitals PPLC and seats of first-level units PPLA; returns the countries left without a capital."""
    by_country: dict[str, list[Entry]] = {}
    for town in towns:
        by_country.setdefault(town.country or "", []).append(town)
        if town.key in seats:
            town.code = "PPLA"
    missing = []
    for country, capital in capitals.items():
        wanted = normalise(capital)
        named = [t for t in by_country.get(country, ()) if wanted in {normalise(n) for n in t.names}]
        if named:
            max(named, key=lambda t: (normalise(t.name) == wanted, t.population)).code = "PPLC"
        elif capital.strip():
            missing.append(country)
    return missing
