"""Claim of a distance or direction between two places → verdict from their positions and outlines."""

import math
from collections.abc import Mapping
from dataclasses import replace

from storymap.boundaries.atlas import Boundaries
from storymap.checks import wording
from storymap.checks.apart import SLACK_KM, Apart, measure_apart
from storymap.checks.bearing import OFF_COURSE_DEG, ON_COURSE_DEG, OPPOSED_DEG, judge_direction
from storymap.checks.border_length import stated_km
from storymap.checks.corrections import correct
from storymap.checks.evidence import evidence_of, line_evidence, mention_evidence
from storymap.checks.judging import Findings, Reading, combine, judge_in_views, undecided, undecided_where_unknown
from storymap.language.quantity_units import clashing
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Measurement, Mention, Outcome, Verdict
from storymap.model.relations import Course, Measure, Orientation

NEAR, FAR = 0.9, 1.1
"""A distance is supported from 0.9 × the nearest reading to 1.1 × the farthest."""
ROAD = 1.4
"""Up to so many times the nearest reading it may be a distance by road."""
TRAVELLED = 2.0
"""… and where the text says that it is one, up to so many times."""
TOO_NEAR, TOO_FAR = 0.8, 2.0
"""Below 0.8 × the nearest reading or above 2 × the farthest it is contradicted."""
MIDDLE = 0.4
"""The distance to a middle is what a text may mean only where the edge is at least this share of it away."""
SURE, SURE_REFERRED = 0.6, 0.8
"""Below this confidence nothing is contradicted: a name misread is likelier than a distance that is badly wrong.

The second is for places that the text refers to without naming them.
"""
_ORDER = (Outcome.CONTRADICTED, Outcome.UNDECIDED, Outcome.QUESTIONABLE, Outcome.COMPATIBLE, Outcome.SUPPORTED)


class DistanceCheck:
    """Judges stated distances and directions between two places."""

    name = "distance"
    version = "2"
    types = frozenset({ClaimType.DISTANCE, ClaimType.DIRECTION, ClaimType.DISTANCE_DIRECTION})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.DISTANCE: (
            f"Supported from {NEAR:g} × the nearest to {FAR:g} × the farthest reading, compatible to {ROAD:g} × the "
            f"nearest (roads), contradicted below {TOO_NEAR:g} × the nearest or above {TOO_FAR:g} × the farthest, "
            "questionable between."
        ),
        ClaimType.DIRECTION: (
            f"By the bearing between the two: within {ON_COURSE_DEG:g}° supported, within {OFF_COURSE_DEG:g}° "
            f"compatible, beyond {OPPOSED_DEG:g}° contradicted, questionable between."
        ),
        ClaimType.DISTANCE_DIRECTION: "Both the distance and the direction have to hold, each by its own rule.",
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the distance, the direction, or both in every worldview."""
        identity = f"{self.name}@{self.version}"
        apart = {view: measure_apart(claim, self._boundaries, view) for view in self._boundaries.worldviews}
        known = {view: one for view, one in apart.items() if one is not None}
        if len(known) < len(apart):
            reason = "Where that border or coast runs, seen from there, is not in the data."
            return undecided(claim, reason, boundaries=self._boundaries, check=identity)
        return doubted(self._judge(claim, known, identity))

    def _judge(self, claim: AnyClaim, apart: Mapping[str, Apart], identity: str) -> Verdict:
        return judge_in_views(
            claim,
            lambda view: self._read(claim, apart[view], view),
            boundaries=self._boundaries,
            check=identity,
            findings=_findings(claim, apart[self._boundaries.worldviews[0]]),
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The great circle between the two places, and the places."""
        if isinstance(claim.relation, Measure) and claim.relation.edge and claim.figure:
            figure = claim.figure
            return evidence_of(claim, self._boundaries, lambda: mention_evidence(figure))
        return evidence_of(claim, self._boundaries, lambda: line_evidence(*claim.mentions))

    def _read(self, claim: AnyClaim, apart: Apart, view: str) -> Reading:
        figure, ground = claim.mentions[:2]
        if apart.inside:
            because = f"One of {figure.place.name} and {ground.place.name} lies in the other."
            return Reading(outcome=Outcome.UNDECIDED, because=because)
        readings = []
        if isinstance(claim.relation, Measure):
            readings.append(_distance(claim.relation, figure, ground, apart))
        within = apart.edge == "border" and figure.place.country_code == ground.place.country_code
        if isinstance(claim.relation, Measure | Orientation) and claim.relation.direction and not within:
            direction = claim.relation.direction
            readings.append(judge_direction(direction, (figure, ground), apart, boundaries=self._boundaries, view=view))
        if readings[0].outcome is Outcome.INCONSISTENT:
            return readings[0]
        worst = min(readings, key=lambda reading: _ORDER.index(reading.outcome))
        because = " ".join(reading.because for reading in readings)
        return Reading(outcome=worst.outcome, because=because, margin=worst.margin)


def doubted(verdict: Verdict) -> Verdict:
    """The verdict, undecided instead of contradicted where a name may well mean another place.

    Who denies a distance may mean that it is a little more or less: that is questionable at most.
    """
    claim = verdict.claim
    if claim.negated and claim.quantities:
        return _instead(verdict, Outcome.QUESTIONABLE, verdict.because)
    enough = SURE_REFERRED if any(mention.anaphoric for mention in claim.mentions) else SURE
    if claim.confidence >= enough or Outcome.CONTRADICTED not in {outcome for _, outcome in verdict.worldviews}:
        return verdict
    doubtful = min(claim.mentions, key=lambda mention: mention.confidence).place.name
    because = f"{verdict.because} It is not sure that this {doubtful} is meant: the name may stand for another place."
    return _instead(verdict, Outcome.UNDECIDED, because)


def _instead(verdict: Verdict, outcome: Outcome, because: str) -> Verdict:
    """The verdict with another outcome wherever it contradicts."""
    views = tuple((view, outcome if said is Outcome.CONTRADICTED else said) for view, said in verdict.worldviews)
    return replace(
        verdict,
        outcome=combine([said for _, said in views]),
        because=because,
        worldviews=views,
    )


def _distance(relation: Measure, figure: Mention, ground: Mention, apart: Apart) -> Reading:
    first = relation.quantities[0]
    clash = clashing(relation.quantities)
    measured = _measured(figure, ground, apart)
    if clash is not None:
        said = wording.contradiction(first, clash)
        return Reading(outcome=Outcome.INCONSISTENT, because=f"{said} {measured}")
    stated = stated_km(first)
    outcome = judge_distance(stated, apart, relation.course)
    because = f"{wording.claimed(first)} is claimed. {measured}"
    if outcome in (Outcome.COMPATIBLE, Outcome.UNDECIDED):
        because += f" {_allowance(stated, apart)}"
    return Reading(outcome=outcome, because=because, margin=None)


def _measured(figure: Mention, ground: Mention, apart: Apart) -> str:
    """How far apart they are, and from where to where that is measured."""
    one, other = figure.place, ground.place
    if apart.edge is not None:
        several = f" and {apart.several:,.0f} km from the farthest" if (apart.several or 0) > apart.centre else ""
        return f"{one.name} lies {apart.centre:,.0f} km from the nearest {apart.edge} that is meant{several}."
    if apart.rim is None:
        edges = f", perhaps {apart.nearest:,.0f} km from edge to edge" if apart.vague else ""
        return f"{one.name} and {other.name} are {apart.centre:,.0f} km apart from point to point{edges}."
    if one.is_country and other.is_country:
        ends = f"{one.name} and {other.name} are {apart.rim:,.0f} km apart from border to border"
        return f"{ends}, {apart.centre:,.0f} km from middle to middle."
    point, country = (one, other) if other.is_country else (other, one)
    ends = f"{'The middle of ' * apart.vague}{point.name} lies {apart.rim:,.0f} km from the edge of {country.name}"
    return f"{ends} and {apart.centre:,.0f} km from its middle."


def _allowance(stated: tuple[float, float], apart: Apart) -> str:
    """Why a distance that does not fit the places' edges is still possible."""
    if apart.touching and apart.rim is None and not apart.vague:
        return "They are so near that it depends on where each begins."
    if _meets_middle(stated, apart):
        return "It fits a distance to the inner parts, not to the edge."
    if math.isinf(stated[1]) or stated[0] == 0:
        return "As a bound it holds, but it is far off."
    return "The place is large, and its outline is not in the data." if apart.vague else "By road it may be as far."


def _meets_middle(stated: tuple[float, float], apart: Apart) -> bool:
    """Whether it lies between the distances to the edge and to the middle of a large place that is not next door."""
    low, high = stated
    meant = apart.edge is None and apart.rim is not None and apart.rim >= MIDDLE * apart.centre
    return meant and low <= FAR * apart.centre and high >= NEAR * apart.nearest


def judge_distance(stated: tuple[float, float], apart: Apart, course: Course | None = None) -> Outcome:
    """The outcome of a stated interval in km."""
    low, high = stated
    nearest, farthest = apart.nearest, apart.farthest
    # Towards a line two positions are uncertain: that of the place and that of the line.
    slack = SLACK_KM if apart.edge is None else 2 * SLACK_KM
    if high >= NEAR * nearest - slack and low <= FAR * farthest + slack:
        return _fitting(stated, apart)
    if apart.vague and high < nearest:
        return Outcome.UNDECIDED
    way = _way(apart, course)
    if (high >= NEAR * nearest and low <= way) or _meets_middle(stated, apart):
        return Outcome.COMPATIBLE
    if high < TOO_NEAR * nearest - SLACK_KM or low > TOO_FAR * max(farthest, apart.centre, way / TRAVELLED) + SLACK_KM:
        return Outcome.QUESTIONABLE if apart.vague else Outcome.CONTRADICTED
    return Outcome.QUESTIONABLE


def _fitting(stated: tuple[float, float], apart: Apart) -> Outcome:
    """How well a distance that fits is supported: bounds that are far off, short ways and vague places less."""
    low, high = stated
    far_off = (math.isinf(high) and TOO_FAR * low < apart.nearest) or (low == 0 and high > TOO_FAR * apart.farthest)
    overlapping = apart.rim is None and apart.nearest == 0
    return Outcome.COMPATIBLE if apart.vague or far_off or overlapping else Outcome.SUPPORTED


def _way(apart: Apart, course: Course | None) -> float:
    """The longest way in km that a text may mean."""
    if course in ("straight", "air"):
        return 0.0
    direct = apart.centre if apart.rim is None or apart.edge is not None else apart.nearest
    return direct * (TRAVELLED if course is not None else ROAD)


def _findings(claim: AnyClaim, apart: Apart) -> Findings:
    if not claim.quantities:
        return Findings()
    clash = clashing(claim.quantities)
    estimate = (apart.rim or apart.centre) or None
    return Findings(
        measured=Measurement(value=apart.centre if apart.rim is None else apart.rim, unit="km"),
        correction=correct((claim.quantities[0], clash), estimate=estimate) if clash else None,
    )
