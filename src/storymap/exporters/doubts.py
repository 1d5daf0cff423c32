"""A resolution → whether people should look which place is meant."""

from storymap import geo
from storymap.model.places import FAIRLY_SURE, SURE, Place, Resolution

_RIVAL = 0.5
"""A candidate is close where its score is this share of that of the place taken."""
_NEAR_KM = 30
"""Candidates that lie no further apart, beyond their radii, are one place for a reader: a town and its district."""


def is_doubtful(resolution: Resolution) -> bool:
    """Whether a place was taken that is unsure, or not quite sure while another candidate elsewhere is close.

    A place that is hidden, to protect somebody, is nothing to look at.
    """
    place = resolution.place
    if place is None or place.is_obscured or resolution.confidence >= SURE:
        return False
    score = next((c.score for c in resolution.candidates if c.place.id == place.id), 1.0)
    rivals = (c.place for c in resolution.candidates if c.score >= _RIVAL * score)
    return resolution.confidence < FAIRLY_SURE or any(_lies_elsewhere(rival, place) for rival in rivals)


def _lies_elsewhere(first: Place, second: Place) -> bool:
    near_km = first.radius_km + second.radius_km + _NEAR_KM
    return not geo.is_within(first.location, second.location, distance=near_km)
