"""Claim of how large a country or province is → verdict from its outline."""

from dataclasses import replace

from storymap.boundaries.atlas import Boundaries
from storymap.checks import wording
from storymap.checks.corrections import correct
from storymap.checks.evidence import evidence_of
from storymap.checks.extents import Extent, extent_of, outline_evidence
from storymap.checks.figures import PublishedFigures, confirms, refutes
from storymap.checks.judging import Findings, Reading, code_of, join, judge_in_views, undecided_where_unknown
from storymap.language.quantity_units import base_interval, base_value, clashing
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Measurement, Outcome, PublishedFigure, Verdict
from storymap.model.relations import Quantity

FITTING = ("interval_95", "land_95")
"""Intervals within which a stated area is compatible: with inland waters and without."""
COARSE_KM2 = 25.0
"""Countries drawn smaller than this are not measured: at 10m, the outline of Monaco is ten times too large."""
ABOUT = 0.05
"""How far "about" widens a figure on each side, as a share of it: a judgement."""


class AreaCheck:
    """Judges stated areas of countries and provinces."""

    name = "area"
    version = "1"
    types = frozenset({ClaimType.AREA})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.AREA: (
            "Supported by a published area within 2 %; compatible within 15 % of one reading of the outline (more for "
            "provinces and below 1,000 km²); contradicted when off by more than 1.6 in every reading (2 for provinces, "
            "10 below 1,000 km²), or by 35 % from every published area too."
        )
    }

    def __init__(self, *, boundaries: Boundaries, figures: PublishedFigures | None = None) -> None:
        self._boundaries = boundaries
        self._figures = figures or PublishedFigures()

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the stated area in every worldview."""
        identity = f"{self.name}@{self.version}"
        extents = {v: extent_of(claim.mentions[0], self._boundaries, v) for v in self._boundaries.worldviews}
        published, sources = self._published(claim)
        findings = _findings(claim, extents[self._boundaries.worldviews[0]])
        return judge_in_views(
            claim,
            lambda view: _read(claim, extents[view], published),
            boundaries=self._boundaries,
            check=identity,
            findings=replace(findings, published=published, sources=sources),
        )

    def _published(self, claim: AnyClaim) -> tuple[tuple[PublishedFigure, ...], tuple[str, ...]]:
        """Published areas and where they are from; none for provinces."""
        if not claim.mentions[0].place.is_country:
            return (), ()
        code = code_of(claim.mentions[0], self._boundaries)
        return self._figures.of("area", code), self._figures.sources("area", code)

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The outline."""
        return evidence_of(claim, self._boundaries, lambda: outline_evidence(claim.mentions[0], self._boundaries))


def judge_area(quantity: Quantity, extent: Extent, published: tuple[PublishedFigure, ...] = ()) -> Outcome:
    """The outcome of a stated area, by the reading that fits it best, and by what others publish."""
    stated = stated_km2(quantity)
    said = any(confirms((one,), *base_interval(quantity)) for one in published)
    if said and quantity.hedge not in ("at least", "at most"):
        return Outcome.SUPPORTED
    if any(_meets(stated, extent.within(name, reading=r)) for r in extent.readings for name in FITTING):
        return Outcome.COMPATIBLE
    if extent.km2 < COARSE_KM2 and stated[0] < COARSE_KM2 and not refutes(published, *stated):
        return Outcome.UNDECIDED
    possible = any(_meets(stated, extent.within("strict", reading=reading)) for reading in extent.readings)
    possible = possible and not refutes(published, *stated)
    return Outcome.QUESTIONABLE if possible else Outcome.CONTRADICTED


def _meets(stated: tuple[float, float], interval: tuple[float, float]) -> bool:
    return stated[0] <= interval[1] and stated[1] >= interval[0]


def stated_km2(quantity: Quantity) -> tuple[float, float]:
    """Square kilometres that the words can stand for."""
    low, high = base_interval(quantity)
    if quantity.hedge == "about":
        low, high = low * (1 - ABOUT), high * (1 + ABOUT)
    return 0.0 if quantity.hedge == "at most" else low, float("inf") if quantity.hedge == "at least" else high


def _read(claim: AnyClaim, extent: Extent, published: tuple[PublishedFigure, ...]) -> Reading:
    first = claim.quantities[0]
    clash = clashing(claim.quantities)
    measured = measured_words(extent)
    if clash is not None:
        said = wording.contradiction(first, clash)
        return Reading(outcome=Outcome.INCONSISTENT, because=f"{said} {measured}")
    low, high = extent.within("interval_95", reading=extent.nearest(base_value(first)))
    range_ = f"Nineteen in twenty published areas lie within {wording.interval(low, high, first.unit)}."
    because = f"{wording.claimed(first)} is claimed. {measured} {range_}"
    if extent.km2 < COARSE_KM2:
        because = f"{wording.claimed(first)} is claimed. {_drawn_small(extent)}"
    if published:
        because += " Others publish " + join(sorted({wording.figure(one.value, one.unit) for one in published})) + "."
    return Reading(
        outcome=judge_area(first, extent, published), because=because, margin=_margin(base_value(first), low, high)
    )


def _drawn_small(extent: Extent) -> str:
    drawn = "less than 1 km²" if extent.km2 < 1 else wording.figure(extent.km2, "km2")
    return f"{extent.name} is drawn with {drawn}: too small to be measured closely at this scale."


def _margin(value: float, low: float, high: float) -> float:
    """How far inside the interval a value lies, as a share of the nearer bound; negative outside."""
    return round(min(value / low - 1, 1 - value / high), 3)


def measured_words(extent: Extent) -> str:
    """What the data measure, in a sentence."""
    words = f"The boundary data measure {wording.figure(extent.km2, 'km2')} for {extent.name}"
    others = sorted({round(other) for other in extent.readings if abs(other / extent.km2 - 1) > 0.01})
    if others:
        words += f" ({' or '.join(f'{other:,}' for other in others)} km² by another definition)"
    return f"{words}, inland waters included."


def _findings(claim: AnyClaim, extent: Extent) -> Findings:
    first = claim.quantities[0]
    clash = clashing(claim.quantities)
    return Findings(
        measured=Measurement(
            value=extent.km2,
            unit="km2",
            by_scale=extent.by_scale,
            interval_90=extent.within("interval_90"),
            interval_95=extent.within("interval_95"),
        ),
        correction=correct((first, clash), estimate=extent.km2) if clash else None,
    )
