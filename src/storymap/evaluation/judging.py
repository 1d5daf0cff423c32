"""A gold document and what the pipeline made of it → a judgement of every gold toponym."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from storymap.evaluation.corpora import GoldDocument, GoldToponym
from storymap.evaluation.metrics import FARTHEST_KM, NEAR_KM
from storymap.geo import distance_km
from storymap.language.demonyms import place_of_demonym
from storymap.model.places import LonLat, Resolution, Toponym
from storymap.model.texts import Document

_TYPE = re.compile(r"[A-Z][A-Z0-9_]*\Z")
"""What a type of places looks like, such as `PPL` or `COUNTRY`; some corpora give a link or a page's name instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One gold toponym, what the resolver made of it given its span, and what the whole way made of it."""

    document: Document
    """The text."""
    gold: GoldToponym
    """The toponym."""
    resolution: Resolution
    """Resolved on the gold span."""
    error_km: float | None
    """Distance to gold; `FARTHEST_KM` when unresolved, `None` when gold has no position."""
    is_country: bool
    """Whether gold is a country."""
    recognized: Resolution | None
    """The toponym that recognition found with exactly that span, if it did."""
    touching: Resolution | None
    """Otherwise one that shares a character with it."""
    end_to_end_km: float | None
    """Distance of `recognized` to gold; `None` when not recognized, unresolved, or gold has no position."""

    @property
    def is_resolved(self) -> bool:
        """Whether the gold span was placed within 161 km."""
        return self.error_km is not None and self.error_km <= NEAR_KM

    @property
    def is_placed(self) -> bool:
        """Whether it was found strictly and placed within 161 km."""
        return self.end_to_end_km is not None and self.end_to_end_km <= NEAR_KM

    @property
    def is_known(self) -> bool:
        """Whether a candidate within 161 km was there to choose."""
        position = self.gold.position
        return position is not None and any(
            distance_km(position, candidate.place.location) <= NEAR_KM for candidate in self.resolution.candidates
        )


def gold_toponym(gold: GoldToponym) -> Toponym:
    """The toponym that the resolver is given: the words marked and what they say, nothing of gold's place."""
    place = place_of_demonym(gold.name)
    return Toponym(
        span=gold.span,
        name=gold.name,
        recognizer="gold@1",
        use="demonym" if place else "literal",
        lookup=place,
    )


def judge(
    gold: GoldDocument, document: Document, *, found: Sequence[Resolution], resolved: Sequence[Resolution]
) -> tuple[Judged, ...]:
    """Judge every gold toponym of one document.

    Args:
        gold: The document as people marked it.
        document: The same as it was read.
        found: What recognition and resolution made of the text alone.
        resolved: What resolution made of the gold spans, one for each.
    """
    exact = {resolution.toponym.span: resolution for resolution in found}
    return tuple(
        _judged(document, toponym, resolution, exact.get(toponym.span) or _touching(toponym, found))
        for toponym, resolution in zip(gold.toponyms, resolved, strict=True)
    )


def _touching(gold: GoldToponym, found: Sequence[Resolution]) -> Resolution | None:
    return next((resolution for resolution in found if resolution.toponym.span.overlaps(gold.span)), None)


def _judged(document: Document, gold: GoldToponym, resolution: Resolution, found: Resolution | None) -> Judged:
    error = _error_km(gold.position, resolution)
    recognized = found if found and found.toponym.span == gold.span else None
    return Judged(
        document=document,
        gold=gold,
        resolution=resolution,
        error_km=FARTHEST_KM if error is None and gold.position else error,
        is_country=_is_country(gold, resolution),
        recognized=recognized,
        touching=None if recognized else found,
        end_to_end_km=_error_km(gold.position, recognized) if recognized else None,
    )


def _error_km(position: LonLat | None, resolution: Resolution) -> float | None:
    if position is None or resolution.place is None:
        return None
    return distance_km(position, resolution.place.location)


def _is_country(gold: GoldToponym, resolution: Resolution) -> bool:
    """By the corpus's type; where it has none, whether the candidate nearest to gold is a country."""
    if gold.kind and _TYPE.match(gold.kind):
        return gold.kind.startswith("PCL") or gold.kind == "COUNTRY"
    position = gold.position
    if position is None or not resolution.candidates:
        return False
    places = (candidate.place for candidate in resolution.candidates)
    return min(places, key=lambda place: distance_km(position, place.location)).is_country
