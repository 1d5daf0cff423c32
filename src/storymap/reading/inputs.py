"""A command-line argument, path or `-` → bytes and a document id, or one clear line about what is wrong."""

import re
from pathlib import Path
from typing import BinaryIO

from storymap.errors import InputError

STDIN = "-"
"""The argument that means standard input."""
LIMIT_BYTES = 5_000_000
"""A longer text is no article: a long novel has a fifth of it. It is refused before it is read to its end."""


def read_input(argument: str, *, stdin: BinaryIO) -> tuple[bytes, str]:
    """The bytes that an argument names, and an id for the document they hold.

    Raises:
        InputError: No such file, a folder, no permission, nothing in it, or more than `LIMIT_BYTES`.
    """
    if argument == STDIN:
        data, name = stdin.read(LIMIT_BYTES + 1), "stdin"
    else:
        data, name = _read_file(argument), document_id(argument)
    _refuse_size(data, "standard input" if argument == STDIN else argument)
    return data, name


def document_id(path: str) -> str:
    """The file's name without suffix, with `-` for what an id should not carry.

    >>> document_id("news/Over the border (2).txt")
    'Over-the-border-2'
    >>> document_id("...")
    'document'
    """
    stem = Path(path).stem
    return re.sub(r"[^\w.]+", "-", stem).strip("-.") or "document"


def _read_file(argument: str) -> bytes:
    try:
        with Path(argument).open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"no such file: {argument} ('-' reads standard input)") from None
    except IsADirectoryError:
        raise InputError(f"{argument} is a folder; name the articles in it, one by one") from None
    except PermissionError:
        raise InputError(f"cannot read {argument}: no permission") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot read {argument}: {reason}") from None


def _refuse_size(data: bytes, name: str) -> None:
    if not data.strip():
        raise InputError(f"{name} is empty; give an article's text")
    if len(data) > LIMIT_BYTES:
        raise InputError(
            f"{name} is larger than {LIMIT_BYTES // 1_000_000} MB, the most one article may have; split it"
        )
