"""One verdict → its part of the HTML report: words, reason, figure, map, and all that led to it."""

from collections.abc import Iterator

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import wording
from storymap.exporters.claim_maps import claim_map
from storymap.exporters.figures import interval_figure
from storymap.exporters.markup import Markup, element, join
from storymap.exporters.records import claim_id
from storymap.exporters.tracing import trace
from storymap.model.claims import AnyClaim, Outcome, Verdict
from storymap.model.stories import Story
from storymap.model.texts import Document

LONGEST_SENTENCE = 500
"""A claim whose sentence is longer is shown without it."""
SYMBOLS: dict[Outcome, str] = {
    Outcome.SUPPORTED: "✓",
    Outcome.COMPATIBLE: "≈",
    Outcome.QUESTIONABLE: "?",
    Outcome.CONTRADICTED: "✗",
    Outcome.INCONSISTENT: "≠",
    Outcome.DISPUTED: "⇄",
    Outcome.UNDECIDED: "…",
}
"""Beside the word, for eyes that skim; neither tells by colour alone."""


def outcome_badge(outcome: Outcome) -> Markup:
    """The outcome's word, with its symbol for the eye."""
    symbol = element("span", SYMBOLS[outcome], aria_hidden="true", class_="symbol")
    return element("span", symbol, outcome.value.capitalize(), class_=f"badge {outcome.value}")


def claim_article(story: Story, number: int, *, boundaries: Boundaries, explain: bool) -> Markup:
    """A claim with its verdict.

    Args:
        story: The story.
        number: The verdict's index in it.
        boundaries: What its map is drawn from.
        explain: Whether all that led to the verdict is shown unfolded.
    """
    verdict = story.verdicts[number]
    key = claim_id(number)
    document = next(r.document for r in story.documents if r.document.id == verdict.claim.document)
    kind = element("span", verdict.claim.type.value.replace("-", " "), class_="kind")
    title = element("h3", element("a", key, href=f"#{key}"), " ", outcome_badge(verdict.outcome), " ", kind)
    drawn = [part for part in (interval_figure(verdict), claim_map(verdict, boundaries, key=key)) if part]
    return element(
        "article",
        title,
        element("blockquote", *_words(verdict.claim, document)),
        *_where(story, document),
        *_reasons(verdict),
        element("div", *drawn, class_="drawn") if drawn else "",
        _trace(story, verdict, explain=explain),
        id=key,
        tabindex="-1",
        class_=verdict.outcome.value,
    )


def _words(claim: AnyClaim, document: Document) -> Iterator[str]:
    """The claim marked in its sentence; alone where that is long or the claim reaches beyond it."""
    inside = claim.sentence.contains(claim.quote)
    if not inside or claim.sentence.end - claim.sentence.start > LONGEST_SENTENCE:
        yield element("mark", document.quote(claim.quote))
        return
    yield document.text[claim.sentence.start : claim.quote.start]
    yield element("mark", document.quote(claim.quote))
    yield document.text[claim.quote.end : claim.sentence.end]


def _where(story: Story, document: Document) -> Iterator[Markup]:
    if len(story.documents) > 1:
        yield element("p", f"In: {document.source.title or document.id}", class_="quiet")


def _reasons(verdict: Verdict) -> Iterator[Markup]:
    labelled = []
    for label, content in wording.details(verdict):
        if label == "Because":
            yield element("p", content, class_="because")
        else:
            shown = join(*_references(verdict)) if label == "Conflicts with" else content
            labelled.append(join(element("dt", label), element("dd", shown)))
    if labelled:
        yield element("dl", *labelled)


def _references(verdict: Verdict) -> Iterator[str]:
    for index, other in enumerate(verdict.conflicts_with):
        yield ", " if index else ""
        yield element("a", other, href=f"#{other}")


def _trace(story: Story, verdict: Verdict, *, explain: bool) -> Markup:
    lines = [join(element("dt", label), element("dd", content)) for label, content in trace(story, verdict)]
    summary = element("summary", "What led to this verdict")
    return element("details", summary, element("dl", *lines), open=explain)
