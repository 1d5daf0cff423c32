"""Name → candidate places, from the packaged, memory-mapped gazetteer.

Start-up reads one small table; everything else stays in the files until a name asks for it. To find the longest
name at a word of a text, ask `continues(words)` and `knows(words)` with ever more words: as long as `continues`
is true, some name begins with those words and goes on; `longest_match` does just that.
"""

import json
import math
import mmap
import struct
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

import marisa_trie

from storymap.errors import DataError
from storymap.gazetteers import layout
from storymap.gazetteers.importance import KIND_FACTORS, KINDS, importance
from storymap.gazetteers.matching import LongestMatch, beginning
from storymap.language.name_variants import variants
from storymap.language.names import abbreviation_key, normalise, without_possessive
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
        self.folder = folder or data_root() / "gazetteer"
        """Where its files lie."""
        advice = "build it again: storymap gazetteer build" if folder else "reinstall storymap"
        try:
            self._tables = json.loads((self.folder / "tables.json").read_text(encoding="utf-8"))
            self._trie = marisa_trie.Trie().mmap(str(self.folder / "names.marisa"))
            self._periods = marisa_trie.RecordTrie(layout.PERIOD).mmap(str(self.folder / "periods.marisa"))
            self._postings, self._lists, self._places, self._names = (
                _map(self.folder / name) for name in ("postings.bin", "lists.bin", "places.bin", "place_names.bin")
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise DataError(f"the gazetteer in {self.folder} cannot be read: {error}; {advice}") from error
        if self._tables["version"] != layout.VERSION:
            raise DataError(
                f"the gazetteer in {self.folder} has version {self._tables['version']}, not {layout.VERSION}; {advice}"
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
        [0, 1], `log_population` (decimal), `name_from` and `name_to` (years) when the place bore the name for a time
        only, and `common_word` when the name is an English word as well.

        Args:
            name: The name as written; case matters to abbreviations only.
            limit: At most so many.
        """
        return self._cached(name, limit)

    def knows(self, name: str) -> bool:
        """Whether a place has exactly that name or abbreviation, and it is not a common word as well."""
        return any(not posting & layout.COMMON_BIT for posting in self._exact(name, 1)[:1])

    def is_common_word(self, name: str) -> bool:
        """Whether a place has that name, but it is a common word (March, Of) that rarely means the place."""
        return any(posting & layout.COMMON_BIT for posting in self._exact(name, 1)[:1])

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

    def numbered(self) -> Iterator[tuple[int, int]]:
        """GeoNames ids with the numbers of their places; for builds."""
        begin = self._begins.get("geonames", 0)
        for number in range(begin, begin + self._tables["sources"].get("geonames", 0)):
            yield self._numbered_key(number), number

    def names(self) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
        """Every key with the numbers of its places and the kinds of their names; for builds."""
        for number in range(len(self._trie)):
            found = self._postings_at(number, len(self))
            yield (
                self._trie.restore_key(number),
                tuple((p & layout.PLACE_MASK, p >> layout.KIND_SHIFT & 3) for p in found),
            )

    def periods(self) -> Iterator[tuple[str, int, tuple[int, int]]]:
        """Keys of names borne for a time, the number of the place, first and last year (0: open); for builds."""
        for key, (number, begin, end) in self._periods.iteritems():
            yield key, number, (begin, end)

    def place_at(self, number: int) -> Place:
        """The place in that row, from 0 up to the length."""
        lon, lat, population, begin, key, admin1, zone, radius, country, _ = self._record(number)
        end = self._record(number + 1)[3] if number + 1 < len(self) else len(self._names)
        name, _, written_key = self._names[begin:end].decode().partition("\0")
        countries = tuple((self._string("countries", country) or "").split("|")) if country != layout.NONE else ()
        feature_class, feature_code = self._class_and_code(number)
        return Place(
            id=f"{self._source_of(number)}:{written_key or key}",
            name=name,
            feature_class=feature_class,
            feature_code=feature_code,
            location=LonLat(lon=lon / layout.DEGREE, lat=lat / layout.DEGREE),
            radius_km=radius / 10,
            country_code=countries[0] if len(countries) == 1 else None,
            countries=countries,
            admin1=self._string("admin1", admin1),
            population=population,
            timezone=self._string("timezones", zone),
        )

    def class_counts(self) -> dict[str, int]:
        """How many places each feature class has."""
        size, counts = layout.RECORD.size, Counter[str]()
        low, high = (self._places[at::size] for at in (size - 2, size - 1))
        for (first, second), count in Counter(zip(low, high, strict=True)).items():
            counts[self._tables["codes"][first | second << 8].partition(".")[0]] += count
        return dict(sorted(counts.items()))

    def _find(self, name: str, limit: int) -> tuple[Candidate, ...]:
        matches: dict[int, Match] = {}
        further = (("common_word", 1.0),) if self.is_common_word(name) else ()
        for match in self._matches(name, limit):
            matches.setdefault(match[0], match)
        periods = self._periods_of(normalise(name))
        found = [self._candidate(match, (*periods.get(match[0], ()), *further)) for match in matches.values()]
        return tuple(sorted(found, key=lambda c: (-c.score, c.place.id))[:limit])

    def _matches(self, name: str, limit: int) -> Iterator[Match]:
        exact = self._exact(name, limit)
        for posting in exact[:limit]:
            kind = KINDS[posting >> layout.KIND_SHIFT & 3]
            yield posting & layout.PLACE_MASK, kind, KIND_FACTORS[kind]
        key = normalise(without_possessive(name))
        for variant in variants(key, self._trie.__contains__, begins=self._goes_on):
            if exact and variant.form == "stripped":
                continue
            for posting in self._listed(variant.key, limit):
                number = posting & layout.PLACE_MASK
                fits = variant.fits(self._class_and_code(number)[0])
                if fits or variant.form == "stripped":
                    yield number, variant.form, KIND_FACTORS[variant.form] * (1 if fits else _DISAGREEMENT)

    def _goes_on(self, key: str) -> bool:
        return any(longer != key for longer in islice(self._trie.iterkeys(key), 2))

    def _exact(self, name: str, most: int) -> list[int]:
        """Postings of the name as it stands: as an abbreviation, as a name, without its possessive."""
        abbreviation = abbreviation_key(name)
        found = self._listed(abbreviation, most) if abbreviation else []
        found = found + self._listed(normalise(name), most)
        bare = without_possessive(name)
        return found or (self._exact(bare, most) if bare != name.rstrip() else [])

    def _listed(self, key: str, most: int) -> list[int]:
        return self._postings_at(self._trie[key], most) if key in self._trie else []

    def _postings_at(self, number: int, most: int) -> list[int]:
        head = _word(self._postings, number)
        if not head & layout.LIST_BIT:
            return [head]
        at = head & ~layout.LIST_BIT
        count = min(most, _word(self._lists, at))
        return list(struct.unpack_from(f"<{count}I", self._lists, (at + 1) * layout.WORD.size))

    def _periods_of(self, key: str) -> dict[int, tuple[tuple[str, float], ...]]:
        """For places that bore the name for a time only, by their number, the features that say when."""
        if not key.isprintable():
            return {}
        return {
            number: tuple((end, float(year)) for end, year in (("name_from", first), ("name_to", last)) if year)
            for number, first, last in self._periods.get(key, ())
        }

    def _candidate(self, match: Match, further: tuple[tuple[str, float], ...]) -> Candidate:
        number, kind, factor = match
        place = self.place_at(number)
        weight = importance(place.feature_code, place.population, place.radius_km)
        own = ((kind, 1.0), ("importance", round(weight, 4)), ("log_population", _log10(place.population)))
        return Candidate(place=place, score=min(1.0, weight * factor), features=(*own, *further))

    def _record(self, number: int) -> tuple[int, ...]:
        return layout.RECORD.unpack_from(self._places, number * layout.RECORD.size)

    def _class_and_code(self, number: int) -> tuple[str, str]:
        feature_class, _, code = self._tables["codes"][self._record(number)[-1]].partition(".")
        return feature_class, code

    def _string(self, table: str, number: int) -> str | None:
        return None if number == layout.NONE else self._tables[table][number] or None

    def _source_of(self, number: int) -> str:
        return max((begin, source) for source, begin in self._begins.items() if begin <= number)[1]

    def _number(self, source: str, key: str) -> int | None:
        if source not in self._begins:
            return None
        begin, size = self._begins[source], self._tables["sources"][source]
        key_at: Callable[[int], str | int] = self._written_key
        sought: str | int = key
        if not self._written_key(begin):
            if not key.isdecimal():
                return None
            key_at, sought = self._numbered_key, int(key)
        at = bisect_left(range(begin, begin + size), sought, key=key_at)
        return begin + at if at < size and key_at(begin + at) == sought else None

    def _numbered_key(self, number: int) -> int:
        return self._record(number)[4]

    def _written_key(self, number: int) -> str:
        end = self._record(number + 1)[3] if number + 1 < len(self) else len(self._names)
        return self._names[self._record(number)[3] : end].decode().partition("\0")[2]


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _word(data: mmap.mmap, at: int) -> int:
    word: int = layout.WORD.unpack_from(data, at * layout.WORD.size)[0]
    return word


def _log10(population: int) -> float:
    return round(math.log10(population), 3) if population > 0 else 0.0
