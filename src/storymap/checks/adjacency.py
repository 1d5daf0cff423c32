"""Claim that two countries share a border → verdict from shared boundary lines."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import border_evidence, evidence_of
from storymap.checks.judging import Reading, code_of, join, judge_in_views, undecided_where_unknown
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.relations import Topology

GAP_KM = 25.0
"""Countries that no line joins are said not to touch only when they are further apart than this: five times what a
line may be off at 10m."""
ACROSS_KM = 200.0
"""Countries no farther apart across water are called neighbours (Cuba and the United States: 145 km)."""
REMOTE_KM = 1000.0
"""Beyond this nobody calls two countries neighbours, islands apart (Australia and New Zealand): a judgement."""
SHOWN = 4
"""How many neighbours a reason names."""
TERRITORIES = {
    "DK": ("GL", "FO"),
    "FR": ("GF", "MF", "GP", "MQ", "RE", "NC", "PF"),
    "GB": ("GI", "FK", "IO", "VG", "BM"),
    "NL": ("SX", "AW", "CW", "BQ"),
    "US": ("PR", "GU", "VI", "MP"),
    "ES": (),
    "CN": ("HK", "MO"),
}
"""Territories by which a country touches others far from its mainland (Gibraltar, Sint Maarten, Greenland)."""


BY_DEFINITION = {
    frozenset(("AF", "IN")): "India counts the land between them, which Pakistan holds, as its own",
    frozenset(("CY", "GB")): "the British bases of Akrotiri and Dhekelia lie on Cyprus",
    frozenset(("CU", "US")): "the United States hold a base at Guantánamo Bay, leased from Cuba",
    frozenset(("CA", "DK")): "Canada and Denmark have shared Hans Island since 2022",
    frozenset(("CA", "GL")): "Canada and Denmark have shared Hans Island since 2022",
    frozenset(("MA", "MR")): "Morocco counts Western Sahara, which borders Mauritania, as its own",
}
"""Pairs that share a border by a definition which no view of the boundary data follows, and by which."""


class AdjacencyCheck:
    """Judges claims that two countries share a land border."""

    name = "adjacency"
    version = "1"
    types = frozenset({ClaimType.ADJACENCY})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.ADJACENCY: (
            f"Supported by a shared line at 10m. Without one: undecided within {GAP_KM:g} km of each other; "
            f"neighbours across water compatible within {ACROSS_KM:g} km; contradicted beyond."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the two touch."""
        identity = f"{self.name}@{self.version}"
        a, *others = (code_of(mention, self._boundaries) for mention in claim.mentions)
        return judge_in_views(
            claim,
            lambda view: self._read(claim, a, others[0], view) if others else self._touches_any(a, view),
            boundaries=self._boundaries,
            check=identity,
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The line of the border, in the first worldview that draws one."""
        return evidence_of(claim, self._boundaries, lambda: self._border_line(claim))

    def _touches_any(self, code: str, view: str) -> Reading:
        name = self._boundaries.name(code)
        neighbours = self._boundaries.neighbours(code, view)
        if not neighbours:
            because = f"{name} shares no land border with any country."
            return Reading(outcome=Outcome.CONTRADICTED, because=because)
        shown = [self._boundaries.name(one) for one in neighbours[:SHOWN]]
        shown += [f"{len(neighbours) - SHOWN} more"] if len(neighbours) > SHOWN else []
        because = f"{name} shares a land border with {join(shown)}."
        return Reading(outcome=Outcome.SUPPORTED, because=because)

    def _read(self, claim: AnyClaim, a: str, b: str, view: str) -> Reading:
        whole = self._one_country(a, b, view)
        if whole is not None:
            return whole
        border = self._boundaries.border(a, b, view)
        if border is not None:
            length = next((length for _, length in border.lengths if length), None)
            measured = f", {length:,.0f} km as drawn" if length else ""
            return Reading(outcome=Outcome.SUPPORTED, because=f"{self._names(a, b)} share a land border{measured}.")
        by_land = not (isinstance(claim.relation, Topology) and claim.relation.kind == "neighbour")
        return self._apart(a, b, view) if by_land or frozenset((a, b)) in BY_DEFINITION else self._across(a, b, view)

    def _one_country(self, a: str, b: str, view: str) -> Reading | None:
        """The reading where a view counts one of the two as part of the other; both drawn apart elsewhere."""
        for part, whole in ((a, b), (b, a)):
            if self._boundaries.counts_as(part, view) == whole:
                because = (
                    f"This view counts {self._boundaries.name(part)} as part of {self._boundaries.name(whole)}: "
                    "no border of two countries."
                )
                return Reading(outcome=Outcome.CONTRADICTED, because=because)
        return None

    def _apart(self, a: str, b: str, view: str) -> Reading:
        """The reading where no line joins them: through a territory, or how far they are from each other."""
        names = self._names(a, b)
        abroad = self._touching_abroad(a, b, view)
        if abroad:
            because = f"{names} touch only through {abroad}: it depends on what counts as the country."
            return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=0.0)
        if frozenset((a, b)) in BY_DEFINITION:
            because = f"{names} share no border as drawn; but {BY_DEFINITION[frozenset((a, b))]}."
            return Reading(outcome=Outcome.UNDECIDED, because=because)
        gap = self._boundaries.gap_km(a, b, view)
        because = f"{names} share no land border: their territories are {gap:,.0f} km apart at the nearest."
        if gap > GAP_KM:
            return Reading(outcome=Outcome.CONTRADICTED, because=because, margin=gap - GAP_KM)
        because = f"{names} share no drawn border, but are only {gap:,.1f} km apart: closer than the lines can tell."
        return Reading(outcome=Outcome.UNDECIDED, because=because, margin=gap - GAP_KM)

    def _across(self, a: str, b: str, view: str) -> Reading:
        """The reading of "neighbours" and of borders told in passing, which may lie at sea: not of the landlocked."""
        if any(self._boundaries.is_landlocked(code, view) for code in (a, b)):
            return self._apart(a, b, view)
        gap = self._boundaries.gap_km(a, b, view)
        apart = f"{self._names(a, b)} share no land border; their territories are {gap:,.0f} km apart at the nearest."
        if gap <= ACROSS_KM:
            because = f"{apart} So near, countries are neighbours across water too."
            return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=ACROSS_KM - gap)
        islands = not (self._boundaries.neighbours(a, view) and self._boundaries.neighbours(b, view))
        if gap <= REMOTE_KM or islands:
            because = f"{apart} Whether a border at sea makes them neighbours is a matter of words."
            return Reading(outcome=Outcome.UNDECIDED, because=because, margin=REMOTE_KM - gap)
        return Reading(outcome=Outcome.CONTRADICTED, because=apart, margin=gap - REMOTE_KM)

    def _names(self, a: str, b: str) -> str:
        return f"{self._boundaries.name(a)} and {self._boundaries.name(b)}"

    def _touching_abroad(self, a: str, b: str, view: str) -> str | None:
        """The territories, or the territory, by which two countries touch far from their mainlands."""
        for first in (a, *TERRITORIES.get(a, ())):
            for second in (b, *TERRITORIES.get(b, ())):
                abroad = [code for code, whole in ((first, a), (second, b)) if code != whole]
                if abroad and first != second and self._boundaries.gap_km(first, second, view) <= GAP_KM:
                    return join([self._boundaries.name(code) for code in abroad])
        return None

    def _border_line(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        if len(claim.mentions) < 2:
            return ()
        a, b = (code_of(mention, self._boundaries) for mention in claim.mentions)
        view = next((v for v in self._boundaries.worldviews if self._boundaries.border(a, b, v)), None)
        return border_evidence(self._boundaries, (a, b), view) if view else ()
