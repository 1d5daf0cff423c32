"""A story file and how its claims are judged → what pages show; two of these → what a page has to change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

State = dict[str, Any]
_SECTIONS = ("documents", "places", "stops", "chapters", "verdicts")
_ALWAYS = ("version", "serial", "undo", "redo", "judging", "problems", "work", "history", "since_draft")
"""What every answer tells."""
_WHOLE = ("title", "unplaced")
"""What no answer tells but the whole state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What pages show at one moment."""

    state: State
    """The state that the server sends."""


def news_of(before: Shown, after: Shown) -> State:
    """What a page has to change that shows what was before; the whole state where more than items changed."""
    told: State = {key: after.state[key] for key in _ALWAYS}
    if _frame(before.state) != _frame(after.state):
        return {**told, "state": after.state}
    patch: State = {"items": {}, "removed": {}, "order": {}}
    for section in _SECTIONS:
        old, new = _items(before.state, section), _items(after.state, section)
        changed = [item for name, item in new.items() if not _same(old.get(name), item)]
        gone = [name for name in old if name not in new]
        for key, value in (("items", changed), ("removed", gone), ("order", _order(old, new))):
            if value:
                patch[key][section] = value
    return {**told, "patch": patch}


def _frame(state: State) -> tuple[Any, ...]:
    routes = [(route["id"], route["traveller"], [stop["id"] for stop in route["stops"]]) for route in state["routes"]]
    return (routes, *(state[key] for key in _WHOLE))


def _items(state: State, section: str) -> dict[str, State]:
    if section == "stops":
        return {stop["id"]: stop for route in state["routes"] for stop in route["stops"]}
    return {item.get("key") or item["id"]: item for item in state[section]}


def _same(one: Mapping[str, Any] | None, other: Mapping[str, Any]) -> bool:
    return one is other or one == other


def _order(old: Mapping[str, Any], new: Mapping[str, Any]) -> Sequence[str]:
    """All ids in their order, where it is not what the removal of some leaves."""
    left = [name for name in old if name in new]
    return list(new) if left != list(new) else []
