"""Bytes → a file that others may write, too: never over what they wrote, and whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storymap.errors import OutputError
from storymap.resources import stage


def write_new(path: Path, content: bytes) -> bool:
    """Write a file that is not there yet, whole or not at all; whether it was written.

    Raises:
        OutputError: Nothing can be written there.
    """
    if path.exists():
        return False
    temporary, target = stage(path, content)
    try:
        target.hardlink_to(temporary)
        return True
    except FileExistsError:
        return False
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; choose another place") from None
    finally:
        temporary.unlink(missing_ok=True)


def write_over(path: Path, content: bytes, *, known: bytes) -> bool:
    """Write a file as `write_atomically` does, unless it holds something else than `known` by then.

    Returns:
        Whether it was written.

    Raises:
        OutputError: The file is gone, or nothing can be written there.
    """
    temporary, target = stage(path, content)
    try:
        same = target.read_bytes() == known
        if same:
            temporary.replace(target)
        return same
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; put it back, or choose another") from None
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes that ask for it out of a folder while the block runs, where the system can."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
