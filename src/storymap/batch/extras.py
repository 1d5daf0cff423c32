"""The extra that batches need → one line on how to install it where it is absent."""

from importlib.util import find_spec

from storymap.errors import ComponentError

_NEEDED = ("dask", "distributed", "fsspec", "pyarrow")


def require_extra(command: str) -> None:
    """Make sure that the packages of `storymap[batch]` are there.

    Args:
        command: Which command needs them, for the message.

    Raises:
        ComponentError: One of them is not installed.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise ComponentError(
            f"'storymap {command}' needs {', '.join(missing)}; install the extra: pip install 'storymap[batch]'"
        )
