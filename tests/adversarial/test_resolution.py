"""Resolution of names that many places have, written down in tests/cases/resolution_adversarial.md."""

from storymap.geo import distance_km
from storymap.model.places import LonLat

NEAR_KM = 60
KINDS = {"A": "province", "P": "town", "H": "water"}


def kind_of(place):
    """The word of the cases for what a place is."""
    return "country" if place.is_country else KINDS.get(place.feature_class, "other")


def is_told(line, resolution):
    """Whether a resolution is what a line of a case says."""
    name, kind, *rest = line.split(" | ")
    place = resolution.place
    if resolution.toponym.name != name or place is None or kind == "?":
        return resolution.toponym.name == name and place is None and kind == "?"
    if kind_of(place) != kind or (place.country_code or "-") != rest[0]:
        return False
    return len(rest) == 1 or _is_near(rest[1], place, extended=kind != "town")


def _is_near(position, place, *, extended):
    lat, lon = map(float, position.split())
    within_km = max(NEAR_KM, place.radius_km) if extended else NEAR_KM
    return distance_km(LonLat(lat=lat, lon=lon), place.location) <= within_km


def test_resolution_finds_the_place_that_is_meant(resolution_case, geoparse):
    _, given, expected = resolution_case
    resolutions = [r for r in geoparse(given) if r.toponym.use != "demonym"]
    missing = [line for line in expected if not any(is_told(line, r) for r in resolutions)]
    assert not missing, [(r.toponym.name, r.place and (r.place.name, r.place.feature_code)) for r in resolutions]
