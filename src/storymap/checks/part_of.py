"""Claim that a place lies in some part of a country → verdict from the share of land on its other side."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.containment import where_is
from storymap.checks.evidence import evidence_of, mention_evidence
from storymap.checks.judging import Reading, code_of, judge_in_views, reason_or, undecided
from storymap.errors import UnknownPlaceError
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.places import Place
from storymap.model.relations import Orientation

HALF = 0.5
"""A place with half the land on the other side lies in that half: supported."""
THIRD = 0.33
"""Down to a third the word is stretched but possible; below, it is wrong."""
UTMOST = 0.8
"""An area called -most has so much of the land on its other side."""
CENTRAL = 0.2
"""A central place has at least so much of the land on each of its four sides; at half of it the word is stretched."""
_SIDES = ("north", "east", "south", "west")


class PartOfCheck:
    """Judges claims that a place lies in the north, east … or centre of a country."""

    name = "part-of"
    version = "1"
    types = frozenset({ClaimType.PART_OF})

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the place lies in that part."""
        identity = f"{self.name}@{self.version}"
        figure, relation = claim.figure, claim.relation
        try:
            code = code_of(claim.grounds[0], self._boundaries)
        except UnknownPlaceError as error:
            reason = reason_or(claim, self._boundaries, error)
            return undecided(claim, reason, boundaries=self._boundaries, check=identity)
        if figure is None or not isinstance(relation, Orientation):
            return undecided(claim, "No place is named.", boundaries=self._boundaries, check=identity)
        return judge_in_views(
            claim,
            lambda view: self._read(figure.place, code, relation, view=view),
            boundaries=self._boundaries,
            check=identity,
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The position of the place."""
        return evidence_of(claim, self._boundaries, lambda: mention_evidence(claim.figure) if claim.figure else ())

    def _read(self, place: Place, code: str, relation: Orientation, *, view: str) -> Reading:
        inside = where_is(self._boundaries, place, code, view)
        if inside.outcome in (Outcome.CONTRADICTED, Outcome.UNDECIDED):
            return inside
        if relation.direction == "centre":
            return self._central(place, code, view)
        return self._side(place, code, relation, view=view)

    def _side(self, place: Place, code: str, relation: Orientation, *, view: str) -> Reading:
        share = self._boundaries.share_beyond(place.location, code, relation.direction, view)
        enough = UTMOST if relation.superlative else HALF
        because = (
            f"{place.name} lies farther {relation.direction} than {share * 100:.0f} % of "
            f"{self._boundaries.name(code)}'s mainland."
        )
        if share >= enough:
            return Reading(outcome=Outcome.SUPPORTED, because=because, margin=share - enough)
        if share >= (HALF if relation.superlative else THIRD):
            return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=share - enough)
        outcome = Outcome.QUESTIONABLE if share >= THIRD else Outcome.CONTRADICTED
        return Reading(outcome=outcome, because=because, margin=share - THIRD)

    def _central(self, place: Place, code: str, view: str) -> Reading:
        share = min(self._boundaries.share_beyond(place.location, code, side, view) for side in _SIDES)
        because = (
            f"At least {share * 100:.0f} % of {self._boundaries.name(code)}'s mainland lies on each side of "
            f"{place.name}."
        )
        if share >= CENTRAL:
            return Reading(outcome=Outcome.SUPPORTED, because=because, margin=share - CENTRAL)
        outcome = Outcome.COMPATIBLE if share >= CENTRAL / 2 else Outcome.QUESTIONABLE
        return Reading(outcome=outcome, because=because, margin=share - CENTRAL)
