"""The user's folder, or a file → the key that positions are displaced with: made once, readable by the user alone."""

import secrets
from pathlib import Path

from storymap import resources
from storymap.errors import InputError

KIND = "obscure"
"""What the key is kept under in the user's data folder."""
NAME = "key"
LEAST_BYTES = 16
"""A shorter key could be guessed."""
_MADE_BYTES = 32


def open_key(path: Path | None = None) -> bytes:
    """The secret key: of a file, or the user's own, which is made when it is first asked for.

    Raises:
        InputError: The file cannot be read, or its key is short enough to be guessed.
        OutputError: The user's folder cannot be written.
    """
    file = path or resources.keep_secret(KIND, NAME, f"{secrets.token_hex(_MADE_BYTES)}\n".encode())
    try:
        key = file.read_bytes().strip()
    except OSError as error:
        raise InputError(f"cannot read the key {file}: {error.strerror}; give a file that holds one") from None
    if len(key) < LEAST_BYTES:
        raise InputError(f"the key in {file} has {len(key)} bytes, fewer than {LEAST_BYTES}: it could be guessed")
    return key
