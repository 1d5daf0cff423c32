"""An action → some words for it, which the page shows beside "undo" and "redo"."""

from collections.abc import Mapping
from typing import Any

from storymap.stories.file.fingerprints import items_of
from storymap.stories.file.records import Record

_WORDS = {
    "choose-place": "choose the place of",
    "set-position": "set the position of",
    "accept": "accept",
    "not-a-place": "say whether it is a place:",
    "obscure": "hide",
    "set-role": "set the role of",
    "move-stop": "move the stop",
    "set-when": "set the time of",
    "rename-stop": "rename the stop",
    "set-stop-place": "set the place of the stop",
    "add-stop": "add a stop",
    "remove-stop": "take out the stop",
    "edit-chapter": "edit the chapter",
    "hide-chapter": "show or hide the chapter",
    "move-chapter": "move the chapter",
    "add-chapter": "add a chapter",
    "remove-chapter": "take out the chapter",
    "add-media": "add media to",
    "change-media": "change media of",
    "remove-media": "take media out of",
    "set-links": "set the sources of",
    "decide": "decide on",
    "note": "write a note on",
    "set-title": "set the title",
    "set-document": "describe the document",
    "set-public": "change what the log of corrections tells",
}
_SECTIONS = {"place": "places", "stop": "stops", "chapter": "chapters", "document": "documents", "verdict": "verdicts"}
_NAMES = ("name", "title", "id")
_LONGEST = 60


def label_of(record: Record, action: Mapping[str, Any]) -> str:
    """What an action does, and to what, in a few words.

    >>> label_of({"places": [{"id": "p1", "name": "Oslo"}]}, {"do": "obscure", "place": "p1", "km": 10})
    'hide Oslo'
    """
    words = _WORDS.get(str(action.get("do")), "change")
    name = " ".join(_named(record, action).split())
    return f"{words} {name if len(name) <= _LONGEST else name[:_LONGEST] + '…'}".strip()


def _named(record: Record, action: Mapping[str, Any]) -> str:
    section, item = action.get("section"), action.get("item")
    for key, named in _SECTIONS.items():
        if key in action:
            section, item = named, action[key]
            break
    if section not in _SECTIONS.values():
        return ""
    found = next((one for one in items_of(record, str(section)) if one.get("id") == item), {})
    quote = found.get("quote")
    words = quote.get("exact") if section == "verdicts" and isinstance(quote, dict) else None
    return str(words or next((found[key] for key in _NAMES if key in found), ""))
