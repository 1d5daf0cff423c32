"""Names with shares → what the document as a whole is about: countries, provinces, parts of the map."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import TypeVar

from storymap.model.places import Place
from storymap.resolution.senses import Name

_CELL_DEG = 1.5
"""Height of a cell: with its neighbours it reaches some 160 to 330 km far."""
_SMALL_KM = 150
"""Larger places say little about where on the map others lie."""
_DOUBT = 0.7
"""Weight of a name that is not there: what few names say counts less."""
Cell = tuple[int, int]
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Votes:
    """What one name, or all names, say: totals by country, province and cell."""

    countries: dict[str, float]
    """By alpha-2 code."""
    provinces: dict[tuple[str, str], float]
    """By country and name of the first-level unit."""
    cells: dict[Cell, float]
    """By cell of the map."""
    total: float
    """Weight of the names that voted."""


@dataclass(frozen=True, slots=True)
class Support:
    """What the document's other names say for one place, as shares in [0, 1]."""

    country: float
    """Of the names that lie in its country."""
    province: float
    """Of those in its province."""
    near: float
    """Of those that lie near it."""


class Context:
    """What all names of a document say, and what they say without one of them."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._own = {name.key: _votes_of(name) for name in names}
        self._all = _sum(self._own.values())

    def support(self, name: Name, place: Place) -> Support:
        """What the names other than `name` say for `place`."""
        own = self._own[name.key]
        total = self._all.total - own.total + _DOUBT
        near = sum(self._all.cells.get(cell, 0) - own.cells.get(cell, 0) for cell in _around(place))
        return Support(
            country=_share(self._all.countries, own.countries, place.countries or (), total),
            province=_share(self._all.provinces, own.provinces, _provinces(place), total),
            near=min(1.0, max(0.0, near / total)),
        )


def _share(everyone: dict[K, float], own: dict[K, float], keys: Iterable[K], total: float) -> float:
    found = [everyone.get(key, 0.0) - own.get(key, 0.0) for key in keys]
    return min(1.0, max(0.0, max(found, default=0.0) / total))


def _votes_of(name: Name) -> Votes:
    votes = Votes(defaultdict(float), defaultdict(float), defaultdict(float), name.weight)
    for candidate, share in zip(name.candidates, name.shares, strict=True):
        place, weight = candidate.place, share * name.weight
        for country in place.countries:
            votes.countries[country] += weight / len(place.countries)
        for province in _provinces(place):
            votes.provinces[province] += weight
        if place.radius_km <= _SMALL_KM:
            votes.cells[_cell(place)] += weight
    return votes


def _sum(votes: Iterable[Votes]) -> Votes:
    total = Votes(defaultdict(float), defaultdict(float), defaultdict(float), 0.0)
    weight = 0.0
    for vote in votes:
        weight += vote.total
        _add(total.countries, vote.countries)
        _add(total.provinces, vote.provinces)
        _add(total.cells, vote.cells)
    return Votes(total.countries, total.provinces, total.cells, weight)


def _add(total: dict[K, float], part: dict[K, float]) -> None:
    for key, weight in part.items():
        total[key] += weight


def _provinces(place: Place) -> tuple[tuple[str, str], ...]:
    return ((place.country_code, place.admin1),) if place.country_code and place.admin1 else ()


def _cell(place: Place) -> Cell:
    row = int(place.location.lat // _CELL_DEG)
    return row, _column(place, row)


def _column(place: Place, row: int) -> int:
    shrink = cos(radians(min(max((row + 0.5) * _CELL_DEG, -88), 88)))
    return int(place.location.lon * shrink // _CELL_DEG)


def _around(place: Place) -> Iterator[Cell]:
    row = int(place.location.lat // _CELL_DEG)
    for near in (row - 1, row, row + 1):
        column = _column(place, near)
        yield from ((near, column - 1), (near, column), (near, column + 1))
