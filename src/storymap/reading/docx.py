"""A DOCX → its text: paragraphs, tables and notes; deleted words, comments, headers and footers are left out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from storymap.errors import InputError
from storymap.model.texts import Source
from storymap.reading.archives import Archive, open_archive
from storymap.reading.extracts import Extract
from storymap.reading.markup_text import paragraphs_of
from storymap.reading.xml_trees import read_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_CORE = "docProps/core.xml"
_STYLES = "word/styles.xml"
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
    root = read_tree(archive.read(_DOCUMENT), name=name)
    paragraphs = [*paragraphs_of(_steps(root, styles))]
    for part in _NOTES:
        if part in names:
            paragraphs += paragraphs_of(_steps(read_tree(archive.read(part), name=name), styles))
    boxes = (box for box in root.iter() if _tag(box) == "txbxContent")
    boxed = dict.fromkeys(paragraph for box in boxes for paragraph in paragraphs_of(_steps(box, styles)))
    known = set(paragraphs)
    paragraphs += (paragraph for paragraph in boxed if paragraph not in known)
    source = _source(archive)
    return Extract(paragraphs=tuple(paragraphs), source=replace(source, title=_title(root, styles) or source.title))


def _other_kind(names: frozenset[str]) -> str:
    return next((kind for start, kind in _OTHERS if any(name.startswith(start) for name in names)), "a zip file")


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


def _title(root: "Element", styles: dict[str, str]) -> str | None:
    """The words of the first paragraph that bears the style of titles."""
    for paragraph in root.iter():
        if _tag(paragraph) == "p" and _style(paragraph, styles) == "title":
            return " ".join(paragraphs_of(_steps(paragraph, styles))) or None
    return None


def _style(paragraph: "Element", styles: dict[str, str]) -> str:
    """The name of a paragraph's style, in lower case."""
    marks = (mark for properties in paragraph if _tag(properties) == "pPr" for mark in properties)
    key = next((_attribute(mark, "val") for mark in marks if _tag(mark) == "pStyle"), "")
    return styles.get(key, key.lower())


def _steps(element: "Element", styles: dict[str, str]) -> Iterator[tuple[str, str, str | None]]:
    """The tree told in order; it is not deeper than `xml_trees` lets pass."""
    for child in element:
        tag = _tag(child)
        if tag in _SKIPPED:
            continue
        words = (child.text or "") if tag == "t" else _CHARACTERS.get(tag)
        name = "h1" if tag == "p" and _style(child, styles).startswith(_HEADINGS) else _NAMES.get(tag, "")
        yield "start", name, words
        if tag != "t":
            yield from _steps(child, styles)
        yield "end", name, None


def _tag(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: "Element", name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
