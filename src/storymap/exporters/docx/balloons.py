"""What a comment says → its element in the part for comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storymap.exporters.docx.markup import Markup, decoded
from storymap.exporters.docx.package import Parts
from storymap.exporters.plain_text import on_one_line
from storymap.exporters.provenance import made_at
from storymap.exporters.xml_text import Xml, tag

AUTHOR, INITIALS = "storymap", "sm"
UNDATED = "1980-01-01T00:00:00Z"
"""The time of comments that nobody dated: some programs read none without a time."""
_STYLES = "word/styles.xml"
_STYLE = (
    r"""<(?:[\w.-]+:)?style\b[^>]*?\bstyleId\s*=\s*["']([^"'<>&]{{1,250}})["'][^>]*>\s*"""
    r"""<(?:[\w.-]+:)?name\s[^>]*?\bval\s*=\s*["']{}["']"""
)
_AS_IT_IS = {"xml:space": "preserve"}

Lines = tuple[tuple[str, str], ...]
"""The paragraphs of a comment: what each is about, and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """Ids of the file's styles for comments; empty where it has none."""

    text: str
    """Of the paragraphs of a comment."""
    reference: str
    """Of the mark that leads to a comment."""


def style_ids(parts: Parts) -> Styles:
    """The file's styles for comments, found by their names, for the ids are translated."""
    styles = decoded(parts[_STYLES])[0] if _STYLES in parts else ""
    text, reference = (_style_id(styles, name) for name in ("annotation text", "annotation reference"))
    return Styles(text=text, reference=reference)


def balloon(lines: Lines, number: int, held: Markup, styles: Styles) -> Xml:
    """The comment with that number, for the part `held`."""
    attributes = {
        "xmlns:w": held.namespace if held.declaration else None,
        "w:id": number,
        "w:author": AUTHOR,
        "w:date": made_at() or UNDATED,
        "w:initials": INITIALS,
    }
    return tag("w:comment", *_paragraphs(lines, styles), attributes=attributes)


def _style_id(styles: str, name: str) -> str:
    found = re.search(_STYLE.format(name), styles)
    return found[1] if found else ""


def _paragraphs(lines: Lines, styles: Styles) -> Iterator[Xml]:
    styled = tag("w:rPr", tag("w:rStyle", attributes={"w:val": styles.reference})) if styles.reference else None
    mark: Xml | None = tag("w:r", styled, tag("w:annotationRef"))
    for label, words in lines:
        about = label if label.endswith("?") else f"{label}:"
        yield tag("w:p", _properties(styles), mark, _run(about, bold=True), _run(words))
        mark = None


def _properties(styles: Styles) -> Xml | None:
    return tag("w:pPr", tag("w:pStyle", attributes={"w:val": styles.text})) if styles.text else None


def _run(words: str, *, bold: bool = False) -> Xml:
    shown = f"{on_one_line(words)} " if bold else on_one_line(words)
    return tag("w:r", tag("w:rPr", tag("w:b")) if bold else None, tag("w:t", shown, attributes=_AS_IT_IS))
