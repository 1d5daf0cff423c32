"""CSV, GeoJSON or GeoPackage of a user → places with their aliases, each row checked."""

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from storymap.errors import InputError
from storymap.geo import distance_km
from storymap.language.names import normalise
from storymap.model.places import LonLat, Place

Row = tuple[str, Mapping[str, Any] | Callable[[], Mapping[str, Any]]]
"""Where the row stands, for messages; and its fields, or what reads them."""

_SUFFIXES = ".csv, .geojson, .json or .gpkg"
_COUNTRY = re.compile(r"[A-Z]{2}")
_DEFAULT_RADIUS_KM = 1.0
_SHORT_NAMES = {"lon": "longitude", "lng": "longitude", "x": "longitude", "lat": "latitude", "y": "latitude"}


def read_places(
    path: Path, *, geopackage: Callable[[Path], list[Any]], refused: list[str] | None = None
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """The file's places with their further names.

    Args:
        path: The file.
        geopackage: Reads a GeoPackage as a list of GeoJSON features.
        refused: Takes why rows are no places; the first such row is an error if `None`.

    Raises:
        InputError: The file cannot be read, or a row is not a place.
    """
    seen: dict[str, str] = {}
    for where, row in _rows(path, geopackage):
        try:
            place, aliases = _place(where, row() if callable(row) else row)
            if place.id in seen:
                also = seen[place.id]
                raise InputError(f"{where}: the id '{place.id}' is that of {also} as well; give each row its own")
        except InputError as error:
            if refused is None:
                raise
            refused.append(str(error))
            continue
        seen[place.id] = where
        yield place, aliases


def _rows(path: Path, geopackage: Callable[[Path], list[Any]]) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix == ".gpkg":
        return _features(geopackage(path), path)
    if suffix not in {".csv", ".geojson", ".json"}:
        raise InputError(f"cannot read places from {path.name}: its name should end in {_SUFFIXES}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"there is no file {path}; give the path of a {_SUFFIXES} file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path.name}: {error}; save it as UTF-8 text") from None
    return _lines(text, path) if suffix == ".csv" else _features(_geojson(text, path), path)


def _lines(text: str, path: Path) -> Iterator[Row]:
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    reader.fieldnames = [_SHORT_NAMES.get(n, n) for n in (name.strip().lower() for name in reader.fieldnames or ())]
    missing = [name for name in ("name", "longitude", "latitude") if name not in reader.fieldnames]
    if missing:
        raise InputError(f"{path.name} has no column {' and no column '.join(missing)}; its first line must name them")
    for row in reader:
        yield f"{path.name}, line {reader.line_num}", row


def _geojson(text: str, path: Path) -> list[Any]:
    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError):
        features = None
    if not isinstance(features, list):
        raise InputError(f"{path.name} is not a GeoJSON FeatureCollection")
    return features


def _features(features: list[Any], path: Path) -> Iterator[Row]:
    for number, feature in enumerate(features, start=1):
        where = f"{path.name}, feature {number}"
        yield where, partial(_feature_fields, where, feature)


def _feature_fields(where: str, feature: Any) -> Mapping[str, Any]:  # noqa: ANN401 - whatever the file holds
    try:
        properties = dict(feature.get("properties") or {})
        positions = list(_positions(feature["geometry"]["coordinates"]))
        lons, lats = [p[0] for p in positions], [p[1] for p in positions]
        box = min(lons), min(lats), max(lons), max(lats)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError):
        raise InputError(f"{where}: there is no geometry with coordinates") from None
    properties.setdefault("id", feature.get("id") or "")
    properties |= {"longitude": (box[0] + box[2]) / 2, "latitude": (box[1] + box[3]) / 2}
    if len(positions) > 1:
        properties.setdefault("radius_km", _half_extent_km(box))
    return properties


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:  # noqa: ANN401 - nested to any depth
    if not isinstance(coordinates, list):
        raise TypeError("coordinates are numbers in lists")
    if isinstance(coordinates[0], list):
        for inner in coordinates:
            yield from _positions(inner)
    else:
        yield float(coordinates[0]), float(coordinates[1])


def _half_extent_km(box: tuple[float, float, float, float]) -> float:
    try:
        return round(distance_km(LonLat(lon=box[0], lat=box[1]), LonLat(lon=box[2], lat=box[3])) / 2, 1)
    except ValueError:
        return _DEFAULT_RADIUS_KM


def _place(where: str, fields: Mapping[str, Any]) -> tuple[Place, tuple[str, ...]]:
    name = _text(fields, "name")
    if not normalise(name):
        raise InputError(f"{where}: the place has no name")
    countries = _several(fields, "countries") or _several(fields, "country_code")
    for country in countries:
        if not _COUNTRY.fullmatch(country):
            raise InputError(f"{where}: '{country}' is no country code of two capitals such as NO")
    key = _text(fields, "id") or re.sub(r"\W+", "-", normalise(name)).strip("-")
    place = Place(
        id=key if ":" in key else f"overlay:{key}",
        name=name,
        feature_class=_text(fields, "feature_class") or "P",
        feature_code=_text(fields, "feature_code") or "PPL",
        location=_position(where, fields),
        radius_km=_number(where, fields, "radius_km", default=_DEFAULT_RADIUS_KM),
        country_code=countries[0] if len(countries) == 1 else None,
        countries=countries,
        admin1=_text(fields, "admin1") or None,
        population=int(_number(where, fields, "population", default=0)),
        timezone=_text(fields, "timezone") or None,
    )
    return place, _several(fields, "aliases")


def _position(where: str, fields: Mapping[str, Any]) -> LonLat:
    lon, lat = _number(where, fields, "longitude"), _number(where, fields, "latitude")
    if not -180 <= lon <= 180:
        raise InputError(f"{where}: the longitude {lon:g} lies outside [-180, 180]; are the columns swapped?")
    if not -90 <= lat <= 90:
        raise InputError(f"{where}: the latitude {lat:g} lies outside [-90, 90]; are the columns swapped?")
    return LonLat(lon=lon, lat=lat)


def _number(where: str, fields: Mapping[str, Any], field: str, *, default: float | None = None) -> float:
    text = _text(fields, field)
    if not text and default is not None:
        return default
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not math.isfinite(number) or (default is not None and number < 0):
        said = f"'{text}' is no number" if text else "it is missing"
        raise InputError(f"{where}: {field} should be a number in decimal degrees or km, but {said}")
    return number


def _text(fields: Mapping[str, Any], field: str) -> str:
    value = fields.get(field)
    return "" if value is None else " ".join(str(value).split())


def _several(fields: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value = fields.get(field)
    parts = value if isinstance(value, list) else _text(fields, field).split("|")
    return tuple(str(part).strip() for part in parts if str(part).strip())
