"""Paragraphs, and the words that a DOCX gave for them → where in the file each stretch of a paragraph stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from storymap.model.originals import Stretch
from storymap.reading.extracts import BETWEEN

_WORD = re.compile(r"[^\s|\x00-\x1f]+")
_GAP = re.compile(r"[\s|]*")
"""What the reading puts between words, or makes of what stood between them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they came from the file."""

    words: str
    """Never empty."""
    first: int | None
    """Their first code point in the words of the part; `None` for characters that stand for an element."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with the places of its words."""

    paragraph: str
    """Its text."""
    stretches: tuple[Stretch, ...]
    """Their offsets count in the paragraph."""


def place_words(paragraphs: Sequence[str], pieces: Iterable[Piece], *, part: str) -> list[Placed]:
    """The paragraphs with the places of their words.

    Args:
        paragraphs: In order.
        pieces: What they were made of, in order; white space in them counts for nothing.
        part: Name of the part of the file that they are from.
    """
    placer = _Placer(BETWEEN.join(paragraphs), part)
    for piece in pieces:
        placer.place(piece)
    return [*_divided(paragraphs, placer.found)]


def stretches_of(placed: Iterable[Placed]) -> tuple[Stretch, ...]:
    """The stretches of all paragraphs, their offsets in the text that the paragraphs make."""
    return tuple(_moved(placed))


def _moved(placed: Iterable[Placed]) -> Iterator[Stretch]:
    offset = 0
    for one in placed:
        for stretch in one.stretches:
            yield replace(stretch, start=stretch.start + offset, end=stretch.end + offset)
        offset += len(one.paragraph) + len(BETWEEN)


def _divided(paragraphs: Sequence[str], stretches: Sequence[Stretch]) -> Iterator[Placed]:
    offset, at = 0, 0
    for paragraph in paragraphs:
        within = []
        while at < len(stretches) and stretches[at].start < offset + len(paragraph):
            found = stretches[at]
            within.append(replace(found, start=found.start - offset, end=found.end - offset))
            at += 1
        yield Placed(paragraph, tuple(within))
        offset += len(paragraph) + len(BETWEEN)


class _Placer:
    """Follows a text and what it was made of, word by word."""

    def __init__(self, text: str, part: str) -> None:
        self._text, self._part = text, part
        self._at = 0
        self.found: list[Stretch] = []

    def place(self, piece: Piece) -> None:
        """Go on by a piece: as a whole where the text has it as it is, else word by word."""
        whole = piece.words.strip()
        if whole and not self._follow(whole, piece.first, piece.words.index(whole)):
            for word in _WORD.finditer(piece.words):
                self._follow(word[0], piece.first, word.start())

    def _follow(self, words: str, first: int | None, offset: int) -> bool:
        """Go on by words that stand at an offset of their piece; whether the text has them next."""
        gap = _GAP.match(self._text, self._at)
        start = gap.end() if gap else self._at
        if not self._text.startswith(words, start):
            return False
        self._at = start + len(words)
        if first is not None:
            self._add(start, first + offset)
        return True

    def _add(self, start: int, first: int) -> None:
        last = self.found[-1] if self.found else None
        if last and self._goes_on(last, start, first):
            self.found[-1] = replace(last, end=self._at)
        else:
            self.found.append(Stretch(start=start, end=self._at, part=self._part, first=first))

    def _goes_on(self, last: Stretch, start: int, first: int) -> bool:
        """Whether a word goes on what was found last: as far from it in the text as in the file, by spaces alone."""
        gap = self._text[last.end : start]
        return start - last.start == first - last.first and "\n" not in gap and not gap.strip()
