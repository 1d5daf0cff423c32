"""A record while an action changes it: what it changes is copied first, so that the record before stays as it was."""

from collections.abc import Callable, Iterable
from typing import Any

from storymap.errors import ActionError
from storymap.review.chronicle import Told, told
from storymap.review.fields import name, quoted
from storymap.review.sections import LETTERS, NOUNS, keys_of, with_value
from storymap.review.values import Actor, Known
from storymap.stories.file.fingerprints import fingerprint, items_of
from storymap.stories.file.records import Record
from storymap.stories.file.updating import free_ids

SIGNABLE = ("places", "stops", "chapters", "verdicts")
"""Sections whose items say who decided."""


class Editing:
    """A record, who changes it, and what the data know."""

    def __init__(self, record: Record, actor: Actor, known: Known) -> None:
        self.record = dict(record)
        self.actor = actor
        self.known = known

    def items(self, section: str) -> list[Record]:
        """The items of a section, in the order of the file."""
        return list(items_of(self.record, section))

    def item(self, section: str, wanted: Any) -> Record:  # noqa: ANN401 - whatever an action brings
        """An item by its id.

        Raises:
            ActionError: There is none.
        """
        sought = name(wanted, NOUNS[section])
        found = next((one for one in self.items(section) if one["id"] == sought), None)
        if found is None:
            raise ActionError(f"no {NOUNS[section]} {quoted(sought)}; it may have been deleted: look at the list anew")
        return found

    def is_own(self, section: str, item: str) -> bool:
        """Whether a person added an item, so that all of it is theirs."""
        return item not in ((self.record.get("drafted") or {}).get(section) or {})

    def put(self, section: str, item: Record) -> None:
        """Replace the item of the same id."""
        self._edit_list(section, item["id"], lambda items: [item if one["id"] == item["id"] else one for one in items])

    def change(self, section: str, item: str, values: Record, *, keys: Iterable[str] | None = None) -> None:
        """Set values of an item, mark them as a person's and sign the item.

        Args:
            section: Its section.
            item: Its id.
            values: The values by key; `None` takes one away.
            keys: Which keys to mark; those of the values where there are none.
        """
        found = self.item(section, item)
        for key, value in values.items():
            found = with_value(found, key, value, keys_of(section))
        self.put(section, found)
        self.mark(section, item, values if keys is None else keys)
        self.sign(section, item)

    def mark(self, section: str, item: str, keys: Iterable[str]) -> None:
        """Mark keys of an item as a person's, if the machine drafted the item."""
        found = self.item(section, item)
        if not self.is_own(section, item):
            order = keys_of(section)
            listed = {*(found.get("edited") or ()), *keys}
            ranked = sorted(listed, key=lambda key: (order.index(key) if key in order else len(order), key))
            self.put(section, with_value(found, "edited", ranked or None, order))

    def unmark(self, section: str, item: str, keys: Iterable[str]) -> None:
        """Leave keys of an item to the machine again."""
        found = self.item(section, item)
        left = [key for key in found.get("edited") or () if key not in set(keys)]
        self.put(section, with_value(found, "edited", left or None, keys_of(section)))

    def sign(self, section: str, item: str) -> None:
        """Write who decided and when."""
        self._sign(section, item, self.actor.by, self.actor.on)

    def unsign(self, section: str, item: str) -> None:
        """Take away who decided and when: nobody did."""
        self._sign(section, item, None, None)

    def _sign(self, section: str, item: str, by: str | None, on: str | None) -> None:
        if section in SIGNABLE:
            found = with_value(self.item(section, item), "by", by, keys_of(section))
            self.put(section, with_value(found, "on", on, keys_of(section)))

    def redraft(self, section: str, item: str, values: Record) -> None:
        """Set values that the machine found: they are its own, and no person's."""
        found = self.item(section, item)
        for key, value in values.items():
            found = with_value(found, key, value, keys_of(section))
        self.put(section, found)
        if not self.is_own(section, item):
            base = self.record["drafted"][section][item]
            self.draft(section, item, {**base, **{key: fingerprint(value) for key, value in values.items()}})

    def draft(self, section: str, item: str, fingerprints: Record) -> None:
        """Keep the fingerprints of an item that the machine drafted."""
        drafted = self.record["drafted"]
        self.record["drafted"] = {**drafted, section: {**(drafted.get(section) or {}), item: fingerprints}}

    def add(self, section: str, item: Record, *, before: str | None, route: str | None = None) -> None:
        """Put a new item in front of another; at the end where none is named.

        Raises:
            ActionError: The other one is not in the list.
        """

        def added(items: list[Record]) -> list[Record]:
            at = self._place(section, items, before)
            return [*items[:at], item, *items[at:]]

        self._edit_list(section, item["id"], added, route=route)

    def move(self, section: str, item: str, before: str | None) -> None:
        """Move an item in front of another of its list; to the end where none is named.

        Raises:
            ActionError: The other one is not in the list, or is the item itself.
        """
        if before == item:
            raise ActionError(f"{NOUNS[section]} {item} cannot stand before itself; name another one")
        found = self.item(section, item)

        def moved(items: list[Record]) -> list[Record]:
            rest = [one for one in items if one["id"] != item]
            at = self._place(section, rest, before)
            return [*rest[:at], found, *rest[at:]]

        self._edit_list(section, item, moved)

    def remove(self, section: str, item: str) -> None:
        """Take an item away."""
        self._edit_list(section, item, lambda items: [one for one in items if one["id"] != item])

    def _place(self, section: str, items: list[Record], before: Any) -> int:  # noqa: ANN401
        if before is None:
            return len(items)
        sought = name(before, "before")
        at = next((number for number, one in enumerate(items) if one["id"] == sought), None)
        if at is None:
            raise ActionError(f"no {NOUNS[section]} {quoted(sought)} in this list to stand before; name one of it")
        return at

    def _edit_list(
        self, section: str, item: str, edit: Callable[[list[Record]], list[Record]], *, route: str | None = None
    ) -> None:
        if section != "stops":
            items = edit(list(self.record.get(section) or ()))
            self.record = with_value(self.record, section, items or None, keys_of("story"))
            return
        routes = [self._with_stops(one, item, edit, route) for one in self.record.get("routes") or ()]
        self.record = {**self.record, "routes": routes}

    def _with_stops(
        self, route: Record, item: str, edit: Callable[[list[Record]], list[Record]], wanted: str | None
    ) -> Record:
        stops = list(route.get("stops") or ())
        if route["id"] != wanted and all(one["id"] != item for one in stops):
            return route
        return with_value(route, "stops", edit(stops) or None, keys_of("routes"))

    def route_of(self, stop: str) -> Record:
        """The route that a stop lies in."""
        routes = self.record.get("routes") or ()
        return next(one for one in routes if any(s["id"] == stop for s in one.get("stops") or ()))

    def fresh(self, section: str) -> str:
        """An id that the section has never had."""
        drafted = (self.record.get("drafted") or {}).get(section) or {}
        told_of = (one.get("item") or "" for one in self.record.get("history") or () if one["section"] == section)
        return free_ids(LETTERS[section], [*(one["id"] for one in self.items(section)), *drafted, *told_of])()

    def tell(self, change: Told) -> None:
        """Enter a change in the history."""
        history = told(self.record.get("history") or [], change, self.actor)
        self.record = with_value(self.record, "history", history or None, keys_of("story"))
