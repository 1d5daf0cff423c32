"""Rows of administrative units, towns, province polygons → entries that know their first-level unit."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer_entries import ALTERNATE, PRIMARY, Entry, usable

CODES = {
    "admin1": "ADM1", "admin2": "ADM2", "admin3": "ADM3", "admin4": "ADM4", "admin5": "ADM5",
    "admin_other": "ADMD", "region": "RGN",
}  # fmt: skip
"""Type in the source → feature code."""

_KIND_WORDS = re.compile(
    r"^(?:State|Province|Region|Republic|County|Land|Oblast|Governorate|Department|Canton) (?:of )?(?:the )?|"
    r" (?:State|Province|Region|County|Oblast['’]?|Governorate|Department|Canton|Krai|Kray|Prefecture|Fylke)$"
)
"""What is left out of the names of first-level units, so that they are found without it."""

_RADIUS_KM = {"ADM1": 60.0, "ADM2": 25.0, "ADM3": 12.0, "ADM4": 6.0, "ADM5": 4.0, "ADMD": 30.0, "RGN": 60.0}
_WIDE_REGION_KM = 800.0
_NEAREST = 15
_SURE = 0.15


def rows_by_id(rows: Iterable[list[object]]) -> dict[str, list[list[object]]]:
    """The source's rows (name, main name, country, lon, lat, id, type, population), one list a place."""
    found: dict[str, list[list[object]]] = defaultdict(list)
    for row in rows:
        found[str(row[5])].append(row)
    return dict(found)


def read_units(by_id: dict[str, list[list[object]]]) -> list[Entry]:
    """Administrative units below the country, and regions."""
    entries = []
    for key, rows in by_id.items():
        _, main, country, lon, lat, _, kind, population = rows[0]
        code = CODES.get(str(kind))
        if code is None:
            continue
        lone = isinstance(country, str)
        entry = Entry(
            source="geonames",
            key=key,
            name=str(main),
            code=code,
            feature_class="L" if code == "RGN" else "A",
            lon=float(str(lon)),
            lat=float(str(lat)),
            radius_km=_RADIUS_KM[code] if lone else _WIDE_REGION_KM,
            country=str(country) if lone else None,
            population=int(str(population)),
        )
        entry.add(entry.name, PRIMARY)
        for row in rows:
            if usable(str(row[0])):
                entry.add(str(row[0]), ALTERNATE)
        if code == "ADM1":
            for name in [n for n in entry.names if n == entry.name or not n.endswith(" State")]:
                entry.add(_KIND_WORDS.sub("", name), ALTERNATE)  # but no "Golden" from California's nickname
        entries.append(entry)
    return entries


class TownIndex:
    """Nearest towns within a country, by plain distance on a local plane."""

    def __init__(self, towns: list[Entry]) -> None:
        self._of: dict[str, list[Entry]] = defaultdict(list)
        for town in towns:
            self._of[town.country or ""].append(town)
        self._points = {c: np.array([(t.lon, t.lat) for t in ts]) for c, ts in self._of.items()}

    def nearest(self, country: str | None, lon: float, lat: float, count: int) -> list[Entry]:
        """The `count` towns of that country nearest to a position."""
        points = self._points.get(country or "")
        if points is None:
            return []
        offset = points - (lon, lat)
        squared = (offset[:, 0] * math.cos(math.radians(lat))) ** 2 + offset[:, 1] ** 2
        order = np.argsort(squared)[:count] if len(squared) <= count else np.argpartition(squared, count)[:count]
        return [self._of[country or ""][i] for i in order]


def name_codes(units: list[Entry], index: TownIndex) -> dict[tuple[str, str], Entry]:
    """Which first-level unit each country's code of towns stands for.

    The sources do not say it, so it is voted: a unit's point lies among towns of its own code. Each unit
    and each code is used once, the surest pair first.
    """
    pairs = []
    for unit in (u for u in units if u.code == "ADM1"):
        near = index.nearest(unit.country, unit.lon, unit.lat, _NEAREST)
        votes = Counter(t.admin1 for t in near if t.admin1)
        for code, count in votes.items():
            called = any(unit.names.keys() & t.names.keys() for t in near if t.admin1 == code)
            share = count / len(near) + (0.2 if called else 0.0)
            if share >= _SURE:
                pairs.append((share, unit.country or "", str(code), unit))
    found: dict[tuple[str, str], Entry] = {}
    used: set[str] = set()
    for _, country, code, unit in sorted(pairs, key=lambda p: (-p[0], -p[3].population, p[2], p[3].key)):
        if (country, code) not in found and unit.key not in used:
            found[country, code] = unit
            used.add(unit.key)
    return found


def place_units(units: list[Entry], index: TownIndex) -> None:
    """Tell units their time zone, and the lower ones the unit they lie in, by their nearest towns."""
    for unit in units:
        near = index.nearest(unit.country, unit.lon, unit.lat, 5)
        zones = Counter(t.timezone for t in near if t.timezone)
        unit.timezone = zones.most_common(1)[0][0] if zones and unit.country else None
        if unit.code == "ADM1":
            unit.admin1 = unit.name
        else:
            parents = Counter(t.admin1 for t in near if t.admin1)
            unit.admin1 = parents.most_common(1)[0][0] if parents else None


def measure_units(
    towns: list[Entry], codes: dict[tuple[str, str], Entry], polygons: list[tuple[str, BaseGeometry]]
) -> int:
    """Give first-level units the radius of the provinces that their towns lie in; returns how many got one.

    Natural Earth's provinces are often smaller than GeoNames' units (counties of England), so that a unit is as
    large as all provinces most of whose towns bear its code. Call while towns have codes still.
    """
    tree = shapely.STRtree([polygon for _, polygon in polygons])
    town_of, polygon_of = tree.query(shapely.points([(t.lon, t.lat) for t in towns]), predicate="intersects")
    votes: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for town, polygon in zip(town_of, polygon_of, strict=True):
        votes[polygon][towns[town].country or "", towns[town].admin1 or ""] += 1
    areas: dict[tuple[str, str], float] = defaultdict(float)
    for polygon, counts in votes.items():
        areas[counts.most_common(1)[0][0]] += area_km2(polygons[polygon][1])
    for code, unit in codes.items():
        if code in areas:
            unit.radius_km = round(max(1.0, math.sqrt(areas[code] / math.pi)), 1)
    return len(codes.keys() & areas.keys())


def area_km2(polygon: BaseGeometry) -> float:
    """Area on a plane scaled at the polygon's middle: good to a few per cent."""
    return float(polygon.area) * math.cos(math.radians(min(85.0, abs(polygon.centroid.y)))) * 111.2**2
