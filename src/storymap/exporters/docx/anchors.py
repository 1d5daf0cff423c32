"""Stretches of a text → where in the DOCX a comment on them begins and ends."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice, takewhile

from storymap.exporters.docx.markup import Markup, decoded
from storymap.exporters.docx.package import Parts
from storymap.exporters.docx.places import Place, Places
from storymap.model.originals import Stretch
from storymap.model.texts import Span

DOCUMENT = "word/document.xml"
_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}

Range = tuple[Place, Place]
"""Where a comment begins, and where behind that it ends."""


def stretches_within(span: Span, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The parts of the stretches, which are in order, that lie inside a span."""
    first = bisect_right(stretches, span.start, key=lambda s: s.end)
    within = takewhile(lambda s: s.start < span.end, islice(stretches, first, None))
    return tuple(_clipped(stretch, span) for stretch in within)


def _clipped(stretch: Stretch, span: Span) -> Stretch:
    start, end = max(stretch.start, span.start), min(stretch.end, span.end)
    return replace(stretch, start=start, end=end, first=stretch.first + start - stretch.start)


class Anchors:
    """A DOCX, to be asked where comments may stand."""

    def __init__(self, body: Markup, parts: Parts) -> None:
        self._body, self._parts = body, parts
        self._places = Places(body)
        self._notes: dict[str, Markup] = {}

    def find(self, stretches: Sequence[Stretch]) -> Range | None:
        """Where a comment on words stands; `None` where none can."""
        if not stretches:
            return None
        first = stretches[0]
        if first.part in _NOTES:
            return self._of_note(first)
        last = _last_in_order(stretches)
        return self._of_words(first.first, last.first + last.end - last.start)

    def opening(self) -> Range | None:
        """Where a comment on the first paragraph stands that can bear one."""
        for words in self._body.words:
            found = self._of_words(words.first, words.first + words.length) if words.length else None
            if found:
                return self._whole_paragraph(words.token) or found
        return None

    def _whole_paragraph(self, token: int) -> Range | None:
        paragraph = self._body.ancestor(token, "p")
        within = [w for w in self._body.words if w.length and self._body.ancestor(w.token, "p") == paragraph]
        return self._of_words(within[0].first, within[-1].first + within[-1].length)

    def _of_words(self, first: int, last: int) -> Range | None:
        begins, ends = self._body.words_at(first), self._body.words_at(last - 1)
        begin = self._places.before(begins, first) if begins else None
        end = self._places.after(ends, last) if ends else None
        return (begin, end) if begin and end and begin.at < end.at else None

    def _of_note(self, stretch: Stretch) -> Range | None:
        """Around the mark in the text that leads to the note."""
        notes = self._notes_of(stretch.part)
        words = notes.words_at(stretch.first)
        local = _NOTES[stretch.part]
        note = notes.ancestor(words.token, local) if words else None
        key = notes.attribute(notes.tokens[note], "id") if note is not None else ""
        reference = self._references.get((local, key))
        if reference is None:
            return None
        begin, end = (self._places.around(reference, begins=begins) for begins in (True, False))
        return (begin, end) if begin and end else None

    def _notes_of(self, part: str) -> Markup:
        if part not in self._notes:
            self._notes[part] = Markup(decoded(self._parts[part])[0])
        return self._notes[part]

    @cached_property
    def _references(self) -> dict[tuple[str, str], int]:
        """Kind and id of each note → the first mark that leads to it."""
        found: dict[tuple[str, str], int] = {}
        for index, token in enumerate(self._body.tokens):
            kind = token.local.removesuffix("Reference")
            if token.kind in ("start", "empty") and kind != token.local and kind in _NOTES.values():
                found.setdefault((kind, self._body.attribute(token, "id")), index)
        return found


def _last_in_order(stretches: Sequence[Stretch]) -> Stretch:
    """The last stretch up to which the file has them in the order of the text, in one part."""
    last = stretches[0]
    for stretch in stretches[1:]:
        if stretch.part != last.part or stretch.first < last.first:
            break
        last = stretch
    return last
