"""Groups of countries → their members, in a given year where membership has changed."""

import tomllib
from functools import cache
from typing import Any

from storymap.errors import UnknownPlaceError
from storymap.resources import data_path


def group_members(group: str, *, year: int | None = None) -> frozenset[str]:
    """Alpha-2 codes of a group's members.

    Args:
        group: Name or alias, whatever its case: `nordic`, `Nordic countries`, `EU`.
        year: At the end of that year; `None` is now. Matters for groups with dates of joining only.

    Raises:
        UnknownPlaceError: There is no such group.
    """
    entry = _by_name().get(group.casefold())
    if entry is None:
        raise UnknownPlaceError(f"no group called {group!r}; known: {', '.join(group_names())}")
    always = frozenset(entry.get("members", ()))
    return always | {code for code, spans in entry.get("since", {}).items() if _holds(spans, year)}


def group_names() -> tuple[str, ...]:
    """Names of all groups, sorted."""
    return tuple(sorted(_groups()))


def group_aliases(group: str) -> tuple[str, ...]:
    """What else a group is called: `Nordic countries` for `nordic`."""
    return tuple(_groups().get(group, {}).get("aliases", ()))


def _holds(spans: list[int], year: int | None) -> bool:
    """Whether a year lies in `[joined, left, joined again, …]`; the year of leaving is outside."""
    return sum(1 for change in spans if year is None or change <= year) % 2 == 1


@cache
def _groups() -> dict[str, Any]:
    groups: dict[str, Any] = tomllib.loads(data_path("boundaries", "groups.toml").read_text(encoding="utf-8"))
    return groups


@cache
def _by_name() -> dict[str, Any]:
    return {name.casefold(): entry for key, entry in _groups().items() for name in (key, *entry.get("aliases", ()))}
