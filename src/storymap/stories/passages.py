"""Resolved document → passages: its paragraphs of running text and captions, each with the heading above it."""

from dataclasses import dataclass
from itertools import groupby

from storymap.model.places import ResolvedDocument
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document that a chapter can show."""

    document: ResolvedDocument
    """Where it stands."""
    span: Span
    """From its first sentence to its last."""
    heading: str | None = None
    """The heading above it, for the first passage under one."""

    @property
    def key(self) -> tuple[str, Span]:
        """What tells it from every other passage of the story."""
        return self.document.document.id, self.span


def passages_of(resolved: ResolvedDocument) -> tuple[Passage, ...]:
    """The passages in order; headings alone and repeats of other sentences are none."""
    document = resolved.document
    heading: str | None = None
    found: list[Passage] = []
    for _, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = tuple(group)
        body = [sentence for sentence in sentences if sentence.kind != "heading"]
        titles = [sentence for sentence in sentences if sentence.kind == "heading"]
        heading = document.quote(titles[-1].span) if titles else heading
        if any(sentence.kind != "repeat" for sentence in body):
            span = Span(start=body[0].span.start, end=body[-1].span.end)
            found.append(Passage(document=resolved, span=span, heading=heading))
            heading = None
    return tuple(found) or _whole(resolved)


def _whole(resolved: ResolvedDocument) -> tuple[Passage, ...]:
    sentences = resolved.document.sentences
    if not sentences:
        return ()
    span = Span(start=sentences[0].span.start, end=sentences[-1].span.end)
    return (Passage(document=resolved, span=span),)
