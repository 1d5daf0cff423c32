"""Candidate in its context → what speaks for it, by name."""

from dataclasses import dataclass
from math import sqrt

from storymap.geo import is_within
from storymap.language.names import normalise
from storymap.model.places import Candidate, Place
from storymap.resolution.context import Context
from storymap.resolution.patterns import Asked, is_of_kind
from storymap.resolution.senses import Name

Features = dict[str, float]
"""By name; the weights are in `weights`. What is absent is 0."""
_SLACK_KM = 40
_POINTS = ("P", "S")


@dataclass(frozen=True, slots=True)
class Clues:
    """What the text itself says about one name."""

    containers: tuple[Place, ...] = ()
    """Places that the text puts it into, as far as known."""
    own: bool = True
    """Whether it is said at this mention, not at another of the same name."""
    asked: Asked | None = None
    """The kind of place asked for."""
    contains: bool = False
    """Whether the text puts another place into it."""


def describe(name: Name, candidate: Candidate, context: Context, clues: Clues) -> Features:
    """The features of one candidate."""
    place = candidate.place
    support = context.support(name, place)
    features: Features = {
        "prior": candidate.score,
        "country": sqrt(support.country),
        "province": sqrt(support.province),
        "near": sqrt(support.near),
    }
    if candidate is name.candidates[0]:
        features["first"] = 1.0
    if len(name.candidates) == 1:
        features["only one"] = 1.0
    if is_called(candidate, name):
        features["main name"] = 1.0
    if name.means_country and not place.is_country:
        own = place.country_code == name.candidates[0].place.country_code
        features["within the country" if own else "not the country"] = 1.0
    features.update(_of_class(place))
    features.update(_of_clues(place, clues))
    return features


def is_called(candidate: Candidate, name: Name) -> bool:
    """Whether the name is the place's main one."""
    return any(told == "primary" for told, _ in candidate.features) or normalise(candidate.place.name) == name.key


def _of_class(place: Place) -> Features:
    if place.is_country or place.feature_code == "CONT":
        return {"is country": 1.0}
    if place.feature_code == "ADM1":
        return {"is province": 1.0}
    if place.feature_class == "P":
        return {"is settlement": 1.0}
    return {"is district" if place.feature_class == "A" else "is natural": 1.0}


def _of_clues(place: Place, clues: Clues) -> Features:
    features: Features = {}
    if clues.containers:
        inside = any(lies_in(place, container) for container in clues.containers)
        features[("inside" if inside else "outside") + ("" if clues.own else " elsewhere")] = 1.0
    if clues.asked:
        features["kind asked" if is_of_kind(place, clues.asked) else "other kind"] = 1.0
    if clues.contains and place.feature_class == "A":
        features["contains"] = 1.0
    return features


def lies_in(place: Place, container: Place) -> bool:
    """Whether a place lies in another by country and province, or near enough to its point."""
    if place.id == container.id:
        return False
    if container.is_country:
        return container.country_code in place.countries and not place.is_country
    if container.feature_code == "ADM1":
        return place.country_code == container.country_code and place.admin1 == container.admin1
    if container.feature_code == "CONT" or container.radius_km > 1000:
        return False
    return is_within(place.location, container.location, distance=container.radius_km + _SLACK_KM)
