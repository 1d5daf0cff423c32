"""Two folders → each under the other's name, in one step of the system."""

import ctypes
import os
from pathlib import Path

_FROM_HERE = -100
"""`AT_FDCWD`: names are taken from the working folder."""
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux."""


def exchange(one: Path, other: Path) -> bool:
    """Give each of two folders of one file system the other's name at once; whether the system could."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_FROM_HERE, os.fsencode(one), _FROM_HERE, os.fsencode(other), _EXCHANGE) == 0)
