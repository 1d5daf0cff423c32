"""Verdicts → the cards that tell a claim's story: badge, quote, reason, figure, correction, whose borders."""

from collections.abc import Iterator, Sequence

from storymap.exporters.catalogue.words import Words
from storymap.exporters.figures import interval_figure
from storymap.exporters.leaflet.authored import decision_html
from storymap.exporters.markup import Markup, element, text
from storymap.model.claims import PROBLEMS, Outcome, Verdict
from storymap.model.places import ResolvedDocument
from storymap.model.texts import Document, Span

_ICONS: dict[Outcome, str] = {
    Outcome.SUPPORTED: "M4 9.5l3.2 3.2L14 5.5",
    Outcome.COMPATIBLE: "M3 9c2-3 4-3 6 0s4 3 6 0",
    Outcome.QUESTIONABLE: "M6 6.5a3 3 0 1 1 4.2 2.7C9.3 9.7 9 10.2 9 11M9 14v.2",
    Outcome.CONTRADICTED: "M5 5l8 8M13 5l-8 8",
    Outcome.INCONSISTENT: "M4.5 7h9M4.5 11h9M11.5 4l-5 10",
    Outcome.DISPUTED: "M9 3v12M4 6l3 3-3 3M14 6l-3 3 3 3",
    Outcome.UNDECIDED: "M4.5 9v.1M9 9v.1M13.5 9v.1",
}
"""One stroke each in a square of 18: the outcome is never told by colour alone."""


def badge(outcome: Outcome, words: Words, *, draft: bool = False) -> Markup:
    """An outcome's icon and word; the icon of a draft is hollow."""
    path = element("path", d=_ICONS[outcome])
    icon = element("svg", path, viewBox="0 0 18 18", aria_hidden="true", class_="icon")
    style = f"badge outcome-{outcome.value}{' draft' if draft else ''}"
    return element("span", icon, words.title(f"outcome.{outcome.value}"), class_=style)


def verdict_badge(verdict: Verdict, words: Words) -> tuple[Markup, Markup]:
    """A verdict's badge, and what marks it as a machine's draft where nobody has confirmed it."""
    draft = verdict.status == "draft"
    mark = element("span", words.title("card.draft"), class_="draft-mark") if draft else Markup("")
    return badge(verdict.outcome, words, draft=draft), mark


def quoted(document: Document, span: Span, words: Words) -> Markup:
    """Words of a document, in its own language and direction."""
    return element("q", document.quote(span), lang=words.foreign(document.language), dir="auto")


def by_machine(reason: str, words: Words) -> Markup:
    """What a check says: English, whatever the page's language."""
    lang = words.foreign("en")
    return element("span", reason, lang=lang, dir="auto") if lang else text(reason)


def quote_of(verdict: Verdict, documents: Sequence[ResolvedDocument], words: Words) -> Markup:
    """The words that were judged."""
    found = next(r.document for r in documents if r.document.id == verdict.claim.document)
    return quoted(found, verdict.claim.quote, words)


def card(number: int, verdict: Verdict, documents: Sequence[ResolvedDocument], words: Words) -> Markup:
    """One claim with its verdict; open, so that it is read without scripts and on paper."""
    sign, draft = verdict_badge(verdict, words)
    summary = element(
        "summary",
        sign,
        element("span", words.say("card.number", number=number + 1), class_="count"),
        draft,
        quote_of(verdict, documents, words),
    )
    body = element("div", *_body(number, verdict, words), class_="body")
    problem = "true" if verdict.outcome in PROBLEMS else "false"
    return element(
        "details",
        summary,
        body,
        class_=f"card outcome-{verdict.outcome.value}",
        id=f"claim-{number + 1}",
        open=True,
        data_claim=number,
        data_problem=problem,
    )


def _body(number: int, verdict: Verdict, words: Words) -> Iterator[Markup]:
    yield element("p", verdict.because, class_="because", lang=words.foreign("en"), dir="auto")
    if verdict.correction:
        value = element("strong", words.stated(verdict.correction))
        repair = element("span", verdict.correction.repair, class_="repair", lang=words.foreign("en"), dir="auto")
        yield element("p", words.markup("card.correction", value=value), repair, class_="correction")
    yield interval_figure(verdict, words)
    if verdict.published:
        yield element("p", _published(verdict, words), class_="published-figures")
    yield from decision_html(verdict, words)
    yield from _whose_words(verdict, words)
    yield from _worldviews(verdict, words)
    if verdict.evidence:
        label = words.say("card.show_label", label=verdict.evidence[0].label)
        shown = words.say("card.show")
        yield element("button", shown, type="button", class_="show", data_show=number, aria_label=label)
    yield element("p", _provenance(verdict, words), class_="provenance")


def _published(verdict: Verdict, words: Words) -> str:
    figures = []
    for figure in verdict.published:
        values = {"value": words.stated(figure), "source": figure.source}
        dated = words.say("card.published_dated", date=figure.date, **values) if figure.date else None
        figures.append(dated or words.say("card.published_figure", **values))
    return words.say("card.published", figures=words.say("lists.strong_separator").join(figures))


def _whose_words(verdict: Verdict, words: Words) -> Iterator[Markup]:
    if verdict.claim.attributed_to:
        yield element("p", words.say("card.whose", name=verdict.claim.attributed_to), class_="note")
    if verdict.claim.negated:
        yield element("p", words.say("card.denied"), class_="note")


def _worldviews(verdict: Verdict, words: Words) -> Iterator[Markup]:
    outcomes = {outcome for _, outcome in verdict.worldviews}
    if len(outcomes) > 1:
        rows = [
            element("li", words.markup("card.worldview", name=view, outcome=badge(outcome, words)))
            for view, outcome in verdict.worldviews
        ]
        yield element("p", words.say("card.worldviews"), class_="note")
        yield element("ul", *rows, class_="worldviews")


def _provenance(verdict: Verdict, words: Words) -> str:
    used = words.listed([verdict.check, *verdict.sources])
    return words.say("card.provenance", status=words.say(f"status.{verdict.status}"), used=used)


def counts_line(verdicts: Sequence[Verdict], words: Words) -> Markup:
    """How many verdicts there are of each outcome, the ones to look at first."""
    order = sorted(Outcome, key=lambda outcome: (outcome not in PROBLEMS, list(Outcome).index(outcome)))
    found = [(outcome, sum(v.outcome is outcome for v in verdicts)) for outcome in order]
    parts = [element("li", badge(outcome, words), f"\u00a0{words.number(count)}") for outcome, count in found if count]
    return element("ul", *parts, class_="counts") if parts else Markup("")
