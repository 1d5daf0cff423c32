"""Words, or an id → places of the gazetteer, as a story file lists candidates."""

from dataclasses import replace
from math import isfinite

from storymap.errors import ActionError
from storymap.geo import distance_km
from storymap.model.places import Candidate, LonLat, Place
from storymap.pipeline import Pipeline
from storymap.stories.file.drafting_places import candidate_entry
from storymap.stories.file.entries import CandidateEntry

MOST = 20
"""So many places are found at most."""
_LONGEST = 200


class Searching:
    """Looks places up."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def place(self, identifier: str) -> CandidateEntry | None:
        """The place of an id; `None` where the gazetteer has none."""
        find = getattr(self._pipeline.gazetteer, "get", None)
        found: Place | None = find(identifier) if find else None
        return candidate_entry(Candidate(place=found, score=0.0)) if found else None

    def search(self, words: str, *, near: str = "") -> tuple[CandidateEntry, ...]:
        """Places of a name, the most important first, or the nearest first.

        Args:
            words: The name, or an id such as `geonames:3143244`.
            near: A position, `lat,lon` in degrees; none where it is empty.

        Raises:
            ActionError: `near` is no position.
        """
        sought = " ".join(words.split())[:_LONGEST]
        if not sought:
            return ()
        named = self._pipeline.gazetteer.candidates(sought, limit=MOST)
        found = [candidate_entry(replace(one, score=min(max(one.score, 0.0), 1.0))) for one in named]
        known = self.place(sought) if ":" in sought else None
        origin = _position(near)
        if origin:
            found.sort(key=lambda one: distance_km(origin, LonLat(lon=one.lon, lat=one.lat)))
        return (*([known] if known else []), *found)[:MOST]


def _position(near: str) -> LonLat | None:
    if not near:
        return None
    try:
        lat, lon = (float(one) for one in near.split(","))
        if isfinite(lat) and isfinite(lon):
            return LonLat(lon=lon, lat=lat)
    except ValueError:
        pass
    raise ActionError(f"near '{near[:40]}' is no position; write lat,lon in degrees, such as 59.91,10.75")
