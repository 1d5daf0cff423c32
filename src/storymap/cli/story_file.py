"""A path → the story file that lies there."""

from pathlib import Path

from storymap.errors import InputError
from storymap.stories.file.reading import Opened, read_story_file
from storymap.stories.file.yaml_reading import LIMIT_BYTES


def open_story_file(path: Path) -> Opened:
    """The story file.

    Raises:
        InputError: It cannot be read, or is no story file; the message names lines and keys.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}; name a story file") from None
    return read_story_file(data, name=str(path), folder=path.parent)
