"""A DOCX → its text: paragraphs, tables and notes; deleted words, comments, headers and footers are left out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from storymap.errors import InputError
from storymap.model.originals import OfficeFile
from storymap.model.texts import Source
from storymap.reading.archives import Archive, open_archive
from storymap.reading.docx_stretches import Piece, Placed, place_words, stretches_of
from storymap.reading.extracts import Extract
from storymap.reading.markup_text import paragraphs_of
from storymap.reading.xml_trees import read_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_CORE = "docProps/core.xml"
_STYLES = "word/styles.xml"
_TYPES = "[Content_Types].xml"
_SUFFIXES = {
    b"ms-word.document.macroEnabled.main+xml": ".docm",
    b"ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
    b"wordprocessingml.template.main+xml": ".dotx",
}
"""Content types of the text itself → suffixes of the files."""
_OTHERS = (
    ("xl/", "a spreadsheet"),
    ("ppt/", "a presentation"),
    ("META-INF/container.xml", "an e-book"),
    ("content.xml", "an OpenDocument file"),
)
_SKIPPED = frozenset({"del", "moveFrom", "delText", "instrText", "Fallback", "rPrChange", "pPrChange", "txbxContent"})
"""Deleted and moved words, codes of fields, and the copies of text boxes that old programs show."""
_CHARACTERS = {"tab": " ", "noBreakHyphen": "-", "softHyphen": ""}
_NAMES = {"p": "p", "tr": "tr", "tc": "td", "br": "br", "cr": "br"}
"""Elements that end paragraphs, rows, cells and lines, under the names that a page gives them."""
_HEADINGS = ("heading", "title", "subtitle")


def extract_docx(data: bytes, *, name: str) -> Extract:
    """The text of a DOCX.

    Raises:
        InputError: It is no DOCX, or a damaged, encrypted or hostile one.
    """
    archive = open_archive(data, name=name)
    names = archive.names
    if _DOCUMENT not in names:
        raise InputError(f"{name} seems to be {_other_kind(names)}, no DOCX; convert to text first")
    styles = _styles(archive)
    body = _Part(archive, _DOCUMENT, styles)
    placed = body.read(body.root)
    for part in _NOTES:
        if part in names:
            notes = _Part(archive, part, styles)
            placed += notes.read(notes.root)
    placed += _boxes(body, {one.paragraph for one in placed})
    paragraphs = tuple(one.paragraph for one in placed)
    source = _source(archive)
    extract = Extract(paragraphs=paragraphs, source=replace(source, title=body.title() or source.title))
    original = OfficeFile(
        data=data, suffix=_suffix(archive), text=extract.text, title=None, stretches=stretches_of(placed)
    )
    return replace(extract, original=original)


class _Part:
    """A part of the file that holds words."""

    def __init__(self, archive: Archive, name: str, styles: dict[str, str]) -> None:
        self.root = read_tree(archive.read(name), name=archive.name)
        self._name, self._styles = name, styles
        self._firsts = dict(_firsts(self.root))

    def read(self, element: "Element") -> list[Placed]:
        """The paragraphs of an element, each with the places of its words."""
        pieces: list[Piece] = []
        paragraphs = paragraphs_of(self._steps(element, pieces))
        return place_words(paragraphs, pieces, part=self._name)

    def title(self) -> str | None:
        """The words of the first paragraph that bears the style of titles."""
        for paragraph in self.root.iter():
            if _tag(paragraph) == "p" and _style(paragraph, self._styles) == "title":
                return " ".join(one.paragraph for one in self.read(paragraph)) or None
        return None

    def _steps(self, element: "Element", pieces: list[Piece]) -> Iterator[tuple[str, str, str | None]]:
        """The tree told in order, its words noted; it is not deeper than `xml_trees` lets pass."""
        for child in element:
            tag = _tag(child)
            if tag in _SKIPPED:
                continue
            words = (child.text or "") if tag == "t" else _CHARACTERS.get(tag)
            if words:
                pieces.append(Piece(words, self._firsts.get(child)))
            name = "h1" if tag == "p" and _style(child, self._styles).startswith(_HEADINGS) else _NAMES.get(tag, "")
            yield "start", name, words
            if tag != "t":
                yield from self._steps(child, pieces)
            yield "end", name, None


def _firsts(root: "Element") -> Iterator[tuple["Element", int]]:
    """Each element with words, and how many code points of words stand before it in the part."""
    at = 0
    for element in root.iter():
        if _tag(element) == "t":
            yield element, at
            at += len(element.text or "")


def _boxes(body: _Part, known: set[str]) -> Iterator[Placed]:
    """The paragraphs of text boxes that stand nowhere else: files hold them twice, for new programs and for old."""
    for box in body.root.iter():
        if _tag(box) == "txbxContent":
            for one in body.read(box):
                if one.paragraph not in known:
                    known.add(one.paragraph)
                    yield one


def _other_kind(names: frozenset[str]) -> str:
    return next((kind for start, kind in _OTHERS if any(name.startswith(start) for name in names)), "a zip file")


def _suffix(archive: Archive) -> str:
    """How files of this kind are called: programs open none with macros, or a template, under another name."""
    if _TYPES not in archive.names:
        return ".docx"
    types = archive.read(_TYPES)
    return next((suffix for said, suffix in _SUFFIXES.items() if said in types), ".docx")


def _source(archive: Archive) -> Source:
    if _CORE not in archive.names:
        return Source()
    root = read_tree(archive.read(_CORE), name=archive.name)
    said = {_tag(element): " ".join((element.text or "").split()) for element in root}
    return Source(title=said.get("title") or None, author=said.get("creator") or None)


def _styles(archive: Archive) -> dict[str, str]:
    """Names of the styles by their ids: Word translates the ids, and keeps the names English."""
    if _STYLES not in archive.names:
        return {}
    root = read_tree(archive.read(_STYLES), name=archive.name)
    named = ((_attribute(style, "styleId"), child) for style in root if _tag(style) == "style" for child in style)
    return {key: _attribute(child, "val").lower() for key, child in named if _tag(child) == "name"}


def _style(paragraph: "Element", styles: dict[str, str]) -> str:
    """The name of a paragraph's style, in lower case."""
    marks = (mark for properties in paragraph if _tag(properties) == "pPr" for mark in properties)
    key = next((_attribute(mark, "val") for mark in marks if _tag(mark) == "pStyle"), "")
    return styles.get(key, key.lower())


def _tag(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: "Element", name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
