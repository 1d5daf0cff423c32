"""What a reader took from a file: paragraphs of text and what is known of their source."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from storymap.model.originals import OfficeFile
from storymap.model.texts import Source

BETWEEN = "\n\n"
"""What stands between two paragraphs."""


class Heading(str):
    """A paragraph that the file marks as a heading, however it reads."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of one article, as read from a page, PDF, DOCX, feed or record."""

    paragraphs: tuple[str, ...]
    """Its paragraphs; the document's text is these with an empty line between each two. Headings may be `Heading`."""
    source: Source = field(default_factory=Source)
    """Where it comes from, as far as the file says."""
    id: str | None = None
    """What the feed or record calls it."""
    notes: tuple[str, ...] = ()
    """What the user should know of how it was read."""
    original: OfficeFile | None = None
    """The file it was read from, where it can be written back."""

    @property
    def text(self) -> str:
        """The text that offsets count in."""
        return BETWEEN.join(self.paragraphs)

    @property
    def headings(self) -> frozenset[int]:
        """Where in the text the paragraphs begin that are marked as headings."""
        return frozenset(self._headings())

    def _headings(self) -> Iterator[int]:
        offset = 0
        for paragraph in self.paragraphs:
            if isinstance(paragraph, Heading):
                yield offset
            offset += len(paragraph) + len(BETWEEN)
