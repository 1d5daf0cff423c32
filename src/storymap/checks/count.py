"""Claim how many neighbours a country has → verdict from its borders, and from the list that the text itself gives."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import evidence_of
from storymap.checks.judging import Reading, code_of, judge_in_views, undecided, undecided_where_unknown
from storymap.checks.neighbouring import Neighbourhood, names_of, neighbourhood, surroundings
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.relations import Count

GAP_KM = 25.0
"""Countries on a list that are further apart than this do not touch, as for claims of adjacency."""
LISTED = 9
"""A reason names so many neighbours at most."""


class CountCheck:
    """Judges how many neighbours a country is said to have."""

    name = "count"
    version = "1"
    types = frozenset({ClaimType.COUNT})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.COUNT: (
            "The number must be that of the countries with which it shares a line at 10m. Where territories, "
            "disputed states or gaps below 5 km make a difference, another number is compatible. A list in the "
            "same sentence must be as long as the number says."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the number in every worldview."""
        identity = f"{self.name}@{self.version}"
        relation = claim.relation
        code, *listed = (code_of(mention, self._boundaries) for mention in claim.mentions)
        self._boundaries.area_km2(code, self._boundaries.worldviews[0])
        if not isinstance(relation, Count):
            return undecided(claim, "No number is given.", boundaries=self._boundaries, check=identity)
        return judge_in_views(
            claim,
            lambda view: self._read(code, relation, frozenset(listed), view),
            boundaries=self._boundaries,
            check=identity,
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The borders of the country."""
        return evidence_of(
            claim,
            self._boundaries,
            lambda: surroundings(self._boundaries, code_of(claim.mentions[0], self._boundaries)),
        )

    def _read(self, code: str, count: Count, listed: frozenset[str], view: str) -> Reading:
        around = neighbourhood(self._boundaries, code, view)
        has = self._has(code, around)
        if listed and not count.low <= len(listed) <= count.high:
            because = f"“{count.text}” does not go with the {len(listed)} listed. {has}"
            return Reading(outcome=Outcome.INCONSISTENT, because=because)
        strangers = listed - around.drawn - around.possible
        far = frozenset(one for one in strangers if self._boundaries.gap_km(code, one, view) > GAP_KM)
        if far:
            because = f"{names_of(self._boundaries, far)} does not border {self._boundaries.name(code)}. {has}"
            # "Its two neighbours, A and B" may mean those around it, not those that it touches.
            outcome = Outcome.QUESTIONABLE if count.partial else Outcome.CONTRADICTED
            return Reading(outcome=outcome, because=because)
        return self._number(count, around, has)

    def _number(self, count: Count, around: Neighbourhood, has: str) -> Reading:
        exact = {len(around.drawn), len(around.certain)}
        off = min(abs(count.low - around.most), abs(count.high - around.fewest))
        if any(count.low <= number <= count.high for number in exact):
            return Reading(outcome=Outcome.SUPPORTED, because=has, margin=0.0)
        if count.low <= around.most and count.high >= around.fewest:
            because = f"{has} Whether it is {count.text} depends on what counts as a country, or as its territory."
            return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=0.0)
        if count.partial and count.high < around.fewest:
            return Reading(outcome=Outcome.COMPATIBLE, because=f"{has} The text need not mean all of them.", margin=0.0)
        return Reading(outcome=Outcome.CONTRADICTED, because=has, margin=float(off))

    def _has(self, code: str, around: Neighbourhood) -> str:
        name, number = self._boundaries.name(code), len(around.drawn)
        if not number:
            return f"{name} shares no land border with any country."
        named = f": {names_of(self._boundaries, around.drawn)}" if number <= LISTED else ""
        word = "country" if number == 1 else "countries"
        return f"{name} shares a land border with {number} {word} in the boundary data{named}."
