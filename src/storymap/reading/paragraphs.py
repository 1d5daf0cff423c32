"""Lines → paragraphs: wrapped lines joined, headings and captions kept apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from storymap.language.wordlists import word_set
from storymap.reading.captions import caption_parts
from storymap.reading.lines import Line

_WRAPPED = range(40, 121)
"""Widths, in characters, at which people and programs wrap lines."""
_HEADING_WORDS = 18
_CLOSED = ".!?…:;,"
_CLOSERS = "\"'”’»)]"
_RUNS_ON = word_set(
    """
    a an and as at but by for from in into near of on or over that the to under with new san saint st
    los las el la le les port fort mount lake north south east west northern southern eastern western
    central united great cape sri costa puerto rio santa santo são sao hong kuala tel abu phnom sierra
    ivory saudi czech papua burkina addis buenos ho dar den des mr mrs ms dr gen
    """
)
"""Last words of a line, in lower case, that ask for the next line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of the text that sentences are looked for in."""

    start: int
    """First code point."""
    end: int
    """The code point after the last."""
    kind: Literal["prose", "heading", "caption"]
    """What its sentences are."""
    number: int
    """Its number in the document; the parts of one caption share it."""


def find_paragraphs(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs in order, furniture left out."""
    return tuple(paragraph for number, block in enumerate(_blocks(lines)) for paragraph in _paragraphs(block, number))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    width = max((len(line.text) for line in lines if line.kind == "text"), default=0)
    block: list[Line] = []
    before: Line | None = None
    for line in lines:
        if block and not (before and _run_on(before, line, width)):
            yield block
            block = []
        if line.kind not in ("blank", "furniture"):
            block.append(line)
        before = line
    if block:
        yield block


def _run_on(before: Line, after: Line, width: int) -> bool:
    if before.kind != "text" or after.kind != "text" or after.item or caption_parts(before.text):
        return False
    if before.text[-1] not in ".!?" and (after.text[0].islower() or _asks_for_more(before)):
        return True
    next_word = after.text.split(maxsplit=1)[0]
    return width in _WRAPPED and len(before.text) + 1 + len(next_word) > width


def _asks_for_more(line: Line) -> bool:
    return line.text[-1] == "," or line.text.rsplit(maxsplit=1)[-1].lower() in _RUNS_ON


def _paragraphs(block: Sequence[Line], number: int) -> Iterator[Paragraph]:
    first, last = block[0], block[-1]
    parts = _caption(first) if len(block) == 1 else None
    if parts is not None:
        for start, end in parts:
            yield Paragraph(start=first.start + start, end=first.start + end, kind="caption", number=number)
        return
    heading = len(block) == 1 and (first.kind == "heading" or looks_like_heading(first))
    yield Paragraph(start=first.start, end=last.end, kind="heading" if heading else "prose", number=number)


def _caption(line: Line) -> tuple[tuple[int, int], ...] | None:
    parts = caption_parts(line.text)
    return ((0, len(line.text)),) if parts is None and line.kind == "caption" else parts


def looks_like_heading(line: Line) -> bool:
    """Whether a line standing alone reads like a heading: short, capitalised, without a full stop."""
    words = line.text.rstrip(_CLOSERS)
    if not words or line.item or words[-1] in _CLOSED:
        return False
    first = next((character for character in words if character.isalnum()), "")
    return not first.islower() and len(words.split()) <= _HEADING_WORDS
