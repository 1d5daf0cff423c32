"""A GeoNames file (.zip or .txt) → its lines, each split and counted; errors name the file and the line."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from storymap.errors import InputError

Line = tuple[int, list[str]]
"""Number of the line from 1 on, and its fields."""

_BESIDE = frozenset({"readme.txt", "iso-languagecodes.txt"})
"""Texts that the official archives hold beside the data."""
_LONGEST_LINE = 1 << 20


def read_lines(path: Path, *, columns: int, optional: int = 0) -> Iterator[Line]:
    """Lines of a file separated by tabs, without comments and empty ones.

    Args:
        path: A text file, or an archive with one beside its readme.
        columns: How many fields a line has.
        optional: So many of the last may be missing.

    Raises:
        InputError: The file cannot be read, or a line has another number of fields.
    """
    with _opened(path) as file:
        number = 0
        for raw in iter(lambda: file.readline(_LONGEST_LINE), b""):
            number += 1
            fields = _text(raw, f"{path.name}, line {number}").split("\t")
            if fields == [""] or fields[0].startswith("#"):
                continue
            if not columns - optional <= len(fields) <= columns:
                raise InputError(
                    f"{path.name}, line {number}: {len(fields)} fields separated by tabs where the GeoNames format has"
                    f" {columns}; is it the right file?"
                )
            yield number, fields


def _text(raw: bytes, where: str) -> str:
    if len(raw) == _LONGEST_LINE:
        raise InputError(f"{where}: the line is longer than {_LONGEST_LINE:,} bytes; is it a GeoNames file?")
    if b"\0" in raw:
        raise InputError(f"{where}: it holds a null character, which no text has; fetch the file again")
    try:
        return raw.decode("utf-8").rstrip("\r\n").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: it is not UTF-8 text ({error.reason} at byte {error.start + 1})") from None


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as file:
                yield file
        else:
            with path.open("rb") as file:
                yield file
    except FileNotFoundError:
        raise InputError(f"there is no file {path}; give the path of a GeoNames .zip or .txt file") from None
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(f"cannot read {path.name}: {error}; download it again") from None


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    texts = [name for name in archive.namelist() if name.lower().endswith(".txt") and name.lower() not in _BESIDE]
    own = f"{path.stem}.txt"
    if own in texts:
        return own
    if len(texts) != 1:
        raise InputError(f"{path.name} should hold one text file {own}, but holds {', '.join(texts) or 'none'}")
    return texts[0]
