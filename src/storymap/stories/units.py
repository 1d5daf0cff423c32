"""Resolved document and stops → units: its sentences in the smallest pieces that a chapter can begin or end with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from storymap.model.places import ResolvedDocument
from storymap.model.stories import Stop
from storymap.model.texts import Document, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph, a heading, or the part of a paragraph that tells one of its stops."""

    sentences: tuple[Sentence, ...]
    """Its sentences, at least one."""
    stops: tuple[int, ...] = ()
    """Indices, in the route, of the stops it tells; they all rest on one sentence."""
    told: Sentence | None = None
    """That sentence."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading that tells no stop."""
        return self.sentences[0].kind == "heading" and not self.stops


def units_of(resolved: ResolvedDocument, stops: Mapping[int, Stop]) -> tuple[Unit, ...]:
    """All sentences of a document in units.

    Args:
        resolved: The document.
        stops: Those stops of the route that rest on this document, by their index in the route.
    """
    document = resolved.document
    told = _told(document, stops)
    return tuple(_unit(sentences, told) for sentences in _split(document, told))


def _told(document: Document, stops: Mapping[int, Stop]) -> dict[Sentence, list[int]]:
    """The sentences that tell stops, each with the stops' numbers in order."""
    found: dict[Sentence, list[int]] = {}
    for number, stop in sorted(stops.items()):
        for sentence in document.sentences_in(stop.span)[:1]:
            found.setdefault(sentence, []).append(number)
    return found


def _unit(sentences: list[Sentence], told: Mapping[Sentence, list[int]]) -> Unit:
    telling = next((sentence for sentence in sentences if sentence in told), None)
    return Unit(sentences=tuple(sentences), stops=tuple(told[telling]) if telling else (), told=telling)


def _split(document: Document, told: Mapping[Sentence, list[int]]) -> Iterator[list[Sentence]]:
    """Cut at every paragraph, and within one before each sentence that tells a further stop.

    The first paragraph of running text is cut before its first stop too: what stands there is the story's opening.
    """
    piece: list[Sentence] = []
    opening = next((s.paragraph for s in document.sentences if s.kind != "heading"), None)
    for sentence in document.sentences:
        further = sentence in told and (sentence.paragraph == opening or any(s in told for s in piece))
        if piece and (further or _new_block(piece[-1], sentence)):
            yield piece
            piece = []
        piece.append(sentence)
    if piece:
        yield piece


def _new_block(before: Sentence, sentence: Sentence) -> bool:
    return before.paragraph != sentence.paragraph or "heading" in {before.kind, sentence.kind}
