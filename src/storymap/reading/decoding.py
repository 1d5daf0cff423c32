"""Bytes → text, with a note when the encoding had to be assumed; binary files are refused."""

import re

from storymap.errors import InputError
from storymap.language.expressions import late
from storymap.reading.encodings import decode_bytes

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
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The part of an Office file in which a DOCX lies that a password protects."""
_WIDE_END = late(r"\r\n")
_CONTROL = late(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 4096
_MOST_CONTROL = 0.02


def decode(data: bytes, *, name: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text with line ends as line feeds, and notes for the user.

    Args:
        data: What the file holds.
        name: What messages call it.
        charset: The encoding that somebody said it has, such as a server.

    Raises:
        InputError: The data are no text, or hold none.
    """
    _refuse_known_binaries(data, name)
    text, note = decode_bytes(data, declared=(charset,) if charset else ())
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise InputError(f"{name} seems to be a binary file, not text; convert to text first")
    refuse_wordless(text, name)
    notes = (f"{name}: {note}",) if note else ()
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def wide_line_ends(data: bytes, *, charset: str | None = None) -> tuple[int, ...]:
    r"""Offsets, in the text that `decode` gives, of the line feeds that the data write as CR and LF.

    >>> wide_line_ends(b"a\r\nb\nc\r\n")
    (1, 5)
    """
    if b"\r" not in data:
        return ()
    text, _ = decode_bytes(data, declared=(charset,) if charset else ())
    return tuple(found.start() - number for number, found in enumerate(_WIDE_END.finditer(text)))


def refuse_wordless(text: str, name: str) -> None:
    """Refuse a text in which nothing is to be read.

    Raises:
        InputError: It has no letter and no digit.
    """
    if not any(character.isalnum() for character in text):
        raise InputError(f"{name} is empty: it holds no words")


def _refuse_known_binaries(data: bytes, name: str) -> None:
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise InputError(f"{name} is protected by a password; save a copy without one")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"{name} seems to be {kind}; convert to text first")
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise InputError(f"{name} seems to be an image, sound or film; convert to text first")
    if _HTML.match(data[:_SAMPLE]):
        raise InputError(f"{name} seems to be an HTML page; hand it over as a file or an address")
