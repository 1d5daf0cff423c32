"""Names that several places bear → the kind each deserves: what an English text hardly means is rare.

GeoNames lists former, foreign and invented names beside current ones and does not say which is which.
"""

from collections import defaultdict
from collections.abc import Iterator

from gazetteer_countries import NAMES
from gazetteer_entries import ALTERNATE, PRIMARY, RARE, Entry, is_latin
from storymap.language.names import normalise

_LARGE_TOWN = 50_000
"""Inhabitants of a town whose name is no longer taken for a country's or another town's alternate name."""
_NAMED_TOWN = 5_000
"""Inhabitants of a town before which a former name of another place steps back."""
_ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_SHARED_LETTERS = 4
_KIN_LETTERS = 3


def yield_names(entries: list[Entry]) -> int:
    """Make alternate names rare that mean another place, or nothing, in an English text; returns how many."""
    bearers = _bearers(entries)
    count = 0
    for entry in entries:
        for name in list(_yielding(entry, bearers)):
            entry.names[name] = RARE
            count += 1
    return count


def _bearers(entries: list[Entry]) -> dict[str, list[Entry]]:
    """Towns, and countries and their largest units, by the key of their main names."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.feature_class == "P" or entry.code == "ADM1" or _is_country(entry):
            for key in {normalise(name) for name, kind in entry.names.items() if kind == PRIMARY}:
                found[key].append(entry)
    return found


def _yielding(entry: Entry, bearers: dict[str, list[Entry]]) -> Iterator[str]:
    for name, kind in entry.names.items():
        others = [other for other in bearers.get(normalise(name), ()) if other is not entry]
        if entry.code.startswith("PCL"):
            others = [other for other in others if other.code != "ADM1"]
        if entry.code == "PCLH":
            if kind != RARE and any(_is_known(other, _NAMED_TOWN) for other in others):
                yield name
        elif kind == ALTERNATE and _yields(entry, name, others):
            yield name


def _yields(entry: Entry, name: str, others: list[Entry]) -> bool:
    if name in entry.periods:
        return any(_is_known(other, _NAMED_TOWN) for other in others if other.country != entry.country)
    if entry.code.startswith("PCL"):
        towns = [other for other in others if other.feature_class == "P" and other.population >= _LARGE_TOWN]
        return bool(towns) and name not in NAMES["also"].get(entry.country or "", ())
    if entry.feature_class != "P" or not is_latin(name):
        return False
    if entry.country in _ENGLISH_SPEAKING and not _is_kin(entry.name, name, _SHARED_LETTERS):
        return True
    return not _is_kin(entry.name, name, _KIN_LETTERS) and any(_is_known(other, _LARGE_TOWN) for other in others)


def _is_known(other: Entry, inhabitants: int) -> bool:
    return other.population >= inhabitants or _is_country(other)


def _is_country(entry: Entry) -> bool:
    return entry.code.startswith("PCL") and entry.code != "PCLH"


def _is_kin(main: str, name: str, letters: int) -> bool:
    """Whether two names share a word or begin alike: forms of one name, such as Köln and Koeln."""
    one, two = normalise(main), normalise(name)
    return one[:letters] == two[:letters] or bool(set(one.split()) & set(two.split()))
