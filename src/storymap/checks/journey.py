"""Claim of a journey's length → verdict from the great circles between its stops, and from the time it took."""

from itertools import pairwise
from typing import Final

from storymap.boundaries.atlas import Boundaries
from storymap.checks import wording
from storymap.checks.apart import SLACK_KM, Apart, between
from storymap.checks.border_length import stated_km
from storymap.checks.corrections import correct
from storymap.checks.distance import doubted
from storymap.checks.evidence import evidence_of, line_evidence
from storymap.checks.judging import Findings, Reading, join, judge_in_views, undecided_where_unknown
from storymap.language.quantity_units import clashing
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Measurement, Mention, Outcome, Verdict
from storymap.model.relations import Course, Measure

SHORT = 0.9
"""A way shorter than this share of the great circle through its stops is impossible, whatever the road."""
LONG = 3.0
"""A way longer than so many times the great circle is questionable: rivers and mountain roads stay below it."""
LONG_BY_AIR = 2.0
"""… and by air, where nothing is in the way."""
FAST_KMH: Final[dict[Course, tuple[float, float]]] = {
    "foot": (10.0, 25.0),
    "bicycle": (45.0, 75.0),
    "road": (140.0, 250.0),
    "rail": (330.0, 500.0),
    "water": (80.0, 150.0),
    "air": (1200.0, 2500.0),
}
"""Mean speeds in km/h above which a journey is questionable, and impossible.

Judgements a little above the fastest of their kind: marathons 21, the hour record 57, trains in service about 320,
fast ferries 80 to 100, Concorde 2,200.
"""


class JourneyCheck:
    """Judges stated lengths of journeys from one place to another."""

    name = "journey"
    version = "1"
    types = frozenset({ClaimType.JOURNEY_LEG})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.JOURNEY_LEG: (
            f"Contradicted below {SHORT:g} × the great circle through the stops: no way is shorter; questionable "
            f"above {LONG:g} × ({LONG_BY_AIR:g} × by air), and at a speed that the means of travel does not reach."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the way can be so long, and be done in the time."""
        identity = f"{self.name}@{self.version}"
        legs = {view: self._legs(claim, view) for view in self._boundaries.worldviews}
        return doubted(
            judge_in_views(
                claim,
                lambda view: _read(claim, legs[view]),
                boundaries=self._boundaries,
                check=identity,
                findings=_findings(claim, legs[self._boundaries.worldviews[0]]),
            )
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The great circles from stop to stop."""
        return evidence_of(
            claim,
            self._boundaries,
            lambda: tuple(line for start, end in pairwise(_stops(claim)) for line in line_evidence(end, start)),
        )

    def _legs(self, claim: AnyClaim, view: str) -> list[Apart]:
        return [between(start, end, self._boundaries, view) for start, end in pairwise(_stops(claim))]


def _stops(claim: AnyClaim) -> list[Mention]:
    """Start, what is passed, goal."""
    goal, start, *passed = claim.mentions
    return [start, *passed, goal]


def _read(claim: AnyClaim, legs: list[Apart]) -> Reading:
    relation = claim.relation
    if not isinstance(relation, Measure):
        return Reading(outcome=Outcome.UNDECIDED, because="No length is stated.")
    first, clash = relation.quantities[0], clashing(relation.quantities)
    direct = f"{_named(claim)}: {sum(leg.centre for leg in legs):,.0f} km by great circle."
    if clash is not None:
        said = wording.contradiction(first, clash)
        return Reading(outcome=Outcome.INCONSISTENT, because=f"{said} {direct}")
    length, speed = _length(relation, legs), _speed(relation)
    because = f"{wording.claimed(first)} is claimed for a journey. {direct} {length.because}"
    if speed is not None and length.outcome is not Outcome.CONTRADICTED:
        return Reading(outcome=speed.outcome, because=f"{because} {speed.because}")
    return Reading(outcome=length.outcome, because=because, margin=length.margin)


def _named(claim: AnyClaim) -> str:
    names = [stop.place.name for stop in _stops(claim)]
    return f"From {names[0]} to {names[-1]}" + (f" via {join(names[1:-1])}" if names[1:-1] else "")


def _length(relation: Measure, legs: list[Apart]) -> Reading:
    """Whether a way between the places can be so long: no way is shorter than the great circle."""
    low, high = stated_km(relation.quantities[0])
    nearest, centre = sum(leg.nearest for leg in legs), sum(leg.centre for leg in legs)
    most = LONG_BY_AIR if relation.course == "air" else LONG
    margin = round(high - SHORT * nearest, 1) if high != float("inf") else None
    if high < SHORT * nearest - SLACK_KM:
        return Reading(outcome=Outcome.CONTRADICTED, because="No way is shorter than that.", margin=margin)
    if low > most * centre + 2 * SLACK_KM:
        because = "So long a detour is unusual: check this."
        return Reading(outcome=Outcome.QUESTIONABLE, because=because, margin=margin)
    return Reading(outcome=Outcome.COMPATIBLE, because="A way may be so long.", margin=margin)


def _speed(relation: Measure) -> Reading | None:
    """What the time says, where it is told and too short for the means of travel."""
    if relation.hours is None or relation.course is None or relation.course not in FAST_KMH or not relation.hours[1]:
        return None
    speed = stated_km(relation.quantities[0])[0] / relation.hours[1]
    doubtful, impossible = FAST_KMH[relation.course]
    if speed <= doubtful:
        return None
    because = f"In the time told that is {speed:,.0f} km/h or more, too fast {_BY[relation.course]}."
    return Reading(outcome=Outcome.CONTRADICTED if speed > impossible else Outcome.QUESTIONABLE, because=because)


_BY: Final[dict[Course, str]] = {
    "foot": "on foot",
    "bicycle": "by bicycle",
    "road": "by road",
    "rail": "by rail",
    "water": "on water",
    "air": "by air",
}


def _findings(claim: AnyClaim, legs: list[Apart]) -> Findings:
    clash = clashing(claim.quantities)
    direct = sum(leg.centre for leg in legs)
    return Findings(
        measured=Measurement(value=direct, unit="km"),
        correction=correct((claim.quantities[0], clash), estimate=direct or None) if clash else None,
    )
