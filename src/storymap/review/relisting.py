"""A list as it was and as it is → what of it a page that has the old one needs to get the new one."""

from collections.abc import Mapping, Sequence
from typing import Any

from storymap.review.ordering import moved

Change = dict[str, Any]
"""A part of an answer."""


def relisting(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> Change:
    """What changed in a list of items that have ids, each its own.

    Returns:
        `items` that are new or say something else, the ids `removed`, and `moved`: each id that is new or stands
        behind another one than before, with the id that it stands behind now; `None` for the first. What is empty is
        left out.

    >>> relisting([{"id": "a"}, {"id": "b"}, {"id": "c"}], [{"id": "c"}, {"id": "b", "done": True}])
    {'items': [{'id': 'b', 'done': True}], 'removed': ['a'], 'moved': [('c', None)]}
    """
    was, now = ({one["id"]: one for one in items} for items in (old, new))
    elsewhere = moved([name for name in was if name in now], [name for name in now if name in was])
    before = dict(zip(now, [None, *now], strict=False))
    change = {
        "items": [one for name, one in now.items() if was.get(name) is not one and was.get(name) != one],
        "removed": [name for name in was if name not in now],
        "moved": [(name, before[name]) for name in now if name in elsewhere or name not in was],
    }
    return {key: value for key, value in change.items() if value}


def splice(old: Sequence[Any], new: Sequence[Any]) -> Change:
    """What changed in a list whose items have no ids: from where on how many are dropped, and what is added there.

    >>> splice("abcd", ["a", "x", "d"]), splice("ab", "ab")
    ({'at': 1, 'drop': 2, 'add': ['x']}, {})
    """
    shorter = min(len(old), len(new))
    at = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    same = next((n for n in range(shorter - at) if old[-1 - n] != new[-1 - n]), shorter - at)
    if len(old) == len(new) == at:
        return {}
    return {"at": at, "drop": len(old) - at - same, "add": list(new[at : len(new) - same])}
