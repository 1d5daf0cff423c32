"""Names with shares → what the document as a whole is about: countries, provinces, parts of the map."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, exp, radians
from typing import TypeVar

from storymap.model.places import Place
from storymap.resolution.senses import Name

_WIDE_DEG = 1.5
"""Height of a wide cell: with its neighbours it reaches some 160 to 330 km far."""
_FINE_DEG = 0.4
"""Height of a fine cell: with its neighbours it reaches some 45 to 90 km far."""
_SMALL_KM = 150
"""Larger places say little about where on the map others lie."""
_DOUBT = 0.7
"""Weight of a name that is not there: what few names say counts less."""
_AUDIBLE = 0.02
"""Share from which on a candidate speaks for others."""
Cell = tuple[float, int, int]
"""Height in degrees, row and column."""
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Votes:
    """What one name, or all names, say: totals by country, province, part of the map and sort of place."""

    countries: dict[str, float]
    """By alpha-2 code."""
    named: dict[str, float]
    """The same, of countries themselves and not of places in them."""
    provinces: dict[tuple[str, str], float]
    """By country and name of the first-level unit."""
    cells: dict[Cell, float]
    """By wide and fine cell, each vote in its own cell and the eight around it."""
    sorts: dict[str, float]
    """By sort of place."""
    total: float
    """Weight of the names that voted."""


@dataclass(frozen=True, slots=True)
class Support:
    """What the document's other names say for one place, each in [0, 1]."""

    country: float
    """Share of the names that lie in its country."""
    named: float
    """How sure it is that the document names its country."""
    province: float
    """Share in its province."""
    near: float
    """Share within some 200 km."""
    close: float
    """How sure it is that at least one lies within some 60 km."""


class Context:
    """What all names of a document say, and what they say without one of them."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._own = {name.key: _votes_of(name) for name in names}
        self._all = _sum(self._own.values())

    def support(self, name: Name, place: Place) -> Support:
        """What the names other than `name` say for `place`."""
        own = self._own[name.key]
        total = self._all.total - own.total + _DOUBT
        wide, fine = cells_of(place.location.lat, place.location.lon)
        close = self._all.cells.get(fine, 0) - own.cells.get(fine, 0)
        named = max((self._all.named.get(c, 0) - own.named.get(c, 0) for c in place.countries), default=0.0)
        return Support(
            country=_share(self._all.countries, own.countries, place.countries, total),
            named=1 - exp(-max(0.0, named)),
            province=_share(self._all.provinces, own.provinces, _provinces(place), total),
            near=_share(self._all.cells, own.cells, (wide,), total),
            close=1 - exp(-max(0.0, close)),
        )

    def beside(self, keys: Sequence[str], place: Place) -> tuple[float, float]:
        """How far one of the names of these keys lies in the place's province, and near it: each in [0, 1]."""
        told = [self._own[key] for key in keys]
        wide, _ = cells_of(place.location.lat, place.location.lon)
        province = max((_part(v.provinces, _provinces(place), v.total) for v in told), default=0.0)
        return province, max((_part(v.cells, (wide,), v.total) for v in told), default=0.0)

    def alike(self, keys: Sequence[str], place: Place) -> float:
        """How far the names of these keys mean places of the same sort, in [0, 1]."""
        if not keys:
            return 0.0
        sort = sort_of(place)
        return sum(_part(self._own[key].sorts, (sort,), self._own[key].total) for key in keys) / len(keys)


def sort_of(place: Place) -> str:
    """What sort of place it is, as far as lists keep sorts together."""
    if place.is_country:
        return "country"
    if place.feature_code == "ADM1":
        return "province"
    return {"P": "settlement", "A": "district"}.get(place.feature_class, "natural")


def _part(votes: Mapping[K, float], keys: Iterable[K], total: float) -> float:
    return min(1.0, max((votes.get(key, 0.0) for key in keys), default=0.0) / total) if total else 0.0


def _share(everyone: Mapping[K, float], own: Mapping[K, float], keys: Iterable[K], total: float) -> float:
    found = [everyone.get(key, 0.0) - own.get(key, 0.0) for key in keys]
    return min(1.0, max(0.0, max(found, default=0.0) / total))


def _no_votes(weight: float) -> Votes:
    return Votes(
        countries=defaultdict(float),
        named=defaultdict(float),
        provinces=defaultdict(float),
        cells=defaultdict(float),
        sorts=defaultdict(float),
        total=weight,
    )


def _votes_of(name: Name) -> Votes:
    votes = _no_votes(name.weight)
    for candidate, share in zip(name.candidates, name.shares, strict=True):
        if share >= _AUDIBLE:
            _vote(votes, candidate.place, share * name.weight)
    return votes


def _vote(votes: Votes, place: Place, weight: float) -> None:
    votes.sorts[sort_of(place)] += weight
    if place.is_country and place.country_code:
        votes.named[place.country_code] += weight
    for country in place.countries:
        votes.countries[country] += weight / len(place.countries)
    for province in _provinces(place):
        votes.provinces[province] += weight
    if place.radius_km <= _SMALL_KM:
        for cell in _around(place.location.lat, place.location.lon):
            votes.cells[cell] += weight


def _sum(votes: Iterable[Votes]) -> Votes:
    total = _no_votes(0.0)
    weight = 0.0
    for vote in votes:
        weight += vote.total
        _add(total.countries, vote.countries)
        _add(total.named, vote.named)
        _add(total.provinces, vote.provinces)
        _add(total.cells, vote.cells)
    return replace(total, total=weight)


def _add(total: dict[K, float], part: Mapping[K, float]) -> None:
    for key, weight in part.items():
        total[key] += weight


def _provinces(place: Place) -> tuple[tuple[str, str], ...]:
    return ((place.country_code, place.admin1),) if place.country_code and place.admin1 else ()


@lru_cache(maxsize=1 << 12)
def cells_of(lat: float, lon: float) -> tuple[Cell, Cell]:
    """The wide and the fine cell of a position in degrees."""
    wide, fine = int(lat // _WIDE_DEG), int(lat // _FINE_DEG)
    return (_WIDE_DEG, wide, _column(lon, wide, _WIDE_DEG)), (_FINE_DEG, fine, _column(lon, fine, _FINE_DEG))


@lru_cache(maxsize=1 << 12)
def _around(lat: float, lon: float) -> tuple[Cell, ...]:
    return tuple(cell for height in (_WIDE_DEG, _FINE_DEG) for cell in _square(lat, lon, height))


def _square(lat: float, lon: float, height: float) -> Iterator[Cell]:
    row = int(lat // height)
    for near in (row - 1, row, row + 1):
        column = _column(lon, near, height)
        yield from ((height, near, column - 1), (height, near, column), (height, near, column + 1))


def _column(lon: float, row: int, height: float) -> int:
    shrink = cos(radians(min(max((row + 0.5) * height, -88), 88)))
    return int(lon * shrink // height)
