"""The sections of a story file's record: their items by id, and the order of keys."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from storymap.stories.file.checking import schema
from storymap.stories.file.fingerprints import SECTIONS
from storymap.stories.file.merging import ENTRIES
from storymap.stories.file.records import Record

NOUNS = {
    "documents": "document",
    "places": "place",
    "routes": "route",
    "stops": "stop",
    "chapters": "chapter",
    "verdicts": "verdict",
}
"""What an item of each section is called."""
LETTERS = {"places": "p", "stops": "s", "routes": "r", "chapters": "c", "verdicts": "v"}
"""What the ids of each section begin with."""
LISTS = tuple(section for section in SECTIONS if section != "stops")
"""The sections that are lists of the file itself; stops lie in their routes."""


@cache
def keys_of(section: str) -> tuple[str, ...]:
    """The keys of a section's items, or of the file itself, in the order in which they are written."""
    rules = schema() if section == "story" else schema()["$defs"][ENTRIES[section]]
    return tuple(rules["properties"])


def with_value(item: Mapping[str, Any], key: str, value: Any, keys: Sequence[str]) -> Record:  # noqa: ANN401
    """A mapping with another value of a key; without the key where the value is `None`.

    Args:
        item: The mapping; its keys keep their order.
        key: The key; where it is new, it stands before the first one that follows it in `keys`.
        value: The value.
        keys: The usual order.

    >>> with_value({"id": "c1", "note": "x"}, "title", "Oslo", ("id", "title", "note"))
    {'id': 'c1', 'title': 'Oslo', 'note': 'x'}
    """
    if value is None or key in item:
        return {name: value if name == key else one for name, one in item.items() if name != key or value is not None}
    later = set(keys[keys.index(key) + 1 :]) if key in keys else set()
    at = next((number for number, name in enumerate(item) if name in later), len(item))
    pairs = list(item.items())
    return dict([*pairs[:at], (key, value), *pairs[at:]])
