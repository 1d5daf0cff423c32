"""A verdict → everything that led to it, as labelled lines: what a fact-checker follows step by step."""

from collections.abc import Iterator

from storymap.exporters import wording
from storymap.language.quantity_units import base_interval, dimension
from storymap.model.claims import AnyClaim, Mention, Verdict
from storymap.model.places import Candidate, ResolvedDocument
from storymap.model.relations import Quantity
from storymap.model.stories import Story
from storymap.model.texts import Span

SHOWN_RIVALS = 2
"""How many places that the words might have meant are named beside the one taken."""


def trace(story: Story, verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """The words, the places, the figures, the rule, what each worldview says, and the data, in this order."""
    claim = verdict.claim
    resolved = next(r for r in story.documents if r.document.id == claim.document)
    return (
        ("Found", _found(claim, resolved)),
        *(("Place", _place(mention, resolved)) for mention in claim.mentions),
        *(("Figure", _figure(figure)) for figure in claim.quantities),
        *((("Rule", verdict.rule),) if verdict.rule else ()),
        *_measured(verdict),
        *_readings(verdict),
        ("Decided by", ", ".join((verdict.check, *verdict.sources))),
    )


def _found(claim: AnyClaim, resolved: ResolvedDocument) -> str:
    signal = resolved.document.quote(claim.signal)
    where = f"{claim.document}, characters {claim.quote.start}–{claim.quote.end}"
    denied = "; the text denies it" if claim.negated else ""
    dated = f"; the text speaks of {claim.dated}" if claim.dated else ""
    return f"as {claim.type.value} by the words “{wording.shortened(signal, 80)}” ({where}){denied}{dated}"


def _place(mention: Mention, resolved: ResolvedDocument) -> str:
    place = mention.place
    words = wording.shortened(resolved.document.quote(mention.span), 60)
    referred = " (referred to, not named)" if mention.anaphoric else ""
    taken = f"“{words}”{referred} is {_entry(place.name, place.country_code, place.id)}"
    rivals = [c for c in _candidates(mention.span, resolved) if c.place.id != place.id][:SHOWN_RIVALS]
    others = "; ".join(f"{_entry(c.place.name, c.place.country_code, c.place.id)} {c.score:.2f}" for c in rivals)
    return f"{taken}, confidence {mention.confidence:.2f}{f'; else {others}' if others else ''}"


def _entry(name: str, country: str | None, key: str) -> str:
    return f"{name} [{', '.join(part for part in (country, key) if part)}]"


def _candidates(span: Span, resolved: ResolvedDocument) -> tuple[Candidate, ...]:
    return next((r.candidates for r in resolved.resolutions if r.toponym.span == span), ())


def _figure(quantity: Quantity) -> str:
    low, high = base_interval(quantity)
    base = "km" if dimension(quantity.unit) == "length" else "km²"
    hedge = f", hedged: {quantity.hedge}" if quantity.hedge else ""
    bounds = f"{wording.stated_number(round(low, 3))}–{wording.stated_number(round(high, 3))} {base}"
    return f"“{quantity.text}” can stand for {bounds} by its printed digits{hedge}"


def _measured(verdict: Verdict) -> Iterator[tuple[str, str]]:
    measured = verdict.measured
    if measured is not None and wording.unit_of(verdict) != measured.unit:
        yield "In the data's unit", wording.measurement_words(measured)
    if verdict.margin is not None:
        yield "Margin", f"{verdict.margin:+.4g} from the edge of the deciding rule (km, km² or a share)"


def _readings(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What each worldview says; those that say the same share a line."""
    said, views = dict(verdict.readings), dict[tuple[str, str], list[str]]()
    for view, outcome in verdict.worldviews:
        views.setdefault((outcome.value, said.get(view, "")), []).append(f"“{view}”")
    for (word, because), names in views.items():
        yield f"Worldview {', '.join(names)}", f"{word}{f': {because}' if because else ''}"
