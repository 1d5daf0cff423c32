"""The official GeoNames files → rows; formats as in the readme of download.geonames.org/export/dump."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from storymap.errors import InputError
from storymap.gazetteers.building.lines import read_lines

_LARGEST_ID = (1 << 32) - 1
_LANGUAGES_OF_CODES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon"})
"""What stands for a language where the alternate name is a code, a link or a pronunciation."""
_ABBREVIATION = "abbr"


@dataclass(slots=True, kw_only=True)
class DumpRow:
    """One line of allCountries.txt or XX.txt."""

    id: int
    name: str
    ascii_name: str
    alternates: str
    """Separated by commas."""
    lon: float
    lat: float
    feature_class: str
    feature_code: str
    countries: tuple[str, ...]
    """The country, then those it reaches into."""
    admin1: str
    """`NO.05`; empty where unknown."""
    population: int
    timezone: str


@dataclass(slots=True, kw_only=True)
class AlternateName:
    """One line of alternateNamesV2.txt that names a place in words."""

    id: int
    """GeoNames id of the place."""
    name: str
    is_preferred_english: bool
    is_abbreviation: bool
    period: tuple[int, int] | None
    """First and last year in which the name was used, 0 for an open end."""


def read_dump(path: Path) -> Iterator[DumpRow]:
    """Places of allCountries.zip, XX.zip or the text inside.

    Raises:
        InputError: A line is not in the format; the message names it and says what was expected.
    """
    for number, fields in read_lines(path, columns=19):
        try:
            yield _row(fields)
        except ValueError as error:
            raise InputError(f"{path.name}, line {number}: {error}") from None


def _row(fields: list[str]) -> DumpRow:
    country, others = fields[8], fields[9]
    lon, lat = _degrees(fields[5], "longitude (field 6)", 180), _degrees(fields[4], "latitude (field 5)", 90)
    if not fields[1].strip():
        raise ValueError("the name (field 2) is empty")
    return DumpRow(
        id=_identifier(fields[0], "geonameid (field 1)"),
        name=" ".join(fields[1].split()),
        ascii_name=fields[2],
        alternates=fields[3],
        lon=lon,
        lat=lat,
        feature_class=_letter(fields[6]),
        feature_code=fields[7],
        countries=_countries(country, others) if country or others else (),
        admin1=f"{country}.{fields[10]}" if country and fields[10] not in {"", "00"} else "",
        population=_whole(fields[14], "population (field 15)"),
        timezone=fields[17],
    )


def _degrees(text: str, field: str, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise ValueError(f"the {field} should be decimal degrees in [-{most}, {most}], not '{text}'")
    return value


def _identifier(text: str, field: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _LARGEST_ID):
        raise ValueError(f"the {field} should be a whole number, not '{text}'")
    return int(text)


def _whole(text: str, field: str) -> int:
    if not text:
        return 0
    try:
        return max(0, int(text))
    except ValueError:
        raise ValueError(f"the {field} should be a whole number, not '{text}'") from None


def _letter(text: str) -> str:
    if len(text) > 1:
        raise ValueError(f"the feature class (field 7) should be one letter such as P, not '{text}'")
    return text


def _countries(country: str, others: str) -> tuple[str, ...]:
    codes = dict.fromkeys(code.strip() for code in (country, *others.split(",")) if code.strip())
    if not all(len(code) == 2 and code.isalpha() and code.isupper() for code in codes):
        raise ValueError(f"country codes (fields 9 and 10) should be two capitals each, not '{country}' and '{others}'")
    return tuple(codes)


def read_alternates(path: Path) -> Iterator[AlternateName]:
    """Names of alternateNamesV2.zip that are words; codes and links are left out.

    Raises:
        InputError: A line is not in the format.
    """
    for number, fields in read_lines(path, columns=10, optional=2):
        language = fields[2]
        if language in _LANGUAGES_OF_CODES:
            continue
        try:
            yield AlternateName(
                id=_identifier(fields[1], "geonameid (field 2)"),
                name=fields[3],
                is_preferred_english=language == "en" and fields[4] == "1",
                is_abbreviation=language == _ABBREVIATION,
                period=_period(fields),
            )
        except ValueError as error:
            raise InputError(f"{path.name}, line {number}: {error}") from None


def _period(fields: list[str]) -> tuple[int, int] | None:
    """Years of the free texts "from" and "to", such as 1924, 1991 or 19910906."""
    begin, end = (_year(text) for text in (*fields[8:], "", "")[:2])
    return (begin, end) if begin or end else None


def _year(text: str) -> int:
    digits = text[:4]
    return int(digits) if len(digits) == 4 and digits.isascii() and digits.isdigit() else 0


@dataclass(slots=True, kw_only=True)
class AdminCode:
    """One line of admin1CodesASCII.txt or admin2Codes.txt."""

    code: str
    """`NO.05` or `US.TX.001`."""
    names: tuple[str, ...]
    id: int


def read_admin_codes(path: Path) -> Iterator[AdminCode]:
    """First- or second-level units with their codes.

    Raises:
        InputError: A line is not in the format.
    """
    for number, (code, name, ascii_name, identifier) in read_lines(path, columns=4):
        try:
            key = _identifier(identifier, "geonameid (field 4)")
        except ValueError as error:
            raise InputError(f"{path.name}, line {number}: {error}") from None
        yield AdminCode(code=code, names=tuple(dict.fromkeys((name, ascii_name))), id=key)


@dataclass(slots=True, kw_only=True)
class CountryRow:
    """One line of countryInfo.txt."""

    name: str
    area_km2: float
    population: int
    id: int


def read_country_info(path: Path) -> Iterator[CountryRow]:
    """Countries with their areas and populations.

    Raises:
        InputError: A line is not in the format.
    """
    for number, fields in read_lines(path, columns=19, optional=1):
        try:
            yield CountryRow(
                name=fields[4],
                area_km2=float(fields[6] or 0),
                population=_whole(fields[7], "population (field 8)"),
                id=_identifier(fields[16] or "0", "geonameid (field 17)"),
            )
        except ValueError as error:
            raise InputError(f"{path.name}, line {number}: {error}") from None
