"""A story file's record ⇄ its parts: each item by section and id, the order of each list, and all the rest."""

from dataclasses import dataclass
from typing import Any

from storymap.review.sections import LISTS, keys_of, with_value
from storymap.stories.file.records import Record

ListOf = tuple[str, str | None]
"""A section, and for stops the route that they lie in."""


@dataclass(slots=True)
class Flat:
    """A record in parts; every mapping in it is replaced and never changed."""

    top: Record
    """The file's own values, and lists that are empty."""
    items: dict[str, dict[str, Record]]
    """The items of each section by their ids; routes without their stops."""
    orders: dict[ListOf, list[str]]
    """The ids of each list."""
    drafted: Record
    """What the machine wrote; fingerprints by section and id."""
    history: list[Record]
    """What people changed."""

    def owner(self, section: str, item: str) -> str | None:
        """The route of a stop; `None` for other sections."""
        if section != "stops":
            return None
        return next((route for (name, route), ids in self.orders.items() if name == "stops" and item in ids), None)


def flatten(record: Record) -> Flat:
    """The parts of a record."""
    items: dict[str, dict[str, Record]] = {section: {} for section in (*LISTS, "stops")}
    orders: dict[ListOf, list[str]] = {}
    for section in LISTS:
        found = record.get(section) or []
        items[section] = {item["id"]: item for item in found}
        orders[section, None] = [item["id"] for item in found]
    for route in record.get("routes") or []:
        found = route.get("stops") or []
        items["stops"] |= {item["id"]: item for item in found}
        orders["stops", route["id"]] = [item["id"] for item in found]
    items["routes"] = {name: _without_stops(item) for name, item in items["routes"].items()}
    apart = {*LISTS, "history", "drafted"}
    return Flat(
        top={key: value for key, value in record.items() if key not in apart or not value},
        items=items,
        orders=orders,
        drafted=dict(record.get("drafted") or {}),
        history=list(record.get("history") or []),
    )


def _without_stops(route: Record) -> Record:
    return {key: value for key, value in route.items() if key != "stops" or not value}


def unflatten(flat: Flat, like: Record) -> Record:
    """The record; its keys in the order of another one."""
    lists: dict[str, Any] = {section: _items(flat, section) for section in LISTS}
    filled = {**lists, "history": flat.history, "drafted": flat.drafted}
    values = {**flat.top, **{key: value for key, value in filled.items() if value}}
    result = {key: values[key] for key in like if key in values}
    for key, value in values.items():
        if key not in result:
            result = with_value(result, key, value, keys_of("story"))
    return result


def _items(flat: Flat, section: str) -> list[Record]:
    found = [flat.items[section][name] for name in flat.orders[section, None]]
    return [_with_stops(flat, route) for route in found] if section == "routes" else found


def _with_stops(flat: Flat, route: Record) -> Record:
    stops = [flat.items["stops"][name] for name in flat.orders.get(("stops", route["id"]), ())]
    return with_value(route, "stops", stops, keys_of("routes")) if stops else route
