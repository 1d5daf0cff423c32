"""A name of the state with its candidates → how unsure it is what it means, and why."""

from dataclasses import dataclass

from storymap.geo import is_within
from storymap.model.places import LonLat
from storymap.review.wordings import candidate_words
from storymap.stories.file.records import Record

NEAR_KM = 30.0
"""Candidates that lie so near each other are the same for a map: a town and its district."""
DISTRICT_KM = 100.0
"""Larger districts are not: a town is one thing, its state another."""
TWIN = 0.2
"""Part of the doubt that such a candidate leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How unsure a meaning is."""

    degree: float
    """In [0, 1]: 0 for what leaves nothing open, 1 for what nobody knows."""
    why: str
    """Why, in one line."""
    meant: Record | None = None
    """The candidate that is meant, if it is one."""


def doubt_of(place: Record) -> Doubt:
    """How unsure it is what a name means: by its confidence, and by the candidate that comes nearest."""
    meant = next((one for one in place["candidates"] if one["id"] == place["place"]), None)
    if place["decided"]:
        return Doubt(degree=0.0, why=f"decided by {place['by']}" if place["by"] else "a person decided", meant=meant)
    if place["resolved"] is None:
        count = len(place["candidates"])
        return Doubt(degree=1.0, why=f"none of {count} candidates is sure enough" if count else "no gazetteer knows it")
    sure = 1.0 if place["confidence"] is None else place["confidence"]
    others = [one for one in place["candidates"] if one is not meant]
    if meant is None or not others:
        return Doubt(degree=1.0 - sure, why=f"sure to {sure:.0%}", meant=meant)
    far = [one for one in others if not _are_twins(meant, one)]
    open_ = (1.0 - sure) * (TWIN + (1 - TWIN) * _share(far, others))
    rival = max(far, key=_score, default=None)
    near = min(1.0, _score(rival) / _score(meant)) if rival and meant["score"] else 0.0
    why = f"sure to {sure:.0%}" + (f"; it may be {candidate_words(rival)}" if rival else "")
    return Doubt(degree=max(open_, near), why=why, meant=meant)


def _share(some: list[Record], others: list[Record]) -> float:
    """The part of the scores of all others that some of them have."""
    total = sum(map(_score, others))
    return sum(map(_score, some)) / total if total else 1.0


def _score(candidate: Record) -> float:
    return float(candidate["score"])


def _are_twins(one: Record, other: Record) -> bool:
    """Whether two candidates are the same for a map: they lie near each other, or one is the other's district."""
    positions = (LonLat(lon=place["lon"], lat=place["lat"]) for place in (one, other))
    sizes = [place["radius_km"] for place in (one, other) if place["radius_km"] <= DISTRICT_KM]
    return is_within(*positions, distance=max(NEAR_KM, *sizes, 0.0))
