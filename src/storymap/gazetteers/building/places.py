"""What a build knows of a place → one record of `places.bin`."""

from collections.abc import Mapping
from dataclasses import dataclass

from storymap.gazetteers import layout

NUMBERED = "geonames"
"""The source whose keys are numbers and stand in the record; all others' keys stand behind the name."""

_LARGEST_RADIUS = 0xFFFE
_LARGEST_POPULATION = 0xFFFFFFFF


@dataclass(slots=True, kw_only=True)
class NewPlace:
    """A place on its way into a gazetteer."""

    source: str
    """Such as `geonames`."""
    key: str
    """Its key in the source."""
    name: str
    """Main name."""
    feature_class: str
    """GeoNames class."""
    feature_code: str
    """GeoNames code."""
    lon: float
    """Degrees."""
    lat: float
    """Degrees."""
    radius_km: float
    """How large or vague it is."""
    countries: tuple[str, ...] = ()
    """Countries it lies in, alpha-2."""
    admin1: str | None = None
    """Name of the first-level unit."""
    timezone: str | None = None
    """IANA name."""
    population: int = 0
    """Inhabitants."""

    @property
    def stored_name(self) -> bytes:
        """The name as `place_names.bin` holds it."""
        return (self.name if self.source == NUMBERED else f"{self.name}\0{self.key}").encode()


class Numbers:
    """Strings → numbers in order of first use."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._number: dict[str, int] = {}

    def of(self, text: str | None) -> int:
        """The number of a string; `layout.NONE` for none."""
        if not text:
            return layout.NONE
        number = self._number.get(text)
        if number is None:
            number = self._number[text] = len(self.strings)
            self.strings.append(text)
        return number


class Tables:
    """The strings that records give by number."""

    def __init__(self) -> None:
        self._tables = {name: Numbers() for name in ("admin1", "timezones", "countries", "codes")}

    def record(self, place: NewPlace, name_at: int) -> bytes:
        """The record of a place whose name begins at that byte."""
        numbers = self._tables
        return layout.RECORD.pack(
            round(place.lon * layout.DEGREE),
            round(place.lat * layout.DEGREE),
            min(place.population, _LARGEST_POPULATION),
            name_at,
            int(place.key) if place.source == NUMBERED else 0,
            numbers["admin1"].of(place.admin1),
            numbers["timezones"].of(place.timezone),
            min(round(place.radius_km * 10), _LARGEST_RADIUS),
            numbers["countries"].of("|".join(place.countries)),
            numbers["codes"].of(f"{place.feature_class}.{place.feature_code}"),
        )

    def admin1_names(self) -> list[str]:
        """Names of first-level units in use."""
        return self._tables["admin1"].strings

    def strings(self, admin1_names: Mapping[str, str]) -> dict[str, list[str]]:
        """All tables, with units renamed; an empty name is none."""
        found = {name: numbers.strings for name, numbers in self._tables.items()}
        return found | {"admin1": [admin1_names.get(name, name) for name in found["admin1"]]}
