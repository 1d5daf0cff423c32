"""A user's own places (CSV, GeoJSON, GeoPackage) → candidates that win over the rest."""

import bisect
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from storymap.errors import InputError
from storymap.gazetteers.importance import KIND_FACTORS
from storymap.gazetteers.matching import LongestMatch, beginning
from storymap.gazetteers.rows import read_places
from storymap.language.name_variants import variants
from storymap.language.names import normalise, without_possessive
from storymap.model.places import Candidate, Place


class OverlayGazetteer(LongestMatch):
    """The places of one file. A name of it scores 1, whatever else bears that name.

    Columns, or properties: `name`; `longitude` and `latitude` (not in GeoJSON and GeoPackage); and where wanted `id`,
    `aliases` and `countries` (separated by bars), `feature_class`, `feature_code`, `radius_km`, `population`, `admin1`,
    `timezone`. A row whose id is that of another gazetteer's place (`geonames:779303`) replaces it.

    Raises:
        InputError: The file cannot be read, or a row is not a place; the message names the row.
    """

    name = "overlay"
    version = "1"

    def __init__(self, path: Path | str) -> None:
        self._by_id: dict[str, Place] = {}
        self._by_key: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        for place, aliases in read_places(Path(path), geopackage=geopackage_features):
            self._by_id[place.id] = place
            for name, kind in ((place.name, "primary"), *((alias, "alternate") for alias in aliases)):
                if all(place is not other for other, _ in self._by_key[normalise(name)]):
                    self._by_key[normalise(name)].append((place, kind))
        self._keys = sorted(self._by_key)

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        """The file's places of that name, in the order of the file; then those whose name differs in a word."""
        found: dict[str, Candidate] = {}
        for place, kind in self._exact(name):
            found.setdefault(place.id, Candidate(place=place, score=1.0, features=((kind, 1.0), ("overlay", 1.0))))
        for variant in variants(normalise(without_possessive(name)), self._by_key.__contains__):
            for place, _ in self._by_key[variant.key]:
                if variant.fits(place.feature_class) or variant.form == "stripped":
                    features = ((variant.form, 1.0), ("overlay", 1.0))
                    score = KIND_FACTORS[variant.form]
                    found.setdefault(place.id, Candidate(place=place, score=score, features=features))
        return tuple(found.values())[:limit]

    def knows(self, name: str) -> bool:
        """Whether a row has that name or alias."""
        return bool(self._exact(name))

    def continues(self, words: str) -> bool:
        """Whether some longer name of the file begins with these whole words."""
        begin = beginning(words)
        if begin is None:
            return False
        at = bisect.bisect_left(self._keys, begin)
        return at < len(self._keys) and self._keys[at].startswith(begin)

    def get(self, identifier: str) -> Place | None:
        """The place with that id."""
        return self._by_id.get(identifier)

    def _exact(self, name: str) -> list[tuple[Place, str]]:
        return self._by_key.get(normalise(name)) or self._by_key.get(normalise(without_possessive(name))) or []


def geopackage_features(path: Path) -> list[Any]:
    """A GeoPackage as a list of GeoJSON features in longitude and latitude.

    Raises:
        InputError: It cannot be read.
    """
    import geopandas  # a third of the start-up budget, and few users bring a GeoPackage

    try:
        table = geopandas.read_file(path)
        table = table.to_crs(4326) if table.crs else table
        features = json.loads(table.to_json(na="drop"))["features"]
    except Exception as error:
        raise InputError(f"cannot read places from {path.name}: {error}") from error
    return list(features)
