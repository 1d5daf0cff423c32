"""Claim about a country's coast → verdict from its outline."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.judging import Reading, code_of, judge_in_views, reason_or, undecided
from storymap.errors import UnknownPlaceError
from storymap.model.claims import AnyClaim, ClaimType, Outcome, Verdict


class ExtentCheck:
    """Judges whether countries are landlocked."""

    name = "extent"
    version = "1"
    types = frozenset({ClaimType.LANDLOCKED})

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the coast in every worldview."""
        identity = f"{self.name}@{self.version}"
        try:
            code = code_of(claim.mentions[0], self._boundaries)
            self._boundaries.area_km2(code, self._boundaries.worldviews[0])
        except UnknownPlaceError as error:
            reason = reason_or(claim, self._boundaries, error)
            return undecided(claim, reason, boundaries=self._boundaries, check=identity)
        return judge_in_views(claim, lambda view: self._coast(code, view), boundaries=self._boundaries, check=identity)

    def _coast(self, code: str, view: str) -> Reading:
        name = self._boundaries.name(code)
        if self._boundaries.is_landlocked(code, view):
            return Reading(outcome=Outcome.SUPPORTED, because=f"{name} has no coast on the sea.")
        return Reading(outcome=Outcome.CONTRADICTED, because=f"{name} has a coast on the sea.")
