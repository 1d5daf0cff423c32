"""Texts and attributes → XML in which text can only ever be text.

Plain strings are escaped by every function here; only `Xml` passes as it is, and only these functions make it.
"""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from storymap.exporters.plain_text import holdable

_LINE_ENDS = {"\r": "&#13;"}
"""A reader of XML turns a carriage return into a line feed, unless it is written by its number."""
Attributes = Mapping[str, str | int | float | None]
"""Names → values; `None` writes nothing."""


class Xml(str):
    """XML that is already safe."""

    __slots__ = ()


def xml_text(words: str) -> Xml:
    r"""Words as XML text; characters that XML cannot hold become U+FFFD.

    >>> xml_text("<b> & \x00")
    '&lt;b&gt; &amp; \ufffd'
    """
    return words if isinstance(words, Xml) else Xml(escape(holdable(words), _LINE_ENDS))


def tag(name: str, *children: str | None, attributes: Attributes | None = None) -> Xml:
    """One element on one line; children that are `None` are left out.

    >>> tag("placeName", "Oslo", attributes={"ref": "#a", "cert": None})
    '<placeName ref="#a">Oslo</placeName>'
    >>> tag("lb")
    '<lb/>'
    """
    inside = "".join(xml_text(child) for child in children if child is not None)
    opened = name + xml_attributes(attributes or {})
    return Xml(f"<{opened}>{inside}</{name}>" if inside else f"<{opened}/>")


def block(name: str, children: Iterable[str | None], *, attributes: Attributes | None = None) -> Xml:
    """One element whose children stand on lines of their own."""
    inside = "".join(f"\n{xml_text(child)}" for child in children if child is not None)
    opened = name + xml_attributes(attributes or {})
    return Xml(f"<{opened}>{inside}\n</{name}>" if inside else f"<{opened}/>")


def xml_attributes(attributes: Attributes) -> Xml:
    """The attributes with a space before each.

    >>> xml_attributes({"when": "2024", "who": None, "n": 1})
    ' when="2024" n="1"'
    """
    shown = ((name, holdable(str(value))) for name, value in attributes.items() if value is not None)
    return Xml("".join(f" {name}={quoteattr(value, _LINE_ENDS)}" for name, value in shown))


def xml_bytes(root: Xml) -> bytes:
    """The file: declaration, root element, final newline."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()
