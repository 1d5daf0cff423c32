"""Places and names in any order → the files of a compiled gazetteer (see `storymap.gazetteers.layout`).

Memory: about 80 bytes a place and 40 a key, whatever their number of names; the rest is on the disk.
"""

import json
import mmap
import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from storymap.errors import DataError
from storymap.gazetteers import layout
from storymap.gazetteers.building.names import ABBREVIATION
from storymap.gazetteers.building.partitions import Partitions
from storymap.gazetteers.building.places import NUMBERED, NewPlace, Tables
from storymap.gazetteers.importance import KIND_FACTORS, KINDS, importance
from storymap.language.names import abbreviation_key, normalise

_LONGEST_KEY = 80
_OURS = "supplement"
"""The source whose names are never flagged as common words: each was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was written."""

    places: int
    keys: int
    names: int


class GazetteerWriter:
    """Collects places and their names, then writes all files into a folder that exists.

    Args:
        folder: Where to; files of the build that are not part of the result are removed at the end.
        common: Keys that are common words.
    """

    def __init__(self, folder: Path, *, common: frozenset[str]) -> None:
        self._folder = folder
        self._common = common
        self._tables = Tables()
        self._names = Partitions(folder)
        self._records = (folder / "records.part").open("wb")
        self._strings = (folder / "strings.part").open("wb")
        self._ends = array("Q")
        self._weights = array("d")
        self._numbered = array("I")
        self._ids = array("I")
        self._keyed: list[tuple[str, str, int]] = []
        self._periods: list[tuple[str, int, int, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._records.close()
        self._strings.close()

    def add_place(self, place: NewPlace) -> int:
        """Take a place; returns its row, by which its names are given."""
        row, begin = len(self._ends), self._ends[-1] if self._ends else 0
        name = place.stored_name
        self._records.write(self._tables.record(place, 0))
        self._strings.write(name)
        self._ends.append(begin + len(name))
        self._weights.append(importance(place.feature_code, place.population, place.radius_km))
        if place.source == NUMBERED:
            self._numbered.append(row)
            self._ids.append(int(place.key))
        else:
            self._keyed.append((place.source, place.key, row))
        return row

    def add_name(self, row: int, name: str, kind: int) -> str | None:
        """Take a name of the place in that row; returns its key, `None` for what cannot be one."""
        key = abbreviation_key(name) if kind == ABBREVIATION else normalise(name)
        if not key or not 1 < len(key) <= _LONGEST_KEY:
            return None
        self._names.add(key, row, kind)
        return key

    def add_key(self, row: int, key: str, kind: int) -> None:
        """Take a name that is a key already."""
        self._names.add(key, row, kind)

    def add_period(self, row: int, key: str, period: tuple[int, int]) -> None:
        """Say in which years the place in that row bore a name; 0 for an open end."""
        self._periods.append((key, row, *period))

    def rows_by_id(self) -> tuple["array[int]", "array[int]"]:
        """GeoNames ids in ascending order, and the row of each."""
        order = np.argsort(np.asarray(self._ids), kind="stable")
        return array("I", np.asarray(self._ids)[order].tobytes()), array(
            "I", np.asarray(self._numbered)[order].tobytes()
        )

    def admin1_names(self) -> tuple[str, ...]:
        """What places give as their first-level unit so far."""
        return tuple(self._tables.admin1_names())

    def finish(self, *, admin1_names: Mapping[str, str] | None = None) -> Counts:
        """Write all files.

        Args:
            admin1_names: First-level units to be renamed.

        Raises:
            DataError: There is no place, or two have one id.
        """
        if not self._ends:
            raise DataError("there is no place to write")
        order, sources = self._order()
        rank = np.empty(len(order), dtype=np.uint32)
        rank[order] = np.arange(len(order), dtype=np.uint32)
        self._write_places(order)
        tables = {"version": layout.VERSION, "sources": sources, **self._tables.strings(admin1_names or {})}
        text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
        (self._folder / "tables.json").write_text(text, encoding="utf-8")
        periods = ((key, (int(rank[row]), begin, end)) for key, row, begin, end in sorted(self._periods))
        marisa_trie.RecordTrie(layout.PERIOD, periods).save(str(self._folder / "periods.marisa"))
        keys, names = self._write_names(rank, sources)
        self._names.remove()
        return Counts(places=len(order), keys=keys, names=names)

    def _order(self) -> tuple[NDArray[np.uint32], dict[str, int]]:
        """Rows by source and key, and how many places each source has."""
        ids, rows = self.rows_by_id()
        twice = np.flatnonzero(np.diff(np.asarray(ids)) == 0)
        if len(twice):
            raise DataError(f"two places have the id geonames:{ids[int(twice[0])]}; give each file of places once")
        by_source = {NUMBERED: rows} if len(rows) else {}
        for source, _, row in sorted(self._keyed):
            by_source.setdefault(source, array("I")).append(row)
        found = [np.asarray(by_source[source], dtype=np.uint32) for source in sorted(by_source)]
        return np.concatenate(found), {source: len(by_source[source]) for source in sorted(by_source)}

    def _write_places(self, order: NDArray[np.uint32]) -> None:
        self._records.close()
        self._strings.close()
        records = np.fromfile(self._records.name, dtype=np.dtype(list(layout.DTYPE)))[order]
        ends = np.asarray(self._ends, dtype=np.uint64)
        begins = np.concatenate([np.zeros(1, dtype=np.uint64), ends[:-1]])
        lengths = (ends - begins)[order]
        records["name"] = np.cumsum(lengths) - lengths
        records.tofile(self._folder / "places.bin")
        self._write_place_names(begins[order], ends[order])
        for part in (self._records, self._strings):
            Path(part.name).unlink()

    def _write_place_names(self, begins: NDArray[np.uint64], ends: NDArray[np.uint64]) -> None:
        with Path(self._strings.name).open("rb") as file, (self._folder / "place_names.bin").open("wb") as out:
            strings = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
                out.write(strings[begin:end])
            strings.close()

    def _write_names(self, rank: NDArray[np.uint32], sources: Mapping[str, int]) -> tuple[int, int]:
        """Write the trie and the postings; returns how many keys and names there are."""
        trie = marisa_trie.Trie(self._names.keys(), order=marisa_trie.WEIGHT_ORDER)
        heads = np.zeros(len(trie), dtype="<u4")
        ours = _range_of(_OURS, sources)
        names = 0
        with (self._folder / "lists.bin").open("wb") as lists:
            at = lists.write(bytes(layout.WORD.size)) // layout.WORD.size  # an empty file cannot be mapped
            for key, rows in self._names.groups():
                found = self._postings(key, {int(rank[row]): (row, kind) for row, kind in rows.items()}, ours)
                names += len(found)
                heads[trie[key]] = found[0] if len(found) == 1 else layout.LIST_BIT | at
                if len(found) > 1:
                    at += lists.write(struct.pack(f"<{len(found) + 1}I", len(found), *found)) // layout.WORD.size
        trie.save(str(self._folder / "names.marisa"))
        heads.tofile(self._folder / "postings.bin")
        return len(trie), names

    def _postings(self, key: str, found: Mapping[int, tuple[int, int]], ours: range) -> list[int]:
        flagged = key in self._common or is_short(key)
        ranked = sorted(
            (-self._weights[row] * KIND_FACTORS[KINDS[kind]], number, kind) for number, (row, kind) in found.items()
        )
        return [layout.posting(n, kind, common=flagged and n not in ours) for _, n, kind in ranked]


def is_short(key: str) -> bool:
    """Two Latin letters: a name that is a word, a syllable or somebody's initials wherever it is met."""
    return len(key) < 3 and key.isascii()


def _range_of(source: str, sources: Mapping[str, int]) -> range:
    names = sorted(sources)
    if source not in sources:
        return range(0)
    begin = sum(sources[name] for name in names[: names.index(source)])
    return range(begin, begin + sources[source])
