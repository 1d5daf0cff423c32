"""A document → its text in blocks, for formats that are made of paragraphs."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Literal

from storymap.language.expressions import late
from storymap.model.texts import Document, Span

_BLANK_LINES = late(r"\n[ \t\r]*\n[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A stretch of the text between blank lines."""

    kind: Literal["heading", "prose", "furniture"]
    """What it is; no sentence covers furniture of the page that a text comes from."""
    span: Span
    """Where it stands; of a heading the words alone, without the marks that made it one."""
    level: int = 1
    """Of a heading, from 1: as many as its marks are; 1 where it has none."""
    wrapped: bool = False
    """Whether its lines end where they were full: a sentence goes on from one to the next."""


def text_blocks(document: Document) -> Iterator[TextBlock]:
    """All of the text but for blank lines, in order."""
    return (_typed(document, span) for span in _stretches(document))


def _stretches(document: Document) -> Iterator[Span]:
    start = 0
    for gap in (*_BLANK_LINES.finditer(document.text), None):
        end = gap.start() if gap else len(document.text)
        if document.text[start:end].strip():
            yield Span(start=start, end=end)
        start = gap.end() if gap else end


def _typed(document: Document, span: Span) -> TextBlock:
    sentences = document.sentences
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    within = list(takewhile(lambda sentence: sentence.span.start < span.end, islice(sentences, first, None)))
    if not within:
        return TextBlock("furniture", span)
    if all(sentence.kind == "heading" for sentence in within):
        words = Span(start=within[0].span.start, end=within[-1].span.end)
        return TextBlock("heading", words, max(1, document.text[span.start : words.start].count("#")))
    wrapped = any("\n" in document.quote(sentence.span) for sentence in within)
    return TextBlock("prose", span, wrapped=wrapped)
