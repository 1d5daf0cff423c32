"""A person's change → the history of the story file, in which consecutive edits of one thing are one entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storymap.model.changes import ChangeKind
from storymap.review.values import Actor
from storymap.stories.file.records import Record

TOGETHER = timedelta(hours=1)
"""Edits of one thing by one person that lie no further apart are one."""
LONGEST = 300
"""Characters of a value that the history quotes."""
_CUT = "…"
_GROUPS: dict[str, str] = {
    **dict.fromkeys(("place", "position", "not-a-place"), "meaning"),
    **dict.fromkeys(("confirmed", "rejected", "reopened"), "decision"),
}
"""Kinds of changes to one and the same thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change, as readers are to be told of it."""

    section: str
    """Where the item stands."""
    item: str | None = None
    """Its id."""
    kind: ChangeKind
    """What was changed."""
    subject: str
    """Of what."""
    was: str = ""
    """What stood there before."""
    now: str = ""
    """What stands there since."""
    note: str = ""
    """What the person says of it."""
    public: bool = True
    """Whether pages tell it."""


def told(history: Sequence[Record], change: Told, actor: Actor) -> list[Record]:
    """The history with a change: joined with the last one of the same thing, if the same person made it just before.

    One that ends where it began is no change. What happens to an item that the person has just added is part of
    adding it.
    """
    entry = _entry(change, actor)
    added = _last(history, entry, {"added"})
    if added is not None and _together(history[added], actor):
        return _since_added(history, added, entry)
    last = _last(history, entry, _kinds(change.kind))
    if last is None or not _together(history[last], actor):
        return [*history, entry]
    rest = [one for number, one in enumerate(history) if number != last]
    joined = _joined(history[last], entry)
    return [*rest, joined] if joined else rest


def cut(words: str) -> str:
    """Words on one line, as long as the history quotes them."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + _CUT


def _entry(change: Told, actor: Actor) -> Record:
    entry: Record = {
        "on": actor.on,
        "by": None if change.kind == "withdrawn" else actor.by,
        "section": change.section,
        "item": change.item,
        "kind": change.kind,
        "subject": cut(change.subject) or change.section,
        "was": cut(change.was),
        "now": cut(change.now),
        "note": change.note,
        "public": None if change.public else False,
    }
    return {key: value for key, value in entry.items() if value not in (None, "")}


def _kinds(kind: str) -> set[str]:
    group = _GROUPS.get(kind)
    return {one for one, of in _GROUPS.items() if of == group} if group else {kind}


def _last(history: Sequence[Record], entry: Record, kinds: set[str]) -> int | None:
    """The number of the last entry on the same item, if it is of one of some kinds; of one that is added, any."""
    for number in range(len(history) - 1, -1, -1):
        one = history[number]
        if (one["section"], one.get("item")) == (entry["section"], entry.get("item")) and one["kind"] in kinds:
            return number
    return None


def _together(entry: Record, actor: Actor) -> bool:
    if entry.get("by") != actor.by:
        return False
    try:
        apart = datetime.fromisoformat(actor.on) - datetime.fromisoformat(entry["on"])
    except (TypeError, ValueError):
        # One of them is written by hand: a day, or a time that names no zone.
        return False
    return timedelta(0) <= apart <= TOGETHER


def _since_added(history: Sequence[Record], added: int, entry: Record) -> list[Record]:
    rest = [one for number, one in enumerate(history) if number != added]
    if entry["kind"] == "removed":
        return rest
    return [*rest, {**history[added], "on": entry["on"], "subject": entry["subject"]}]


def _joined(first: Record, last: Record) -> Record | None:
    """Two entries as one; `None` where they take each other back."""
    was, now = first.get("was", ""), last.get("now", "")
    if was == now and not was.endswith(_CUT):
        return None
    values = {**last, "was": was, "public": False if first.get("public") is False else last.get("public")}
    ordered = ("on", "by", "section", "item", "kind", "subject", "was", "now", "note", "public")
    return {key: values[key] for key in ordered if values.get(key) not in (None, "")}
