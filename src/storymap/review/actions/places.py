"""What a name means: a candidate, a position, no place at all; and whether it is hidden."""

import math
from typing import Any

from storymap.errors import ActionError
from storymap.model.changes import LOCATING, ChangeKind
from storymap.review import fields
from storymap.review.chronicle import Told
from storymap.review.editing import Editing
from storymap.review.sections import keys_of, with_value
from storymap.review.wordings import place_words
from storymap.stories.blurs import LARGEST_KM, SMALLEST_KM, Blur
from storymap.stories.file.records import Record, to_record

KM_PER_DEGREE = 111.0
"""Of latitude, and of longitude at the equator."""
FINEST = 5
"""Decimals of degrees at most: a metre."""
LARGEST_RADIUS_KM = 10_000.0
"""No place is larger."""


def choose_place(edit: Editing, *, place: Any, candidate: Any) -> None:
    """Say which place a name means: one of its candidates, or any that the gazetteer knows."""
    entry = edit.item("places", place)
    wanted = fields.name(candidate, "candidate")
    listed = list(entry.get("candidates") or ())
    if all(one["id"] != wanted for one in listed):
        known = edit.known.place(wanted)
        if known is None:
            raise ActionError(
                f"no place {fields.quoted(wanted)} among the candidates or in the gazetteer; search for its name"
            )
        listed.append(to_record(known))
    values: Record = {"place": wanted, "at": None, "not_a_place": None}
    if len(listed) != len(entry.get("candidates") or ()):
        values["candidates"] = listed
    _decide(edit, entry, values, "place")


def set_position(
    edit: Editing,
    *,
    place: Any,
    lat: Any,
    lon: Any,
    radius_km: Any = None,
    name: Any = None,
) -> None:
    """Give a position of one's own, no finer than its radius says."""
    entry = edit.item("places", place)
    before = entry.get("at") or {}
    radius = before.get("radius_km", 1.0) if radius_km is None else radius_km
    radius = fields.number(radius, "radius_km", low=0, high=LARGEST_RADIUS_KM)
    at = {**_position(lat, lon, radius), "radius_km": radius}
    called = before.get("name") if name is None else fields.text(name, "name", most=fields.LINE)
    if called:
        at["name"] = fields.line(called, "name")
    _decide(edit, entry, {"at": at, "not_a_place": None}, "position")


def _position(lat: Any, lon: Any, radius_km: float) -> Record:
    """A position with as many decimals as a tenth of its radius needs."""
    needed = math.ceil(math.log10(10 * KM_PER_DEGREE / radius_km)) if radius_km > 0 else FINEST
    decimals = min(max(needed, 0), FINEST)
    latitude = round(fields.number(lat, "lat", low=-90, high=90), decimals)
    longitude = fields.number(lon, "lon", low=-540, high=540)
    if abs(longitude) > 180:
        # A map that repeats itself gives longitudes of its second world.
        longitude = (longitude + 180) % 360 - 180
    longitude = round(longitude, decimals)
    if latitude == 0 and longitude == 0:
        raise ActionError("latitude 0, longitude 0 is open sea, and what broken data say; move the pin")
    return {"lat": latitude + 0.0, "lon": longitude + 0.0}


def not_a_place(edit: Editing, *, place: Any, value: Any) -> None:
    """Say that a name means no place, or that it does."""
    entry = edit.item("places", place)
    _decide(edit, entry, {"not_a_place": fields.truth(value, "value") or None}, "not-a-place")


def obscure(edit: Editing, *, place: Any, km: Any) -> None:
    """Hide a place in a circle, or show it again; the history does not tell readers, nor where it is."""
    entry = edit.item("places", place)
    wanted = None if km is None else fields.number(km, "km", low=SMALLEST_KM, high=LARGEST_KM)
    _check_blur(edit, {**entry, "obscure_km": wanted})
    edit.change("places", entry["id"], {"obscure_km": wanted})
    if wanted is not None:
        keep_secret(edit)


def _decide(edit: Editing, entry: Record, values: Record, kind: ChangeKind) -> None:
    changed = dict(entry)
    for key, value in values.items():
        changed = with_value(changed, key, value, keys_of("places"))
    _check_blur(edit, changed)
    edit.change("places", entry["id"], values, keys=[k for k, v in values.items() if v is not None or k in entry])
    edit.tell(
        Told(
            section="places",
            item=entry["id"],
            kind=kind,
            subject=entry["name"],
            was=place_words(entry),
            now=place_words(changed),
            public=entry["id"] not in hidden_places(edit.record),
        )
    )
    keep_secret(edit)


def _check_blur(edit: Editing, entry: Record) -> None:
    """A place that is hidden is smaller than its circle; else no page could be made."""
    km = entry.get("obscure_km")
    if km is None or entry.get("not_a_place"):
        return
    size, is_country = _size(edit, entry)
    rung = Blur(km=km).rung_km
    if is_country or size >= rung:
        raise ActionError(f"{entry['name']} is as large as a circle of {rung} km, which cannot hide it; give more km")


def _size(edit: Editing, entry: Record) -> tuple[float, bool]:
    """Radius of what a name means, and whether that is a country."""
    if entry.get("at"):
        return entry["at"].get("radius_km", 1.0), False
    listed = next((one for one in entry.get("candidates") or () if one["id"] == entry.get("place")), None)
    known = edit.known.place(entry["place"]) if entry.get("place") and listed is None else None
    found = listed or (to_record(known) if known else None)
    if found is None:
        return 0.0, False
    code = found["kind"].partition(".")[2]
    return found["radius_km"], code.startswith("PCL") and code != "PCLH"


def hidden_places(record: Record) -> frozenset[str]:
    """Ids of the entries that are hidden, and of all others that mean the same place or have the same name."""
    entries = record.get("places") or []
    hidden = [one for one in entries if one.get("obscure_km") is not None]
    places, names = {one["place"] for one in hidden if one.get("place")}, {one["name"] for one in hidden}
    return frozenset(one["id"] for one in entries if one.get("place") in places or one["name"] in names)


def tells_hidden(record: Record, entry: Record) -> bool:
    """Whether an entry of the history tells where something hidden is."""
    if entry["kind"] not in LOCATING:
        return False
    hidden = hidden_places(record)
    if entry["section"] == "stops":
        stops = (one for route in record.get("routes") or () for one in route.get("stops") or ())
        stop: Record = next((one for one in stops if one["id"] == entry.get("item")), {})
        names = {one["name"] for one in record.get("places") or () if one["id"] in hidden}
        return stop.get("place") in hidden or bool({entry.get("was"), entry.get("now"), entry["subject"]} & names)
    return entry["section"] == "places" and entry.get("item") in hidden


def keep_secret(edit: Editing) -> None:
    """Take what tells where hidden places are out of what readers are told."""
    history = edit.record.get("history") or []
    kept = [{**one, "public": False} if tells_hidden(edit.record, one) else one for one in history]
    if kept != history:
        edit.record = {**edit.record, "history": kept}
