"""A story file and how its claims are judged → what pages show; two of these → what a page has to change."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storymap.review.relisting import relisting, splice

State = dict[str, Any]
MOST_SHOWN = 30
"""So many states are remembered, to tell pages no more than what changed since the one that they show."""
_SECTIONS = ("documents", "places", "stops", "chapters", "verdicts")
_ALWAYS = ("version", "serial", "undo", "redo", "judging", "problems")
"""What every answer tells."""
_WHOLE = ("title", "unplaced")
"""What no answer tells but the whole state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What pages show at one moment."""

    state: State
    """The state that the server sends."""


class Remembered:
    """The last states that pages were shown, by their serials."""

    def __init__(self) -> None:
        """Nothing was shown yet."""
        self._known: OrderedDict[int, Shown] = OrderedDict()

    def keep(self, shown: Shown) -> Shown:
        """Remember what is shown; returns it."""
        self._known[shown.state["serial"]] = shown
        while len(self._known) > MOST_SHOWN:
            self._known.popitem(last=False)
        return shown

    def of(self, serial: Any) -> Shown | None:  # noqa: ANN401 - whatever a page sends
        """What was shown under a serial, if it is remembered."""
        try:
            return self._known.get(int(serial))
        except (TypeError, ValueError, OverflowError):
            return None


def news_of(before: Shown | None, after: Shown) -> State:
    """What a page has to change that shows what was before; the whole state where more than items changed.

    Args:
        before: What it shows; `None` where nobody knows.
        after: What it is to show.
    """
    told: State = {key: after.state[key] for key in _ALWAYS}
    if before is None or _frame(before.state) != _frame(after.state):
        return {**told, "state": after.state}
    lists = {"work": relisting(before.state["work"], after.state["work"])}
    lists |= {key: splice(before.state[key], after.state[key]) for key in ("history", "since_draft")}
    changed = {key: value for key, value in lists.items() if value}
    return {**told, "since": before.state["serial"], **changed, "patch": _patch(before.state, after.state)}


def _patch(before: State, after: State) -> State:
    patch: State = {"items": {}, "removed": {}, "order": {}}
    for section in _SECTIONS:
        old, new = _items(before, section), _items(after, section)
        changed = [item for name, item in new.items() if not _same(old.get(name), item)]
        gone = [name for name in old if name not in new]
        for key, value in (("items", changed), ("removed", gone), ("order", _order(old, new))):
            if value:
                patch[key][section] = value
    return patch


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
