"""Pictures beside a story file → data that a page carries; addresses elsewhere stay links."""

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path

from storymap.stories.file.origin import Origin, Problem
from storymap.stories.file.values import StoryFile

LIMIT_BYTES = 2_000_000
"""A larger picture makes the page slow on telephones; 1600 pixels of a photograph need a tenth of it."""
LIMIT_ALL_BYTES = 20_000_000
"""All pictures of a story together."""
_MARKS = (b"Exif\0\0", b"eXIf", b"EXIF", b"http://ns.adobe.com/xap/", b"XML:com.adobe.xmp")
"""How EXIF and XMP begin in JPEG, PNG and WebP: cameras write there where a picture was taken."""
_METADATA = (
    "'{url}' has metadata, which may tell where it was taken, and places are hidden; save it without EXIF and XMP"
)
_WEB = ("https://", "http://")


def is_link(url: str) -> bool:
    """Whether media lie elsewhere, so that the page only links to them."""
    return url.lower().startswith(_WEB)


def media_type(content: bytes) -> str | None:
    """The type that a picture's first bytes tell; `None` for anything but JPEG, PNG, WebP and GIF.

    >>> media_type(b"GIF89a..."), media_type(b"<svg>")
    ('image/gif', None)
    """
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def read_pictures(file: StoryFile, origin: Origin) -> dict[str, str]:
    """The pictures that lie beside the story file, as `data:` addresses by their paths.

    Raises:
        InputError: One is missing, too large, no picture, or outside the story file's folder.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    total = 0
    for chapter, number, url in _local(file):
        if url in found:
            continue
        content = read_picture(url, origin.folder)
        if isinstance(content, bytes):
            found[url] = f"data:{media_type(content)};base64,{base64.b64encode(content).decode('ascii')}"
            total += len(content)
            content = _too_much(total)
        if content:
            problems.append(Problem(path=("chapters", chapter, "media", number, "url"), told=content))
    if problems:
        raise origin.error(*problems)
    return found


def check_metadata(file: StoryFile, pictures: Mapping[str, str], origin: Origin) -> None:
    """Refuse pictures that may carry the position where they were taken, in a story that hides places.

    Raises:
        InputError: One has EXIF or XMP metadata.
    """
    problems = [
        Problem(path=("chapters", chapter, "media", number, "url"), told=_METADATA.format(url=url))
        for chapter, number, url in _local(file)
        if has_metadata(base64.b64decode(pictures[url].partition(",")[2]))
    ]
    if problems:
        raise origin.error(*problems)


def has_metadata(content: bytes) -> bool:
    """Whether a picture has EXIF or XMP metadata, which may tell where it was taken."""
    return any(mark in content for mark in _MARKS)


def _local(file: StoryFile) -> Iterator[tuple[int, int, str]]:
    for chapter, entry in enumerate(file.chapters):
        if not entry.hidden:
            for number, media in enumerate(entry.media):
                if not is_link(media.url):
                    yield chapter, number, media.url


def _too_much(total: int) -> str:
    limit = LIMIT_ALL_BYTES // 1_000_000
    return f"the pictures have more than {limit} MB together; make them smaller" if total > LIMIT_ALL_BYTES else ""


def read_picture(url: str, folder: Path) -> bytes | str:
    """A picture that lies beside a story file, or what is wrong with it."""
    root = folder.resolve()
    try:
        path = (root / url).resolve()
        if not path.is_relative_to(root):
            return f"'{url}' lies outside the story file's folder; put the picture into it"
        with path.open("rb") as file:
            content = file.read(LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no path"
        return f"cannot read the picture '{url}': {reason}; give its path from the story file, or an https: address"
    if len(content) > LIMIT_BYTES:
        return f"'{url}' is larger than {LIMIT_BYTES // 1_000_000} MB; save it smaller"
    if media_type(content) is None:
        return f"'{url}' is no JPEG, PNG, WebP or GIF; save it as one of these"
    return content
