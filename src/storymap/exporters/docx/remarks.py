"""Story → what an editor should look at in its texts: the words, and what is to be said about them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from storymap.exporters import wording
from storymap.exporters.docx.balloons import Lines
from storymap.exporters.doubts import is_doubtful
from storymap.exporters.markup import web_address
from storymap.model.claims import AnyClaim, Decision, Outcome, Verdict, claim_id
from storymap.model.places import Candidate, Place, Resolution, ResolvedDocument
from storymap.model.stories import Story
from storymap.model.texts import Span

MEANINGS = wording.OUTCOME_MEANINGS | {
    Outcome.QUESTIONABLE: "outside what the data can measure, with no second ground against it: check this",
    Outcome.CONTRADICTED: "outside what the data can measure, and a second ground speaks against it",
}
"""What each outcome means, in one line that stands alone."""
_SHOWN, _SHOWN_SCORE = 5, 0.01
"""How many candidates are named, and from which score on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is to be said about words of a text."""

    document: str
    """Id of the document."""
    span: Span
    """The words."""
    lines: Lines
    """What is to be said."""


def find_remarks(story: Story) -> tuple[Remark, ...]:
    """One for each claim whose verdict nobody rejected, and one for each doubtful place; in the order of the texts."""
    order = {resolved.document.id: number for number, resolved in enumerate(story.documents)}
    found = [*_on_claims(story), *(remark for resolved in story.documents for remark in _on_places(resolved))]
    return tuple(sorted(found, key=lambda one: (order[one.document], one.span.start, -one.span.end)))


def _on_claims(story: Story) -> Iterator[Remark]:
    for number, verdict in enumerate(story.verdicts):
        if verdict.status != "rejected":
            lines = (*_verdict_lines(verdict, claim_id(number)), ("Status", _status(verdict)))
            yield Remark(document=verdict.claim.document, span=verdict.claim.quote, lines=lines)


def _verdict_lines(verdict: Verdict, claim: str) -> Iterator[tuple[str, str]]:
    yield verdict.outcome.value.capitalize(), f"{MEANINGS[verdict.outcome]} (claim {claim})"
    said = _said(verdict.claim)
    if said:
        yield "The text says", said
    yield from wording.details(verdict)


def _said(claim: AnyClaim) -> str:
    """The figures of a claim, read as numbers with units."""
    figures = (f"{f'{one.hedge} ' if one.hedge else ''}{wording.stated(one)}" for one in claim.quantities)
    return "; ".join(dict.fromkeys(figures))


def _status(verdict: Verdict) -> str:
    decision = verdict.decision
    parts = [wording.STATUS_WORDS[verdict.status], *(_decided(decision) if decision else ())]
    return "; ".join(parts)


def _decided(decision: Decision) -> Iterator[str]:
    if decision.by or decision.on:
        yield ", ".join(part for part in (decision.by, decision.on) if part)
    if decision.note:
        yield decision.note
    yield from (address for link in decision.links if (address := web_address(link.url)))


def _on_places(resolved: ResolvedDocument) -> Iterator[Remark]:
    """One for each doubtful name, where it stands first."""
    named = Counter(map(_sense, resolved.resolutions))
    told = set[tuple[str, str | None]]()
    for resolution in resolved.resolutions:
        sense = _sense(resolution)
        if sense not in told and (resolution.place is None or is_doubtful(resolution)):
            told.add(sense)
            lines = tuple(_place_lines(resolution, named[sense]))
            yield Remark(document=resolved.document.id, span=resolution.toponym.span, lines=lines)


def _sense(resolution: Resolution) -> tuple[str, str | None]:
    return resolution.toponym.sought, resolution.place.id if resolution.place else None


def _place_lines(resolution: Resolution, times: int) -> Iterator[tuple[str, str]]:
    place = resolution.place
    yield "Which place?", _taken(resolution) if place else _open(resolution)
    shown = [c for c in resolution.candidates if c.score >= _SHOWN_SCORE][:_SHOWN]
    if shown:
        yield "Candidates", "; ".join(map(_candidate, shown))
    if times > 1:
        yield "Named", f"{times} times in this text; this is the first"


def _taken(resolution: Resolution) -> str:
    place = resolution.place
    return f"taken for {_entry(place)}, confidence {resolution.confidence:.2f}" if place else ""


def _open(resolution: Resolution) -> str:
    if resolution.candidates:
        return "not decided, for no candidate is sure enough; it stays off the map"
    return "no gazetteer that was asked knows the name; it stays off the map"


def _candidate(candidate: Candidate) -> str:
    return f"{_entry(candidate.place)} {candidate.score:.2f}"


def _entry(place: Place) -> str:
    """A place with what tells it from its namesakes."""
    parts = (place.name, place.admin1 if place.admin1 != place.name else None, place.country_code)
    return f"{', '.join(part for part in parts if part)} [{place.id}]"
