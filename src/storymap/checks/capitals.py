"""Country → its one undisputed capital, where it has one."""

import csv
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
    """The seat of a country's government by law, with no other city to dispute it."""

    name: str
    """English name."""
    location: LonLat
    """Where it lies."""


@cache
def _table() -> dict[str, Capital]:
    text = data_path("references", "capitals.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Capital(name=row["name"], location=LonLat(lon=float(row["longitude"]), lat=float(row["latitude"])))
        for row in csv.DictReader(text.splitlines())
    }


def capital_of(code: str) -> Capital | None:
    """The capital of a country (alpha-2); `None` where there are several, it is disputed, or we have none."""
    return _table().get(code)


def is_another(place: Place, capital: Capital) -> bool:
    """Whether a place is certainly not that capital."""
    here, there = normalise(place.name), normalise(capital.name)
    reach = 0.0 if place.feature_class == "P" else place.radius_km
    apart = distance_km(place.location, capital.location) > SAME_KM + reach
    return apart and here not in there and there not in here
