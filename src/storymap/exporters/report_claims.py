"""One verdict → its part of the HTML report: words, reason, figure, map, and all that led to it."""

from collections.abc import Iterator

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.catalogue.words import Words, open_words
from storymap.exporters.claim_maps import claim_map
from storymap.exporters.decisions import details, moment
from storymap.exporters.figures import interval_figure
from storymap.exporters.markup import Markup, element, join, link
from storymap.exporters.tracing import trace
from storymap.model.claims import AnyClaim, Outcome, SourceLink, Verdict, claim_id
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
    draft = element("span", "machine draft", class_="draft") if verdict.status == "draft" else ""
    title = element("h3", element("a", key, href=f"#{key}"), " ", outcome_badge(verdict.outcome), " ", kind, " ", draft)
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
    labelled, linked = [], {"Conflicts with": _references(verdict), "Sources": _sources(verdict)}
    for label, content in details(verdict):
        if label == "Because":
            yield element("p", content, class_="because")
        else:
            labelled.append(join(element("dt", label), element("dd", linked.get(label) or content)))
    if labelled:
        yield element("dl", *labelled)


def _references(verdict: Verdict) -> Markup:
    links = [element("a", other, href=f"#{other}") for other in verdict.conflicts_with]
    return join(*(join(", " if index else "", link) for index, link in enumerate(links)))


def _sources(verdict: Verdict) -> Markup:
    """The sources as links, those of archived copies too."""
    links = verdict.decision.links if verdict.decision else ()
    return element("ul", *(element("li", *_source(source, open_words())) for source in links))


def _source(source: SourceLink, words: Words) -> Iterator[str]:
    yield link(source.title or source.url, source.url)
    if source.archive:
        yield join(", ", link(words.say("card.archived"), source.archive))
    if source.captured:
        yield f", {words.say('card.captured', time=moment(source.captured, words))}"
    if source.sha256:
        yield join(", SHA-256 ", element("code", source.sha256))


def _trace(story: Story, verdict: Verdict, *, explain: bool) -> Markup:
    lines = [join(element("dt", label), element("dd", content)) for label, content in trace(story, verdict)]
    summary = element("summary", "What led to this verdict")
    return element("details", summary, element("dl", *lines), open=explain)
