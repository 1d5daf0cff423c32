"""Country → its one undisputed capital, where it has one, or its several seats."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from storymap.geo import distance_km
from storymap.language.names import normalise
from storymap.model.places import LonLat, Place
from storymap.resources import data_path

SAME_KM = 30.0
"""A place nearer than this to the capital may be the capital under another name, or a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """A seat of a country's government."""

    name: str
    """English name."""
    location: LonLat
    """Where it lies."""
    role: str = "the capital"
    """What it is, where several share the role or dispute it."""


@cache
def _table() -> dict[str, Capital]:
    return dict(_rows("capitals.csv"))


@cache
def _seats() -> dict[str, tuple[Capital, ...]]:
    found: dict[str, tuple[Capital, ...]] = {}
    for code, seat in _rows("seats.csv"):
        found[code] = (*found.get(code, ()), seat)
    return found


def _rows(name: str) -> Iterator[tuple[str, Capital]]:
    text = data_path("references", name).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        location = LonLat(lon=float(row["longitude"]), lat=float(row["latitude"]))
        yield row["code"], Capital(name=row["name"], location=location, role=row.get("role") or "the capital")


def capital_of(code: str) -> Capital | None:
    """The capital of a country (alpha-2); `None` where there are several, it is disputed, or we have none."""
    return None if code in _seats() else _table().get(code)


def seats_of(code: str) -> tuple[Capital, ...]:
    """The seats of a country (alpha-2) that has several, or whose capital is new or disputed; none for the others."""
    return _seats().get(code, ())


def is_another(place: Place, capital: Capital) -> bool:
    """Whether a place is certainly not that capital."""
    reach = 0.0 if place.feature_class == "P" else place.radius_km
    return distance_km(place.location, capital.location) > SAME_KM + reach and not is_named(place, capital)


def is_named(place: Place, capital: Capital) -> bool:
    """Whether a place has the capital's name, or the one's is part of the other's."""
    here, there = (normalise(name).replace(" ", "") for name in (place.name, capital.name))
    return here in there or there in here
