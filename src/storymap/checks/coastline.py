"""Claim how long a country's coast is → verdict from its outline at three scales; few lengths can be ruled out."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks import wording
from storymap.checks.consistency import stated
from storymap.checks.corrections import correct
from storymap.checks.figures import PublishedFigures, confirms
from storymap.checks.judging import Findings, Reading, code_of, judge_in_views, undecided_where_unknown
from storymap.language.quantity_units import clashing
from storymap.model.claims import AnyClaim, ClaimType, Correction, Measurement, Outcome, Verdict
from storymap.model.relations import Quantity

SLACK = 3.0
"""Published lengths lie between the shortest drawn line ÷ 3 and the longest × 3: so for all but 4 of 112 countries
with more than 500 km of coast as drawn."""
STRICT = 6.0
"""Beyond twice that a length is contradicted."""
SHORT_KM = 500.0
"""Below this length at 10m islets that are not drawn make most of the coast: bounds are `SMALL` times wider."""
SMALL = 5.0


class CoastlineCheck:
    """Judges stated lengths of coasts."""

    name = "coastline"
    version = "1"
    types = frozenset({ClaimType.COASTLINE})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.COASTLINE: (
            "A coast grows with the scale it is measured at: undecided between a third of the shortest and three times "
            "the longest line drawn, questionable to twice that, contradicted beyond; for short coasts 5 times "
            "wider. A published length supports."
        )
    }

    def __init__(self, *, boundaries: Boundaries, figures: PublishedFigures | None = None) -> None:
        self._boundaries = boundaries
        self._figures = figures or PublishedFigures()

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the length in every worldview."""
        identity = f"{self.name}@{self.version}"
        code = code_of(claim.mentions[0], self._boundaries)
        self._boundaries.area_km2(code, self._boundaries.worldviews[0])
        return judge_in_views(
            claim,
            lambda view: self._read(claim, code, view),
            boundaries=self._boundaries,
            check=identity,
            findings=self._findings(claim, code),
        )

    def _read(self, claim: AnyClaim, code: str, view: str) -> Reading:
        first, name = claim.quantities[0], self._boundaries.name(code)
        lengths = self._boundaries.coasts(view).lengths(code)
        drawn = [length for _, length in lengths if length]
        clash = clashing(claim.quantities)
        if clash is not None:
            said = wording.contradiction(first, clash)
            return Reading(outcome=Outcome.INCONSISTENT, because=said)
        if not drawn:
            return self._none(code, view)
        spread = f"{min(drawn):,.0f}" if len(drawn) == 1 else f"{min(drawn):,.0f} to {max(drawn):,.0f}"
        because = (
            f"{wording.claimed(first)} is claimed. The coast of {name} measures {spread} km in the boundary data, "
            "depending on the scale; published lengths differ by more."
        )
        if confirms(self._figures.of("coastline", code), *stated(first)):
            return Reading(outcome=Outcome.SUPPORTED, because=f"{because} A published length says so.")
        return Reading(outcome=_judge(first, min(drawn), max(drawn)), because=because)

    def _none(self, code: str, view: str) -> Reading:
        name = self._boundaries.name(code)
        if self._boundaries.coasts(view).on_sea(code, "Caspian Sea") == "on":
            because = f"{name} has a coast on the Caspian only, which is not measured as sea."
            return Reading(outcome=Outcome.UNDECIDED, because=because)
        if self._boundaries.is_landlocked(code, view):
            return Reading(outcome=Outcome.CONTRADICTED, because=f"{name} has no coast on the sea.")
        return Reading(outcome=Outcome.UNDECIDED, because=f"The coast of {name} is not drawn.")

    def _findings(self, claim: AnyClaim, code: str) -> Findings:
        lengths = self._boundaries.coasts(self._boundaries.worldviews[0]).lengths(code)
        finest = lengths[0][1]
        measured = Measurement(value=finest, unit="km", by_scale=lengths) if finest else None
        return Findings(
            measured=measured,
            published=self._figures.of("coastline", code),
            correction=_correction(claim.quantities, finest),
            sources=self._figures.sources("coastline", code),
        )


def _judge(quantity: Quantity, shortest_km: float, longest_km: float) -> Outcome:
    low, high = stated(quantity)
    wider = SMALL if longest_km < SHORT_KM else 1.0
    if low <= longest_km * SLACK * wider and high >= shortest_km / SLACK / wider:
        return Outcome.UNDECIDED
    if low <= longest_km * STRICT * wider and high >= shortest_km / STRICT / wider:
        return Outcome.QUESTIONABLE
    return Outcome.CONTRADICTED


def _correction(quantities: tuple[Quantity, ...], estimate_km: float | None) -> Correction | None:
    clash = clashing(quantities)
    return correct((quantities[0], clash), estimate=estimate_km) if clash and estimate_km else None
