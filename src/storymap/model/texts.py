"""Characters in → documents: spans, sentences and where a text comes from."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal

from storymap.model.originals import InputFile, OfficeFile, Original

SentenceKind = Literal["prose", "heading", "caption", "repeat"]
"""What a sentence is: running text, a heading, a picture's caption, or a repeat of another sentence.

A repeat is a summary or teaser whose words stand again elsewhere in the document: its toponyms are found
like any other, but its claims and events are not counted a second time.
"""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points in a document's text.

    >>> Span(start=0, end=4).length
    4
    >>> Span(start=3, end=3)
    Traceback (most recent call last):
    ...
    ValueError: a span covers at least one character: start 3, end 3
    """

    start: int
    """First code point, counted from 0."""
    end: int
    """The code point after the last."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span covers at least one character: start {self.start}, end {self.end}")

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, heading or caption: never furniture such as a share or newsletter line."""

    span: Span
    """Where it stands; surrounding white space lies outside."""
    kind: SentenceKind = "prose"
    """What it is."""
    paragraph: int = 0
    """Number of its paragraph in the document, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document comes from."""

    title: str | None = None
    """The document's own title."""
    url: str | None = None
    """Its address, if it has one."""
    published: str | None = None
    """Date of publication, ISO 8601 (`2023-02-16`), as far as the document says."""
    licence: str | None = None
    """SPDX identifier or name of the licence; `None` is unknown, and unknown means short quotes only."""
    author: str | None = None
    """Who wrote it, as the document says; several are divided by `; `."""
    site: str | None = None
    """Name of the newspaper, site or feed that published it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, whole and unchanged, with its sentences marked.

    Sentences stand in order and never overlap; what no sentence covers is white space or furniture.
    """

    id: str
    """Unique in a story; derived from the input's name."""
    text: str
    """The input as decoded, line ends as `\\n`, never shortened; of a page, PDF, DOCX or feed, what was read of it."""
    sentences: tuple[Sentence, ...]
    """What stages read."""
    source: Source = field(default_factory=Source)
    """Where it comes from."""
    language: str = "en"
    """BCP 47 tag of the language."""
    original: Original | OfficeFile | None = field(default=None, compare=False, repr=False)
    """The TEI or DOCX that the text was read from, to be written back; `None` for every other kind."""
    file: InputFile | None = field(default=None, compare=False, repr=False)
    """The file that it came in, to point into; `None` for standard input, a string or where a place is hidden."""

    def __post_init__(self) -> None:
        end = 0
        for sentence in self.sentences:
            if sentence.span.start < end or sentence.span.end > len(self.text):
                raise ValueError(f"sentences follow each other inside the text: {sentence.span} after {end}")
            end = sentence.span.end

    def quote(self, span: Span) -> str:
        """The text that `span` covers, as written."""
        return self.text[span.start : span.end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the code point `offset`, or `None` in white space and furniture."""
        number = bisect_right(self.sentences, offset, key=_start) - 1
        found = self.sentences[number] if number >= 0 else None
        return found if found and offset < found.span.end else None

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with `span`, in order."""
        first = bisect_right(self.sentences, span.start, key=_end)
        return self.sentences[first : bisect_left(self.sentences, span.end, first, key=_start)]


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _end(sentence: Sentence) -> int:
    return sentence.span.end
