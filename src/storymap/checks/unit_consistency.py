"""Claim that two figures are one measure → verdict by their printed rounding."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks import wording
from storymap.checks.corrections import correct
from storymap.checks.judging import Findings, Reading, judge_in_views
from storymap.language.quantity_units import agree
from storymap.model.claims import AnyClaim, ClaimType, Outcome, Verdict
from storymap.model.relations import Quantity


class UnitConsistencyCheck:
    """Judges measures given in two units that no other check judges."""

    name = "unit-consistency"
    version = "1"
    types = frozenset({ClaimType.UNIT_CONSISTENCY})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.UNIT_CONSISTENCY: (
            "Two figures agree when the intervals of their printed precision share a value; else the text is "
            "inconsistent."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def check(self, claim: AnyClaim) -> Verdict:
        """Judge whether the figures can be the same by their rounding; the boundaries have no part in it."""
        first, *others = claim.quantities
        clash = next((quantity for quantity in others if not agree(first, quantity)), None)
        reading = _clashing(first, clash) if clash else _agreeing(claim.quantities)
        return judge_in_views(
            claim,
            lambda _: reading,
            boundaries=self._boundaries,
            check=f"{self.name}@{self.version}",
            findings=Findings(correction=correct((first, clash)) if clash else None),
        )


def _agreeing(quantities: tuple[Quantity, ...]) -> Reading:
    figures = " and ".join(wording.figure(q.value, q.unit) for q in quantities)
    return Reading(outcome=Outcome.SUPPORTED, because=f"{figures} are the same by their printed rounding.")


def _clashing(first: Quantity, second: Quantity) -> Reading:
    because = (
        f"The two figures contradict each other: {wording.claimed(first)} is not {wording.claimed(second)}. "
        "Nothing here measures which of them is right."
    )
    return Reading(outcome=Outcome.INCONSISTENT, because=because)
