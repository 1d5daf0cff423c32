"""GeoNames' towns with the second-level unit each lies in → the units that other sources lack.

The source names units and gives towns positions; a unit's position is estimated as the middle of its towns, and its
radius says how far they lie from there. Nothing finer is claimed.
"""

import gzip
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from gazetteer_entries import PRIMARY, Entry
from storymap.language.names import normalise

_SMALLEST_RADIUS_KM = 15.0
_NEAR_KM = 150.0
"""A listed unit of the same name nearer than this is the same unit."""
_TOWNS = dict[str, object]


def read_counties(path: Path, entries: list[Entry]) -> list[Entry]:
    """Second-level units that no entry is yet.

    Args:
        path: `geocode.gz`: towns with `country_code`, `state`, `county`, position and population.
        entries: What is known already.
    """
    towns: dict[tuple[str, str, str], list[_TOWNS]] = defaultdict(list)
    for town in json.loads(gzip.decompress(path.read_bytes())):
        if town.get("county") and town.get("state"):
            towns[town["country_code"], town["state"], town["county"]].append(town)
    known = _by_name(entries)
    proper = {
        where: found for where, found in sorted(towns.items()) if where[0] == "US" or not _is_town(where[2], found)
    }
    units = {unit.key: unit for unit in (_unit(*where, found) for where, found in proper.items())}
    return [unit for unit in units.values() if not _is_known(unit, known)]


def _is_town(name: str, towns: list[_TOWNS]) -> bool:
    """Whether a unit is called after its only or chief town: Comuna Ulma. The town stands for it."""
    words = f" {normalise(name)} "
    return any(f" {normalise(str(town['city']))} " in words for town in towns)


def _by_name(entries: Iterable[Entry]) -> dict[tuple[str | None, str], list[Entry]]:
    found: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in {normalise(name) for name in entry.names}:
            found[entry.country, key].append(entry)
    return found


def _is_known(unit: Entry, known: dict[tuple[str | None, str], list[Entry]]) -> bool:
    return any(_apart_km(unit, other) < _NEAR_KM for other in known[unit.country, normalise(unit.name)])


def _unit(country: str, state: str, name: str, towns: list[_TOWNS]) -> Entry:
    places = [(float(str(t["longitude"])), float(str(t["latitude"]))) for t in towns]
    lon, lat = (sum(p[i] for p in places) / len(places) for i in (0, 1))
    entry = Entry(
        source="units",
        key=re.sub(r"\W+", "-", normalise(f"{country} {state} {name}")).strip("-"),
        name=name,
        code="ADM2",
        feature_class="A",
        lon=round(lon, 2),
        lat=round(lat, 2),
        radius_km=_SMALLEST_RADIUS_KM,
        country=country,
        admin1=state,
        population=sum(int(str(t["population"])) for t in towns),
    )
    entry.radius_km = round(max(_SMALLEST_RADIUS_KM, *(_km(lon, lat, *place) for place in places)), 1)
    entry.add(name, PRIMARY)
    return entry


def _apart_km(one: Entry, other: Entry) -> float:
    return _km(one.lon, one.lat, other.lon, other.lat)


def _km(lon: float, lat: float, lon2: float, lat2: float) -> float:
    return 111.2 * math.hypot((lon2 - lon) * math.cos(math.radians(lat)), lat2 - lat)
