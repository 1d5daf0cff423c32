"""Claim that a place is so many times as large as another → verdict from both areas."""

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.calibrations import calibration
from storymap.checks.evidence import evidence_of
from storymap.checks.extents import Extent, extent_of, outline_evidence
from storymap.checks.judging import Findings, Reading, join, judge_in_views, undecided_where_unknown
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.relations import Comparison

GUARD = 0.05
"""Two areas nearer than this share to each other: which is larger depends on who measures."""
CLEARLY = 1.25
"""A country is surely the larger beyond this ratio: both areas may be off by 8 % (90 % of countries), and more."""
STRICT = 2.0
"""A stated factor off by more than this in every reading is contradicted."""
STRICT_SMALL = 10.0
"""The same where one of the places is below 1000 km²: some published areas of islands count the sea."""
MORE = 1.5
""""More than twice": a ratio below the factor by more than this is contradicted; likewise "less than"."""


_WEAKER = {Outcome.CONTRADICTED: Outcome.QUESTIONABLE, Outcome.SUPPORTED: Outcome.COMPATIBLE}
"""What is said instead where a text does not say that it compares areas, and it would be contradicted."""


class SizeComparisonCheck:
    """Judges comparisons of the areas of countries and provinces."""

    name = "size-comparison"
    version = "1"
    types = frozenset({ClaimType.SIZE_COMPARISON})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.SIZE_COMPARISON: (
            "The ratio of the areas divided by the stated factor: compatible from 0.8 to 1.25 (“slightly larger” 0.96 "
            "to 1.41, “slightly smaller” 0.83 to 1.12), contradicted below 0.5 or above 2 in every reading (0.1 and 10 "
            "with a place below 1,000 km²). “Larger than”: supported from 1.25, contradicted below 0.8."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the comparison in every worldview."""
        identity = f"{self.name}@{self.version}"
        views = self._boundaries.worldviews
        extents = {view: [extent_of(m, self._boundaries, view) for m in claim.mentions] for view in views}
        return judge_in_views(
            claim,
            lambda view: _read(claim, extents[view]),
            boundaries=self._boundaries,
            check=identity,
            findings=Findings(),
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The outlines of the places compared."""
        return evidence_of(claim, self._boundaries, lambda: self._outlines(claim))

    def _outlines(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        return tuple(one for mention in claim.mentions for one in outline_evidence(mention, self._boundaries))


def judge_comparison(said: Comparison, ratio: tuple[float, float], *, small: bool) -> Outcome:
    """The outcome of a comparison.

    Args:
        said: What the text says.
        ratio: The smallest and the largest ratio of the areas, over all readings of both.
        small: Whether one of the places is below 1000 km².
    """
    strict = STRICT_SMALL if small else STRICT
    low, high = ratio[0] / said.high, ratio[1] / said.low
    if said.sense == "equal" or said.slightly:
        name = "equal" if not said.slightly else f"slightly-{said.sense}"
        return _near(name, (low, high), strict)
    if said.sense == "smaller":
        low, high = 1 / high, 1 / low
    beyond = MORE if said.factor != 1.0 else CLEARLY
    return _beyond(low, high, beyond * (strict / STRICT))


def _near(name: str, fits: tuple[float, float], strict: float) -> Outcome:
    low, high = calibration("sizes")["comparison"][name]
    if fits[0] <= high and fits[1] >= low:
        return Outcome.COMPATIBLE
    return Outcome.QUESTIONABLE if fits[0] <= strict and fits[1] >= 1 / strict else Outcome.CONTRADICTED


def _beyond(low: float, high: float, clearly: float) -> Outcome:
    """The outcome of "larger than", by how many times as large as said the figure is."""
    if low >= clearly:
        return Outcome.SUPPORTED
    if high >= 1 - GUARD:
        return Outcome.COMPATIBLE
    return Outcome.CONTRADICTED if high < 1 / clearly else Outcome.QUESTIONABLE


def _read(claim: AnyClaim, extents: list[Extent]) -> Reading:
    if not isinstance(claim.relation, Comparison):
        raise TypeError(f"a comparison of sizes was expected, not {type(claim.relation).__name__}")
    figure, grounds = extents[0], extents[1:]
    least = min(figure.readings) / sum(max(ground.readings) for ground in grounds)
    most = max(figure.readings) / sum(min(ground.readings) for ground in grounds)
    small = any(extent.kind == "small" for extent in extents)
    outcome = judge_comparison(claim.relation, (least, most), small=small)
    whole = sum(ground.km2 for ground in grounds)
    because = (
        f"{figure.name} measures {figure.km2:,.0f} km² and {join([ground.name for ground in grounds])} "
        f"{whole:,.0f} km²: {_times(figure.km2 / whole)} as large."
    )
    if most / least > 1.02:
        because += f" By other definitions {_times(least)} to {_times(most)}."
    weaker = _WEAKER.get(outcome) if claim.relation.implied else None
    if weaker is not None and (claim.negated or outcome is Outcome.CONTRADICTED):
        return Reading(outcome=weaker, because=f"{because} If people or wealth are meant, this says nothing.")
    return Reading(outcome=outcome, because=because)


def _times(ratio: float) -> str:
    return f"{ratio:.2f} times" if ratio < 10 else f"{ratio:,.0f} times"
