"""A stated direction, the bearing measured → reading."""

import math
from typing import Final

from storymap.boundaries.atlas import DIRECTIONS_DEG, Boundaries
from storymap.checks.apart import SLACK_KM, Apart
from storymap.checks.judging import Reading, code_of
from storymap.errors import UnknownPlaceError
from storymap.geo import course_deg, turn_deg
from storymap.model.claims import Mention, Outcome
from storymap.model.relations import Direction

ON_COURSE_DEG, OFF_COURSE_DEG, OPPOSED_DEG = 45.0, 67.5, 90.0
"""A bearing this near the direction supports it, is compatible with it; beyond the last it contradicts."""
BEYOND, PARTLY_BEYOND = 0.5, 0.33
"""With this share of a country on the other side a place lies on the side named, or partly so, whatever the bearing."""
POLAR_DEG = 80.0
"""Nearer to a pole than this latitude, directions say little."""
_EIGHT: Final = tuple(name for name, bearing in DIRECTIONS_DEG.items() if bearing % 45 == 0)


Pair = tuple[Mention, Mention]
"""Figure and ground."""


def judge_direction(direction: Direction, pair: Pair, apart: Apart, *, boundaries: Boundaries, view: str) -> Reading:
    """What the positions say to "the figure lies in that direction of the ground"."""
    one, other = pair[0].place, pair[1].place
    if (
        direction == "centre"
        or apart.centre < SLACK_KM
        or max(abs(one.location.lat), abs(other.location.lat)) > POLAR_DEG
    ):
        because = f"{one.name} and {other.name} are too close, or too near a pole, to tell a direction."
        return Reading(outcome=Outcome.UNDECIDED, because=because)
    bearing = course_deg(other.location, one.location)
    off = off_deg(bearing, direction)
    outcome = _off_course(off, apart, one.radius_km * (not one.is_country) + other.radius_km * (not other.is_country))
    because = f"{one.name} lies at {bearing:.0f}° from {other.name} (0° is north), {off:.0f}° off {direction}."
    if outcome in (Outcome.CONTRADICTED, Outcome.QUESTIONABLE):
        share = _beyond(direction, pair, boundaries=boundaries, view=view)
        because += f" {share:.0%} of the country lies on the other side." if share >= PARTLY_BEYOND else ""
        outcome = _softened(outcome, share)
    if outcome is Outcome.UNDECIDED:
        because += " They are too close to each other, or too large, to tell a direction."
    return Reading(outcome=outcome, because=because, margin=round(ON_COURSE_DEG - off, 1))


def _softened(outcome: Outcome, share: float) -> Outcome:
    """The outcome of a bearing that is off, given the share of the country on the other side."""
    if outcome is Outcome.QUESTIONABLE and share >= BEYOND:
        return Outcome.COMPATIBLE
    return Outcome.QUESTIONABLE if share >= PARTLY_BEYOND else outcome


def _off_course(off: float, apart: Apart, reach: float) -> Outcome:
    """The outcome of a bearing; a place that is large or near may lie in many directions."""
    if off <= ON_COURSE_DEG:
        return Outcome.SUPPORTED
    if off <= OFF_COURSE_DEG:
        return Outcome.COMPATIBLE
    if reach >= apart.centre:
        return Outcome.UNDECIDED
    spread = math.degrees(math.asin(reach / apart.centre))
    return Outcome.CONTRADICTED if off - spread > OPPOSED_DEG else Outcome.QUESTIONABLE


def _beyond(direction: Direction, pair: Pair, *, boundaries: Boundaries, view: str) -> float:
    """Share of the ground on the other side of the figure, or of the figure beyond the ground; 0 for no country."""
    shares = []
    for one in _EIGHT:
        if off_deg(DIRECTIONS_DEG[direction], one) < ON_COURSE_DEG:
            shares += _shares(one, pair, boundaries=boundaries, view=view)
    return max(shares, default=0.0)


def _shares(direction: str, pair: Pair, *, boundaries: Boundaries, view: str) -> list[float]:
    figure, ground = pair
    shares = []
    try:
        if ground.place.is_country:
            code = code_of(ground, boundaries)
            shares.append(boundaries.share_beyond(figure.place.location, code, direction, view))
        if figure.place.is_country:
            code = code_of(figure, boundaries)
            shares.append(1 - boundaries.share_beyond(ground.place.location, code, direction, view))
    except UnknownPlaceError:
        pass
    return shares


def off_deg(bearing: float, direction: str) -> float:
    """How far a bearing is off a direction, in [0, 180].

    >>> off_deg(350, "north"), off_deg(200, "northeast")
    (10.0, 155.0)
    """
    return turn_deg(bearing, DIRECTIONS_DEG[direction])
