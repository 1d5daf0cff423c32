"""A command-line argument, path, address or `-` → bytes and a document id, or one clear line about what is wrong."""

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from storymap.errors import InputError
from storymap.reading.given import Given, ReadingOptions, document_id, refuse_size
from storymap.reading.kinds import LARGE_LIMIT_BYTES, LIMIT_BYTES, kind_of, limit_bytes

STDIN = "-"
"""The argument that means standard input."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def read_input(argument: str, *, stdin: BinaryIO, options: ReadingOptions | None = None) -> Given:
    """The bytes that an argument names. A connection is opened only where it is an address.

    Args:
        argument: A path, an `http` or `https` address, or `-`.
        stdin: What `-` reads.
        options: What is allowed.

    Raises:
        InputError: It cannot be read, holds nothing, or more than an input of its kind may have.
    """
    scheme = _SCHEME.match(argument)
    if scheme:
        # Imported here for the start-up budget: most articles are files.
        from storymap.reading.fetching import fetch_input

        return fetch_input(argument, options or ReadingOptions())
    if argument == STDIN:
        return Given(data=_read_within_limit(stdin, "standard input"), id="stdin", name="standard input")
    suffix = Path(argument).suffix.lower()
    data = _read_file(argument)
    return Given(data=data, id=document_id(argument), name=argument, suffix=suffix, path=argument)


def _read_file(argument: str) -> bytes:
    try:
        with Path(argument).open("rb") as file:
            _refuse_huge(os.fstat(file.fileno()), argument)
            return _read_within_limit(file, argument)
    except FileNotFoundError:
        raise InputError(f"no such file: {argument} ('-' reads standard input)") from None
    except IsADirectoryError:
        raise InputError(f"{argument} is a folder; name the articles in it, one by one") from None
    except PermissionError:
        raise InputError(f"cannot read {argument}: no permission") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot read {argument}: {reason}") from None


def _refuse_huge(about: os.stat_result, name: str) -> None:
    """Refuse a file by its size alone: none of it is read."""
    if stat.S_ISREG(about.st_mode) and about.st_size > LARGE_LIMIT_BYTES:
        raise InputError(
            f"{name} is larger than {LARGE_LIMIT_BYTES // 1_000_000} MB, the most a file may have; split it"
        )


def _read_within_limit(file: BinaryIO, name: str) -> bytes:
    data = file.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES and limit_bytes(kind_of(data, suffix=Path(name).suffix)) > LIMIT_BYTES:
        data += file.read(LARGE_LIMIT_BYTES + 1 - len(data))
    refuse_size(data, name, suffix=Path(name).suffix)
    return data
