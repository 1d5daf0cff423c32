"""Candidates of a geocoder → the same, with their state or province called as the embedded gazetteer calls it.

Ranking and containment compare these names: a place in "Finnmark" lies in the same province as one in "Finnmark Fylke".
"""

from dataclasses import replace

from storymap.model.places import Candidate
from storymap.ports import Gazetteer

_LOOKED_AT = 10


def in_known_provinces(candidates: tuple[Candidate, ...], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The candidates; a province that the gazetteer does not know keeps the name that the server gives it."""
    return tuple(_in_known_province(candidate, gazetteer) for candidate in candidates)


def _in_known_province(candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    place = candidate.place
    if not (place.admin1 and place.country_code):
        return candidate
    named = (one.place for one in gazetteer.candidates(place.admin1, limit=_LOOKED_AT))
    known = next((p for p in named if p.feature_code == "ADM1" and p.country_code == place.country_code), None)
    return replace(candidate, place=replace(place, admin1=known.admin1 or known.name)) if known else candidate
