"""Pictures, sounds and films: whether everybody can read them, whose they are, and what they betray."""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath

from storymap.language.expressions import late
from storymap.linting.findings import Found, Subject
from storymap.linting.items import media
from storymap.linting.metadata import tells_place
from storymap.stories.file.media import LIMIT_BYTES, is_link, media_type

_FILE_NAME = late(
    r"[\w()+,.%@&~-]+(?: [\w()+,.%@&~-]+){0,3}\.(?:jpe?g|png|gif|webp|heic|tiff?|svg|avif|mp[34]|mov|webm)", re.I
)
_CAMERA = late(r"(?:IMG|DSC[NF]?|PXL|DJI|GOPR|P)[_-]?\d{3,}\w*|\d{8}[_-]\d{4,6}|[0-9a-f]{16,}", re.I)
_NOTHING = late(
    r"(?:(?:an?|the|this|our)\s+)?(?:image|picture|photo(?:graph)?|pic|illustration|graphic|figure|map|video|film|audio"
    r"|screenshot|bild|foto|image \d+|alt(?: text)?|untitled|n/?a|none|todo|tbd|\W+)(?:\s+\d+)?[.!]?",
    re.I,
)
_RIGHTS = late(
    r"©|\(c\)|\bcc[ -]?(?:by|0)|creative commons|copyright|public domain|licen[sc]ed?|permission|courtesy|own work"
    r"|gemeinfrei|lizenz|mit freundlicher|dominio público|domaine public|licence|/"
    r"|\b(?:AP|AFP|EPA|DPA|NTB|TT|TASS|Reuters|Getty|Alamy|Shutterstock|Magnum|NASA|ESA|USGS|Wikimedia)\b",
    re.I,
)


def alt_without_words(subject: Subject) -> Iterator[Found]:
    """Alternative text that says nothing of what is to be seen."""
    for path, one in media(subject.file):
        if _NOTHING.fullmatch(one.alt.strip()):
            yield (
                (*path, "alt"),
                f"{subject.quoted(one.alt)} tells nobody what is to be seen; describe it in a sentence",
            )


def alt_that_is_a_file_name(subject: Subject) -> Iterator[Found]:
    """Alternative text that is the name of a file."""
    for path, one in media(subject.file):
        words, name = one.alt.strip(), FilePath(one.url).name
        if _FILE_NAME.fullmatch(words) or _CAMERA.fullmatch(words) or words in {name, FilePath(name).stem} - {""}:
            yield (*path, "alt"), f"{subject.quoted(one.alt)} is a file's name; describe what is to be seen"


def media_without_credit(subject: Subject) -> Iterator[Found]:
    """Pictures of nobody."""
    for path, one in media(subject.file):
        if not one.credit.strip():
            yield path, "no credit; say whose it is, and under which licence or permission, as 'credit'"


def media_without_rights(subject: Subject) -> Iterator[Found]:
    """Credits that name an author and not why the picture may be shown."""
    for path, one in media(subject.file):
        if one.credit.strip() and not _RIGHTS.search(one.credit):
            told = f"{subject.quoted(one.credit)} names no licence, agency or permission; add it"
            yield (*path, "credit"), told


def missing_pictures(subject: Subject) -> Iterator[Found]:
    """Pictures beside the story file that a page could not show."""
    for path, one in media(subject.file):
        if not is_link(one.url):
            content = _content(subject.folder, one.url)
            if isinstance(content, str):
                yield (*path, "url"), content


def pictures_that_tell_where(subject: Subject) -> Iterator[Found]:
    """Pictures that carry the position where they were taken: a page hands them on as they are."""
    for path, one in media(subject.file):
        content = b"" if is_link(one.url) else _content(subject.folder, one.url)
        if isinstance(content, bytes) and tells_place(content):
            yield (*path, "url"), "the picture tells where it was taken; save it without its position (EXIF GPS, XMP)"


def _content(folder: FilePath, url: str) -> bytes | str:
    """A picture's bytes, or what is wrong with it."""
    root = folder.resolve()
    try:
        path = (root / url).resolve()
        if not path.is_relative_to(root):
            return "the picture lies outside the story file's folder; put it there"
        with path.open("rb") as file:
            content = file.read(LIMIT_BYTES + 1)
    except (OSError, ValueError):
        return "no such picture beside the story file; give its path from there, or an https: address"
    if len(content) > LIMIT_BYTES:
        return f"the picture is larger than {LIMIT_BYTES // 1_000_000} MB; save it smaller"
    return content if media_type(content) else "no JPEG, PNG, WebP or GIF; save it as one of these"
