"""The steps of the story: their titles, captions, order and whether they are shown."""

from typing import Any

from storymap.errors import ActionError
from storymap.model.changes import ChangeKind
from storymap.review import fields
from storymap.review.chronicle import Told
from storymap.review.editing import Editing
from storymap.review.wordings import behind_words
from storymap.stories.file.records import Record


def edit_chapter(edit: Editing, *, chapter: Any, title: Any = None, caption: Any = None) -> None:
    """Write a chapter's title and caption."""
    found = edit.item("chapters", chapter)
    if title is None and caption is None:
        raise ActionError("neither a title nor a caption to write; give one")
    values: Record = {}
    if title is not None:
        values["title"] = fields.line(title, "title")
    if caption is not None:
        values["caption"] = fields.text(caption, "caption") or None
    changed = {**found, **values}
    check_tells(changed)
    edit.change("chapters", found["id"], values)
    kinds: tuple[ChangeKind, ...] = ("title", "caption")
    for kind in kinds:
        if kind in values:
            tell(edit, changed, kind, was=found.get(kind) or "", now=changed.get(kind) or "")


def hide_chapter(edit: Editing, *, chapter: Any, hidden: Any) -> None:
    """Leave a chapter out of pages, or show it again."""
    found = edit.item("chapters", chapter)
    wanted = fields.truth(hidden, "hidden")
    if wanted and not any(one["id"] != found["id"] and not one.get("hidden") for one in edit.items("chapters")):
        raise ActionError("no chapter would be left to show; show another one first")
    check_tells({**found, "hidden": wanted})
    edit.change("chapters", found["id"], {"hidden": wanted or None})
    words = {True: "hidden", False: "shown"}
    tell(edit, found, "shown", was=words[bool(found.get("hidden"))], now=words[wanted])


def move_chapter(edit: Editing, *, chapter: Any, before: Any) -> None:
    """Tell a chapter before another one, or last."""
    found = edit.item("chapters", chapter)
    was = edit.items("chapters")
    edit.move("chapters", found["id"], before)
    now = edit.items("chapters")
    if now != was:
        edit.sign("chapters", found["id"])
        told = (behind_words(items, found["id"], "title") for items in (was, now))
        tell(edit, found, "order", was=next(told), now=next(told))


def add_chapter(
    edit: Editing,
    *,
    title: Any,
    caption: Any = None,
    stop: Any = None,
    before: Any = None,
) -> None:
    """Add a chapter of one's own words, before another one or at the end."""
    chapter: Record = {"id": edit.fresh("chapters"), "title": fields.line(title, "title")}
    if stop is not None:
        chapter["stop"] = edit.item("stops", stop)["id"]
    words = "" if caption is None else fields.text(caption, "caption")
    if words:
        chapter["caption"] = words
    check_tells(chapter)
    edit.add("chapters", chapter, before=before)
    edit.sign("chapters", chapter["id"])
    tell(edit, chapter, "added")


def remove_chapter(edit: Editing, *, chapter: Any) -> None:
    """Take away a chapter that a person added."""
    found = edit.item("chapters", chapter)
    if not edit.is_own("chapters", found["id"]):
        raise ActionError(f"chapter {found['id']} is of the text and would come back with its next version; hide it")
    if not any(one["id"] != found["id"] and not one.get("hidden") for one in edit.items("chapters")):
        raise ActionError("no chapter would be left to show; show another one first")
    edit.remove("chapters", found["id"])
    tell(edit, found, "removed")


def check_tells(chapter: Record) -> None:
    """Whether a chapter tells something, as every chapter that is shown must.

    Raises:
        ActionError: It has neither a passage nor words or media of its own.
    """
    tells = chapter.get("passage") or (chapter.get("caption") or "").strip() or chapter.get("media")
    if not tells and not chapter.get("hidden"):
        raise ActionError("a chapter of your own needs a caption, a picture or a film; write or add one")


def tell(edit: Editing, chapter: Record, kind: ChangeKind, *, was: str = "", now: str = "") -> None:
    """Enter a change of a chapter in the history; readers are not told of one that they do not see."""
    shown = not chapter.get("hidden") and "hidden" not in {was, now}
    edit.tell(
        Told(
            section="chapters",
            item=chapter["id"],
            kind=kind,
            subject=chapter["title"],
            was=was,
            now=now,
            public=shown,
        )
    )
