"""The precomputed table → borders, neighbours, meeting points, areas and gaps of each worldview."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from storymap.errors import DataError
from storymap.model.places import LonLat
from storymap.resources import data_path

SCALES = ("10m", "50m", "110m")
"""Scales of Natural Earth, finest first: 1 to 10, 50 and 110 million."""
_FORMAT = 1

Entries = dict[str, Any] | list[str]
"""One part of a view's table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """The land border of two countries, measured."""

    a: str
    """Alpha-2 code, the first of the two in the alphabet."""
    b: str
    """The other's code."""
    lengths: tuple[tuple[str, float | None], ...]
    """Scale → km, finest first; `None` where the border is not drawn at that scale."""
    simplified_5km: float
    """Length in km of the 10m line simplified at 5 km."""
    chord_km: float
    """Great circle between the ends, summed over the parts of an interrupted border: no line is shorter."""
    ends: tuple[tuple[LonLat, LonLat], ...]
    """The two ends of each part; equal when the border closes around an enclave."""

    @property
    def km(self) -> float:
        """Length at the finest scale."""
        return self.lengths[0][1] or 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaReadings:
    """The area of a country, read in more than one way."""

    all_parts: float
    """Square kilometres of all parts at 10m, inland waters included."""
    near_parts: float
    """Square kilometres of the largest part and those within 1000 km of it that have no code of their own."""
    by_scale: tuple[tuple[str, float | None], ...]
    """Scale → square kilometres of all parts; `None` where it is not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tripoint:
    """A position where three or more countries meet."""

    countries: frozenset[str]
    """Alpha-2 codes of the owners around it."""
    position: LonLat
    """The node at 10m."""
    distance_km: float
    """From the position asked about."""


class ViewTable:
    """The table of one worldview."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        self._borders: Mapping[str, Any] = entries["borders"]
        self._neighbours: Mapping[str, list[str]] = entries["neighbours"]
        self._areas: Mapping[str, Any] = entries["areas"]
        self._gaps: Mapping[str, float] = entries["gaps"]
        self.landlocked: frozenset[str] = frozenset(entries["landlocked"])

    def border(self, a: str, b: str) -> Border | None:
        """The border of two countries, whichever is named first; `None` when they share none."""
        first, second = sorted((a, b))
        entry = self._borders.get(f"{first}-{second}")
        if entry is None:
            return None
        return Border(
            a=first,
            b=second,
            lengths=tuple(zip(SCALES, entry["km"], strict=True)),
            simplified_5km=entry["simplified"],
            chord_km=entry["chord"],
            ends=tuple((_position(start), _position(end)) for start, end in entry["ends"]),
        )

    def neighbours(self, code: str) -> tuple[str, ...]:
        """Codes of the countries with a shared line, sorted."""
        return tuple(self._neighbours.get(code, ()))

    def gap_km(self, a: str, b: str) -> float | None:
        """Shortest distance of two countries: 0 when they touch, `None` when it is beyond the table's reach."""
        key = "-".join(sorted((a, b)))
        if a == b or key in self._borders:
            return 0.0
        return self._gaps.get(key)

    def close_to(self, code: str, within_km: float) -> tuple[str, ...]:
        """Codes of the countries with a gap to one of at most so many km, sorted."""
        pairs = (key.split("-") for key, gap in self._gaps.items() if gap <= within_km)
        return tuple(sorted(b if a == code else a for a, b in pairs if code in (a, b)))

    def area(self, code: str) -> AreaReadings | None:
        """The area of a country; `None` for a code without land."""
        entry = self._areas.get(code)
        if entry is None:
            return None
        return AreaReadings(
            all_parts=entry["all"],
            near_parts=entry["near"],
            by_scale=tuple(zip(SCALES, entry["scales"], strict=True)),
        )


@cache
def read_table() -> Mapping[str, Any]:
    """The precomputed table, read once.

    Raises:
        DataError: It is missing, damaged or of another version.
    """
    try:
        table: dict[str, Any] = json.loads(gzip.decompress(data_path("boundaries", "topology.json.gz").read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        raise DataError(f"the boundary table cannot be read ({error}); reinstall storymap") from error
    if table.get("format") != _FORMAT:
        raise DataError(f"the boundary table has format {table.get('format')}, expected {_FORMAT}; reinstall storymap")
    return table


def view_tables(table: Mapping[str, Any]) -> dict[str, ViewTable]:
    """The tables by view; every view but the first is stored as what differs from the first."""
    base = table["tables"][0]
    return {
        view["name"]: ViewTable({part: _changed(base[part], entries[part]) for part in base})
        for view, entries in zip(table["views"], [_unchanged(base), *table["tables"][1:]], strict=True)
    }


def _unchanged(base: Mapping[str, Any]) -> dict[str, Any]:
    return {part: {} if isinstance(entries, dict) else entries for part, entries in base.items()}


def _changed(base: Entries, changes: Entries) -> Entries:
    """The first view's entries with another view's changes; a change to nothing removes an entry."""
    if isinstance(base, list) or isinstance(changes, list):
        return changes
    together = {**base, **changes}
    return {key: entry for key, entry in together.items() if entry is not None}


def _position(pair: list[float]) -> LonLat:
    return LonLat(lon=pair[0], lat=pair[1])
