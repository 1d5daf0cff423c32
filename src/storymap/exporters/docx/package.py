"""Bytes of a DOCX ↔ its parts: every part that nobody changed comes back as it was."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat

from storymap.errors import InputError

MOST_BYTES = 300_000_000
"""The most that all parts may unpack to: what a file may be large, with pictures, and some times more."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the earliest that a zip file can bear, so that the same input gives the same bytes."""

Parts = dict[str, bytes]
"""Names of the parts → their bytes, in the order of the file."""


def read_parts(data: bytes) -> Parts:
    """All parts of the file.

    Raises:
        InputError: One is damaged or encrypted, or together they are too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            entries = {entry.filename: entry for entry in file.infolist() if not entry.is_dir()}
            if sum(entry.file_size for entry in entries.values()) > MOST_BYTES:
                raise InputError(f"the DOCX would unpack to more than {MOST_BYTES // 1_000_000} MB; take pictures out")
            return {name: file.read(entry) for name, entry in entries.items()}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        raise InputError(damaged(str(error))) from error


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """The file that holds these parts; a function of them alone."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            file.writestr(entry, data)
    return written.getvalue()


def damaged(what: str) -> str:
    """The message for a file that can be read, and not written back."""
    return f"the DOCX is damaged and cannot be given back with comments ({what}); save it anew in a word processor"


def require_sound(data: bytes, name: str) -> None:
    """Make sure that a part is well formed and declares no document type.

    Raises:
        InputError: It is not, or it does.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InputError(damaged(f"{name}: {error}")) from error


def _refuse_doctype(*_: object) -> NoReturn:
    raise ValueError("it declares a document type")
