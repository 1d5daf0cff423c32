"""Entries → the files of a compiled gazetteer (see `storymap.gazetteers.layout`)."""

import json
from collections import defaultdict
from pathlib import Path

import marisa_trie

from gazetteer_entries import ABBREVIATION, Entry
from storymap.gazetteers import layout
from storymap.gazetteers.importance import KIND_FACTORS, KINDS, importance
from storymap.language.names import abbreviation_key, normalise
from storymap.resources import write_atomically

_LARGEST_RADIUS = 0xFFFE
_LONGEST_KEY = 80


class Numbers:
    """Strings → numbers in order of first use."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._number: dict[str, int] = {}

    def of(self, text: str | None) -> int:
        """The number of a string; `layout.NONE` for none."""
        if text is None:
            return layout.NONE
        if text not in self._number:
            self._number[text] = len(self.strings)
            self.strings.append(text)
        return self._number[text]


def ordered(entries: list[Entry]) -> list[Entry]:
    """By source, then by number or key: the order of records, in which an id is found by halving."""
    return sorted(entries, key=lambda e: (e.source, int(e.key) if e.source == "geonames" else 0, e.key))


def write(entries: list[Entry], folder: Path, *, common: frozenset[str]) -> dict[str, int]:
    """Write all files; returns what was counted."""
    entries = ordered(entries)
    _write_places(entries, folder)
    postings = _postings(entries, common)
    _write_names(postings, folder)
    return {"places": len(entries), "keys": len(postings), "names": sum(map(len, postings.values()))}


def _write_places(entries: list[Entry], folder: Path) -> None:
    admin1, zones, countries, codes = Numbers(), Numbers(), Numbers(), Numbers()
    records, names = bytearray(), bytearray()
    keys: dict[str, list[str]] = defaultdict(list)
    several = {}
    for number, entry in enumerate(entries):
        key = int(entry.key) if entry.source == "geonames" else len(keys[entry.source])
        keys[entry.source].append(entry.key)
        if len(entry.countries) > 1:
            several[number] = entry.countries
        records += layout.RECORD.pack(
            round(entry.lon * layout.DEGREE),
            round(entry.lat * layout.DEGREE),
            min(entry.population, 0xFFFFFFFF),
            len(names),
            key,
            admin1.of(entry.admin1),
            zones.of(entry.timezone),
            min(round(entry.radius_km * 10), _LARGEST_RADIUS),
            countries.of(entry.country),
            codes.of(f"{entry.feature_class}.{entry.code}"),
        )
        names += entry.name.encode()
    write_atomically(folder / "places.bin", records)
    write_atomically(folder / "place_names.bin", names)
    tables = {
        "version": layout.VERSION,
        "sources": {source: len(found) for source, found in keys.items()},
        "keys": {source: found for source, found in keys.items() if source != "geonames"},
        "admin1": admin1.strings,
        "timezones": zones.strings,
        "countries": countries.strings,
        "codes": codes.strings,
        "several": several,
    }
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    write_atomically(folder / "tables.json", text.encode())


def _postings(entries: list[Entry], common: frozenset[str]) -> dict[str, list[int]]:
    best: dict[str, dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        for name, kind in entry.names.items():
            key = abbreviation_key(name) if kind == ABBREVIATION else normalise(name)
            if key and 1 < len(key) <= _LONGEST_KEY:
                best[key][number] = min(kind, best[key].get(number, kind))
    weight = [importance(e.code, e.population, e.radius_km) for e in entries]
    own = {number: entry.source == "supplement" for number, entry in enumerate(entries)}
    postings = {}
    for key, found in best.items():
        ranked = sorted(found.items(), key=lambda f: (-weight[f[0]] * KIND_FACTORS[KINDS[f[1]]], f[0]))
        flagged = key in common or _is_short(key)
        postings[key] = [layout.posting(n, kind, common=flagged and not own[n]) for n, kind in ranked]
    return postings


def _is_short(key: str) -> bool:
    """Two Latin letters: a name that is a word, a syllable or somebody's initials wherever it is met."""
    return len(key) < 3 and key.isascii()


def _write_names(postings: dict[str, list[int]], folder: Path) -> None:
    trie = marisa_trie.Trie(sorted(postings), order=marisa_trie.WEIGHT_ORDER)
    heads = [0] * len(trie)
    lists = bytearray()
    for key, found in sorted(postings.items()):
        if len(found) == 1:
            heads[trie[key]] = found[0]
            continue
        heads[trie[key]] = layout.LIST_BIT | len(lists) // layout.WORD.size
        for word in (len(found), *found):
            lists += layout.WORD.pack(word)
    write_atomically(folder / "names.marisa", trie.tobytes())
    write_atomically(folder / "postings.bin", b"".join(map(layout.WORD.pack, heads)))
    write_atomically(folder / "lists.bin", lists)
