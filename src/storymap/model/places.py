"""Names in a text → places of a gazetteer: toponyms, candidates, resolutions."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from storymap.model.texts import Document, Span

Use = Literal["literal", "associative", "demonym"]
"""How a name is used (the terms are Gritta et al.'s): for the place itself, for something associated with it
(an organisation, a government, a team), or for its people and things (Norwegian)."""

OBSCURED = "obscured:"
"""What the ids of places begin with that stand for others, to protect people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LonLat:
    """A position: decimal degrees, WGS 84, longitude first. Not a tuple, so the order cannot be confused.

    >>> LonLat(lon=28.9293, lat=69.0506).latlon
    (69.0506, 28.9293)
    """

    lon: float
    """Longitude in [-180, 180]."""
    lat: float
    """Latitude in [-90, 90]."""

    def __post_init__(self) -> None:
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):
            raise ValueError(f"no position on Earth: longitude {self.lon}, latitude {self.lat}")

    @property
    def latlon(self) -> tuple[float, float]:
        """Latitude first, for Leaflet and geopy only."""
        return self.lat, self.lon


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place in a text."""

    span: Span
    """Where it stands; a possessive 's lies outside."""
    name: str
    """The words as written, on one line."""
    recognizer: str
    """`name@version` of the component that found it."""
    use: Use = "literal"
    """How the name is used."""
    confidence: float = 1.0
    """Probability in [0, 1] that this is a toponym."""
    lookup: str | None = None
    """Name to look up where it differs from the one written: `Norway` for `Norwegian`."""

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence lies in [0, 1], not {self.confidence}")

    @property
    def sought(self) -> str:
        """The name that a gazetteer is asked for."""
        return self.lookup or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of a gazetteer."""

    id: str
    """`gazetteer:key`, such as `geonames:3143244` or `supplement:pasvikdalen`."""
    name: str
    """Its main name."""
    feature_class: str
    """GeoNames class: A country or region with borders, P settlement, H water, T relief, L area, S spot …"""
    feature_code: str
    """GeoNames code: PCLI independent country, ADM1, PPLC capital, VAL valley …"""
    location: LonLat
    """The gazetteer's point; what it stands for is as large as `radius_km`."""
    radius_km: float
    """How large or vague the place is: half its extent."""
    country_code: str | None = None
    """ISO 3166-1 alpha-2 of the one country it lies in; `None` for seas and for places in several."""
    countries: tuple[str, ...] = ()
    """All countries it lies in or touches, alpha-2; for a tripoint the three that meet."""
    admin1: str | None = None
    """Name of the first-level administrative unit."""
    population: int = 0
    """Inhabitants, 0 where unknown."""
    timezone: str | None = None
    """IANA time zone."""

    @property
    def is_country(self) -> bool:
        """Whether it is a country, dependency or other polity of today."""
        return self.feature_code.startswith("PCL") and self.feature_code != "PCLH"

    @property
    def is_obscured(self) -> bool:
        """Whether it stands for a place that is hidden: its position is displaced, by `radius_km` at most."""
        return self.id.startswith(OBSCURED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a toponym may mean."""

    place: Place
    """The place."""
    score: float
    """In [0, 1]; comparable between the candidates of one toponym only."""
    features: tuple[tuple[str, float], ...] = ()
    """What the score is made of, by name: as a gazetteer found it; once resolved what each clue adds, in log-odds."""

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score lies in [0, 1], not {self.score}")


SURE, FAIRLY_SURE = 0.9, 0.6
"""From which confidence on a place is sure, and fairly sure; below the second it is in doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The decision which place a toponym means."""

    toponym: Toponym
    """The name in the text."""
    candidates: tuple[Candidate, ...]
    """Best first."""
    place: Place | None
    """The place meant; `None` (NIL) when nothing is known or nothing is sure enough."""
    confidence: float
    """Probability in [0, 1] that `place` is right; 0 for NIL."""

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence lies in [0, 1], not {self.confidence}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What an online geocoder was asked, now or in an earlier run whose answers were kept."""

    service: str
    """Registered name of the geocoder, with which the ids of its places begin."""
    server: str
    """Host, port and path of the server."""
    names: tuple[str, ...]
    """The names asked for, in order of appearance, found or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedDocument:
    """A document with its toponyms resolved, in order of appearance."""

    document: Document
    """The text."""
    resolutions: tuple[Resolution, ...]
    """One for each toponym; spans never overlap."""

    def within(self, span: Span) -> tuple[Resolution, ...]:
        """The resolutions whose toponym lies inside `span`, in order."""
        first = bisect_left(self.resolutions, span.start, key=_start)
        last = bisect_left(self.resolutions, span.end, first, key=_start)
        return tuple(r for r in self.resolutions[first:last] if span.contains(r.toponym.span))


def _start(resolution: Resolution) -> int:
    return resolution.toponym.span.start
