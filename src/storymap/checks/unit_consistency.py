"""Claim that two figures are one measure → verdict by their printed rounding."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks import wording
from storymap.checks.corrections import correct
from storymap.checks.judging import Findings, Reading, judge_in_views
from storymap.language.quantity_units import agree, clashing
from storymap.model.claims import AnyClaim, ClaimType, Outcome, Verdict
from storymap.model.relations import Measure, Quantity

ABOUT = 0.1
"""How far "about" widens a figure that is held against a sum or a share: a judgement."""


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
        if isinstance(claim.relation, Measure) and claim.relation.kind in ("sum", "share"):
            return judge_in_views(
                claim,
                lambda _: _reckoned(claim.quantities),
                boundaries=self._boundaries,
                check=f"{self.name}@{self.version}",
            )
        first, clash = claim.quantities[0], clashing(claim.quantities)
        reading = _clashing(first, clash) if clash else _agreeing(claim.quantities)
        return judge_in_views(
            claim,
            lambda _: reading,
            boundaries=self._boundaries,
            check=f"{self.name}@{self.version}",
            findings=Findings(correction=correct((first, clash)) if clash else None),
        )


def _reckoned(quantities: tuple[Quantity, ...]) -> Reading:
    """A printed figure against what the other words come to."""
    printed, reckoned = quantities
    sum_ = f"{reckoned.text} comes to {_exact(reckoned)}"
    if agree(printed, reckoned) or (printed.hedge is not None and _near(printed, reckoned)):
        return Reading(outcome=Outcome.SUPPORTED, because=f"{sum_}, as the text says.")
    because = f"{sum_}, not {_exact(printed)}. Nothing here measures which figure is wrong."
    return Reading(outcome=Outcome.INCONSISTENT, because=because)


def _exact(quantity: Quantity) -> str:
    """A figure with up to two decimals where it is below a hundred: of 0.1 and 36.1 none may get lost."""
    shown = wording.figure(quantity.value, quantity.unit)
    if quantity.value >= 100:
        return shown
    number = f"{quantity.value:.2f}".rstrip("0").rstrip(".")
    return f"{number} {shown.partition(' ')[2]}"


def _near(printed: Quantity, reckoned: Quantity) -> bool:
    """Whether a hedged figure fits: "about" stands for a tenth either way, bounds for all on their side."""
    low = 0.0 if printed.hedge == "at most" else printed.low * (1 - ABOUT)
    high = float("inf") if printed.hedge == "at least" else printed.high * (1 + ABOUT)
    return low <= reckoned.high and high >= reckoned.low


def _agreeing(quantities: tuple[Quantity, ...]) -> Reading:
    figures = " and ".join(_exact(quantity) for quantity in quantities)
    return Reading(outcome=Outcome.SUPPORTED, because=f"{figures} are the same by their printed rounding.")


def _clashing(first: Quantity, second: Quantity) -> Reading:
    because = f"{wording.contradiction(first, second)} Nothing here measures which of them is right."
    return Reading(outcome=Outcome.INCONSISTENT, because=because)
