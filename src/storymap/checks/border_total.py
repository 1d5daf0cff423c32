"""Claim of the length of all borders of a country → verdict from the sum of their intervals."""

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.estimates import border_estimate, interval_95_km, strict_interval_km
from storymap.boundaries.topology import Border
from storymap.checks import wording
from storymap.checks.consistency import Interval, stated
from storymap.checks.corrections import correct
from storymap.checks.evidence import evidence_of
from storymap.checks.judging import Findings, Reading, code_of, judge_in_views, undecided_where_unknown
from storymap.checks.neighbouring import surroundings
from storymap.language.quantity_units import clashing
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Measurement, Outcome, Verdict


class BorderTotalCheck:
    """Judges stated lengths of all borders of a country together."""

    name = "border-total"
    version = "1"
    types = frozenset({ClaimType.BORDER_LENGTH})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.BORDER_LENGTH: (
            "The lengths of all land borders of a country are added up with their intervals; outside questionable, "
            "and contradicted outside the strict ones."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict | None:
        """Judge the sum in every worldview; claims of one border are left to another check."""
        if claim.grounds or claim.figure is None:
            return None
        identity = f"{self.name}@{self.version}"
        code = code_of(claim.figure, self._boundaries)
        return judge_in_views(
            claim,
            lambda view: self._read(claim, code, view),
            boundaries=self._boundaries,
            check=identity,
            findings=self._findings(claim, code),
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """All borders of the country."""
        return evidence_of(
            claim,
            self._boundaries,
            lambda: surroundings(self._boundaries, code_of(claim.mentions[0], self._boundaries)),
        )

    def _borders(self, code: str, view: str) -> list[Border]:
        found = (self._boundaries.border(code, other, view) for other in self._boundaries.neighbours(code, view))
        return [border for border in found if border is not None]

    def _read(self, claim: AnyClaim, code: str, view: str) -> Reading:
        first, name = claim.quantities[0], self._boundaries.name(code)
        clash = clashing(claim.quantities)
        if clash is not None:
            because = wording.contradiction(first, clash)
            return Reading(outcome=Outcome.INCONSISTENT, because=because)
        borders = self._borders(code, view)
        if not borders:
            return Reading(outcome=Outcome.CONTRADICTED, because=f"{name} shares no land border with any country.")
        low, high = _together([interval_95_km(border) for border in borders])
        because = (
            f"{wording.claimed(first)} is claimed for the land borders of {name} together; there are {len(borders)}. "
            f"The sum of the 95 % intervals is {wording.interval(low, high, first.unit)}."
        )
        claimed = stated(first)
        if claimed[0] <= high and claimed[1] >= low:
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        strict = _together([strict_interval_km(border) for border in borders])
        outside = claimed[0] > strict[1] or claimed[1] < strict[0]
        return Reading(outcome=Outcome.CONTRADICTED if outside else Outcome.QUESTIONABLE, because=because)

    def _findings(self, claim: AnyClaim, code: str) -> Findings:
        borders = self._borders(code, self._boundaries.worldviews[0])
        if not borders:
            return Findings()
        first = claim.quantities[0]
        clash = clashing(claim.quantities)
        value = sum(border_estimate(border).value for border in borders)
        measured = Measurement(value=value, unit="km", interval_95=_together([interval_95_km(b) for b in borders]))
        return Findings(measured=measured, correction=correct((first, clash), estimate=value) if clash else None)


def _together(intervals: list[Interval]) -> Interval:
    return sum(low for low, _ in intervals), sum(high for _, high in intervals)
