"""Bytes → text, with a note when the encoding had to be assumed; binary files are refused."""

import codecs
import re

from storymap.errors import InputError
from storymap.language.expressions import late

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a DOCX, ODT or other zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(rb"\s*(<!--.{0,500}?-->\s*)?<(!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL)
_CONTROL = late(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 4096
_MOST_CONTROL = 0.02
_WIDE_NULS = 0.3
"""UTF-16 of a Western text has a zero in nearly every second byte, other binary data hardly ever."""


def decode(data: bytes, *, name: str) -> tuple[str, tuple[str, ...]]:
    """The text with line ends as line feeds, and notes for the user.

    Args:
        data: What the file holds.
        name: What messages call it.

    Raises:
        InputError: The data are no text, or hold none.
    """
    _refuse_known_binaries(data, name)
    text, note = _decode(data)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise InputError(f"{name} seems to be a binary file, not text; convert to text first")
    if not any(character.isalnum() for character in text):
        raise InputError(f"{name} is empty: it holds no words")
    notes = (f"{name}: {note}",) if note else ()
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _refuse_known_binaries(data: bytes, name: str) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"{name} seems to be {kind}; convert to text first")
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise InputError(f"{name} seems to be an image, sound or film; convert to text first")
    if _HTML.match(data[:_SAMPLE]):
        raise InputError(f"{name} seems to be an HTML page; save the article as plain text first")


def _decode(data: bytes) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), None
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace"), f"no byte order mark; read as {wide.upper()}"
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        note = (
            f"not UTF-8 (byte {error.start}); read as Windows-1252 (Western European). "
            "If letters look wrong, save the text as UTF-8"
        )
        return data.decode("cp1252", errors="replace"), note


def _wide_encoding(sample: bytes) -> str | None:
    even, odd = sample[0::2], sample[1::2]
    if odd and odd.count(0) > _WIDE_NULS * len(odd) and not even.count(0):
        return "utf-16-le"
    if odd and even.count(0) > _WIDE_NULS * len(even) and not odd.count(0):
        return "utf-16-be"
    return None
