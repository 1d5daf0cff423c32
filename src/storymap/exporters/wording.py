"""Verdicts → words for people: the same in the report's every format."""

from collections.abc import Sequence

from storymap.model.claims import Claim, Correction, Measurement, Outcome, Verdict
from storymap.model.relations import Quantity, Unit
from storymap.model.stories import Story

OUTCOME_MEANINGS: dict[Outcome, str] = {
    Outcome.SUPPORTED: "topology, containment, arithmetic or a published figure says so",
    Outcome.COMPATIBLE: "inside the interval of what the data allow; not a confirmation",
    Outcome.QUESTIONABLE: "outside the 95 % interval, with no second ground against it: check this",
    Outcome.CONTRADICTED: "outside, and a second ground speaks against it",
    Outcome.INCONSISTENT: "the text contradicts itself",
    Outcome.DISPUTED: "the answer depends on whose borders are drawn",
    Outcome.UNDECIDED: "the data cannot tell, for the reason given",
}
"""What each outcome means, in one line."""

PROBLEMS = (Outcome.CONTRADICTED, Outcome.INCONSISTENT, Outcome.QUESTIONABLE, Outcome.DISPUTED)
"""Outcomes that a reader should look at first, the gravest first."""

DRAFT_NOTICE = "Every verdict is a machine's draft until a person confirms it."
LIMITS = (
    "Geometry rejects gross errors, such as a dropped digit or miles for kilometres, not disputes of 20 %. "
    "Boundaries are generalised and drawn about 2018; nearer to a line than the data can tell, nothing is "
    "contradicted."
)

UNIT_NAMES: dict[Unit, str] = {"km2": "km²", "mi2": "mi²", "acre": "acres"}
"""Units whose sign differs from their id."""


def unit_name(unit: Unit) -> str:
    """The unit as people write it."""
    return UNIT_NAMES.get(unit, unit)


def number(value: float) -> str:
    """A figure for people: thousands apart, no more than one decimal, none above a hundred.

    >>> number(1340.4), number(59.66), number(96.0), number(0.5)
    ('1,340', '59.7', '96', '0.5')
    """
    digits = 0 if abs(value) >= 100 or value == round(value) else 1
    return f"{value:,.{digits}f}"


def quantity_words(quantity: Quantity) -> str:
    """A stated figure with its unit."""
    return f"{number(quantity.value)} {unit_name(quantity.unit)}"


def measurement_words(measurement: Measurement) -> str:
    """The estimate with its interval and the raw measure at each scale."""
    unit = unit_name(measurement.unit)
    words = [f"estimate {number(measurement.value)} {unit}"]
    if measurement.interval_95:
        low, high = measurement.interval_95
        words.append(f"95 % interval {number(low)}–{number(high)} {unit}")
    scales = [f"{number(value)} at {scale}" for scale, value in measurement.by_scale if value is not None]
    if scales:
        words.append(f"measured {', '.join(scales)}")
    return "; ".join(words)


def correction_words(correction: Correction) -> str:
    """What the text probably meant."""
    return f"probably meant: {number(correction.value)} {unit_name(correction.unit)} ({correction.repair})"


def published_words(verdict: Verdict) -> str:
    """The published figures, or nothing."""
    figures = (
        f"{number(p.value)} {unit_name(p.unit)} ({p.source}{f', {p.date}' if p.date else ''})"
        for p in verdict.published
    )
    return "; ".join(figures)


def worldview_words(verdict: Verdict) -> str:
    """Who says what, only where they differ."""
    if len({outcome for _, outcome in verdict.worldviews}) < 2:
        return ""
    return "; ".join(f"{view}: {outcome.value}" for view, outcome in verdict.worldviews)


def details(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """Everything behind a verdict, as labelled lines; labels without content are left out."""
    lines = (
        ("Because", verdict.because),
        ("Measured", measurement_words(verdict.measured) if verdict.measured else ""),
        ("Published", published_words(verdict)),
        ("Correction", correction_words(verdict.correction) if verdict.correction else ""),
        ("Worldviews", worldview_words(verdict)),
        ("Said by", verdict.claim.attributed_to or ""),
        ("Conflicts with", ", ".join(verdict.conflicts_with)),
    )
    return tuple((label, content) for label, content in lines if content)


def quote_of(story: Story, claim: Claim) -> str:  # type: ignore[type-arg]  # any relation will do
    """The claim's words on one line."""
    for resolved in story.documents:
        if resolved.document.id == claim.document:
            return " ".join(resolved.document.quote(claim.quote).split())
    raise KeyError(claim.document)


def tally(verdicts: Sequence[Verdict]) -> str:
    """How many verdicts of each outcome, in the order of `Outcome`.

    >>> tally(())
    'no geographic claims found'
    """
    counts = [(o, sum(v.outcome is o for v in verdicts)) for o in Outcome]
    return ", ".join(f"{n} {o.value}" for o, n in counts if n) or "no geographic claims found"


def data_words(story: Story) -> str:
    """Which data and worldviews the verdicts rest on."""
    sources = sorted({source for verdict in story.verdicts for source in verdict.sources})
    views = ", ".join(story.worldviews)
    return f"Data: {', '.join(sources) or 'none asked'}. Worldviews: {views or 'none'}."
