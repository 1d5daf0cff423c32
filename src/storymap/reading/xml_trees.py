"""XML of strangers → a tree: no entities, nothing fetched, and no more elements than memory bears."""

import re
from html.entities import html5
from io import BytesIO
from typing import TYPE_CHECKING

from storymap.errors import InputError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ELEMENTS = 1_000_000
"""Elements: a book of a thousand pages has half as many."""
DEEPEST = 250
"""Elements within one another; text in tables in tables has some thirty."""
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,500}\?>")
_ENCODING = re.compile(rb"\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_UNSOUND = re.compile(r"&(?:(?P<name>[A-Za-z]\w{0,40});|(?!#|\w))")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})


def read_tree(data: bytes, *, name: str) -> "Element":
    """The root of an XML document.

    Raises:
        InputError: It is not well formed, declares entities, or has too many elements or too deep ones.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    depth, count = 0, 0
    root: Element | None = None
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=False):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            count += event == "start"
            if depth > DEEPEST or count > MOST_ELEMENTS:
                raise InputError(f"{name} is built deeper or of more parts than any article; export it anew as text")
    except DefusedXmlException:
        raise InputError(f"{name} declares XML entities, as attacks do, and is not read; save it as text") from None
    except (ParseError, ValueError, LookupError) as error:
        raise InputError(f"{name} is damaged: its XML is not well formed ({error}); export it anew") from None
    if root is None:
        raise InputError(f"{name} is damaged: its XML holds nothing; export it anew")
    return root


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration names."""
    found = _ENCODING.match(data[:300])
    return found[1].decode("ascii") if found else None


def read_loose_tree(text: str, *, name: str) -> "Element":
    """The root of an XML document, which may hold HTML's entities, bare ampersands and control characters.

    Raises:
        InputError: As for `read_tree`.
    """
    bare = _DECLARATION.sub("", text)
    try:
        return read_tree(bare.encode("utf-8", errors="replace"), name=name)
    except InputError:
        mended = _mended(bare)
        if mended == bare:
            raise
        return read_tree(mended.encode("utf-8", errors="replace"), name=name)


def _mended(text: str) -> str:
    """The text without what XML forbids; sections that hold characters as they are stay so."""
    first, *sections = _CONTROL.sub("", text).split("<![CDATA[")
    parts = [_UNSOUND.sub(_sound, first)]
    for section in sections:
        kept, end, rest = section.partition("]]>")
        parts.append(f"<![CDATA[{kept}{end}{_UNSOUND.sub(_sound, rest)}")
    return "".join(parts)


def _sound(found: "re.Match[str]") -> str:
    name = found["name"]
    if not name:
        return "&amp;"
    return found.group() if name in _OWN else html5.get(f"{name};", f"&amp;{name};")
