"""A name of a story file → the place that it means, and how sure that is."""

from dataclasses import dataclass
from typing import Any

from storymap.review.memo import Memo
from storymap.review.since import Edited
from storymap.review.values import Known
from storymap.stories.file.placing import DECIDING, OWN
from storymap.stories.file.records import Record, to_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a name means."""

    place: Record | None
    """`id`, `name`, `lat`, `lon`, `country`, `radius_km`, `kind`; `None` where nothing is known, or it is no place."""
    confidence: float | None
    """Probability in [0, 1] that it is right, of the least sure mention; 1 where a person decided."""
    decided: bool
    """Whether a person decided."""


def meanings_of(record: Record, known: Known, edited: Edited, memo: Memo) -> dict[str, Meaning]:
    """What each name of the file means, by the ids of their entries."""
    return {entry["id"]: _meaning(entry, known, edited, memo) for entry in record.get("places") or ()}


def _meaning(entry: Record, known: Known, edited: Edited, memo: Memo) -> Meaning:
    keys = edited["places", entry["id"]]
    return memo.kept(("meaning", entry["id"]), (entry, keys), lambda: _found(entry, known, keys))


def _found(entry: Record, known: Known, keys: tuple[str, ...]) -> Meaning:
    decided = bool(entry.get("by") or (DECIDING - {"obscure_km"}) & set(keys))
    place = None if entry.get("not_a_place") else _own(entry) or _listed(entry, known)
    sure = [one.get("place_confidence", 1.0) for one in entry.get("mentions") or ()]
    return Meaning(place=place, confidence=1.0 if decided else min(sure, default=None), decided=decided)


def _own(entry: Record) -> Record | None:
    at = entry.get("at")
    if not at:
        return None
    return {
        "id": f"{OWN}:{entry['id']}",
        "name": at.get("name") or entry["name"],
        "lat": at["lat"],
        "lon": at["lon"],
        "country": at.get("country"),
        "radius_km": at.get("radius_km", 1.0),
        "kind": "S.",
    }


def _listed(entry: Record, known: Known) -> Record | None:
    wanted = entry.get("place")
    if not wanted:
        return None
    found: Any = next((one for one in entry.get("candidates") or () if one["id"] == wanted), None)
    if found is None:
        place = known.place(wanted)
        found = to_record(place) if place else None
    keys = ("id", "name", "lat", "lon", "country", "radius_km", "kind")
    return {key: found.get(key) for key in keys} if found else None
