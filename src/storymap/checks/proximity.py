"""Claim that a place lies near another, or near a border → verdict from how far they are apart."""

from collections.abc import Callable

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import border_evidence, evidence_of, line_evidence, mention_evidence
from storymap.checks.judging import Reading, code_of, judge_in_views, undecided, undecided_where_unknown
from storymap.geo import distance_km
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Mention, Outcome, Verdict
from storymap.model.relations import Topology

NEAR_KM = 30.0
"""Nobody would deny that a place this far from the edge of another is near it: a judgement."""
TYPICAL_KM = 100.0
"""Up to this far, people say near, in wide countries at least: a judgement."""
FAR_KM = 300.0
"""Beyond three times that, near is wrong; between, it is a matter of scale."""


class ProximityCheck:
    """Judges claims that a place lies near, close to or outside another, or near a border."""

    name = "proximity"
    version = "1"
    types = frozenset({ClaimType.PROXIMITY})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.PROXIMITY: (
            f"Supported within {NEAR_KM:g} km of the edge, compatible to {TYPICAL_KM:g} km, undecided to {FAR_KM:g} "
            "km, contradicted beyond."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the two are near each other."""
        identity = f"{self.name}@{self.version}"
        figure = claim.figure
        if figure is None:
            return undecided(claim, "No place is named.", boundaries=self._boundaries, check=identity)
        read = self._reader(claim, figure)
        return judge_in_views(claim, read, boundaries=self._boundaries, check=identity)

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The line between the two, or the border."""
        figure = claim.figure
        if figure is None:
            return ()
        return evidence_of(claim, self._boundaries, lambda: self._shown(claim, figure))

    def _shown(self, claim: AnyClaim, figure: Mention) -> tuple[Evidence, ...]:
        if not _of_border(claim):
            return line_evidence(figure, claim.grounds[0])
        codes = [code_of(ground, self._boundaries) for ground in claim.grounds]
        view = self._boundaries.worldviews[0]
        border = border_evidence(self._boundaries, (codes[0], codes[1]), view) if len(codes) > 1 else ()
        return (*mention_evidence(figure), *border)

    def _reader(self, claim: AnyClaim, figure: Mention) -> Callable[[str], Reading]:
        if _of_border(claim):
            codes = [code_of(ground, self._boundaries) for ground in claim.grounds]
            return lambda view: _read(claim, *self._to_border(figure, codes, view))
        return lambda view: _read(claim, *self._to_place(figure, claim.grounds[0], view))

    def _to_border(self, figure: Mention, codes: list[str], view: str) -> tuple[float, str]:
        """Distance to the border of two countries, or to any land border of one, and its name."""
        position, reach = figure.place.location, figure.place.radius_km
        first = codes[0]
        others = codes[1:] or self._boundaries.neighbours(first, view)
        away = min((self._boundaries.border_km(position, first, other, view) for other in others), default=float("inf"))
        name = f"the border of {self._boundaries.name(first)}"
        if len(codes) > 1:
            name += f" and {self._boundaries.name(codes[1])}"
        if away == float("inf"):
            away = self._boundaries.outside_km(position, first, view)
            name = f"{self._boundaries.name(first)}, with which no land border is drawn"
        return max(0.0, away - reach), name

    def _to_place(self, figure: Mention, ground: Mention, view: str) -> tuple[float, str]:
        if ground.place.is_country:
            code = code_of(ground, self._boundaries)
            away = self._boundaries.outside_km(figure.place.location, code, view)
            return max(0.0, away - figure.place.radius_km), self._boundaries.name(code)
        apart = distance_km(figure.place.location, ground.place.location)
        return max(0.0, apart - figure.place.radius_km - ground.place.radius_km), ground.place.name


def _of_border(claim: AnyClaim) -> bool:
    return isinstance(claim.relation, Topology) and claim.relation.edge == "border"


def _read(claim: AnyClaim, away: float, name: str) -> Reading:
    figure = claim.figure.place.name if claim.figure else "The place"
    because = f"{figure} lies {max(1.0, away):,.0f} km from {name}, from edge to edge."
    if away < 1:
        because = f"{figure} lies less than 1 km from {name}, or reaches it."
    if away <= NEAR_KM:
        # What is near enough to deny that it is near, nobody can say.
        outcome = Outcome.COMPATIBLE if claim.negated else Outcome.SUPPORTED
        return Reading(outcome=outcome, because=because, margin=NEAR_KM - away)
    if away <= TYPICAL_KM:
        return Reading(outcome=Outcome.COMPATIBLE, because=f"{because} What is near is a matter of scale.")
    because = f"{because} Near is no more than about {TYPICAL_KM:.0f} km."
    outcome = Outcome.CONTRADICTED if away > FAR_KM else Outcome.UNDECIDED
    return Reading(outcome=outcome, because=because, margin=FAR_KM - away)
