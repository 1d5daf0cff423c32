"""What the machine drafted → short fingerprints; a file with them → the values that a person changed."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from storymap.stories.file.records import Record

LENGTH = 7
"""Letters of a fingerprint: one change in eight thousand million would go unnoticed."""
HUMAN = frozenset({"id", "edited", "note", "by", "on"})
"""Keys that no machine writes values for."""
NESTED = {"routes": "stops"}
"""Lists inside the items of a list whose items have ids of their own."""
STOOD = "stood"
"""Among an item's fingerprints, where the words it rests on stood: what is deleted can so be known again."""
UNKNOWN = ""
"""In place of a fingerprint where nobody knows what the machine wrote: no value has it."""
SINCE = "since"
"""Among them, where the words stood when a person worked on the item, if the machine has drafted it of others since."""
_ENCODER = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))
_RESTS_ON = {"chapters": "passage", "stops": "quote", "verdicts": "quote"}
SECTIONS = ("documents", "places", "routes", "stops", "chapters", "verdicts")
"""Lists of items with ids."""


def fingerprint(value: Any) -> str:  # noqa: ANN401 - any value of a record
    """A few letters that another value hardly has.

    >>> fingerprint("Oslo"), fingerprint(62.0) == fingerprint(62)
    ('amkifvx', True)
    """
    plain = _ENCODER.encode(_plain(value))
    number = int.from_bytes(hashlib.sha256(plain.encode("ascii")).digest()[:8], "big")
    letters = []
    for _ in range(LENGTH):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("a") + letter))
    return "".join(letters)


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def items_of(record: Record, section: str) -> Iterator[Record]:
    """The items of a section; stops lie in their routes."""
    for outer, inner in NESTED.items():
        if section == inner:
            for item in record.get(outer) or ():
                yield from item.get(inner) or ()
            return
    yield from record.get(section) or ()


def own_values(item: Record, section: str) -> Record:
    """The values of an item that are compared, by key."""
    skipped = {*HUMAN, *([NESTED[section]] if section in NESTED else [])}
    return {
        key: value
        for key, value in item.items()
        if key not in skipped and value is not None and not key.startswith("_")
    }


def fingerprints(item: Record, section: str) -> dict[str, str]:
    """The fingerprint of each value of an item, and where the words it rests on stand."""
    found = {key: fingerprint(value) for key, value in own_values(item, section).items()}
    quote = item.get(_RESTS_ON.get(section, ""))
    if quote and "start" in quote and "end" in quote:
        found[STOOD] = f"{quote['start']}-{quote['end']}"
    return found


def edited_keys(item: Record, section: str, drafted: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """The keys of an item whose values are a person's: listed so, or other than the machine drafted.

    Args:
        item: The item.
        section: The list it stands in.
        drafted: The section's fingerprints by id; an item that is not among them is all a person's.
    """
    base = drafted.get(item.get("id", ""))
    own = own_values(item, section)
    listed = [key for key in item.get("edited") or () if base is not None]
    if base is None:
        return tuple(own)
    changed = [key for key, value in own.items() if base.get(key) != fingerprint(value)]
    gone = [key for key in base if key not in own and key not in {STOOD, SINCE}]
    return tuple(dict.fromkeys([*listed, *changed, *gone]))
