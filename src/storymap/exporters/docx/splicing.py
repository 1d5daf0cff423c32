"""Markup and the places of comments → the same markup with their marks: nothing is changed but by insertions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from storymap.exporters.docx.markup import Markup
from storymap.exporters.docx.places import Place

_KEPT = ' xml:space="preserve"'
_NUMBERED = r"(<{}rPrChange\b[^>]*?\s{}id=[\"'])-?\d+"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a comment stands."""

    id: int
    """The number that ties it to its text."""
    begin: Place
    """Where it begins."""
    end: Place
    """Where it ends, behind the beginning."""


@dataclass(slots=True)
class _Insertion:
    """What is written at one place of the markup."""

    opening: str = ""
    closing: str = ""
    ends: list[int] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)


def marked(markup: Markup, marks: Sequence[Mark], *, style: str, numbers: Iterator[int]) -> str:
    """The markup with the marks of comments.

    Args:
        markup: The part.
        marks: The comments.
        style: Id of the style of their references; empty for none.
        numbers: Numbers that no annotation has, for copies of tracked changes.
    """
    insertions = _insertions(marks)
    texts = {at: _written(markup, insertion, style, numbers) for at, insertion in sorted(insertions.items())}
    kept = {place.kept for mark in marks for place in (mark.begin, mark.end) if place.kept is not None}
    return spliced(markup.text, (*texts.items(), *((at, _KEPT) for at in kept)))


def spliced(text: str, insertions: Iterable[tuple[int, str]]) -> str:
    """The text with others inserted, each at its code point of the text."""
    parts, at = list[str](), 0
    for spot, inserted in sorted(insertions):
        parts += (text[at:spot], inserted)
        at = spot
    return "".join((*parts, text[at:]))


def _insertions(marks: Iterable[Mark]) -> dict[int, _Insertion]:
    found: dict[int, _Insertion] = defaultdict(_Insertion)
    for mark in marks:
        for place in (mark.begin, mark.end):
            found[place.at].opening, found[place.at].closing = place.opening, place.closing
        found[mark.begin.at].begins.append(mark.id)
        found[mark.end.at].ends.append(mark.id)
        found[mark.end.outside].references.append(mark.id)
    return found


def _written(markup: Markup, insertion: _Insertion, style: str, numbers: Iterator[int]) -> str:
    declared = markup.declaration
    styled = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return "".join(
        (
            insertion.opening,
            *(f'<w:commentRangeEnd{declared} w:id="{n}"/>' for n in insertion.ends),
            *(f'<w:r{declared}>{styled}<w:commentReference w:id="{n}"/></w:r>' for n in insertion.references),
            *(f'<w:commentRangeStart{declared} w:id="{n}"/>' for n in insertion.begins),
            _renumbered(insertion.closing, markup.prefix, numbers),
        )
    )


def _renumbered(tags: str, prefix: str, numbers: Iterator[int]) -> str:
    """The tags that begin a run again, with a number of its own for each tracked change of its properties."""
    if "rPrChange" not in tags:
        return tags
    return re.sub(_NUMBERED.format(prefix, prefix), lambda found: f"{found[1]}{next(numbers)}", tags)
