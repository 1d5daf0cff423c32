"""The story as a whole: titles, the sources of its texts, notes, what is right as it is, what readers are told."""

from typing import Any

from storymap.errors import ActionError
from storymap.review import fields
from storymap.review.actions.places import tells_hidden
from storymap.review.actions.sources import change_verdict
from storymap.review.chronicle import Told
from storymap.review.editing import SIGNABLE, Editing
from storymap.review.sections import keys_of, with_value
from storymap.stories.file.checking import check_entry
from storymap.stories.file.records import Record
from storymap.stories.file.times import days_of

ACCEPTED = {
    "places": ("place", "at", "not_a_place"),
    "stops": ("name", "place", "role", "when", "until", "ordered", "inferred"),
    "chapters": ("title", "stop", "caption"),
}
"""What is right, by section, where a person says that an item is."""
_SOURCE = ("url", "published", "licence", "author", "site")


def accept(edit: Editing, *, section: Any, item: Any) -> None:
    """Sign an item as right: the machine's values are a person's from then on."""
    where = fields.choice(section, "section", ACCEPTED)
    found = edit.item(where, item)
    _ = edit.actor.name
    first = ACCEPTED[where][0]
    edit.change(where, found["id"], {}, keys=[key for key in ACCEPTED[where] if key in found or key == first])


def note(edit: Editing, *, section: Any, item: Any, note: Any) -> None:
    """Write a note on an item: on a verdict for readers, on anything else for colleagues."""
    where = fields.choice(section, "section", SIGNABLE)
    found = edit.item(where, item)
    words = fields.text(note, "note", most=fields.NOTE) or None
    if where == "verdicts":
        change_verdict(edit, found, {"note": words})
        edit.unmark(where, found["id"], ["note"])
    else:
        edit.put(where, with_value(found, "note", words, keys_of(where)))


def set_title(edit: Editing, *, title: Any) -> None:
    """Give the story a title."""
    was, now = edit.record["title"], fields.line(title, "title")
    record = with_value(edit.record, "title", now, keys_of("story"))
    listed = list(dict.fromkeys([*(record.get("edited") or ()), "title"]))
    edit.record = with_value(record, "edited", listed, keys_of("story"))
    edit.tell(Told(section="story", kind="title", subject=now, was=was, now=now))


def set_document(edit: Editing, *, document: Any, **values: Any) -> None:
    """Say where a text comes from: its title, address, day of publication, licence, author and site."""
    found = edit.item("documents", document)
    said = {key: _source(key, one) for key, one in values.items()}
    if not said:
        raise ActionError(f"nothing to write; give one of title, {', '.join(_SOURCE)}")
    changed = {**found, **said}
    problems = check_entry({key: one for key, one in changed.items() if one is not None}, "DocumentEntry")
    if problems:
        raise ActionError(f"{problems[0].path[-1]}: {problems[0].told}")
    edit.change("documents", found["id"], said)
    subject = changed.get("title") or found["id"]
    if "title" in said:
        was, now = found.get("title") or "", said["title"] or ""
        edit.tell(Told(section="documents", item=found["id"], kind="title", subject=subject, was=was, now=now))
    if set(said) - {"title"}:
        was, now = _sources(found), _sources(changed)
        edit.tell(Told(section="documents", item=found["id"], kind="sources", subject=subject, was=was, now=now))


def _source(key: str, value: Any) -> str | None:
    if key not in {"title", *_SOURCE}:
        raise ActionError(f"a text has no {fields.quoted(key)} to set; known: title, {', '.join(_SOURCE)}")
    if value is None or value == "":
        return None
    words = fields.line(value, key, most=fields.ADDRESS)
    if key == "published" and not days_of(words):
        raise ActionError(f"published: met {fields.quoted(words)}, expected a date such as 2023-01-13; write one")
    return words


def _sources(document: Record) -> str:
    return "; ".join(f"{key} {document[key]}" for key in _SOURCE if document.get(key))


def set_public(edit: Editing, *, history: Any, public: Any) -> None:
    """Say whether readers are told of a change; of where a hidden place is they never are."""
    entries = list(edit.record.get("history") or ())
    at = fields.index(history, "history", count=len(entries))
    wanted = fields.truth(public, "public")
    if wanted and tells_hidden(edit.record, entries[at]):
        raise ActionError("this tells where a hidden place is; it stays out of pages while the place is hidden")
    entries[at] = with_value(entries[at], "public", None if wanted else False, ())
    edit.record = {**edit.record, "history": entries}
