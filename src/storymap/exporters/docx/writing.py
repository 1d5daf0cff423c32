"""Story → a new DOCX with its texts: for those read from something else. The one home of python-docx."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import dropwhile

from storymap.exporters import wording
from storymap.exporters.docx.anchors import DOCUMENT
from storymap.exporters.docx.package import Parts, read_parts
from storymap.exporters.language_tags import language_tag
from storymap.exporters.markup import web_address
from storymap.exporters.plain_text import holdable, on_one_line
from storymap.exporters.provenance import Named, about_lines, made_at
from storymap.exporters.text_blocks import TextBlock, text_blocks
from storymap.exporters.xml_text import Xml, block, tag, xml_bytes
from storymap.model.originals import Stretch
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Story
from storymap.model.texts import Document, Source

_WORDS = re.compile(r"[^\t\n\r]+")
"""What one element holds: python-docx makes elements of their own of tabs and line ends."""
_DEEPEST = 9
"""The last level of headings that Word knows."""
_STYLES = "word/styles.xml"
_LANGUAGE = b'<w:lang w:val="%s"'
_CORE_NAMES = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_APP_NAMES = {"xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}

Stretches = dict[str, tuple[Stretch, ...]]
"""Ids of documents → where their words stand in the new file."""


def write_texts(story: Story, exporter: Named) -> tuple[Parts, Stretches]:
    """The parts of a new file with the story's texts and whose data they rest on, and where their words stand."""
    writer, several = _Writer(), len(story.documents) != 1
    if several:
        writer.heading(story.title, level=0)
    stretches = {resolved.document.id: writer.text(resolved, level=int(several)) for resolved in story.documents}
    writer.heading("About these comments", level=1)
    about = (f"{label}: {words}" for label, words in about_lines(story, exporter))
    for line in (wording.DRAFT_NOTICE, wording.LIMITS, *about):
        writer.paragraph(on_one_line(line))
    language = story.documents[0].document.language if story.documents else "en"
    return writer.parts(language) | _properties(story, exporter), stretches


class _Writer:
    """A file as it grows, with its words counted."""

    def __init__(self) -> None:
        import docx

        self._docx = docx.Document()
        self._at = 0

    def parts(self, language: str) -> Parts:
        """The parts of the file, as a text of that language."""
        file = BytesIO()
        self._docx.save(file)
        parts = read_parts(file.getvalue())
        tagged = _LANGUAGE % language_tag(language).encode()
        return parts | {_STYLES: parts[_STYLES].replace(_LANGUAGE % b"en-US", tagged, 1)}

    def text(self, resolved: ResolvedDocument, *, level: int) -> tuple[Stretch, ...]:
        """A document under a heading of that level, 0 for a title; where its words stand.

        What stands before its first sentence, such as front matter, is told by the line of its source.
        """
        document = resolved.document
        blocks = [*dropwhile(lambda found: found.kind == "furniture", text_blocks(document))]
        if not _begins_with_title(document, blocks):
            self.heading(document.source.title or document.id, level=level)
            self.source(document.source)
            return tuple(self._told(document, blocks, level, deeper=level))
        first = tuple(self._block(document, blocks[0], _heading(level)))
        self.source(document.source)
        return (*first, *self._told(document, blocks[1:], level, deeper=level - blocks[0].level))

    def heading(self, words: str, *, level: int) -> None:
        """A heading that the text does not have."""
        self.paragraph(on_one_line(words) or "…", _heading(level))

    def source(self, source: Source) -> None:
        """Where a text comes from, on one line."""
        said = (source.author, source.site, source.published, web_address(source.url), source.licence)
        line = " · ".join(on_one_line(part) for part in said if part)
        if line:
            self.paragraph(line, "Subtitle")

    def paragraph(self, words: str, style: str | None = None) -> Sequence[tuple[int, int, int]]:
        """A paragraph; for each of its lines where it begins and ends, and where it begins in the words of the file."""
        self._docx.add_paragraph(words, style)
        found = []
        for line in _WORDS.finditer(words):
            found.append((line.start(), line.end(), self._at))
            self._at += line.end() - line.start()
        return found

    def _told(self, document: Document, blocks: Sequence[TextBlock], level: int, *, deeper: int) -> Iterator[Stretch]:
        """The blocks under a title of that level; their headings are `deeper` than the text has them."""
        for found in blocks:
            style = _heading(max(level + 1, found.level + deeper)) if found.kind == "heading" else None
            yield from self._block(document, found, style)

    def _block(self, document: Document, found: TextBlock, style: str | None) -> Iterator[Stretch]:
        words = _words_of(document, found)
        offset = found.span.start + len(words) - len(words.lstrip())
        for start, end, first in self.paragraph(words.strip(), style):
            yield Stretch(start=offset + start, end=offset + end, part=DOCUMENT, first=first)


def _heading(level: int) -> str:
    return f"Heading {min(level, _DEEPEST)}" if level else "Title"


def _begins_with_title(document: Document, blocks: Sequence[TextBlock]) -> bool:
    """Whether the first paragraph is the title, and not only like it."""
    title = document.source.title
    return bool(blocks) and bool(title) and on_one_line(document.quote(blocks[0].span)) == on_one_line(title or "")


def _words_of(document: Document, found: TextBlock) -> str:
    """The words of a block; lines that were broken only because they were full are joined."""
    words = holdable(document.quote(found.span))
    return words.replace("\n", " ") if found.wrapped else words


def _properties(story: Story, exporter: Named) -> Parts:
    """What the file says of itself, in the place of what python-docx's template says."""
    authors = dict.fromkeys(r.document.source.author for r in story.documents if r.document.source.author)
    about = "; ".join(f"{label}: {words}" for label, words in about_lines(story, exporter))
    core = [
        tag("dc:title", on_one_line(story.title)),
        tag("dc:creator", on_one_line("; ".join(authors))),
        tag("dc:description", on_one_line(about)),
        *(_dated(name) for name in ("created", "modified")),
    ]
    return {
        "docProps/core.xml": xml_bytes(block("cp:coreProperties", core, attributes=_CORE_NAMES)),
        "docProps/app.xml": xml_bytes(block("Properties", [tag("Application", "storymap")], attributes=_APP_NAMES)),
    }


def _dated(name: str) -> Xml | None:
    when = made_at()
    return tag(f"dcterms:{name}", when, attributes={"xsi:type": "dcterms:W3CDTF"}) if when else None
