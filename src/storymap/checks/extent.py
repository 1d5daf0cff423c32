"""Claim about a country's area or coast → verdict from its outline."""

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.topology import AreaReadings
from storymap.checks import wording
from storymap.checks.corrections import correct
from storymap.checks.judging import Findings, Reading, code_of, judge_in_views, reason_or, undecided
from storymap.errors import UnknownPlaceError
from storymap.language.quantity_units import agree, base_interval
from storymap.model.claims import AnyClaim, ClaimType, Measurement, Outcome, Verdict
from storymap.model.relations import Quantity

SMALL_KM2 = 1000.0
"""Below this the outline at 10m is coarse."""
SHARES = ((SMALL_KM2, 0.30), (float("inf"), 0.15))
"""Up to so large an area, 95 % of the published areas lie within this share of the measured one."""
NINETY = {0.30: 0.15, 0.15: 0.08}
"""The share for 90 %, by that for 95 %."""
STRICT, STRICT_SMALL = 2.0, 10.0
"""An area off by more than this factor in every reading is contradicted; small territories are drawn coarsely, and
some sources count their sea."""


class ExtentCheck:
    """Judges stated areas of countries, and whether they are landlocked."""

    name = "extent"
    version = "1"
    types = frozenset({ClaimType.AREA, ClaimType.LANDLOCKED})

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the area or the coast in every worldview."""
        identity = f"{self.name}@{self.version}"
        try:
            code = code_of(claim.mentions[0], self._boundaries)
            areas = {view: self._boundaries.area_km2(code, view) for view in self._boundaries.worldviews}
        except UnknownPlaceError as error:
            reason = reason_or(claim, self._boundaries, error)
            return undecided(claim, reason, boundaries=self._boundaries, check=identity)
        landlocked = claim.type is ClaimType.LANDLOCKED
        first = areas[self._boundaries.worldviews[0]]
        return judge_in_views(
            claim,
            lambda view: self._coast(code, view) if landlocked else self._area(claim, code, areas[view]),
            boundaries=self._boundaries,
            check=identity,
            findings=Findings() if landlocked else _findings(claim, first),
        )

    def _coast(self, code: str, view: str) -> Reading:
        name = self._boundaries.name(code)
        if self._boundaries.is_landlocked(code, view):
            return Reading(outcome=Outcome.SUPPORTED, because=f"{name} has no coast on the sea.")
        return Reading(outcome=Outcome.CONTRADICTED, because=f"{name} has a coast on the sea.")

    def _area(self, claim: AnyClaim, code: str, area: AreaReadings) -> Reading:
        first = claim.quantities[0]
        clash = next((quantity for quantity in claim.quantities[1:] if not agree(first, quantity)), None)
        measured = f"The boundary data measure {area.all_parts:,.0f} km² for {self._boundaries.name(code)}"
        if abs(area.near_parts / area.all_parts - 1) > 0.01:
            measured += f", {area.near_parts:,.0f} km² without its parts beyond 1,000 km"
        measured += ", inland waters included."
        if clash is not None:
            said = f"The two figures contradict each other: {wording.claimed(first)} is not {wording.claimed(clash)}."
            return Reading(outcome=Outcome.INCONSISTENT, because=f"{said} {measured}")
        outcome = judge_area(first, area)
        return Reading(outcome=outcome, because=f"{wording.claimed(first)} is claimed. {measured}")


def share_95(area_km2: float) -> float:
    """Share of the measured area within which 95 % of the published areas lie."""
    return next(share for limit, share in SHARES if area_km2 < limit)


def judge_area(quantity: Quantity, area: AreaReadings) -> Outcome:
    """The outcome of a stated area, by the reading that fits it best."""
    low, high = base_interval(quantity)
    low = 0.0 if quantity.hedge == "at most" else low
    high = float("inf") if quantity.hedge == "at least" else high
    readings = (area.all_parts, area.near_parts)
    if any(low <= r * (1 + share_95(r)) and high >= r * (1 - share_95(r)) for r in readings):
        return Outcome.COMPATIBLE
    strict = STRICT_SMALL if min(readings) < SMALL_KM2 or high < SMALL_KM2 else STRICT
    if all(low > r * strict or high < r / strict for r in readings):
        return Outcome.CONTRADICTED
    return Outcome.QUESTIONABLE


def _findings(claim: AnyClaim, area: AreaReadings) -> Findings:
    value, share = area.all_parts, share_95(area.all_parts)
    first = claim.quantities[0]
    clash = next((quantity for quantity in claim.quantities[1:] if not agree(first, quantity)), None)
    ninety = NINETY[share]
    return Findings(
        measured=Measurement(
            value=value,
            unit="km2",
            by_scale=area.by_scale,
            interval_90=(value * (1 - ninety), value * (1 + ninety)),
            interval_95=(value * (1 - share), value * (1 + share)),
        ),
        correction=correct((first, clash), estimate=value) if clash else None,
    )
