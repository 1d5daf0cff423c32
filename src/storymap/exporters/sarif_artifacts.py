"""Documents → SARIF's artifacts: the files that people have where lines mean something in them, else the text read.

A plain text, a Markdown, a TEI and a story file are pointed into as they are. Of a page, PDF or DOCX, of a feed or of
records the text that was read is embedded, inside the file it came from. A text that came in no file is embedded alone.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from posixpath import normpath
from urllib.parse import quote

from storymap.exporters.markup import web_address
from storymap.exporters.records import Json, Record
from storymap.exporters.sarif_text import Lines
from storymap.model.originals import Original, Passage
from storymap.model.texts import Document, Span

BASE = "%SRCROOT%"
"""What relative addresses are relative to."""
BASES: Record = {BASE: {"description": {"text": "The folder that the paths of the files were given in."}}}
"""Its definition; where it lies is for those to know who have the files."""
_EMBEDDED = "The text that was read: lines, columns and offsets count in it."
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A document as an artifact."""

    address: Record
    """Its `artifactLocation`."""
    region: Callable[[Span], Record | None]
    """Where a span of the document stands in the artifact; `None` where it stands nowhere."""

    def location(self, span: Span) -> Record:
        """The `location` of a span."""
        region = self.region(span)
        return {"physicalLocation": {"artifactLocation": self.address, **({"region": region} if region else {})}}


class Artifacts:
    """The artifacts of a log, each once."""

    def __init__(self) -> None:
        self.records: list[Json] = []
        """As SARIF has them, in the order in which they are met."""
        self._files: dict[str, Record] = {}

    def place(self, document: Document) -> Placed:
        """The artifact of a document, added."""
        file, original = document.file, document.original
        if file is None or not file.is_text:
            return self._embedded(document)
        address = self.add_file(file.name, document.language)
        if isinstance(original, Original) and original.text == document.text:
            return Placed(address=address, region=_regions_of_markup(original))
        lines = Lines(document.text, file.wide_ends, first_line=file.first_line, indent=file.indent)
        return Placed(address=address, region=lines.region)

    def add_file(self, name: str, language: str | None = None) -> Record:
        """The `artifactLocation` of a file or address, added where it is new."""
        if name not in self._files:
            told: Record = {"sourceLanguage": language} if language else {}
            self._files[name] = self._add(_address(name), {"roles": ["analysisTarget"], **told})
        return self._files[name]

    def _add(self, address: Record, about: Record) -> Record:
        self.records.append({"location": dict(address), **about})
        return {**address, "index": len(self.records) - 1}

    def _embedded(self, document: Document) -> Placed:
        about: Record = {
            "description": {"text": _EMBEDDED},
            "contents": {"text": document.text},
            "mimeType": "text/plain",
            "roles": ["analysisTarget"],
        }
        inside: Record = {"parentIndex": self.add_file(document.file.name)["index"]} if document.file else {}
        # SARIF would have an address inside a file begin with a slash; its validator and GitHub refuse that.
        address = self._add({"uri": quote(f"{document.id}.txt"), "uriBaseId": BASE}, {**inside, **about})
        return Placed(address=address, region=Lines(document.text).region)


def _address(name: str) -> Record:
    """A path as it was given, or an address.

    >>> _address("./news/a b.txt")
    {'uri': 'news/a%20b.txt', 'uriBaseId': '%SRCROOT%'}
    >>> _address("https://example.org/a")
    {'uri': 'https://example.org/a'}
    """
    url, path = web_address(name), PurePath(name)
    if url or path.is_absolute():
        return {"uri": url or path.as_uri()}
    return {"uri": quote(normpath(path.as_posix()).encode("utf-8", errors="surrogateescape")), "uriBaseId": BASE}


def _regions_of_markup(original: Original) -> Callable[[Span], Record | None]:
    """Where spans of the text stand in the file with markup, whose byte order mark does not count."""
    mark = len(original.markup) - len(original.markup.removeprefix(_MARK))
    lines = Lines(original.markup[mark:])

    def region(span: Span) -> Record | None:
        found = _stretch(span, original.passages)
        return lines.region(Span(start=found.start - mark, end=found.end - mark)) if found else None

    return region


def _stretch(span: Span, passages: Sequence[Passage]) -> Span | None:
    """From the first to the last character of the file that the span was read from."""
    first = max(bisect_right(passages, span.start, key=lambda p: p.start) - 1, 0)
    last = bisect_right(passages, span.end - 1, key=lambda p: p.start)
    touched = [p for p in passages[first:last] if p.start < span.end and span.start < p.end]
    if not touched:
        return None
    opening, closing = touched[0], touched[-1]
    start = opening.first + max(span.start - opening.start, 0) if opening.is_verbatim else opening.first
    end = closing.last - max(closing.end - span.end, 0) if closing.is_verbatim else closing.last
    return Span(start=start, end=end)
