"""The parts of a DOCX that tell of other parts → the same with a part for comments."""

import posixpath
from collections.abc import Container

from storymap.errors import InputError
from storymap.exporters.docx.markup import Markup, decoded
from storymap.exporters.docx.package import Parts, damaged, require_sound
from storymap.exporters.docx.splicing import spliced
from storymap.exporters.xml_text import xml_attributes

_TYPES = "[Content_Types].xml"
_RELATIONS = "word/_rels/document.xml.rels"
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_COMMENTS = "relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DIALECTS = {
    True: "http://purl.oclc.org/ooxml/officeDocument",
    False: "http://schemas.openxmlformats.org/officeDocument/2006",
}
"""Whether a file is of the strict dialect → how the types of its relations begin."""


def sound_part(parts: Parts, name: str, *, default: bytes | None = None) -> tuple[Markup, str]:
    """A part that nobody has parsed yet, and its encoding.

    Raises:
        InputError: It is missing, not well formed, or declares a document type.
    """
    data = parts.get(name, default)
    if data is None:
        raise InputError(damaged(f"it has no {name}"))
    require_sound(data, name)
    text, encoding = decoded(data)
    return Markup(text), encoding


def ensure_comments(parts: Parts, body: Markup) -> str:
    """The name of the part for comments; the parts that must name it are changed where they do not.

    Raises:
        InputError: One of them is damaged.
    """
    relations, encoding = sound_part(parts, _RELATIONS, default=_NO_RELATIONS)
    name = _named(relations)
    if name is None:
        name = free_name("word/comments{}.xml", parts)
        dialect = _DIALECTS[body.namespace.startswith("http://purl.oclc.org/")]
        ids = {relations.attribute(token, "Id") for token in relations.tokens}
        relation = {"Id": free_name("storymap{}", ids), "Type": f"{dialect}/{_COMMENTS}"}
        target = {"Target": posixpath.relpath(name, "word")}
        parts[_RELATIONS] = with_child(relations, "Relationship", relation | target).encode(encoding)
    types, encoding = sound_part(parts, _TYPES)
    if f"/{name}" not in {types.attribute(token, "PartName") for token in types.tokens}:
        override = {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE}
        parts[_TYPES] = with_child(types, "Override", override).encode(encoding)
    return name


def with_child(markup: Markup, local: str, attributes: dict[str, str]) -> str:
    """The part with one more empty element at the end of its root."""
    return with_content(markup, f"<{markup.prefix}{local}{xml_attributes(attributes)}/>")


def with_content(markup: Markup, content: str) -> str:
    """The part with something more at the end of its root."""
    root = markup.root
    if root.kind == "start":
        return spliced(markup.text, [(markup.tokens[markup.closes[markup.tokens.index(root)]].start, content)])
    opened = markup.text[: root.end - 2] + ">"
    return f"{opened}{content}</{root.name}>{markup.text[root.end :]}"


def free_name(pattern: str, taken: Container[str]) -> str:
    """The first name of a pattern that nothing has.

    >>> free_name("word/comments{}.xml", {"word/comments.xml"})
    'word/comments2.xml'
    """
    name, number = pattern.format(""), 2
    while name in taken:
        name, number = pattern.format(number), number + 1
    return name


def _named(relations: Markup) -> str | None:
    """The part for comments that the text names, whether it is there or not."""
    for token in relations.tokens:
        kind, mode = relations.attribute(token, "Type"), relations.attribute(token, "TargetMode")
        if kind.endswith(_COMMENTS) and mode != "External":
            return posixpath.normpath(posixpath.join("/word", relations.attribute(token, "Target"))).lstrip("/")
    return None
