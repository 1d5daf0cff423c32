"""Places of a claim → the readings of their names with which the claim can be true, where the first ones cannot.

A text that puts Louisville 35 miles south of Austin means another Austin than the one in Texas: that is no false claim.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from storymap.boundaries.atlas import DIRECTIONS_DEG
from storymap.claims.passages import Passage
from storymap.claims.readings import lies_in
from storymap.geo import bearing_deg, distance_km
from storymap.language.names import normalise
from storymap.language.quantity_units import base_interval
from storymap.model.claims import Mention
from storymap.model.places import Place
from storymap.model.relations import Measure, Orientation

SHARE = 0.02
"""A reading counts when its score is at least this share of the best one's."""
KNOWN_POPULATION = 200_000
"""Larger places are what a name means if nothing else is said; smaller ones share their names with places unlisted."""
KNOWN = 0.9
"""… if the name is resolved with this confidence."""
FAMOUS_POPULATION, FAMOUS = 500_000, 0.8
"""The same for still larger places, and for countries."""
CAPITAL = 0.6
"""The same for the capitals of countries."""
DOUBTFUL = 0.5
"""Confidence left in the reading of a shared name when the claim does not fit it."""
ELSEWHERE_KM = 50.0
"""Places of one name that are farther apart are different places."""
WRONG = 0.02
"""Share of printed figures that are wrong: how likely the first reading is although the claim does not fit it."""
NEAREST, FARTHEST = 0.6, 1.4
"""A pair fits when the stated distance lies between these multiples of what is measured."""
SHORTEST_WAY, LONGEST_WAY = 0.9, 3.0
"""… and for a journey between these."""
OFF_COURSE_DEG = 67.5
"""… and the direction is off by no more than this."""
NEIGHBOURHOOD_KM = 150.0
"""Without a distance, places that are named for where the other lies are no farther apart than this."""
COUNTRY = 1.5
"""A country reaches at most about so many times its radius from its point."""
_SLACK_KM = 5.0
_WAYS = ("STM", "STMI", "STMX", "CNL", "RD", "RR")
"""Rivers, canals and roads have no position from which a distance could be measured."""
_CLOSED_BY = re.compile(r",? (?:in )?(?:the )?([\ue000-\ue7ff])")

Relation = Measure | Orientation


def fitting(passage: Passage, mentions: Sequence[Mention], relation: Relation) -> list[Mention]:
    """The figure and its grounds, each read as the place of its name that fits the claim where the first does not.

    Args:
        passage: The sentence; its resolutions hold the candidates.
        mentions: The figure, then the ground or grounds.
        relation: What the claim says of them.
    """
    figure, *grounds = mentions
    if all(_fits(figure.place, ground.place, relation) for ground in grounds):
        return list(mentions)
    if len(grounds) > 1 or any(one.place.is_country for one in mentions):
        return [_doubted(passage, mention) for mention in mentions]
    likely = _likeliest(passage, (figure, grounds[0]), relation)
    if likely is None:
        return [_doubted(passage, mention) for mention in mentions]
    pair, odds = likely
    if odds < 1:
        return [_doubted(passage, replace(one, confidence=min(one.confidence, 1 / (1 + odds)))) for one in mentions]
    sure = odds / (1 + odds)
    return [replace(one, place=place, confidence=sure) for one, place in zip(mentions, pair, strict=True)]


def _doubted(passage: Passage, mention: Mention) -> Mention:
    """The mention, less sure where its name has other bearers: one that is not listed may be meant."""
    place = mention.place
    if _is_pinned(passage, mention):
        return mention
    famous = place.population >= FAMOUS_POPULATION or place.is_country
    enough = CAPITAL if place.feature_code == "PPLC" else FAMOUS if famous else KNOWN
    known = famous or place.population >= KNOWN_POPULATION or place.feature_code == "PPLC"
    if known and mention.confidence >= enough:
        return mention
    resolution = next((one for one in passage.resolved.resolutions if one.place == place), None)
    others = [one.place for one in resolution.candidates] if resolution else []
    shared = any(distance_km(other.location, place.location) > ELSEWHERE_KM for other in others)
    return replace(mention, confidence=min(mention.confidence, DOUBTFUL)) if shared else mention


def _likeliest(
    passage: Passage, mentions: tuple[Mention, Mention], relation: Relation
) -> tuple[tuple[Place, Place], float] | None:
    """The likeliest other pair of readings that fits, and how much likelier it is than a wrong figure."""
    best: tuple[tuple[Place, Place], float] | None = None
    for (prior, one), (other_prior, other) in product(*(_readings(passage, mention) for mention in mentions)):
        odds = prior * other_prior / WRONG
        better = one.id != other.id and (best is None or odds > best[1])
        if better and _fits(one, other, relation) and _is_near(one, other, relation):
            best = (one, other), odds
    return best


def _readings(passage: Passage, mention: Mention) -> list[tuple[float, Place]]:
    """The places that the name may mean, each with how likely it is against the one chosen."""
    if _is_pinned(passage, mention):
        return [(1.0, mention.place)]
    resolution = next((one for one in passage.resolved.resolutions if one.place == mention.place), None)
    scores = [(one.score, one.place) for one in resolution.candidates] if resolution else []
    best = max((score for score, _ in scores), default=0.0)
    names = {normalise(passage.document.quote(mention.span)), normalise(mention.place.name)}
    others = [
        (score, place)
        for score, place in scores
        if place != mention.place and score >= SHARE * best and _is_namesake(place, names)
    ]
    total = sum(score for score, _ in others) or 1.0
    left = (1 - mention.confidence) / max(mention.confidence, 0.01)
    return [(1.0, mention.place), *((left * score / total, place) for score, place in others if not place.is_country)]


def _is_namesake(place: Place, names: set[str]) -> bool:
    """Whether a place has the very name that is written, as a position: Marseille-en-Beauvaisis is no Marseille."""
    return place.feature_code not in _WAYS and normalise(place.name) in names


def _is_pinned(passage: Passage, mention: Mention) -> bool:
    """Whether the text itself says where the place lies, as in "Paris, Texas": it means no other."""
    character = next((key for key, one in passage.mentions.items() if one.span == mention.span), None)
    at = passage.masked.find(character) if character else -1
    closed = _CLOSED_BY.match(passage.masked, at + 1) if at >= 0 else None
    return closed is not None and lies_in(mention.place, passage.mentions[closed[1]].place)


def _fits(figure: Place, ground: Place, relation: Relation) -> bool:
    apart = distance_km(figure.location, ground.location)
    reach = _reach_km(figure) + _reach_km(ground) + _SLACK_KM
    if relation.direction and apart > reach and not _on_course(figure, ground, relation):
        return False
    if isinstance(relation, Orientation):
        return True
    low, high = base_interval(relation.quantities[0])
    nearest, farthest = (SHORTEST_WAY, LONGEST_WAY) if relation.kind == "journey" else (NEAREST, FARTHEST)
    return nearest * (apart - reach) <= high and low <= farthest * (apart + reach)


def _reach_km(place: Place) -> float:
    """How far a place reaches from its point; the ends of countries lie beyond their mean radius."""
    return place.radius_km * (COUNTRY if place.is_country else 1)


def _on_course(figure: Place, ground: Place, relation: Relation) -> bool:
    if relation.direction is None or relation.direction == "centre":
        return True
    off = bearing_deg(ground.location, figure.location) - DIRECTIONS_DEG[relation.direction]
    return math.fabs((off + 180) % 360 - 180) <= OFF_COURSE_DEG


def _is_near(figure: Place, ground: Place, relation: Relation) -> bool:
    """Whether another pair is near enough for a claim that states no distance."""
    return isinstance(relation, Measure) or distance_km(figure.location, ground.location) <= NEIGHBOURHOOD_KM
