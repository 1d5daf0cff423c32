"""A text and what to replace in it → the text without that, and where each of its other words has gone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Words of a text with what stands in their place."""

    span: Span
    """The words."""
    words: str
    """What replaces them; never empty, so that whatever covered the words covers something still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A text after its replacements."""

    text: str
    """The new text."""
    replacements: tuple[Replacement, ...]
    """What was replaced, with spans of the old text: in order, none overlapping another."""
    starts: tuple[int, ...]
    """Where each replacement begins in the new text."""

    def moved(self, span: Span) -> Span:
        """Where the words of the old text are in the new one; a replacement that the span cuts is taken whole."""
        return Span(start=self._edge(span.start, ending=0), end=self._edge(span.end, ending=1))

    def touches(self, span: Span) -> bool:
        """Whether words of the old text were replaced, in whole or in part."""
        return any(replacement.span.overlaps(span) for replacement in self.replacements)

    def _edge(self, offset: int, *, ending: int) -> int:
        """The new offset of an old one: inside a replacement its beginning, or its end for the end of a span."""
        number = bisect_right(self.replacements, offset - ending, key=lambda r: r.span.start) - 1
        if number < 0:
            return offset
        replacement, start = self.replacements[number], self.starts[number]
        after = start + len(replacement.words)
        if offset - ending < replacement.span.end:
            return after if ending else start
        return after + offset - replacement.span.end


def redact(text: str, replacements: Iterable[Replacement]) -> Redacted:
    """The text with the replacements made.

    Where several overlap they are one, and the words of the longest stand for all.

    >>> redact("From Oslo on.", [Replacement(span=Span(start=5, end=9), words="[a place]")]).text
    'From [a place] on.'
    """
    chosen = united(replacements)
    parts: list[str] = []
    starts: list[int] = []
    at = length = 0
    for replacement in chosen:
        between = text[at : replacement.span.start]
        starts.append(length + len(between))
        parts += [between, replacement.words]
        length += len(between) + len(replacement.words)
        at = replacement.span.end
    return Redacted(text="".join([*parts, text[at:]]), replacements=chosen, starts=tuple(starts))


def united(replacements: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """The replacements in order, overlapping ones as one with the words of the longest."""
    found: list[tuple[Replacement, int]] = []
    for one in sorted(replacements, key=lambda r: (r.span, r.words)):
        if found and found[-1][0].span.overlaps(one.span):
            last, longest = found.pop()
            whole = Span(start=last.span.start, end=max(last.span.end, one.span.end))
            words = one.words if one.span.length > longest else last.words
            found.append((Replacement(span=whole, words=words), max(longest, one.span.length)))
        else:
            found.append((one, one.span.length))
    return tuple(replacement for replacement, _ in found)


def meets(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans, which stand in order and apart, shares a character with another span."""
    number = bisect_left(spans, span.end, key=lambda s: s.start) - 1
    return number >= 0 and spans[number].end > span.start


def holds(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans, which stand in order and apart, contains another span."""
    number = bisect_right(spans, span.start, key=lambda s: s.start) - 1
    return number >= 0 and spans[number].contains(span)


Spanned = TypeVar("Spanned")
"""Whatever has a place in a text."""


def apart(spanned: Iterable[tuple[Span, Spanned]]) -> tuple[tuple[Span, Spanned], ...]:
    """Moved spans in order, without the overlaps that a common replacement makes: what is left of each, if anything."""
    found: list[tuple[Span, Spanned]] = []
    end = 0
    for span, value in spanned:
        if span.end > max(end, span.start):
            found.append((Span(start=max(span.start, end), end=span.end), value))
            end = span.end
    return tuple(found)
