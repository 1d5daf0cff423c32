"""A passage of a document → its paragraphs as HTML, with the places and claims in it marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from storymap.exporters.catalogue.words import Words
from storymap.exporters.markup import Markup, element, join
from storymap.model.claims import Verdict
from storymap.model.places import ResolvedDocument
from storymap.model.reaching import Reaching
from storymap.model.texts import Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is marked in one document."""

    places: Reaching[int]
    """Names of places that the map shows, with the place's number; they never overlap."""
    claims: Reaching[int]
    """Quotes that were judged, with the verdict's number; they may overlap."""
    references: Mapping[int, Markup]
    """What stands behind each of these quotes: the verdict's number as a link to its card."""
    lang: str | None
    """The document's language where it is another than the page's."""
    shown: Reaching[None] | None = None
    """The short quotes that are all the page shows of the document, in order; `None` shows the whole."""


def find_marks(
    resolved: ResolvedDocument,
    verdicts: Sequence[Verdict],
    numbers: Mapping[str, int],
    words: Words,
    *,
    shown: tuple[Span, ...] | None = None,
) -> Marks:
    """The marks of a document.

    Args:
        resolved: The document with its toponyms.
        verdicts: All verdicts of the story; those of other documents are passed over.
        numbers: The number of each place on the map, by its id.
        words: The page's own words.
        shown: The only stretches of the document that the page shows; all of it if `None`.
    """
    places = [
        (r.toponym.span, numbers[r.place.id])
        for r in resolved.resolutions
        if r.place is not None and r.place.id in numbers and r.toponym.use == "literal"
    ]
    claims = [(v.claim.quote, n) for n, v in enumerate(verdicts) if v.claim.document == resolved.document.id]
    return Marks(
        places=Reaching(places),
        claims=Reaching(claims),
        references={n: _reference(n, verdicts[n], words) for _, n in claims},
        lang=words.foreign(resolved.document.language),
        shown=None if shown is None else Reaching((quote, None) for quote in shown),
    )


def passage_html(resolved: ResolvedDocument, passage: Span, marks: Marks) -> Markup:
    """The passage's paragraphs; white space and furniture between its sentences are left out."""
    document = resolved.document
    paragraphs = groupby(document.sentences_in(passage), key=lambda s: (s.paragraph, s.kind))
    shown = join(
        *(
            _paragraph(resolved, kind, list(_spans(list(group), passage, document.text)), marks=marks)
            for (_, kind), group in paragraphs
        )
    )
    return shown or element("p", "…", class_="excerpt")


def _spans(sentences: Sequence[Sentence], passage: Span, text: str) -> Iterator[Span]:
    """The sentences' spans inside the passage, each with the white space up to the next."""
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
        start, end = max(sentence.span.start, passage.start), min(sentence.span.end, passage.end)
        reach = following.span.start if following else end
        yield Span(start=start, end=reach if not text[end:reach].strip() and reach > end else end)


def _paragraph(resolved: ResolvedDocument, kind: str, spans: Sequence[Span], *, marks: Marks) -> Markup:
    text, name = resolved.document.text, "h3" if kind == "heading" else "p"
    if marks.shown is None:
        inner, style = join(*(_marked(text, span, marks) for span in spans)), kind
    else:
        inner, style = _quotes(text, spans, marks, marks.shown), "excerpt"
    if not inner:
        return Markup("")
    return element(name, inner, class_=None if style in {"prose", "heading"} else style, lang=marks.lang, dir="auto")


def _quotes(text: str, spans: Sequence[Span], marks: Marks, shown: Reaching[None]) -> Markup:
    """What the page may show of a paragraph; an ellipsis stands for every word left out beside a quote."""
    whole = Span(start=spans[0].start, end=spans[-1].end)
    quotes = [_common(quote, whole) for quote, _ in shown.into(whole)]
    parts: list[str] = []
    for quote, end in zip(quotes, [whole.start, *(quote.end for quote in quotes)], strict=False):
        parts.append(" … " if text[end : quote.start].strip() else " " if parts else "")
        parts.append(_marked(text, quote, marks))
    if quotes and text[quotes[-1].end : whole.end].strip():
        parts.append(" …")
    return join(*parts)


def _common(one: Span, other: Span) -> Span:
    return Span(start=max(one.start, other.start), end=min(one.end, other.end))


def _marked(text: str, span: Span, marks: Marks) -> Markup:
    """The span's words, cut wherever a mark begins or ends."""
    edges = {span.start, span.end}
    for mark, _ in (*marks.places.into(span), *marks.claims.into(span)):
        edges |= {edge for edge in (mark.start, mark.end) if span.start < edge < span.end}
    cuts = sorted(edges)
    pieces = [Span(start=a, end=b) for a, b in pairwise(cuts)]
    return join(*(_piece(text, piece, marks) for piece in pieces))


def _piece(text: str, piece: Span, marks: Marks) -> Markup:
    words: str = text[piece.start : piece.end]
    for span, number in marks.places.into(piece):
        if span.contains(piece):
            words = element("a", words, class_="toponym", href=f"#place-{number}", data_place=number)
    judged = marks.claims.into(piece)
    claims = [number for span, number in judged if span.contains(piece)]
    if claims:
        words = element("span", words, class_="claimed", data_claims=" ".join(map(str, claims)))
    ending = [number for span, number in judged if span.end == piece.end]
    return join(words, *(marks.references[number] for number in ending))


def _reference(number: int, verdict: Verdict, words: Words) -> Markup:
    outcome = words.say(f"outcome.{verdict.outcome.value}")
    draft = verdict.status == "draft"
    outcome = words.say("card.drafted", words=outcome) if draft else outcome
    label = words.say("card.reference", number=number + 1, outcome=outcome)
    return element(
        "a",
        element("span", str(number + 1), aria_hidden="true"),
        class_=f"reference outcome-{verdict.outcome.value}{' draft' if draft else ''}",
        href=f"#claim-{number + 1}",
        aria_label=label,
        title=label,
        data_claim=number,
    )
