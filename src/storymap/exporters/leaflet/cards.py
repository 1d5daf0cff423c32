"""Verdicts → the cards that tell a claim's story: badge, quote, reason, figure, correction, whose borders."""

from collections.abc import Iterator, Sequence

from storymap.exporters.figures import interval_figure
from storymap.exporters.leaflet.words import unbroken
from storymap.exporters.markup import Markup, element, join
from storymap.exporters.wording import PROBLEMS, STATUS_WORDS, stated
from storymap.model.claims import Outcome, Verdict
from storymap.model.places import ResolvedDocument

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


def badge(outcome: Outcome) -> Markup:
    """An outcome's icon and word."""
    path = element("path", d=_ICONS[outcome])
    icon = element("svg", path, viewBox="0 0 18 18", aria_hidden="true", class_="icon")
    return element("span", icon, outcome.value.capitalize(), class_=f"badge outcome-{outcome.value}")


def quote_of(verdict: Verdict, documents: Sequence[ResolvedDocument]) -> str:
    """The words that were judged."""
    found = next(r.document for r in documents if r.document.id == verdict.claim.document)
    return found.quote(verdict.claim.quote)


def card(number: int, verdict: Verdict, documents: Sequence[ResolvedDocument]) -> Markup:
    """One claim with its verdict; open, so that it is read without scripts and on paper."""
    summary = element(
        "summary",
        badge(verdict.outcome),
        element("span", f"Claim {number + 1}", class_="count"),
        element("q", quote_of(verdict, documents)),
    )
    body = element("div", *_body(number, verdict), class_="body")
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


def _body(number: int, verdict: Verdict) -> Iterator[Markup]:
    yield element("p", verdict.because, class_="because")
    if verdict.correction:
        value = element("strong", unbroken(stated(verdict.correction)))
        repair = element("span", verdict.correction.repair, class_="repair")
        yield element("p", "Probable correction: ", value, repair, class_="correction")
    yield interval_figure(verdict)
    if verdict.published:
        yield element("p", "Published elsewhere: ", join(*_published(verdict)), class_="published-figures")
    yield from _whose_words(verdict)
    yield from _worldviews(verdict)
    if verdict.evidence:
        label = f"Show on the map: {verdict.evidence[0].label}"
        yield element("button", label, type="button", class_="show", data_show=number)
    yield element("p", *_provenance(verdict), class_="provenance")


def _published(verdict: Verdict) -> Iterator[str]:
    for index, figure in enumerate(verdict.published):
        dated = f", {figure.date}" if figure.date else ""
        yield f"{'; ' if index else ''}{unbroken(stated(figure))} ({figure.source}{dated})"


def _whose_words(verdict: Verdict) -> Iterator[Markup]:
    if verdict.claim.attributed_to:
        yield element("p", f"Whose words are judged: {verdict.claim.attributed_to}.", class_="note")
    if verdict.claim.negated:
        yield element("p", "The text denies it; the denial is what is judged.", class_="note")


def _worldviews(verdict: Verdict) -> Iterator[Markup]:
    outcomes = {outcome for _, outcome in verdict.worldviews}
    if len(outcomes) > 1:
        rows = [element("li", f"{view}: ", badge(outcome)) for view, outcome in verdict.worldviews]
        yield element("p", "The answer depends on whose borders are used:", class_="note")
        yield element("ul", *rows, class_="worldviews")


def _provenance(verdict: Verdict) -> Iterator[str]:
    status = STATUS_WORDS[verdict.status].capitalize()
    used = ", ".join((verdict.check, *verdict.sources))
    yield f"{status}. Checked with {used}."


def counts_line(verdicts: Sequence[Verdict]) -> Markup:
    """How many verdicts there are of each outcome, the ones to look at first."""
    order = sorted(Outcome, key=lambda outcome: (outcome not in PROBLEMS, list(Outcome).index(outcome)))
    found = [(outcome, sum(v.outcome is outcome for v in verdicts)) for outcome in order]
    parts = [element("li", badge(outcome), f"\u00a0{count}") for outcome, count in found if count]
    return element("ul", *parts, class_="counts") if parts else Markup("")
