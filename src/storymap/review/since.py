"""A record → what in it is a person's: the keys that were changed since the machine drafted it last."""

from collections.abc import Mapping

from storymap.review.memo import Memo
from storymap.review.ordering import moved
from storymap.stories.file.fingerprints import SECTIONS, edited_keys, fingerprint, items_of
from storymap.stories.file.records import Record

ADDED, REMOVED, ORDER = "added", "removed", "order"
"""What is told of an item that a person added, took out or moved, in place of keys."""

Edited = dict[tuple[str, str], tuple[str, ...]]
"""The keys that are a person's, by section and id."""


def edited_of(record: Record, memo: Memo) -> Edited:
    """The keys of every item that a person changed or signed; all keys of an item that a person added."""
    return {
        (section, item["id"]): _keys(record, section, item, memo)
        for section in SECTIONS
        for item in items_of(record, section)
    }


def _keys(record: Record, section: str, item: Record, memo: Memo) -> tuple[str, ...]:
    drafted = (record.get("drafted") or {}).get(section) or {}
    base = drafted.get(item["id"])
    return memo.kept(("edited", section, item["id"]), (item, base), lambda: edited_keys(item, section, drafted))


def since_draft(record: Record, edited: Edited) -> list[Record]:
    """What people changed, added, took out and moved since the last draft; nothing of a file that was never drafted."""
    drafted = record.get("drafted")
    if not drafted:
        return []
    title = [] if _is_drafted_title(record, drafted) else [{"section": "story", "item": None, "keys": ["title"]}]
    return [*title, *(one for section in SECTIONS for one in _since(record, section, edited))]


def _is_drafted_title(record: Record, drafted: Mapping[str, Record]) -> bool:
    listed = "title" in (record.get("edited") or ())
    return not listed and (drafted.get("story") or {}).get("title") == fingerprint(record["title"])


def _since(record: Record, section: str, edited: Edited) -> list[Record]:
    base = (record["drafted"].get(section)) or {}
    now = [item["id"] for item in items_of(record, section)]
    known = set(now)
    elsewhere = moved([one for one in base if one in known], [one for one in now if one in base])
    found = []
    for item in now:
        keys = list(edited[section, item]) if item in base else [ADDED]
        if item in elsewhere:
            keys.append(ORDER)
        if keys:
            found.append({"section": section, "item": item, "keys": keys})
    gone = [{"section": section, "item": item, "keys": [REMOVED]} for item in base if item not in known]
    return [*found, *gone]
