"""Name → candidate places, from the packaged, memory-mapped gazetteer.

Start-up reads one small table; everything else stays in the files until a name asks for it. To find the longest
name at a word of a text, ask `continues(words)` and `knows(words)` with ever more words: as long as `continues`
is true, some name begins with those words and goes on; `longest_match` does just that.
"""

import json
import math
import mmap
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import marisa_trie

from storymap.errors import DataError
from storymap.gazetteers import layout
from storymap.gazetteers.importance import KIND_FACTORS, KINDS, importance
from storymap.gazetteers.matching import LongestMatch, beginning
from storymap.language.names import abbreviation_key, normalise, variants, without_possessive
from storymap.model.places import Candidate, LonLat, Place
from storymap.resources import data_root

_DISAGREEMENT = 0.5
"""What a variant is worth when the place is of another kind than the name says: a town for "Volga River"."""

Match = tuple[int, str, float]
"""Number of a place, kind of the match, factor on its importance."""


class CompiledGazetteer(LongestMatch):
    """A compiled gazetteer in a folder; the packaged one by default.

    Raises:
        DataError: A file is missing, damaged or of another version.
    """

    name = "compiled"
    version = "1"

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or data_root() / "gazetteer"
        try:
            self._tables = json.loads((self._folder / "tables.json").read_text(encoding="utf-8"))
            self._trie = marisa_trie.Trie().mmap(str(self._folder / "names.marisa"))
            self._postings, self._lists, self._places, self._names = (
                _map(self._folder / name) for name in ("postings.bin", "lists.bin", "places.bin", "place_names.bin")
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise DataError(f"the gazetteer in {self._folder} cannot be read: {error}; reinstall storymap") from error
        if self._tables["version"] != layout.VERSION:
            raise DataError(
                f"the gazetteer in {self._folder} has version {self._tables['version']},"
                f" not {layout.VERSION}; rebuild it"
            )
        self._begins: dict[str, int] = {}
        begin = 0
        for source, size in self._tables["sources"].items():
            self._begins[source] = begin
            begin += size
        self._cached = lru_cache(maxsize=4096)(self._find)

    def __len__(self) -> int:
        return len(self._places) // layout.RECORD.size

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        """Places of that name, most important first; empty when the name is unknown.

        Names that differ in the word for their feature count too, less: "Pasvikdalen Valley" finds Pasvikdalen,
        "Ladoga" finds Lake Ladoga. The features of a candidate say how its name was matched (`primary`,
        `alternate`, `abbreviation`, `rare`, `stripped`, `swapped`, `expanded`: 1 or absent), `importance` in
        [0, 1], `log_population` (decimal), and `common_word` when the name is an English word as well.

        Args:
            name: The name as written; case matters to abbreviations only.
            limit: At most so many.
        """
        return self._cached(name, limit)

    def knows(self, name: str) -> bool:
        """Whether a place has exactly that name or abbreviation, and it is not a common word as well."""
        return any(not posting & layout.COMMON_BIT for posting in self._exact(name)[:1])

    def is_common_word(self, name: str) -> bool:
        """Whether a place has that name, but it is a common word (March, Of) that rarely means the place."""
        return any(posting & layout.COMMON_BIT for posting in self._exact(name)[:1])

    def continues(self, words: str) -> bool:
        """Whether some longer name begins with these whole words: cheap, for finding the longest match."""
        begin = beginning(words)
        return begin is not None and next(self._trie.iterkeys(begin), None) is not None

    def get(self, identifier: str) -> Place | None:
        """The place with an id such as `geonames:779303`; `None` when there is none."""
        source, _, key = identifier.partition(":")
        number = self._number(source, key)
        return None if number is None else self.place_at(number)

    def places(self) -> Iterator[Place]:
        """Every place, by source and id."""
        return map(self.place_at, range(len(self)))

    def place_at(self, number: int) -> Place:
        """The place in that row, from 0 up to the length."""
        lon, lat, population, begin, key, admin1, zone, radius, country, _ = self._record(number)
        end = self._record(number + 1)[3] if number + 1 < len(self) else len(self._names)
        source = self._source_of(number)
        alone = self._string("countries", country)
        feature_class, feature_code = self._class_and_code(number)
        return Place(
            id=f"{source}:{self._tables['keys'][source][key] if source in self._tables['keys'] else key}",
            name=self._names[begin:end].decode(),
            feature_class=feature_class,
            feature_code=feature_code,
            location=LonLat(lon=lon / layout.DEGREE, lat=lat / layout.DEGREE),
            radius_km=radius / 10,
            country_code=alone,
            countries=tuple(self._tables["several"].get(str(number), (alone,) if alone else ())),
            admin1=self._string("admin1", admin1),
            population=population,
            timezone=self._string("timezones", zone),
        )

    def _find(self, name: str, limit: int) -> tuple[Candidate, ...]:
        matches: dict[int, Match] = {}
        common = self.is_common_word(name)
        for match in self._matches(name, limit):
            matches.setdefault(match[0], match)
        found = [self._candidate(match, common=common) for match in matches.values()]
        return tuple(sorted(found, key=lambda c: (-c.score, c.place.id))[:limit])

    def _matches(self, name: str, limit: int) -> Iterator[Match]:
        exact = self._exact(name)
        for posting in exact[:limit]:
            kind = KINDS[posting >> layout.KIND_SHIFT & 3]
            yield posting & layout.PLACE_MASK, kind, KIND_FACTORS[kind]
        for variant in variants(normalise(without_possessive(name)), self._trie.__contains__):
            if exact and variant.form == "stripped":
                continue
            for posting in self._listed(variant.key)[:limit]:
                number = posting & layout.PLACE_MASK
                fits = variant.fits(self._class_and_code(number)[0])
                if fits or variant.form == "stripped":
                    yield number, variant.form, KIND_FACTORS[variant.form] * (1 if fits else _DISAGREEMENT)

    def _exact(self, name: str) -> list[int]:
        """Postings of the name as it stands: as an abbreviation, as a name, without its possessive."""
        abbreviation = abbreviation_key(name)
        found = self._listed(abbreviation) if abbreviation else []
        found = found + self._listed(normalise(name))
        bare = without_possessive(name)
        return found or (self._exact(bare) if bare != name.rstrip() else [])

    def _listed(self, key: str) -> list[int]:
        if key not in self._trie:
            return []
        head = _word(self._postings, self._trie[key])
        if not head & layout.LIST_BIT:
            return [head]
        at = head & ~layout.LIST_BIT
        return [_word(self._lists, at + 1 + i) for i in range(_word(self._lists, at))]

    def _candidate(self, match: Match, *, common: bool) -> Candidate:
        number, kind, factor = match
        place = self.place_at(number)
        weight = importance(place.feature_code, place.population, place.radius_km)
        features = [(kind, 1.0), ("importance", round(weight, 4))]
        features.append(("log_population", _log10(place.population)))
        if common:
            features.append(("common_word", 1.0))
        return Candidate(place=place, score=min(1.0, weight * factor), features=tuple(features))

    def _record(self, number: int) -> tuple[int, ...]:
        return layout.RECORD.unpack_from(self._places, number * layout.RECORD.size)

    def _class_and_code(self, number: int) -> tuple[str, str]:
        feature_class, _, code = self._tables["codes"][self._record(number)[-1]].partition(".")
        return feature_class, code

    def _string(self, table: str, number: int) -> str | None:
        return None if number == layout.NONE else self._tables[table][number]

    def _source_of(self, number: int) -> str:
        return max((begin, source) for source, begin in self._begins.items() if begin <= number)[1]

    def _number(self, source: str, key: str) -> int | None:
        if source not in self._begins:
            return None
        begin, size = self._begins[source], self._tables["sources"][source]
        if source in self._tables["keys"]:
            keys = self._tables["keys"][source]
            at = bisect_left(keys, key)
            return begin + at if at < size and keys[at] == key else None
        if not key.isdecimal():
            return None
        at = bisect_left(range(begin, begin + size), int(key), key=lambda n: self._record(n)[4])
        return begin + at if at < size and self._record(begin + at)[4] == int(key) else None


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _word(data: mmap.mmap, at: int) -> int:
    word: int = layout.WORD.unpack_from(data, at * layout.WORD.size)[0]
    return word


def _log10(population: int) -> float:
    return round(math.log10(population), 3) if population > 0 else 0.0
