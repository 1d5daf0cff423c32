"""Pictures, sounds and films of a chapter."""

from typing import Any

from storymap.errors import ActionError
from storymap.review import fields
from storymap.review.actions.chapters import check_tells, tell
from storymap.review.editing import Editing
from storymap.review.wordings import media_words
from storymap.stories.file.checking import check_entry
from storymap.stories.file.records import Record


def add_media(edit: Editing, *, chapter: Any, url: Any, alt: Any, credit: Any = None) -> None:
    """Add a picture, sound or film to a chapter."""
    found = edit.item("chapters", chapter)
    media = list(found.get("media") or ())
    if len(media) >= fields.MOST:
        raise ActionError(f"a chapter has {fields.MOST} media at most; add a chapter for more")
    _set(edit, found, [*media, _media({}, url, alt, credit)])


def change_media(
    edit: Editing,
    *,
    chapter: Any,
    index: Any,
    url: Any = None,
    alt: Any = None,
    credit: Any = None,
) -> None:
    """Change a picture's address, what it says to those who cannot see it, or whose it is."""
    found = edit.item("chapters", chapter)
    media = list(found.get("media") or ())
    at = fields.index(index, "index", count=len(media))
    media[at] = _media(media[at], url, alt, credit)
    _set(edit, found, media)


def remove_media(edit: Editing, *, chapter: Any, index: Any) -> None:
    """Take a picture, sound or film out of a chapter."""
    found = edit.item("chapters", chapter)
    media = list(found.get("media") or ())
    del media[fields.index(index, "index", count=len(media))]
    _set(edit, found, media)


def _media(known: Record, url: Any, alt: Any, credit: Any) -> Record:
    found = dict(known)
    if url is not None or not known:
        found["url"] = fields.line(url, "url", most=fields.ADDRESS)
    if alt is not None or not known:
        found["alt"] = fields.line(alt, "alt", most=fields.NOTE)
    if credit is not None:
        found["credit"] = fields.text(credit, "credit", most=fields.LINE).replace("\n", " ")
    problems = check_entry(found, "MediaEntry")
    if problems:
        raise ActionError(f"{problems[0].path[-1]}: {problems[0].told}")
    return {key: value for key, value in found.items() if value}


def _set(edit: Editing, chapter: Record, media: list[Record]) -> None:
    changed = {**chapter, "media": media}
    check_tells(changed)
    edit.change("chapters", chapter["id"], {"media": media or None})
    tell(edit, changed, "media", was=media_words(chapter.get("media")), now=media_words(media))
