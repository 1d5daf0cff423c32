"""Two records of a story file → what differs, which can be done to a third one, and undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storymap.errors import Clash
from storymap.review.flat import Flat, flatten, unflatten
from storymap.review.ordering import insert_behind, merged_order
from storymap.review.sections import NOUNS, keys_of, with_value
from storymap.stories.file.checking import shown
from storymap.stories.file.fingerprints import SECTIONS
from storymap.stories.file.records import Record

ORDER = "order"
"""The key of a patch that changes the order of a list."""
SIGNED = "signed"
"""The key of a patch that changes who decided and when: the two go together."""
_SIGNATURE = ("by", "on")
_SOFT = frozenset({*_SIGNATURE, "edited"})
"""Keys on which two people never disagree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """One difference between two records."""

    section: str
    """A section, `story` for the file's own values, `drafted` or `history`."""
    item: str | None = None
    """Id of the item; the route of an order of stops; the section of a fingerprint."""
    key: str | None = None
    """Which of its values; `None` for the item itself, which comes or goes."""
    was: Any = None
    """What stood there; `None` for nothing."""
    now: Any = None
    """What stands there; `None` for nothing."""
    route: str | None = None
    """The route of a stop that comes or goes."""
    before: tuple[str, ...] = ()
    """What stands before an item that comes or goes."""
    at: int = 0
    """How many entries of the history stand before one that comes, goes or changes."""


def difference(before: Record, after: Record) -> tuple[Patch, ...]:
    """What has to be done to one record so that it is the other."""
    old, new = flatten(before), flatten(after)
    items = [patch for section in SECTIONS for patch in _items(section, old, new)]
    drafted = [
        Patch(section="drafted", item=name, key=key, was=was, now=now)
        for name, key, was, now in _drafted(old.drafted, new.drafted)
    ]
    own = [Patch(section="story", key=key, was=was, now=now) for key, was, now in _values(old.top, new.top)]
    return (*items, *own, *drafted, *_history(old.history, new.history))


def reversed_(patches: Sequence[Patch]) -> tuple[Patch, ...]:
    """What undoes patches."""
    return tuple(replace(patch, was=patch.now, now=patch.was) for patch in reversed(patches))


def _items(section: str, old: Flat, new: Flat) -> Iterator[Patch]:
    for route, number, item, order in _only(section, old, new):
        yield Patch(section=section, item=item, was=old.items[section][item], route=route, before=tuple(order[:number]))
    for (name, route), order in new.orders.items():
        if name == section:
            yield from _order(section, route, old.orders.get((section, route), []), order)
    come = set()
    for route, number, item, order in _only(section, new, old):
        come.add(item)
        yield Patch(section=section, item=item, now=new.items[section][item], route=route, before=tuple(order[:number]))
    for item, now in new.items[section].items():
        was = old.items[section].get(item, now)
        if was is not now and item not in come:
            for key, one, other in _values(_signed(was), _signed(now)):
                yield Patch(section=section, item=item, key=key, was=one, now=other)


def _only(section: str, here: Flat, there: Flat) -> Iterator[tuple[str | None, int, str, list[str]]]:
    """The items of lists of one record that are not in the same lists of another: route, number, id and list."""
    for (name, route), order in here.orders.items():
        if name == section:
            others = set(there.orders.get((section, route), ()))
            yield from ((route, number, item, order) for number, item in enumerate(order) if item not in others)


def _order(section: str, route: str | None, old: Sequence[str], new: Sequence[str]) -> Iterator[Patch]:
    common = set(old) & set(new)
    was, now = [one for one in old if one in common], [one for one in new if one in common]
    if was != now:
        yield Patch(section=section, item=route, key=ORDER, was=was, now=now)


def _signed(item: Record) -> Record:
    """An item with who decided and when as one value."""
    found = {key: item[key] for key in _SIGNATURE if key in item}
    rest = {key: value for key, value in item.items() if key not in _SIGNATURE}
    return {**rest, SIGNED: found} if found else rest


def _values(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield key, old.get(key), new.get(key)


def _drafted(old: Record, new: Record) -> Iterator[tuple[str | None, str, Any, Any]]:
    for name, was, now in _values(old, new):
        if isinstance(was, dict) and isinstance(now, dict):
            yield from ((name, key, one, other) for key, one, other in _values(was, now))
        else:
            yield None, name, was, now


def _history(old: Sequence[Record], new: Sequence[Record]) -> Iterator[Patch]:
    first = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    first = min(len(old), len(new)) if first is None else first
    gone, come = list(enumerate(old))[first:], list(enumerate(new))[first:]
    if [one for _, one in gone if one in new] == [one for _, one in come if one in old]:
        gone, come = [one for one in gone if one[1] not in new], [one for one in come if one[1] not in old]
    for at in sorted({*dict(gone), *dict(come)}):
        yield Patch(section="history", was=dict(gone).get(at), now=dict(come).get(at), at=at)


def applied(record: Record, patches: Sequence[Patch]) -> Record:
    """A record with patches done to it; what they do already stands in it is no matter.

    Raises:
        Clash: A value is neither that from which nor that to which a patch leads: somebody else changed it.
    """
    flat = flatten(record)
    # Routes go after their stops, and come before them.
    known = sorted(patches, key=lambda patch: patch.now is None and patch.section == "routes")
    for step in (_take_out, _reorder, _put_in, _change, _change_rest):
        for patch in sorted(known, key=lambda patch: patch.section != "routes") if step is _put_in else known:
            step(flat, patch)
    for patch in sorted((one for one in patches if one.section == "history"), key=_history_order):
        _change_history(flat.history, patch)
    _check_whole(flat)
    return unflatten(flat, record)


def _check_whole(flat: Flat) -> None:
    """Whether what one person deleted is named by another, or two took the last words of a chapter together."""
    for name, chapter in flat.items["chapters"].items():
        if chapter.get("stop") is not None and chapter["stop"] not in flat.items["stops"]:
            raise _clash(Patch(section="chapters", item=name, key="stop", now=chapter["stop"]), None)
        if not any(chapter.get(key) for key in ("passage", "caption", "media", "hidden")):
            raise _clash(Patch(section="chapters", item=name, key="caption"), None)
    for name, stop in flat.items["stops"].items():
        if stop.get("place") is not None and stop["place"] not in flat.items["places"]:
            raise _clash(Patch(section="stops", item=name, key="place", now=stop["place"]), None)


def _take_out(flat: Flat, patch: Patch) -> None:
    if patch.section not in flat.items or patch.key is not None or patch.now is not None:
        return
    section, name = patch.section, str(patch.item)
    found, order = flat.items[section].get(name), flat.orders.get((section, patch.route), [])
    if found is None or name not in order:
        return
    if _firm(found) != _firm(patch.was) or (section == "routes" and flat.orders.get(("stops", name))):
        raise _clash(patch, found)
    flat.items[section].pop(name)
    order.remove(name)


def _reorder(flat: Flat, patch: Patch) -> None:
    if patch.section not in flat.items or patch.key != ORDER:
        return
    known = patch.section, patch.item if patch.section == "stops" else None
    found = merged_order(flat.orders.get(known, []), patch.was, patch.now)
    if found is None:
        raise _clash(patch, flat.orders[known])
    flat.orders[known] = found


def _put_in(flat: Flat, patch: Patch) -> None:
    if patch.section not in flat.items or patch.key is not None or patch.was is not None:
        return
    section, name = patch.section, str(patch.item)
    found = flat.items[section].get(name)
    if found is not None:
        if _firm(found) != _firm(patch.now):
            raise _clash(patch, found)
        return
    if section == "routes":
        flat.orders.setdefault(("stops", name), [])
    if (section, patch.route) not in flat.orders:
        raise _clash(patch, None)
    flat.items[section][name] = patch.now
    insert_behind(flat.orders[section, patch.route], name, patch.before)


def _change(flat: Flat, patch: Patch) -> None:
    if patch.section not in flat.items or patch.key in {None, ORDER}:
        return
    section, name, key = patch.section, str(patch.item), str(patch.key)
    item = flat.items[section].get(name)
    if item is None:
        raise _clash(patch, None)
    whole = _signed(item)
    value = _merged(patch, whole.get(key))
    if key == SIGNED:
        for one in _SIGNATURE:
            item = with_value(item, one, (value or {}).get(one), keys_of(section))
    else:
        item = with_value(item, key, value, keys_of(section))
    flat.items[section][name] = item


def _change_rest(flat: Flat, patch: Patch) -> None:
    """A value of the file's own, or a fingerprint."""
    if patch.section == "story":
        value = _merged(patch, flat.top.get(str(patch.key)))
        flat.top = with_value(flat.top, str(patch.key), value, keys_of("story"))
    elif patch.section == "drafted":
        holder = flat.drafted if patch.item is None else flat.drafted.get(patch.item, {})
        value = _merged(patch, holder.get(str(patch.key)))
        changed = with_value(holder, str(patch.key), value, ())
        flat.drafted = changed if patch.item is None else {**flat.drafted, patch.item: changed}


def _merged(patch: Patch, found: Any) -> Any:  # noqa: ANN401 - any value of a record
    """The value that stands after a patch where another was found before it."""
    if found in (patch.was, patch.now):
        return patch.now
    if patch.key == "edited":
        return _merged_keys(patch, found)
    if patch.key == SIGNED:
        return max(found or {}, patch.now or {}, key=lambda one: str(one.get("on", ""))) or None
    raise _clash(patch, found)


def _merged_keys(patch: Patch, found: list[str] | None) -> list[str] | None:
    was, now = set(patch.was or ()), set(patch.now or ())
    left = [key for key in found or () if key not in was - now]
    added = [key for key in patch.now or () if key in now - was and key not in left]
    return [*left, *added] or None


def _history_order(patch: Patch) -> tuple[bool, int]:
    """What goes before what comes, and what comes from first to last."""
    return patch.was is None, patch.at


def _change_history(history: list[Record], patch: Patch) -> None:
    """What is told of two people's changes never clashes: an entry that is no more is not missed."""
    same = [number for number, entry in enumerate(history) if entry == patch.was]
    at = min(same, key=lambda number: abs(number - patch.at), default=None)
    if at is not None:
        history[at : at + 1] = [] if patch.now is None else [patch.now]
    elif patch.now is not None and patch.now not in history:
        history.insert(patch.at, patch.now)


def _firm(item: Record) -> Record:
    """An item without what two people never disagree on."""
    return {key: value for key, value in item.items() if key not in _SOFT}


def _clash(patch: Patch, found: Any) -> Clash:  # noqa: ANN401
    noun = NOUNS.get(patch.section, "story")
    what = f"{noun} {patch.item}" if patch.item else noun
    of = f"the {patch.key} of {what}" if patch.key else what
    return Clash(
        f"{of}: somebody else changed it meanwhile; theirs is {shown(found)}, yours {shown(patch.now)}: choose one",
        section=patch.section,
        item=patch.item,
        key=patch.key,
        ours=patch.now,
        theirs=found,
    )
