"""Pictures that people hand in → files beside the story file; those that the story names → their bytes."""

import re
from pathlib import Path

from storymap.errors import ActionError, OutputError
from storymap.review.writing import write_new
from storymap.stories.file.media import LIMIT_BYTES, has_metadata, is_link, media_type, read_picture
from storymap.stories.file.values import StoryFile

FOLDER = "media"
"""Where pictures are put, beside the story file."""
_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}
_UNWANTED = re.compile(r"[^a-z0-9_-]+")
_LONGEST = 60
_TRIES = 1000


def keep_picture(content: bytes, name: str, *, folder: Path, hides: bool) -> str:
    """Put a picture beside the story file; returns its path from there.

    Args:
        content: The picture.
        name: What it was called.
        folder: The story file's.
        hides: Whether the story hides places, so that no picture may tell where it was taken.

    Raises:
        ActionError: It is no picture, too large, or tells where it was taken.
        OutputError: It cannot be written.
    """
    kind = media_type(content)
    if kind is None:
        raise ActionError("this is no JPEG, PNG, WebP or GIF; save it as one of these")
    if len(content) > LIMIT_BYTES:
        raise ActionError(f"the picture is larger than {LIMIT_BYTES // 1_000_000} MB; save it smaller")
    if hides and has_metadata(content):
        raise ActionError("the picture has metadata, and places are hidden; save it without EXIF and XMP")
    target = _made(folder)
    stem = _UNWANTED.sub("-", Path(name.replace("\\", "/")).stem.lower()).strip("-_")[:_LONGEST] or "picture"
    for number in range(1, _TRIES):
        path = target / f"{stem}{'' if number == 1 else f'-{number}'}{_SUFFIXES[kind]}"
        if write_new(path, content) or _holds(path, content):
            return f"{FOLDER}/{path.name}"
    raise OutputError(f"{target} has {_TRIES} pictures called {stem}; give it another name")


def _made(folder: Path) -> Path:
    """The folder of pictures; one that leads elsewhere is not used."""
    target = folder / FOLDER
    try:
        target.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder {target}: {error.strerror or error}") from None
    if target.resolve() != folder.resolve() / FOLDER:
        raise OutputError(f"{target} is a link that leads elsewhere; make it a folder")
    return target


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


def picture_of(file: StoryFile, wanted: str, folder: Path) -> tuple[bytes, str] | None:
    """A picture that the story names, with its type; `None` for anything else.

    Args:
        file: The story file.
        wanted: Its path, which may leave out the folder of pictures.
        folder: The story file's.
    """
    named = {media.url for chapter in file.chapters for media in chapter.media if not is_link(media.url)}
    url = next((one for one in (f"{FOLDER}/{wanted}", wanted) if one in named), None)
    content = read_picture(url, folder) if url else None
    kind = media_type(content) if isinstance(content, bytes) else None
    return (content, kind) if isinstance(content, bytes) and kind else None
