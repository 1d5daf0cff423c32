"""Documents of a story file, places and claims → paragraphs with what is marked in them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from storymap.model.texts import Span
from storymap.reading.text import read_paragraphs
from storymap.review.memo import Memo
from storymap.stories.file.anchors import CONTEXT, find_span
from storymap.stories.file.comparing import Text
from storymap.stories.file.entries import Anchor
from storymap.stories.file.records import Record

_AROUND = 2 * CONTEXT
_ANCHOR = tuple(Anchor.__dataclass_fields__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a document."""

    start: int
    """First code point in the document."""
    text: str
    """Its words, as written."""
    heading: bool
    """Whether it is a heading."""

    @property
    def end(self) -> int:
        """The code point after the last."""
        return self.start + len(self.text)

    def unit(self, offset: int) -> int:
        """A code point of the document, counted in UTF-16 units of the paragraph, as browsers count.

        >>> Paragraph(start=10, text="\U0001f600 Oslo", heading=False).unit(12)
        3
        """
        inside = max(0, min(offset - self.start, len(self.text)))
        return len(self.text[:inside].encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a document that something is known of."""

    span: Span
    """Where."""
    kind: Literal["place", "claim"]
    """What it is."""
    id: str
    """Of which place, or which verdict; the key of a claim that the file has no verdict on."""


@lru_cache(maxsize=16)
def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order, without furniture."""
    return tuple(
        Paragraph(start=one.start, text=text[one.start : one.end], heading=one.kind == "heading")
        for one in read_paragraphs(text)
    )


def span_of(quote: Mapping[str, Any], text: str) -> Span | None:
    """Where quoted words stand in a text; `None` where they stand nowhere."""
    if _stands(quote, text):
        return Span(start=quote["start"], end=quote["end"])
    anchor = Anchor(**{key: quote[key] for key in _ANCHOR if key in quote})
    return find_span(anchor, Text(text=text))


def _stands(quote: Mapping[str, Any], text: str) -> bool:
    """Whether the very words stand where they stood, between the very words around them, all on one line.

    What is searched for otherwise would be found there too; this only takes a fifth of the time.
    """
    start, end, exact = quote.get("start"), quote.get("end"), quote.get("exact")
    if not exact or start is None or end is None or text[start:end] != exact:
        return False
    before, behind = text[max(0, start - _AROUND) : start].rstrip(), text[end : end + _AROUND].lstrip()
    return before.endswith(quote.get("prefix", "")) and behind.startswith(quote.get("suffix", ""))


class Texts:
    """The texts of a record, and where its items stand in them."""

    def __init__(self, record: Record, memo: Memo) -> None:
        self._memo = memo
        self.by_id: dict[str, str] = {one["id"]: one["text"] for one in record.get("documents") or ()}
        self.first = next(iter(self.by_id), "")

    def document_of(self, item: Record) -> str:
        """The document of an item; the first where it names none."""
        return str(item.get("document") or self.first)

    def spans(self, section: str, item: Record, quotes: Sequence[Record]) -> tuple[Span, ...]:
        """Where the words of an item stand, without those that stand nowhere."""
        text = self.by_id.get(self.document_of(item), "")
        found = self._memo.kept(
            ("spans", section, item["id"]), (*quotes, text), lambda: tuple(span_of(one, text) for one in quotes)
        )
        return tuple(span for span in found if span)


def marked(paragraphs: Sequence[Paragraph], marks: Iterable[Mark]) -> list[Record]:
    """The paragraphs as the page reads them; of marks that reach into the next paragraph, what lies in the first."""
    found: list[list[Record]] = [[] for _ in paragraphs]
    for mark in sorted(marks, key=lambda one: (one.span.start, -one.span.end, one.kind, one.id)):
        at = bisect_right(paragraphs, mark.span.start, key=_start) - 1
        if at >= 0 and mark.span.start < paragraphs[at].end:
            found[at].append(_mark(mark, paragraphs[at]))
    return [
        {"start": one.start, "text": one.text, "heading": one.heading, "marks": within}
        for one, within in zip(paragraphs, found, strict=True)
    ]


def _start(paragraph: Paragraph) -> int:
    return paragraph.start


def _mark(mark: Mark, paragraph: Paragraph) -> Record:
    start, end = paragraph.unit(mark.span.start), paragraph.unit(mark.span.end)
    return {"start": start, "end": end, "kind": mark.kind, "id": mark.id}


def passage(paragraphs: Sequence[Paragraph], span: Span) -> Record | None:
    """A stretch as the page shows it: the paragraphs of its beginning and end, and the units in them."""
    if not paragraphs:
        return None
    first, last = (max(0, bisect_right(paragraphs, at, key=_start) - 1) for at in (span.start, span.end - 1))
    return {
        "paragraph": first,
        "start": paragraphs[first].unit(span.start),
        "last": last,
        "end": paragraphs[last].unit(span.end),
    }
