"""Claim of a distance or direction between two places → verdict from their positions and outlines."""

import math
from dataclasses import dataclass

from storymap.boundaries.atlas import DIRECTIONS_DEG, Boundaries
from storymap.checks import wording
from storymap.checks.border_length import stated_km
from storymap.checks.corrections import correct
from storymap.checks.evidence import evidence_of, line_evidence
from storymap.checks.judging import Findings, Reading, code_of, judge_in_views, reason_or, undecided
from storymap.errors import UnknownPlaceError
from storymap.geo import distance_km
from storymap.language.quantity_units import agree
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Measurement, Mention, Outcome, Verdict
from storymap.model.places import LonLat
from storymap.model.relations import Direction, Measure, Orientation, Quantity

NEAR, FAR = 0.9, 1.1
"""A distance is supported from 0.9 × the nearest reading to 1.1 × the farthest."""
ROAD = 1.4
"""Up to so many times the nearest reading it may be a distance by road."""
TOO_NEAR, TOO_FAR = 0.8, 2.0
"""Below 0.8 × the nearest reading or above 2 × the farthest it is contradicted."""
SLACK_KM = 5.0
"""Positions of places are no better than this."""
ON_COURSE_DEG, OFF_COURSE_DEG, OPPOSED_DEG = 45.0, 67.5, 90.0
"""A bearing this near the direction supports it, is compatible with it; beyond the last it contradicts."""
LARGE_KM = 50.0
"""A place with a larger radius is no point: the distance to its edge decides, that to its middle supports nothing."""
MIDDLE = 0.5
"""The distance to a middle is what a text may mean only where the edge is at least this share of it away."""
_ORDER = (Outcome.CONTRADICTED, Outcome.UNDECIDED, Outcome.QUESTIONABLE, Outcome.COMPATIBLE, Outcome.SUPPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """How far two places are apart; all in km."""

    nearest: float
    """From edge to edge."""
    centre: float
    """From point to point."""
    rim: float | None = None
    """From the middle of the smaller to the edge of a large one with a known outline; `None` where both are points."""
    vague: bool = False
    """Whether one is large and its outline is not known."""

    @property
    def farthest(self) -> float:
        """The farthest reading: to the edge of a large place, else between the points or a little beyond them."""
        if self.rim is not None:
            return max(self.rim, self.nearest)
        return max(self.centre, min(2 * self.centre - self.nearest, self.centre + SLACK_KM))


class DistanceCheck:
    """Judges stated distances and directions between two places."""

    name = "distance"
    version = "1"
    types = frozenset({ClaimType.DISTANCE, ClaimType.DIRECTION, ClaimType.DISTANCE_DIRECTION})

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the distance, the direction, or both in every worldview."""
        identity = f"{self.name}@{self.version}"
        figure, ground = claim.mentions
        try:
            apart = {view: self._apart(figure, ground, view) for view in self._boundaries.worldviews}
        except UnknownPlaceError as error:
            reason = reason_or(claim, self._boundaries, error)
            return undecided(claim, reason, boundaries=self._boundaries, check=identity)
        first = apart[self._boundaries.worldviews[0]]
        return judge_in_views(
            claim,
            lambda view: _read(claim, apart[view]),
            boundaries=self._boundaries,
            check=identity,
            findings=_findings(claim, first),
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The great circle between the two places."""
        return evidence_of(claim, self._boundaries, lambda: line_evidence(*claim.mentions))

    def _apart(self, figure: Mention, ground: Mention, view: str) -> Apart:
        centre = distance_km(figure.place.location, ground.place.location)
        if figure.place.is_country and ground.place.is_country:
            gap = self._boundaries.gap_km(code_of(figure, self._boundaries), code_of(ground, self._boundaries), view)
            return Apart(nearest=min(centre, gap), centre=centre, rim=gap)
        for country, other in ((ground, figure), (figure, ground)):
            if country.place.is_country:
                code = code_of(country, self._boundaries)
                rim = self._boundaries.outside_km(other.place.location, code, view)
                vague = other.place.radius_km > LARGE_KM
                nearest = min(centre, max(0.0, rim - other.place.radius_km))
                return Apart(nearest=nearest, centre=centre, rim=rim, vague=vague)
        reach = figure.place.radius_km, ground.place.radius_km
        return Apart(nearest=max(0.0, centre - sum(reach)), centre=centre, vague=max(reach) > LARGE_KM)


def _read(claim: AnyClaim, apart: Apart) -> Reading:
    figure, ground = claim.mentions
    readings = []
    if isinstance(claim.relation, Measure):
        readings.append(_distance(claim.quantities, figure, ground, apart))
        if claim.relation.direction:
            readings.append(_direction(claim.relation.direction, figure, ground, apart))
    elif isinstance(claim.relation, Orientation):
        readings.append(_direction(claim.relation.direction, figure, ground, apart))
    if readings[0].outcome is Outcome.INCONSISTENT:
        return readings[0]
    worst = min(readings, key=lambda reading: _ORDER.index(reading.outcome))
    because = " ".join(reading.because for reading in readings)
    return Reading(outcome=worst.outcome, because=because, margin=worst.margin)


def _distance(quantities: tuple[Quantity, ...], figure: Mention, ground: Mention, apart: Apart) -> Reading:
    first = quantities[0]
    clash = next((quantity for quantity in quantities[1:] if not agree(first, quantity)), None)
    measured = _measured(figure, ground, apart)
    if clash is not None:
        said = f"The two figures contradict each other: {wording.claimed(first)} is not {wording.claimed(clash)}."
        return Reading(outcome=Outcome.INCONSISTENT, because=f"{said} {measured}")
    outcome = judge_distance(stated_km(first), apart)
    because = f"{wording.claimed(first)} is claimed. {measured}"
    if outcome is Outcome.COMPATIBLE:
        because += f" {_allowance(stated_km(first), apart)}"
    return Reading(outcome=outcome, because=because, margin=None)


def _measured(figure: Mention, ground: Mention, apart: Apart) -> str:
    """How far apart they are, and from where to where that is measured."""
    one, other = figure.place, ground.place
    if apart.rim is None:
        edges = f", {apart.nearest:,.0f} km from edge to edge" if apart.vague else ""
        return f"{one.name} and {other.name} are {apart.centre:,.0f} km apart from point to point{edges}."
    if one.is_country and other.is_country:
        ends = f"{one.name} and {other.name} are {apart.rim:,.0f} km apart from border to border"
        return f"{ends}, {apart.centre:,.0f} km from middle to middle."
    point, country = (one, other) if other.is_country else (other, one)
    ends = f"{point.name} lies {apart.rim:,.0f} km from the edge of {country.name}"
    return f"{ends} and {apart.centre:,.0f} km from its middle."


def _allowance(stated: tuple[float, float], apart: Apart) -> str:
    """Why a distance that does not fit the places' edges is still possible."""
    if _meets_middle(stated, apart):
        return "It fits the distance to the middle, not to the edge."
    return "The place is large, and its outline is not in the data." if apart.vague else "By road it may be as far."


def _meets_middle(stated: tuple[float, float], apart: Apart) -> bool:
    """Whether it is about the distance to the middle of a large place that is not next door."""
    low, high = stated
    meant = apart.rim is not None and apart.rim >= MIDDLE * apart.centre
    return meant and low <= FAR * apart.centre and high >= NEAR * apart.centre


def judge_distance(stated: tuple[float, float], apart: Apart) -> Outcome:
    """The outcome of a stated interval in km."""
    low, high = stated
    nearest, farthest = apart.nearest, apart.farthest
    if high >= NEAR * nearest - SLACK_KM and low <= FAR * farthest + SLACK_KM:
        return Outcome.COMPATIBLE if apart.vague else Outcome.SUPPORTED
    if (high >= NEAR * nearest and low <= ROAD * nearest) or _meets_middle(stated, apart):
        return Outcome.COMPATIBLE
    if high < TOO_NEAR * nearest - SLACK_KM or low > TOO_FAR * max(farthest, apart.centre) + SLACK_KM:
        return Outcome.CONTRADICTED
    return Outcome.QUESTIONABLE


def _direction(direction: Direction, figure: Mention, ground: Mention, apart: Apart) -> Reading:
    if apart.centre < SLACK_KM or direction == "centre":
        because = f"{figure.place.name} and {ground.place.name} are too close to tell a direction."
        return Reading(outcome=Outcome.UNDECIDED, because=because)
    bearing = course_deg(ground.place.location, figure.place.location)
    off = abs((bearing - DIRECTIONS_DEG[direction] + 180) % 360 - 180)
    because = (
        f"{figure.place.name} lies at {bearing:.0f}° from {ground.place.name} (0° is north), "
        f"{off:.0f}° off {direction}."
    )
    return Reading(outcome=_off_course(off, apart), because=because, margin=round(ON_COURSE_DEG - off, 1))


def _off_course(off: float, apart: Apart) -> Outcome:
    if off <= ON_COURSE_DEG:
        return Outcome.SUPPORTED
    if off <= OFF_COURSE_DEG:
        return Outcome.COMPATIBLE
    touching = apart.nearest < SLACK_KM
    return Outcome.CONTRADICTED if off > OPPOSED_DEG and not touching else Outcome.QUESTIONABLE


def course_deg(start: LonLat, end: LonLat) -> float:
    """Bearing on the map, by the latitude between: what people mean by west, also far north.

    >>> round(course_deg(LonLat(lon=100, lat=60), LonLat(lon=10, lat=62)))
    273
    """
    east = ((end.lon - start.lon + 180) % 360 - 180) * math.cos(math.radians((start.lat + end.lat) / 2))
    return math.degrees(math.atan2(east, end.lat - start.lat)) % 360


def _findings(claim: AnyClaim, apart: Apart) -> Findings:
    if not claim.quantities:
        return Findings()
    first = claim.quantities[0]
    clash = next((quantity for quantity in claim.quantities[1:] if not agree(first, quantity)), None)
    return Findings(
        measured=Measurement(value=apart.centre if apart.rim is None else apart.rim, unit="km"),
        correction=correct((first, clash), estimate=(apart.rim or apart.centre) or None) if clash else None,
    )
