"""The documents of a story file in two versions → where the old one's words stand in the new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from storymap.model.texts import Span
from storymap.stories.file.anchors import anchor_of, find_span
from storymap.stories.file.comparing import Text, compare
from storymap.stories.file.entries import Anchor
from storymap.stories.file.fingerprints import fingerprint
from storymap.stories.file.records import Record, from_record, to_record

_PASSAGE = 60
"""Shorter quotes are found by their words or not at all."""
_WORDS = tuple(Anchor.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Versions:
    """Each document's old and new text, by its id."""

    old: Mapping[str, str]
    """The texts that the file held."""
    new: Mapping[str, str]
    """The texts that it holds from now on."""
    compared: Mapping[str, Text]
    """How the two lie to each other."""

    def find(self, document: str, anchor: Record) -> Span | None:
        """Where quoted words stand in the new version."""
        text = self.compared.get(document)
        if text is None:
            return None
        known = from_record(Anchor, {key: value for key, value in anchor.items() if key in _WORDS})
        return find_span(known, text) or self._left(document, known, text)

    def _left(self, document: str, anchor: Anchor, text: Text) -> Span | None:
        """What is left of a passage whose beginning or end is gone, if it stood where its quote says."""
        if anchor.start is None or anchor.end is None or anchor.end - anchor.start < _PASSAGE:
            return None
        old = Text(text=self.old.get(document, ""))
        stood = find_span(anchor, old)
        return text.left_of(stood.start, stood.end) if stood else None

    def moved(self, document: str, stood: str | None) -> Span | None:
        """Where a stretch of the old version, written `12-34`, stands in the new one."""
        span = self._stretch(document, stood)
        return self.find(document, to_record(anchor_of(self.old[document], span))) if span else None

    def _stretch(self, document: str, stood: str | None) -> Span | None:
        """A stretch of the old version, if it has one there."""
        start, _, end = (stood or "").partition("-")
        text = self.old.get(document)
        if text is None or not (start.isdecimal() and end.isdecimal()) or len(start + end) > 18:
            return None
        return Span(start=int(start), end=int(end)) if int(start) < int(end) <= len(text) else None

    def is_quote(self, document: str, stood: str | None, mark: str | None) -> bool:
        """Whether a stretch of the old version still gives the quote of which a fingerprint is kept."""
        span = self._stretch(document, stood)
        return span is not None and fingerprint(to_record(anchor_of(self.old[document], span))) == mark

    def quoted(self, document: str, span: Span) -> Record:
        """The anchor of a stretch of the new version."""
        record: Record = to_record(anchor_of(self.new[document], span))
        return record

    def is_same(self, document: str) -> bool:
        """Whether a document has not changed."""
        return document in self.new and self.old.get(document) == self.new[document]

    def is_new(self, document: str, span: Span) -> bool:
        """Whether a stretch of the new version stands in no passage that the old one has too."""
        if self.is_same(document):
            return False
        blocks = self.compared[document].blocks
        return not any(start <= span.start and span.end <= start + length for _, start, length in blocks)


def versions_of(old: Mapping[str, str], new: Mapping[str, str]) -> Versions:
    """The texts of a file before and after."""
    compared = {name: compare(old.get(name, text), text) for name, text in new.items()}
    return Versions(old, new, compared)
