"""Atomic units, a worldview → who owns what, and what is disputed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedUnit:
    """A piece of land that views divide differently, or that more than one side claims or holds."""

    id: str
    """Its key in the boundary data; an alpha-2 code where it has one."""
    name: str
    """English name."""
    owners: tuple[tuple[str, str | None], ...]
    """View → alpha-2 code of the owner, in the views' order; `None` where no country owns it."""
    claimed_by: tuple[str, ...] = ()
    """Codes of those who claim it without owning it in any view."""
    note: str = ""
    """Who holds it since when, and what the view rests on."""

    @property
    def is_divided(self) -> bool:
        """Whether the views name different owners."""
        return len({owner for _, owner in self.owners}) > 1


class Worldview:
    """One mapping of units to owners; a unit that it does not list owns itself."""

    def __init__(self, name: str, note: str, owners: Mapping[str, str], units: Iterable[str]) -> None:
        self.name = name
        self.note = note
        self._owners = owners
        self._units = tuple(units)

    def owner(self, unit: str) -> str | None:
        """Alpha-2 code of the unit's owner; `None` where no country owns it."""
        return self._owners.get(unit, unit) or None

    def codes(self, unit: str) -> tuple[str, ...]:
        """The codes that the unit answers to: its owner's, then its own."""
        own = (unit,) if len(unit) == 2 else ()
        return tuple(code for code in dict.fromkeys((self.owner(unit), *own)) if code)

    @cached_property
    def _by_owner(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for unit in self._units:
            owner = self.owner(unit)
            if owner:
                found[owner] = (*found.get(owner, ()), unit)
        return found

    def territory(self, code: str) -> tuple[str, ...]:
        """The units of a country.

        A code that owns nothing in this view (Kosovo in the view of the United Nations, French Guiana) stands for
        the unit of its own, so that a place there can still be asked about. Empty for unknown codes.
        """
        if code in self._by_owner:
            return self._by_owner[code]
        return (code,) if code in self._units else ()

    def owners(self) -> tuple[str, ...]:
        """Codes of all that own something, sorted."""
        return tuple(sorted(self._by_owner))


def read_worldviews(table: Mapping[str, Any]) -> dict[str, Worldview]:
    """The views of the precomputed table, the one that maps are drawn in first."""
    contested = table["contested"]
    return {
        view["name"]: Worldview(
            view["name"],
            view["note"],
            {unit: entry["owners"][view["name"]] for unit, entry in contested.items()},
            table["units"],
        )
        for view in table["views"]
    }


def read_disputed(table: Mapping[str, Any]) -> tuple[DisputedUnit, ...]:
    """The disputed units of the precomputed table, by id."""
    return tuple(
        DisputedUnit(
            id=unit,
            name=entry["name"],
            owners=tuple((view["name"], entry["owners"][view["name"]] or None) for view in table["views"]),
            claimed_by=tuple(entry.get("claimed_by", ())),
            note=entry.get("note", ""),
        )
        for unit, entry in sorted(table["contested"].items())
        if entry.get("disputed", True)
    )
