"""How far off positions and outlines are: the limits that containment and its kin share."""

from storymap.model.places import Place

NEAR_KM = 5.0
"""A place this far outside may lie inside: that is what coasts and borders at 10m are off."""
FAR_KM = 25.0
"""A place further outside than this lies outside; between the two the data cannot tell."""


def reach_km(place: Place) -> float:
    """How far a place extends from its point: vague and large places may reach in from outside."""
    return place.radius_km if place.feature_class != "P" else min(place.radius_km, NEAR_KM)
