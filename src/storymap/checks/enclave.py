"""Claim that a country is an enclave or an island, or a province an exclave → verdict from what lies around it."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import evidence_of, mention_evidence
from storymap.checks.judging import Reading, code_of, judge_in_views, undecided, undecided_where_unknown
from storymap.checks.neighbouring import names_of, neighbourhood, surroundings
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.places import Place
from storymap.model.relations import Topology

DEEP_KM = 25.0
"""A place so far inside the main part of a country is no exclave of it."""
MOSTLY = 0.95
"""A country with this share of its land on a continent is no island; between this and `SOME` it has large islands."""
SOME = 0.02


class EnclaveCheck:
    """Judges enclaves, exclaves and islands."""

    name = "enclave"
    version = "1"
    types = frozenset({ClaimType.ENCLAVE})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.ENCLAVE: (
            "An enclave has the countries named as its only neighbours and no coast. An island has no land border; "
            "where neighbours share the island, or the land is a continent, it is compatible. An exclave lies "
            "apart from the country's largest part, and touches another country."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge what lies around it in every worldview."""
        identity = f"{self.name}@{self.version}"
        kind = claim.relation.kind if isinstance(claim.relation, Topology) else ""
        mentions = claim.grounds if kind == "exclave" else claim.mentions
        if not mentions:
            return undecided(claim, "No place is named.", boundaries=self._boundaries, check=identity)
        first, *others = (code_of(mention, self._boundaries) for mention in mentions)
        self._boundaries.area_km2(first, self._boundaries.worldviews[0])
        return judge_in_views(
            claim,
            lambda view: self._read(claim, first, frozenset(others), view),
            boundaries=self._boundaries,
            check=identity,
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The borders of the country; of an exclave its position."""
        return evidence_of(claim, self._boundaries, lambda: self._shown(claim))

    def _shown(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        mention = claim.mentions[0]
        if not mention.place.is_country:
            return mention_evidence(mention)
        return surroundings(self._boundaries, code_of(mention, self._boundaries))

    def _read(self, claim: AnyClaim, code: str, others: frozenset[str], view: str) -> Reading:
        kind = claim.relation.kind if isinstance(claim.relation, Topology) else ""
        if kind == "island":
            return self._island(code, view)
        if kind == "exclave":
            return self._exclave(claim.mentions[0].place, code, view)
        return self._enclave(code, others, view)

    def _enclave(self, code: str, others: frozenset[str], view: str) -> Reading:
        name, around = self._boundaries.name(code), neighbourhood(self._boundaries, code, view)
        strangers = others - around.drawn - around.possible
        far = frozenset(one for one in strangers if self._boundaries.gap_km(code, one, view) > DEEP_KM)
        if far:
            because = f"{names_of(self._boundaries, far)} does not border {name}."
            return Reading(outcome=Outcome.CONTRADICTED, because=because)
        inland = self._boundaries.is_landlocked(code, view)
        more = around.certain - others
        if inland and not more and not strangers:
            because = f"{name} has no coast and no other neighbour than {names_of(self._boundaries, others)}."
            return Reading(outcome=Outcome.SUPPORTED, because=because)
        coast = "" if inland else f"{name} has a coast on the sea. "
        because = f"{coast}{self._others(name, more, others)}".strip()
        enclosed = not more or len(others) > 1
        return Reading(outcome=Outcome.COMPATIBLE if enclosed else Outcome.CONTRADICTED, because=because)

    def _others(self, name: str, more: frozenset[str], named: frozenset[str]) -> str:
        if not more:
            return f"By land only {names_of(self._boundaries, named)} borders it."
        return f"{name} also borders {names_of(self._boundaries, more)}."

    def _island(self, code: str, view: str) -> Reading:
        name, around = self._boundaries.name(code), neighbourhood(self._boundaries, code, view)
        share = self._boundaries.coasts(view).continental_share(code)
        if not around.drawn:
            because = f"{name} shares no land border with any country."
            if share < MOSTLY:
                return Reading(outcome=Outcome.SUPPORTED, because=because)
            because += " Its land is of the size of a continent: whether that is an island is a matter of definition."
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        borders = f"{name} shares a land border with {names_of(self._boundaries, around.drawn)}"
        if share < SOME:
            because = f"{borders}, but none of its land is on a continent: it has an island in part, or several."
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        because = f"{borders}; {share:.0%} of its land belongs to a continent."
        outcome = Outcome.CONTRADICTED if share >= MOSTLY else Outcome.QUESTIONABLE
        return Reading(outcome=outcome, because=because, margin=share - MOSTLY)

    def _exclave(self, place: Place, code: str, view: str) -> Reading:
        part = self._boundaries.part_at(place.location, code, view)
        name = self._boundaries.name(code)
        if part is None:
            because = f"The middle of {place.name} does not lie in {name} as drawn: it cannot be told."
            return Reading(outcome=Outcome.UNDECIDED, because=because)
        if part.is_largest:
            because = f"{place.name} lies in the largest part of {name}."
            deep = self._boundaries.depth_km(place.location, code, view) > DEEP_KM
            return Reading(outcome=Outcome.CONTRADICTED if deep else Outcome.UNDECIDED, because=because)
        if not part.touches:
            because = f"{place.name} lies apart from the largest part of {name}, but on an island of its own."
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        beside = names_of(self._boundaries, part.touches)
        because = f"{place.name} lies in a part of {name} of its own, beside {beside}."
        return Reading(outcome=Outcome.SUPPORTED, because=because)
