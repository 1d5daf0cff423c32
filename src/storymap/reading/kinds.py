"""Bytes → what they hold: text, a web page, a PDF, a DOCX, a feed or JSON records. Contents win over names."""

import codecs
import json
import re
from typing import Literal

Kind = Literal["text", "page", "pdf", "docx", "feed", "json"]
"""Which reader takes the bytes; `text` also takes what none can read, and says what it is."""

LIMIT_BYTES = 5_000_000
"""A longer text is no article: a long novel has a fifth of it. It is refused before it is read to its end."""
LARGE_LIMIT_BYTES = 50_000_000
"""The same for what carries pictures or many articles: PDF, DOCX and JSON lines."""

_HEAD = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PROLOG = rb"(?:\s*(?:<\?xml[^>]{0,300}\?>|<!--.{0,1000}?-->|<\?[^>]{0,500}\?>))*\s*"
_PAGE = re.compile(_PROLOG + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_DOCTYPE = rb"(?:<!DOCTYPE\s+\w+[^>\[]{0,300}(?:\[.{0,2000}?\]\s*)?>\s*)?"
_FEED = re.compile(_PROLOG + _DOCTYPE + rb"<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_TAG = re.compile(rb"<(?:p|div|h[1-6]|article|main|section|span|br|title|meta|ul|table)\b[^<>]{0,500}>", re.IGNORECASE)
_PDF_REACH = 1024
"""Bytes before a PDF's signature that other programs put up with."""
_SUFFIXES: dict[str, Kind] = {
    ".html": "page", ".htm": "page", ".xhtml": "page", ".pdf": "pdf", ".docx": "docx", ".rss": "feed", ".atom": "feed",
    ".jsonl": "json", ".ndjson": "json", ".json": "json", ".txt": "text", ".md": "text", ".markdown": "text",
}  # fmt: skip
_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "page", "application/xhtml+xml": "page", "application/pdf": "pdf", "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx", "application/rss+xml": "feed",
    "application/atom+xml": "feed", "application/rdf+xml": "feed", "application/json": "json",
    "application/feed+json": "json", "application/x-ndjson": "json", "application/jsonl": "json",
    "application/json-lines": "json", "text/plain": "text", "text/markdown": "text", "text/x-markdown": "text",
    "text/xml": "text", "application/xml": "text", "application/tei+xml": "text",
    "application/octet-stream": "text", "application/zip": "text",
}  # fmt: skip
NAMES: dict[Kind, str] = {
    "text": "plain text", "page": "an HTML page", "pdf": "a PDF", "docx": "a DOCX", "feed": "a feed",
    "json": "JSON records",
}  # fmt: skip
"""What messages call each kind."""


def kind_of(data: bytes, *, suffix: str = "", media_type: str | None = None) -> Kind:
    """What the bytes hold, told by themselves; name and media type decide only where several readings are possible.

    Args:
        data: All of it, or its first kilobytes.
        suffix: Of the file's name, such as `.html`.
        media_type: What a server said, such as `text/html`.
    """
    said = expected_kind(suffix, media_type)
    if data.lstrip().startswith(b"%PDF-") or (said == "pdf" and b"%PDF-" in data[:_PDF_REACH]):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    return _kind_of_text(_plain_head(data), said)


def expected_kind(suffix: str = "", media_type: str | None = None) -> Kind | None:
    """What a name or a server promises; `None` where they promise nothing that is known."""
    return _SUFFIXES.get(suffix.lower()) or _MEDIA_TYPES.get(media_type or "")


def is_read_type(media_type: str | None) -> bool:
    """Whether something that a server calls so may hold an article; without a type the contents tell."""
    return not media_type or media_type in _MEDIA_TYPES


def limit_bytes(kind: Kind) -> int:
    """The most bytes that an input of this kind may have."""
    return LARGE_LIMIT_BYTES if kind in ("pdf", "docx", "json") else LIMIT_BYTES


def _kind_of_text(head: bytes, said: Kind | None) -> Kind:
    if _FEED.match(head):
        return "feed"
    if _PAGE.match(head) or (said == "page" and _TAG.search(head)):
        return "page"
    if _begins_record(head) or (said == "json" and head[:1] in (b"{", b"[")):
        return "json"
    return "text"


def _plain_head(data: bytes) -> bytes:
    """The first bytes without mark and leading white space; of UTF-16, every other one."""
    head = data[: 2 * _HEAD]
    for mark in _MARKS:
        if head.startswith(mark):
            head = head[len(mark) :].replace(b"\0", b"") if len(mark) == 2 else head[len(mark) :]
            break
    return head.lstrip()[:_HEAD]


def _begins_record(head: bytes) -> bool:
    """Whether the first line is a whole JSON object, or the first part of one that is longer than what is looked at."""
    if not head.startswith(b'{"'):
        return False
    line, end, _ = head.partition(b"\n")
    if not end:
        return bool(re.match(rb'\{"[^"\\]{1,80}"\s*:', line))
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
