"""A document whose licence is unknown, with its claims and stops → the short quotes of it that a page may show."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from storymap.model.places import ResolvedDocument
from storymap.model.reaching import Reaching
from storymap.model.stories import Story
from storymap.model.texts import Sentence, Source, Span

QUOTE_LENGTH = 300
"""Longest single quote, in characters."""
SHARE = 0.25
"""Most of a text that its chapters quote; the words of its claims, which are what is judged, are always quoted."""
FLOOR = 200
"""A text may be quoted so far even when it is so short that this is more than its share."""

OPENING_LENGTH = 120
"""Most of a chapter's beginning that is quoted where nothing else of it is, in characters."""

_RESERVED = re.compile(r"all rights reserved|unknown|none|copyright(ed)?|proprietary|©.*", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"[,;:–—()]")
_SEAM = 12
"""Two quotes with no more than so many characters between them are one."""


def rights_declared(source: Source) -> bool:
    """Whether somebody has said under which licence a text may be shown.

    >>> rights_declared(Source(licence="CC0-1.0")), rights_declared(Source()), rights_declared(Source(licence="©"))
    (True, False, False)
    """
    licence = (source.licence or "").strip().rstrip(".")
    return bool(licence) and not _RESERVED.fullmatch(licence)


def find_excerpts(resolved: ResolvedDocument, story: Story) -> tuple[Span, ...]:
    """The quotes in the order of the text, apart from one another.

    The words of every claim come first, then the clauses that name the stops, then the beginnings of chapters that
    would show nothing. Where room is left, the sentences that these stand in are quoted whole.
    """
    document = resolved.document
    room = max(SHARE * sum(sentence.span.length for sentence in document.sentences), FLOOR)
    claims = [verdict.claim.quote for verdict in story.verdicts if verdict.claim.document == document.id]
    quotes = [_around(resolved, quote, quote) for quote in claims]
    chosen = _merged([quote for quote in quotes if quote], document.text)
    stops = [stop.span for route in story.routes for stop in route.stops if stop.document == document.id]
    told = [s.span for d in story.disagreements for s in d.statements if s.document == document.id]
    chosen = _with_room(chosen, _clauses(resolved, [*told, *stops]), document.text, room)
    chosen = _with_room(chosen, _openings(resolved, story, chosen), document.text, room)
    return _with_room(chosen, _whole_sentences(resolved, chosen), document.text, room)


def _with_room(chosen: tuple[Span, ...], more: Iterable[Span], text: str, room: float) -> tuple[Span, ...]:
    """The spans, and each of the others as long as there is room; the spans stand in order, apart from one another."""
    quotes, used = list(chosen), sum(quote.length for quote in chosen)
    for span in more:
        absorbed, joined = _absorbed(quotes, span, text)
        longer = joined.length - sum(quote.length for quote in quotes[absorbed])
        if used + longer <= room and (joined.length <= QUOTE_LENGTH or not longer):
            quotes[absorbed], used = [joined], used + longer
    return tuple(quotes)


def _absorbed(quotes: Sequence[Span], span: Span, text: str) -> tuple[slice, Span]:
    """Which of the quotes become one with the span, and that one."""
    first = bisect_left(quotes, span)
    first -= first > 0 and _near(quotes[first - 1], span, text)
    last = first
    while last < len(quotes) and _near(span, quotes[last], text):
        span = _joined(span, quotes[last])
        last += 1
    return slice(first, last), span


def _merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and _near(found[-1], span, text):
            found[-1] = _joined(found[-1], span)
        else:
            found.append(span)
    return tuple(found)


def _near(one: Span, following: Span, text: str) -> bool:
    gap = text[one.end : following.start]
    return len(gap) <= _SEAM and "\n" not in gap


def _joined(one: Span, other: Span) -> Span:
    return Span(start=min(one.start, other.start), end=max(one.end, other.end))


def _clauses(resolved: ResolvedDocument, anchors: Iterable[Span]) -> Iterator[Span]:
    """The clauses around names: from one mark of punctuation to the next."""
    text = resolved.document.text
    for anchor in anchors:
        sentence = resolved.document.sentence_at(anchor.start)
        if sentence is not None:
            near = _near_to(anchor, sentence.span)
            start, end = near.start, near.end
            before = [m.end() for m in _BREAK.finditer(text, start, anchor.start)]
            after = _BREAK.search(text, min(anchor.end, end), end)
            clause = Span(start=before[-1] if before else start, end=after.start() if after else end)
            yield from _some(_around(resolved, clause, anchor))


def _around(resolved: ResolvedDocument, span: Span, anchor: Span) -> Span | None:
    """The span without white space at its ends, cut at words around the anchor where it is too long to be a quote."""
    text, span = resolved.document.text, _near_to(anchor, span)
    words = [Span(start=m.start(), end=m.end()) for m in _WORD.finditer(text, span.start, span.end)]
    while len(words) > 1 and words[-1].end - words[0].start > QUOTE_LENGTH:
        words.pop(0 if words[0].end <= anchor.start else -1)
    return Span(start=words[0].start, end=min(words[-1].end, words[0].start + QUOTE_LENGTH)) if words else None


def _near_to(anchor: Span, span: Span) -> Span:
    """What of a span can be quoted together with the anchor in it."""
    start, end = anchor.start - 2 * QUOTE_LENGTH, anchor.start + 2 * QUOTE_LENGTH
    return Span(start=max(span.start, start), end=min(span.end, end))


def _openings(resolved: ResolvedDocument, story: Story, chosen: tuple[Span, ...]) -> Iterator[Span]:
    """How chapters begin of which nothing is chosen; the whole document is one where the story has no chapters."""
    document, quoted = resolved.document, _index(chosen)
    passages = [chapter.passage for chapter in story.chapters if chapter.passage and chapter.document == document.id]
    for passage in passages if story.chapters else [sentence.span for sentence in islice(_prose(resolved), 1)]:
        first = next((s.span for s in document.sentences_in(passage) if s.kind != "heading"), None)
        if first and not quoted.into(passage):
            start = max(first.start, passage.start)
            opening = Span(start=start, end=min(first.end, start + OPENING_LENGTH))
            yield from _some(_around(resolved, opening, opening))


def _whole_sentences(resolved: ResolvedDocument, chosen: tuple[Span, ...]) -> Iterator[Span]:
    quoted = _index(chosen)
    yield from (sentence.span for sentence in _prose(resolved) if quoted.into(sentence.span))


def _index(quotes: Iterable[Span]) -> Reaching[None]:
    return Reaching((quote, None) for quote in quotes)


def _some(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _prose(resolved: ResolvedDocument) -> Iterator[Sentence]:
    return (sentence for sentence in resolved.document.sentences if sentence.kind != "heading")
