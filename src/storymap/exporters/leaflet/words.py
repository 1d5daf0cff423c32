"""Values of the model → English words for the reader of the page; its own vocabulary beside that of all reports."""

from storymap.exporters import wording
from storymap.model.places import Place
from storymap.model.stories import Leg, Route, Stop, When

ROLE_WORDS = {"origin": "Starting point", "stop": "Stop", "passed": "Passed", "destination": "Destination"}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_WINDS = (
    "north north-east east south-east south south-west west north-west".split()  # noqa: SIM905
)


def quantity(value: float, unit: str) -> str:
    """A measured number with its unit; the space between them does not break."""
    return unbroken(wording.quantity(value, unit))


def unbroken(words: str) -> str:
    """A figure whose spaces do not break."""
    return words.replace(" ", "\u00a0")


def wind(bearing_deg: float) -> str:
    """The direction of a bearing.

    >>> wind(0), wind(359), wind(140)
    ('north', 'north', 'south-east')
    """
    return _WINDS[round(bearing_deg / 45) % 8]


def day(iso: str | None) -> str:
    """A date as people write it; what is no date comes back as it is.

    >>> day("2023-02-16"), day("2023-02"), day("soon")
    ('16 February 2023', 'February 2023', 'soon')
    """
    parts = (iso or "").split("T")[0].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso or ""
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return iso or ""
    names = [str(int(parts[2]))] if len(parts) > 2 else []
    names += [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([*names, parts[0]])


def when_words(when: When | None) -> str | None:
    """A time, no finer than the text gives it.

    >>> when_words(When(start="2023-01-01", end="2023-01-31", precision="month"))
    'January 2023'
    """
    if when is None or not (when.start or when.end):
        return None
    length = {"day": 10, "month": 7, "season": 7, "year": 4}[when.precision]
    first, last = (day(end[:length]) if end else None for end in (when.start, when.end))
    if first and last and first != last:
        return f"{first} – {last}"
    return first or f"until {last}"


def role_words(stop: Stop) -> str:
    """The stop's part in the route, and what is not certain about it."""
    words = ROLE_WORDS[stop.role]
    words += ", inferred: the text implies it without saying so" if stop.inferred else ""
    return words + (", place unknown: the text does not say where" if stop.place is None else "")


def precision_words(place: Place) -> str:
    """Where a place is, no finer than its radius allows."""
    if place.is_country:
        return "country: shown as its area"
    lat, lon = place.location.lat, place.location.lon
    digits = 0 if place.radius_km > 50 else 1 if place.radius_km > 5 else 2
    position = f"{abs(lat):.{digits}f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.{digits}f}° {'E' if lon >= 0 else 'W'}"
    return f"{position}, within about {quantity(place.radius_km, 'km')}" if place.radius_km >= 1 else position


def plural(count: int, noun: str) -> str:
    """A count with its noun.

    >>> plural(1, "stop"), plural(3, "stop")
    ('1 stop', '3 stops')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


EXACT_RADIUS_KM = 100
"""A place larger or vaguer than this is no point: a distance to its middle would be an invented figure."""
POLAR_LAT = 85
"""Beyond this latitude compass directions turn faster than a journey does."""


def is_exact(route: Route, leg: Leg) -> bool:
    """Whether both ends of a leg are places small enough to measure between."""
    ends = (route.stops[leg.start].place, route.stops[leg.end].place)
    return all(place is not None and place.radius_km <= EXACT_RADIUS_KM for place in ends)
