"""Files of a user's own places → a folder of the user's, from which later runs take them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from storymap.errors import InputError
from storymap.gazetteers.kept import KIND, SUFFIX, user_places
from storymap.gazetteers.overlay import geopackage_features
from storymap.gazetteers.rows import read_places
from storymap.model.places import Place
from storymap.resources import keep_for_user, kept_name

_FIELDS = ("feature_class", "feature_code", "radius_km", "admin1", "population", "timezone")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlaces:
    """What a file of places holds."""

    places: tuple[tuple[Place, tuple[str, ...]], ...]
    """Places with their further names."""
    refused: tuple[str, ...]
    """Why rows are no places, each with the row."""

    @property
    def names(self) -> int:
        """How many names the places have in all."""
        return sum(1 + len(aliases) for _, aliases in self.places)


def check_places(path: Path) -> ReadPlaces:
    """Read a CSV, GeoJSON or GeoPackage to the end, whatever its rows are like.

    Raises:
        InputError: The file itself cannot be read.
    """
    refused: list[str] = []
    found = tuple(read_places(path, geopackage=geopackage_features, refused=refused))
    return ReadPlaces(places=found, refused=tuple(refused))


def registered_name(path: Path) -> str:
    """The name under which a file is registered."""
    return kept_name(path, otherwise="places")


def register(name: str, read: ReadPlaces) -> Path:
    """Keep places under a name, in place of those that were kept under it.

    Raises:
        InputError: There is no place.
        OutputError: The folder cannot be written.
    """
    if not read.places:
        raise InputError("no row is a place; nothing to register")
    features = [_feature(place, aliases) for place, aliases in read.places]
    content = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)
    return keep_for_user(KIND, f"{name}{SUFFIX}", f"{content}\n".encode())


def forget(name: str) -> None:
    """Delete the places kept under a name.

    Raises:
        InputError: There are none.
    """
    path = next((path for path in user_places() if path.stem == name), None)
    if path is None:
        known = ", ".join(path.stem for path in user_places()) or "none"
        raise InputError(f"no places are registered as '{name}'; registered: {known}")
    path.unlink()


def _feature(place: Place, aliases: Sequence[str]) -> dict[str, object]:
    properties = {"name": place.name, "aliases": list(aliases), "countries": list(place.countries)}
    properties |= {field: value for field in _FIELDS if (value := getattr(place, field)) is not None}
    position = [place.location.lon, place.location.lat]
    return {
        "type": "Feature",
        "id": place.id,
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": position},
    }
