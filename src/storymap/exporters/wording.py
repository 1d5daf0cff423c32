"""Verdicts and figures → words for people: the same in every report and on the story's page."""

from collections.abc import Iterator, Sequence

from storymap.language.quantity_units import convert, dimension
from storymap.model.claims import PROBLEMS, Claim, Correction, Measurement, Outcome, PublishedFigure, Verdict
from storymap.model.relations import Quantity, Unit
from storymap.model.stories import Story

OUTCOME_MEANINGS: dict[Outcome, str] = {
    Outcome.SUPPORTED: "topology, containment, arithmetic or a cited figure says so",
    Outcome.COMPATIBLE: "inside the uncertainty of what the data can measure; not a confirmation",
    Outcome.QUESTIONABLE: "outside that uncertainty, with no second ground against it: check this",
    Outcome.CONTRADICTED: "outside it, and a second ground speaks against it",
    Outcome.INCONSISTENT: "the text contradicts itself",
    Outcome.DISPUTED: "the answer depends on whose borders are drawn",
    Outcome.UNDECIDED: "closer to the line, or less certain, than the data can tell",
}
"""What each outcome means, in one line."""

DRAFT_NOTICE = "Every verdict is a machine's draft until a person confirms it."
MIXED_NOTICE = "Verdicts marked as drafts are a machine's, which nobody has confirmed."
SIGNED_NOTICE = "A person has confirmed every verdict that is shown."
LIMITS = (
    "Geometry rejects gross errors, such as a dropped digit or miles for kilometres, not disputes of 20 %. "
    "Boundaries are generalised and drawn about 2018; nearer to a line than the data can tell, nothing is "
    "contradicted."
)
STATUS_WORDS = {
    "draft": "drafted by a machine, not yet confirmed by a person",
    "confirmed": "confirmed by a person",
    "rejected": "rejected by a person",
}

UNIT_WORDS: dict[str, str] = {
    "mi": "miles",
    "yd": "yards",
    "ft": "feet",
    "nmi": "nautical miles",
    "km2": "km²",
    "mi2": "square miles",
    "ha": "hectares",
    "acre": "acres",
    "deg": "° of latitude",
}
"""Units whose words differ from their id."""


def number(value: float) -> str:
    """A measured number as precise as a reader needs it, thousands marked.

    >>> number(165.104), number(1340), number(9.55), number(12.0), number(0.25)
    ('165', '1,340', '9.6', '12', '0.25')
    """
    return _trimmed(f"{value:,.{0 if abs(value) >= 20 else 1 if abs(value) >= 2 else 2}f}")


def stated_number(value: float) -> str:
    """A number that somebody printed, with the digits they gave.

    >>> stated_number(195.7), stated_number(96), stated_number(1_340_000)
    ('195.7', '96', '1,340,000')
    """
    return _trimmed(f"{value:,.4f}") if abs(value) < 1e15 else f"{value:.6g}"


def _trimmed(shown: str) -> str:
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def unit_words(unit: str) -> str:
    """The unit as people write it."""
    return UNIT_WORDS.get(unit, unit)


def quantity(value: float, unit: str) -> str:
    """A measured number with its unit."""
    return f"{number(value)} {unit_words(unit)}"


def stated(figure: Quantity | PublishedFigure | Correction) -> str:
    """A figure that somebody printed, with its unit.

    >>> stated(PublishedFigure(value=195.7, unit="km", source="a survey"))
    '195.7 km'
    """
    return f"{stated_number(figure.value)} {unit_words(figure.unit)}"


def unit_of(verdict: Verdict) -> Unit:
    """The unit to tell a measurement in: the claim's own where it has one of the same kind."""
    measured = verdict.measured.unit if verdict.measured else "km"
    own = (q.unit for q in verdict.claim.quantities if dimension(q.unit) == dimension(measured))
    return next(own, measured)


def measurement_words(measurement: Measurement, unit: Unit | None = None) -> str:
    """The estimate with its intervals and the raw measure at each scale, in a unit."""
    shown: Unit = unit or measurement.unit

    def told(value: float) -> str:
        return number(convert(value, measurement.unit, shown))

    words = [f"estimate {told(measurement.value)} {unit_words(shown)}"]
    for share, interval in ((95, measurement.interval_95), (90, measurement.interval_90)):
        if interval:
            words.append(f"{share} % interval {told(interval[0])}–{told(interval[1])} {unit_words(shown)}")
    scales = [f"{told(value)} at {scale}" for scale, value in measurement.by_scale if value is not None]
    return "; ".join([*words, *([f"measured {', '.join(scales)}"] if scales else [])])


def correction_words(correction: Correction) -> str:
    """What the text probably meant."""
    return f"probably meant: {stated(correction)} ({correction.repair})"


def published_words(verdict: Verdict) -> str:
    """The published figures, or nothing."""
    return figures_words(verdict.published)


def figures_words(figures: Sequence[PublishedFigure]) -> str:
    """Published figures, each with its source."""
    return "; ".join(f"{stated(p)} ({p.source}{f', {p.date}' if p.date else ''})" for p in figures)


def worldview_words(verdict: Verdict) -> str:
    """Who says what, only where they differ."""
    if len({outcome for _, outcome in verdict.worldviews}) < 2:
        return ""
    return "; ".join(f"{view}: {outcome.value}" for view, outcome in verdict.worldviews)


def details(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """What a verdict rests on, as labelled lines; labels without content are left out."""
    measured = verdict.measured
    lines = (
        ("Because", verdict.because),
        ("Correction", correction_words(verdict.correction) if verdict.correction else ""),
        ("Measured", measurement_words(measured, unit_of(verdict)) if measured else ""),
        ("Published", published_words(verdict)),
        ("Worldviews", worldview_words(verdict)),
        ("Said by", verdict.claim.attributed_to or ""),
        ("Conflicts with", ", ".join(verdict.conflicts_with)),
    )
    return tuple((label, content) for label, content in lines if content)


def draft_mark(verdict: Verdict) -> str:
    """What a verdict's heading says of one that nobody has confirmed; empty for others."""
    return ", machine draft" if verdict.status == "draft" else ""


def status_notice(story: Story) -> str:
    """Who stands for the verdicts of a story."""
    drafts = {verdict.status == "draft" for verdict in story.verdicts}
    if len(drafts) > 1:
        return MIXED_NOTICE
    return SIGNED_NOTICE if False in drafts else "" if story.signed_only else DRAFT_NOTICE


def quote_of(story: Story, claim: Claim) -> str:  # type: ignore[type-arg]  # any relation will do
    """The claim's words on one line."""
    for resolved in story.documents:
        if resolved.document.id == claim.document:
            return " ".join(resolved.document.quote(claim.quote).split())
    raise KeyError(claim.document)


def shortened(words: str, limit: int) -> str:
    """Words on one line, their middle left out where they are longer than `limit`; cut between words.

    >>> shortened("Norway shares a short land border with Russia", 30)
    'Norway shares … with Russia'
    """
    words = " ".join(words.split())
    if len(words) <= limit:
        return words
    half = (limit - 3) // 2
    start, end = words[: half + 1].rpartition(" ")[0], words[-half - 1 :].partition(" ")[2]
    return f"{start or words[:half]} … {end or words[-half:]}"


def problems(story: Story) -> tuple[tuple[int, Verdict], ...]:
    """The verdicts to look at first with their numbers, the gravest first, then in order of the text."""
    found = [(number, verdict) for number, verdict in enumerate(story.verdicts) if verdict.outcome in PROBLEMS]
    return tuple(sorted(found, key=lambda pair: (PROBLEMS.index(pair[1].outcome), pair[0])))


def tally(verdicts: Sequence[Verdict]) -> str:
    """How many verdicts of each outcome, in the order of `Outcome`.

    >>> tally(())
    'no geographic claims found'
    """
    counts = [(o, sum(v.outcome is o for v in verdicts)) for o in Outcome]
    return ", ".join(f"{n} {o.value}" for o, n in counts if n) or "no geographic claims found"


def summary(story: Story) -> str:
    """How many verdicts of each outcome; of a story that holds only what is signed, not that nothing was found."""
    return (
        "no verdict that a person has confirmed" if story.signed_only and not story.verdicts else tally(story.verdicts)
    )


def data_words(story: Story) -> str:
    """Which data and worldviews the verdicts rest on, and to which claims they are confined."""
    return " ".join(_data(story))


def _data(story: Story) -> Iterator[str]:
    sources = sorted({source for verdict in story.verdicts for source in verdict.sources})
    yield f"Data: {', '.join(sources) or 'none asked'}."
    yield f"Worldviews: {', '.join(story.worldviews) or 'none'}."
    if len(story.worldviews) == 1:
        yield "Judged in one worldview only: nothing can be found disputed."
    if story.only:
        yield f"Only claims of these types were judged: {', '.join(story.only)}."
