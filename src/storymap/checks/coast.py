"""Claim whether a country has a coast, or on which sea → verdict from its outline and the boxes around seas."""

from collections.abc import Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import evidence_of
from storymap.checks.judging import Reading, code_of, join, judge_in_views, undecided_where_unknown
from storymap.checks.neighbouring import surroundings
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.places import Place
from storymap.model.relations import Topology

SHORT_KM = 50.0
"""A coast shorter than this at 10m is short enough for a text to call the country landlocked; a judgement."""
_CASPIAN_SEA = "Caspian Sea"


class CoastCheck:
    """Judges whether countries are landlocked, and whether they have a coast on a sea."""

    name = "coast"
    version = "1"
    types = frozenset({ClaimType.LANDLOCKED})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.LANDLOCKED: (
            "Supported where no line of the country at 10m is a coast on the sea; the Caspian is a lake. A coast "
            f"on a named sea is supported inside our boxes around it. Coasts below {SHORT_KM:.0f} km are left "
            "questionable."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the coast in every worldview."""
        identity = f"{self.name}@{self.version}"
        code = code_of(claim.mentions[0], self._boundaries)
        self._boundaries.area_km2(code, self._boundaries.worldviews[0])
        return judge_in_views(
            claim, lambda view: self._read(claim, code, view), boundaries=self._boundaries, check=identity
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The borders of the country: what they leave open is coast."""
        return evidence_of(
            claim,
            self._boundaries,
            lambda: surroundings(self._boundaries, code_of(claim.mentions[0], self._boundaries)),
        )

    def _read(self, claim: AnyClaim, code: str, view: str) -> Reading:
        kind = claim.relation.kind if isinstance(claim.relation, Topology) else "landlocked"
        if kind == "coastal":
            return self._on_sea(code, claim.grounds[0].place, view)
        if kind == "doubly-landlocked":
            return self._doubly(code, view)
        return self._landlocked(code, view, denied=claim.negated)

    def _landlocked(self, code: str, view: str, *, denied: bool) -> Reading:
        name = self._boundaries.name(code)
        coasts = self._boundaries.coasts(view)
        if self._boundaries.is_landlocked(code, view):
            if coasts.on_sea(code, _CASPIAN_SEA) == "on":
                because = f"{name} has a coast on the Caspian only: whether that is a sea is a matter of definition."
                return Reading(outcome=Outcome.QUESTIONABLE if denied else Outcome.SUPPORTED, because=because)
            return Reading(outcome=Outcome.SUPPORTED, because=f"{name} has no coast on the sea.")
        length = coasts.lengths(code)[0][1]
        because = f"{name} has a coast on the sea{f', {length:,.0f} km as drawn' if length else ''}."
        if length and length < SHORT_KM and not denied:
            return Reading(outcome=Outcome.QUESTIONABLE, because=f"{because} It is short.", margin=SHORT_KM - length)
        return Reading(outcome=Outcome.CONTRADICTED, because=because)

    def _doubly(self, code: str, view: str) -> Reading:
        name = self._boundaries.name(code)
        neighbours = self._boundaries.neighbours(code, view)
        coastal = [one for one in neighbours if not self._boundaries.is_landlocked(one, view)]
        if not self._boundaries.is_landlocked(code, view):
            return Reading(outcome=Outcome.CONTRADICTED, because=f"{name} has a coast on the sea.")
        if not coastal:
            because = f"{name} has no coast on the sea, nor have its neighbours {self._names(neighbours)}."
            return Reading(outcome=Outcome.SUPPORTED, because=because)
        because = f"{name} is landlocked, but not so {self._names(coastal)}, next to it."
        return Reading(outcome=Outcome.CONTRADICTED, because=because)

    def _names(self, codes: Sequence[str]) -> str:
        return join([self._boundaries.name(code) for code in codes])

    def _on_sea(self, code: str, sea: Place, view: str) -> Reading:
        name = self._boundaries.name(code)
        known = self._boundaries.coasts(view).on_sea(code, sea.name)
        if known == "on":
            return Reading(outcome=Outcome.SUPPORTED, because=f"{name} has a coast on the {sea.name}.")
        if known == "off":
            because = f"No coast of {name} lies on the {sea.name}, as our boxes around it tell."
            return Reading(outcome=Outcome.CONTRADICTED, because=because)
        if self._boundaries.is_landlocked(code, view) and known != "unknown":
            because = f"{name} has no coast on any sea."
            return Reading(outcome=Outcome.CONTRADICTED, because=because)
        because = f"The outline of the {sea.name} is not in the boundary data closely enough to tell."
        return Reading(outcome=Outcome.UNDECIDED, because=because)
