"""Bytes of a zip file → its parts, each read to a limit: what a bomb claims of itself is not believed."""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from storymap.errors import InputError

MOST_PARTS = 10_000
PART_BYTES = 30_000_000
"""The most that one part may unpack to: the text of a thousand pages with all its markup."""
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip file that was opened."""

    name: str
    """What messages call it."""
    _file: zipfile.ZipFile

    @property
    def names(self) -> frozenset[str]:
        """Names of its parts."""
        return frozenset(self._file.namelist())

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            InputError: There is no such part, or it is encrypted, damaged or too large.
        """
        try:
            about = self._file.getinfo(part)
            if about.flag_bits & _ENCRYPTED:
                raise InputError(f"{self.name} is protected by a password; save a copy without one")
            if about.file_size > PART_BYTES or about.compress_type not in _METHODS:
                raise InputError(_unreadable(self.name))
            with self._file.open(about) as stream:
                data = stream.read(PART_BYTES + 1)
        except (KeyError, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise InputError(_damaged(self.name)) from error
        except (zipfile.BadZipFile, zlib.error) as error:
            raise InputError(_damaged(self.name)) from error
        if len(data) > PART_BYTES:
            raise InputError(_unreadable(self.name))
        return data


def open_archive(data: bytes, *, name: str) -> Archive:
    """The zip file that the bytes hold.

    Raises:
        InputError: They hold none that is whole, or one of too many parts.
    """
    if data.count(_ENTRY) > MOST_PARTS:
        raise InputError(_unreadable(name))
    try:
        return Archive(name, zipfile.ZipFile(BytesIO(data)))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError, IndexError) as error:
        raise InputError(_damaged(name)) from error


def _damaged(name: str) -> str:
    return f"{name} is damaged: its zip container cannot be unpacked; export it anew"


def _unreadable(name: str) -> str:
    return (
        f"{name} would unpack to more than {PART_BYTES // 1_000_000} MB of text, as attacks do; save it as plain text"
    )
