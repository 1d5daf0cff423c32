"""Lists of countries and continents, names in many languages → entries."""

import json
import math
import tomllib
from pathlib import Path

from babel import Locale

from gazetteer_entries import ABBREVIATION, ALTERNATE, PRIMARY, RARE, Entry, is_latin, usable

_CONTINENT_RADIUS_KM = {"AF": 3100, "AN": 2100, "AS": 3800, "EU": 1800, "NA": 2800, "OC": 2900, "SA": 2400}
NAMES = tomllib.loads((Path(__file__).parent / "country_names.toml").read_text(encoding="utf-8"))
"""Our own names and points; what each table holds is said in the file."""

_DISSOLVED = frozenset({"CS", "AN"})
_SMALLEST_RADIUS_KM = 1.0


def _code(country: str) -> str:
    """PCLS for Hong Kong and Macao, PCL for Western Sahara, PCLH for dissolved states, PCLD for dependencies."""
    if country in _DISSOLVED:
        return "PCLH"
    if country in {"HK", "MO"}:
        return "PCLS"
    if country == "EH":
        return "PCL"
    return "PCLD" if country in NAMES["dependent"].split() else "PCLI"


def read_countries(path: Path, rows: dict[str, list[list[object]]]) -> tuple[list[Entry], dict[str, str]]:
    """Countries as entries, and the names of their capitals by code.

    Args:
        path: `countries.json`.
        rows: The rows of the administrative source by GeoNames id: points and names in rare languages.
    """
    locales = [Locale.parse(tag) for tag in NAMES["languages"].split()]
    entries, capitals = [], {}
    for country, facts in json.loads(path.read_text(encoding="utf-8")).items():
        found = rows.get(str(facts["geonameid"]), [])
        point = (float(str(found[0][4])), float(str(found[0][3]))) if found else NAMES["points"].get(country)
        if point is None:
            continue
        entry = Entry(
            source="geonames",
            key=str(facts["geonameid"]),
            name=NAMES["main"].get(country, facts["name"].strip()),
            code=_code(country),
            feature_class="A",
            lon=point[1],
            lat=point[0],
            radius_km=round(max(math.sqrt(facts["areakm2"] / math.pi), _SMALLEST_RADIUS_KM), 1),
            country=None if country in _DISSOLVED else country,
            population=facts["population"],
        )
        _name_country(entry, country, facts["name"], locales)
        for row in found:
            if usable(str(row[0])) and (len(str(row[0])) > 4 or not is_latin(str(row[0]))):
                entry.add(str(row[0]), ALTERNATE if row[0] == row[1] else RARE)
        entries.append(entry)
        capitals[country] = facts["capital"].strip()
    return entries, capitals


def _name_country(entry: Entry, country: str, listed: str, locales: list[Locale]) -> None:
    entry.add(entry.name, PRIMARY)
    entry.add(listed, ALTERNATE)
    for name in NAMES["also"].get(country, ()):
        entry.add(name, ALTERNATE)
    for name in NAMES["short"].get(country, ()):
        entry.add(name, ABBREVIATION)
    for locale in locales:
        name = locale.territories.get(country, "")
        if name and not (is_latin(name) and len(name) < 4):
            entry.add(name, ALTERNATE)


def read_continents(path: Path) -> list[Entry]:
    """The seven continents with their names in all languages."""
    entries = []
    for code, facts in json.loads(path.read_text(encoding="utf-8")).items():
        entry = Entry(
            source="geonames",
            key=str(facts["geonameId"]),
            name=facts["name"],
            code="CONT",
            feature_class="L",
            lon=float(facts["lng"]),
            lat=float(facts["lat"]),
            radius_km=_CONTINENT_RADIUS_KM[code],
            population=int(facts["population"]),
        )
        entry.add(entry.name, PRIMARY)
        for other in facts["alternateNames"]:
            if other["lang"] != "link" and usable(other["name"]):
                entry.add(other["name"], ALTERNATE)
        entries.append(entry)
    return entries
