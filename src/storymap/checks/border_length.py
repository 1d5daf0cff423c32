"""Claim of a border's length → verdict: the two units against each other, then each against the boundary."""

import math

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.border_fit import shortest_km
from storymap.boundaries.estimates import border_estimate, interval_95_km, strict_interval_km
from storymap.boundaries.topology import Border
from storymap.checks import wording
from storymap.checks.adjacency import BY_DEFINITION
from storymap.checks.corrections import correct
from storymap.checks.evidence import border_evidence, chord_evidence, evidence_of
from storymap.checks.figures import PublishedFigures, confirms, refutes
from storymap.checks.judging import Findings, Reading, code_of, judge_in_views, undecided, undecided_reason
from storymap.errors import UnknownPlaceError
from storymap.language.quantity_units import base_interval, base_value, clashing
from storymap.model.claims import AnyClaim, ClaimType, Correction, Evidence, Outcome, PublishedFigure, Verdict
from storymap.model.relations import Quantity

LIMIT = "Measured boundaries reject gross errors, not 20 % disputes."
ABOUT = 0.05
"""How far "about" widens a figure on each side, as a share of it: a judgement."""
TOUCHING_KM = 25.0
"""Countries with no common line and a gap below this may still touch: the lines are coarse."""


class BorderLengthCheck:
    """Judges stated lengths of borders between two countries."""

    name = "border-length"
    version = "1"
    types = frozenset({ClaimType.BORDER_LENGTH})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.BORDER_LENGTH: (
            "Compatible inside the 95 % interval of published lengths; outside it questionable, and contradicted "
            "only with a second ground: the great circle between the ends, a published figure, or the interval of "
            "all but one in two hundred lengths."
        )
    }

    def __init__(self, *, boundaries: Boundaries, figures: PublishedFigures | None = None) -> None:
        self._boundaries = boundaries
        self._figures = figures or PublishedFigures()

    def check(self, claim: AnyClaim) -> Verdict | None:
        """Judge the stated length in every worldview; the length of all borders together is left to another check."""
        if not claim.grounds:
            return None
        identity = f"{self.name}@{self.version}"
        pair = self._codes(claim)
        if pair is None:
            reason = undecided_reason(claim, self._boundaries) or "The boundary data do not know both countries."
            return undecided(claim, reason, boundaries=self._boundaries, check=identity)
        figures = self._figures.of("border", *pair)
        return judge_in_views(
            claim,
            lambda view: self._read(claim, pair, figures, view=view),
            boundaries=self._boundaries,
            check=identity,
            findings=self._findings(claim, pair, figures),
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The line of the border, and the great circle between its ends where a figure is shorter than that."""
        return evidence_of(claim, self._boundaries, lambda: self._lines(claim))

    def _lines(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        pair = self._codes(claim)
        view, border = self._first_drawn(pair) if pair else ("", None)
        if pair is None or border is None:
            return ()
        too_short = any(base_interval(quantity)[1] < shortest_km(border) for quantity in claim.quantities)
        return border_evidence(self._boundaries, pair, view) + (chord_evidence(border) if too_short else ())

    def _codes(self, claim: AnyClaim) -> tuple[str, str] | None:
        try:
            a, b = (code_of(mention, self._boundaries) for mention in claim.mentions)
        except (UnknownPlaceError, ValueError):
            return None
        return (a, b) if a != b else None

    def _read(
        self, claim: AnyClaim, pair: tuple[str, str], figures: tuple[PublishedFigure, ...], *, view: str
    ) -> Reading:
        border = self._boundaries.border(*pair, view)
        if border is None:
            return self._no_border(pair, view)
        ruler = Ruler(self._title(pair), border, figures)
        quantities = claim.quantities
        clash = clashing(quantities)
        return ruler.contradictory(quantities[0], clash) if clash else ruler.single(quantities[0])

    def _no_border(self, pair: tuple[str, str], view: str) -> Reading:
        if frozenset(pair) in BY_DEFINITION:
            because = f"{self._title(pair)}: no such border is drawn; but {BY_DEFINITION[frozenset(pair)]}."
            return Reading(outcome=Outcome.UNDECIDED, because=because)
        gap = self._boundaries.gap_km(*pair, view)
        because = (
            f"{self._title(pair)}: the boundary data have no such land border; the territories are {gap:,.0f} km apart."
        )
        outcome = Outcome.CONTRADICTED if gap > TOUCHING_KM else Outcome.UNDECIDED
        return Reading(outcome=outcome, because=because, margin=gap)

    def _title(self, pair: tuple[str, str]) -> str:
        return f"{self._boundaries.name(pair[0])}–{self._boundaries.name(pair[1])}"

    def _findings(self, claim: AnyClaim, pair: tuple[str, str], figures: tuple[PublishedFigure, ...]) -> Findings:
        border = self._first_drawn(pair)[1]
        if border is None:
            return Findings(published=figures)
        measured = border_estimate(border)
        return Findings(
            measured=measured,
            published=figures,
            correction=correction(claim.quantities, measured.value),
            sources=self._figures.sources("border", *pair),
        )

    def _first_drawn(self, pair: tuple[str, str]) -> tuple[str, Border | None]:
        """The first worldview that draws the border, and the border there; none where no worldview does."""
        borders = ((view, self._boundaries.border(*pair, view)) for view in self._boundaries.worldviews)
        return next(((view, border) for view, border in borders if border), ("", None))


def correction(quantities: tuple[Quantity, ...], estimate_km: float) -> Correction | None:
    """The repair of the first two figures that disagree; with one unit only, a range is all that can be offered."""
    clash = clashing(quantities)
    return correct((quantities[0], clash), estimate=estimate_km) if clash else None


def stated_km(quantity: Quantity) -> tuple[float, float]:
    """The interval in km that a hedged figure claims; no bound above for "more than", none below for "up to"."""
    low, high = base_interval(quantity)
    if quantity.hedge == "at least":
        return low, float("inf")
    if quantity.hedge == "at most":
        return 0.0, high
    value = base_value(quantity)
    return (min(low, value * (1 - ABOUT)), max(high, value * (1 + ABOUT))) if quantity.hedge else (low, high)


class Ruler:
    """Holds stated lengths against one border."""

    def __init__(self, title: str, border: Border, figures: tuple[PublishedFigure, ...]) -> None:
        self._title = title
        self._border = border
        self._estimate = border_estimate(border).value
        self._interval_95 = interval_95_km(border)
        self._figures = figures

    def single(self, quantity: Quantity) -> Reading:
        """What the border says to one figure."""
        outcome, reason = self.judge(quantity)
        said = f"{wording.claimed(quantity)} for the {self._title} border is {outcome.value}"
        because = f"{said}: it {reason}. {self._measured()}"
        if outcome in (Outcome.COMPATIBLE, Outcome.QUESTIONABLE):
            because += f" {LIMIT}"
        return Reading(outcome=outcome, because=because, margin=self._margin(quantity))

    def contradictory(self, first: Quantity, second: Quantity) -> Reading:
        """What the border says to two figures that contradict each other."""
        said = []
        for quantity in (first, second):
            outcome, reason = self.judge(quantity)
            said.append(f"{wording.claimed(quantity)} is {_WORDS[outcome]}: it {reason}.")
        because = " ".join(["The two figures contradict each other.", *said, self._measured()])
        return Reading(outcome=Outcome.INCONSISTENT, because=because, margin=self._margin(first))

    def judge(self, quantity: Quantity) -> tuple[Outcome, str]:
        """The outcome of one figure, and the reason as a verb phrase."""
        low, high = stated_km(quantity)
        if high < shortest_km(self._border):
            chord = wording.figure(self._border.chord_km, "km")
            return Outcome.CONTRADICTED, f"is shorter than the great circle between the border's ends, {chord}"
        shown = wording.interval(*self._interval_95, quantity.unit)
        if _meets(low, high, self._interval_95):
            return self._inside(low, high, shown)
        return self._outside(low, high, shown)

    def _inside(self, low: float, high: float, shown: str) -> tuple[Outcome, str]:
        reason = f"lies inside the interval {shown}"
        if confirms(self._figures, low, high):
            return Outcome.SUPPORTED, f"{reason} and in line with published figures"
        if refutes(self._figures, low, high):
            return Outcome.QUESTIONABLE, f"{reason}, yet is far from published figures: check this"
        if self._figures:
            return Outcome.COMPATIBLE, f"{reason}, though published figures differ"
        return Outcome.COMPATIBLE, reason

    def _outside(self, low: float, high: float, shown: str) -> tuple[Outcome, str]:
        reason = f"lies outside the interval {shown}"
        if refutes(self._figures, low, high):
            return Outcome.CONTRADICTED, f"{reason} and far from published figures"
        if confirms(self._figures, low, high):
            return Outcome.SUPPORTED, f"{reason}, yet published figures say so"
        if not _meets(low, high, strict_interval_km(self._border)):
            return Outcome.CONTRADICTED, f"{reason}, beyond all but one in two hundred true lengths"
        return Outcome.QUESTIONABLE, f"{reason}; nothing else speaks against it: check this"

    def _measured(self) -> str:
        shown = wording.interval(*self._interval_95, "km")
        return (
            f"The {self._title} border measures about {wording.figure(self._estimate, 'km')} in the boundary data "
            f"(95 % interval {shown})."
        )

    def _margin(self, quantity: Quantity) -> float:
        """Share by which the figure lies inside (positive) or outside the 95 % interval."""
        low, high = self._interval_95
        value = base_value(quantity)
        if value <= 0:
            return -1.0
        return round(min(value / low if low > 0 else math.inf, high / value) - 1, 3)


_WORDS = {
    Outcome.SUPPORTED: "compatible",
    Outcome.COMPATIBLE: "compatible",
    Outcome.QUESTIONABLE: "questionable",
    Outcome.CONTRADICTED: "contradicted",
}


def _meets(low: float, high: float, other: tuple[float, float]) -> bool:
    return low <= other[1] and high >= other[0]
