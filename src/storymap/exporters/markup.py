"""Texts and attributes → HTML in which text can only ever be text.

Plain strings are escaped by every function here; only `Markup` passes as it is, and only these functions make it.
"""

import re
from html import escape

_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\"'<>\\^`{|}]+", re.IGNORECASE)
VOID = frozenset({"meta", "br", "input", "hr", "link", "img"})


class Markup(str):
    """HTML or SVG that is already safe."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Words as HTML; characters that no HTML document can carry become U+FFFD.

    >>> text('<b>"&')
    '&lt;b&gt;&quot;&amp;'
    """
    if isinstance(words, Markup):
        return words
    return Markup(escape(_UNSHOWABLE.sub("\ufffd", words)).replace("\r", "&#13;"))


def element(name: str, /, *children: str, **attributes: str | int | float | bool | None) -> Markup:
    """One element; `class_` writes `class`, `data_place` writes `data-place`, `None` and `False` write nothing.

    >>> element("a", "Oslo", href="#place-1", data_place=1, hidden=False)
    '<a href="#place-1" data-place="1">Oslo</a>'
    """
    opening = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in VOID:
        return Markup(opening)
    return Markup(f"{opening}{join(*children)}</{name}>")


def join(*parts: str) -> Markup:
    """The parts one after the other."""
    return Markup("".join(text(part) for part in parts))


def web_address(url: str | None) -> str | None:
    """The address when it is plain http or https, else `None`: no other scheme may become a link.

    >>> web_address("https://example.org/a?b=1"), web_address("javascript:alert(1)")
    ('https://example.org/a?b=1', None)
    """
    address = (url or "").strip()
    return address if _WEB_ADDRESS.fullmatch(address) else None


def link(words: str, url: str | None) -> Markup:
    """A link that opens in a new tab and tells nothing about this page; only the words when it is no web address."""
    address = web_address(url)
    if address is None:
        return text(words)
    return element("a", words, href=address, target="_blank", rel="noopener noreferrer")


def _attribute(key: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
