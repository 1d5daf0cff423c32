"""JSON of a geocoder → answers, each checked by itself: a broken one is left out and spoils none of the others."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from storymap.gazetteers.online.kinds import Kind, kind_of
from storymap.gazetteers.online.values import Json, items, number, position, record, text
from storymap.model.places import LonLat

MOST = 20
"""Answers looked at for one name; both servers are asked for fewer."""
_MOST_NAMES = 200
_NAMES = ("name", "alt_name", "old_name", "official_name", "short_name", "int_name", "loc_name", "nat_name", "reg_name")
"""Tags of OpenStreetMap that hold names, each also with a language behind a colon."""
_THINGS = {"node": "node", "way": "way", "relation": "relation", "N": "node", "W": "way", "R": "relation"}
_LEVEL_NAMES = ("state", "province", "region")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One thing of OpenStreetMap that a server gives for a name."""

    key: str
    """Sort of thing and number: `node/107775`."""
    name: str
    """Its main name."""
    names: tuple[str, ...]
    """Its other names."""
    location: LonLat
    """Its point."""
    box: tuple[LonLat, LonLat] | None
    """Corners of what it covers, south-west and north-east."""
    country_code: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """Its state or province."""
    kind: Kind
    """What it is."""
    importance: float | None
    """How well known it is, in [0, 1], as far as the server says."""


def sift_nominatim(answer: object) -> list[dict[str, object]]:
    """What geopy is handed of Nominatim's JSON: the items with a position and a name.

    Raises:
        ValueError: It is no list of answers.
    """
    if isinstance(answer, Mapping) and "error" in answer:
        raise ValueError(f"it reports an error: {text(record(answer['error']).get('message') or answer['error'])}")
    if not isinstance(answer, list):
        raise ValueError("it sends no list of places")
    return list(_sifted(answer, _sift_item))


def sift_photon(answer: object) -> dict[str, list[dict[str, object]]]:
    """What geopy is handed of Photon's JSON: the features with a position and a name.

    Raises:
        ValueError: It is no collection of features.
    """
    features = record(answer).get("features")
    if not isinstance(features, list):
        raise ValueError("it sends no collection of places")
    return {"features": list(_sifted(features, _sift_feature))}


def _sifted(members: list[object], sift: Callable[[Json], dict[str, object] | None]) -> Iterator[dict[str, object]]:
    for member in members[:MOST]:
        sifted = sift(record(member))
        if sifted is not None:
            yield sifted


def _sift_item(item: Json) -> dict[str, object] | None:
    location, name = position(item.get("lon"), item.get("lat")), _nominatim_name(item)
    if location is None or not name:
        return None
    return {**item, "lat": location.lat, "lon": location.lon, "display_name": name}


def _nominatim_name(item: Json) -> str:
    return text(item.get("name")) or text(item.get("display_name")).partition(",")[0].rstrip()


def _sift_feature(feature: Json) -> dict[str, object] | None:
    lon, lat, *_ = (*items(record(feature.get("geometry")).get("coordinates")), None, None)
    location, told = position(lon, lat), record(feature.get("properties"))
    name = text(told.get("name"))
    if location is None or not name:
        return None
    # geopy joins what it finds of an address, so nothing of it may be anything but text.
    kept = {key: value for key, value in told.items() if key not in _ADDRESS} | {"name": name, "state": _admin1(told)}
    point = {"type": "Point", "coordinates": [location.lon, location.lat]}
    return {"type": "Feature", "geometry": point, "properties": kept}


_ADDRESS = ("housenumber", "street", "postcode", "city", "country")


def read_nominatim(item: Json, location: LonLat) -> Answer | None:
    """An item that was sifted; `None` where it is no place that a text names."""
    key, value = text(item.get("class")) or text(item.get("category")), text(item.get("type"))
    thing, kind = _key_of(item), kind_of(key, value, text(item.get("addresstype")))
    if not thing or kind is None:
        return None
    south, north, west, east, *_ = (*items(item.get("boundingbox")), None, None, None, None)
    address = record(item.get("address"))
    return Answer(
        key=thing,
        name=text(item.get("display_name")),
        names=tuple(_other_names(record(item.get("namedetails")))),
        location=location,
        box=_box((west, south), (east, north)),
        country_code=_country(address.get("country_code")),
        admin1=_admin1(address) or None,
        kind=kind,
        importance=_share(item.get("importance")),
    )


def read_photon(feature: Json, location: LonLat) -> Answer | None:
    """A feature that was sifted; `None` where it is no place that a text names."""
    told = record(feature.get("properties"))
    kind = kind_of(text(told.get("osm_key")), text(told.get("osm_value")), text(told.get("type")))
    thing = _key_of(told)
    if not thing or kind is None:
        return None
    west, north, east, south, *_ = (*items(told.get("extent")), None, None, None, None)
    return Answer(
        key=thing,
        name=text(told.get("name")),
        names=(),
        location=location,
        box=_box((west, south), (east, north)),
        country_code=_country(told.get("countrycode")),
        admin1=_admin1(told) or None,
        kind=kind,
        importance=None,
    )


def _key_of(item: Json) -> str | None:
    """`node/107775`; `None` for what has no number in OpenStreetMap, such as a postcode."""
    thing, found = _THINGS.get(text(item.get("osm_type"))), number(item.get("osm_id"))
    if not thing or found is None or found < 1 or found != int(found):
        return None
    return f"{thing}/{int(found)}"


def _other_names(details: Json) -> Iterator[str]:
    for tag, value in list(details.items())[:_MOST_NAMES]:
        if str(tag).partition(":")[0] in _NAMES:
            yield from (name for part in text(value).split(";") if (name := part.strip()))


def _box(south_west: tuple[object, object], north_east: tuple[object, object]) -> tuple[LonLat, LonLat] | None:
    low, high = position(*south_west), position(*north_east)
    return (low, high) if low and high and low.lat <= high.lat else None


def _country(value: object) -> str | None:
    code = text(value).upper()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _admin1(address: Json) -> str:
    return next((name for level in _LEVEL_NAMES if (name := text(address.get(level)))), "")


def _share(value: object) -> float | None:
    found = number(value)
    return None if found is None or found <= 0 else min(found, 1.0)
