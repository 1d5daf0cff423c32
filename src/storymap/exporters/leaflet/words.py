"""Values of the model → what the page says of them, in the words of its catalogue."""

from typing import Literal

from storymap.exporters.catalogue.words import Words
from storymap.model.places import Place
from storymap.model.stories import Leg, Route, Stop

Wind = Literal["north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west"]
_WINDS: tuple[Wind, ...] = (
    "north",
    "north_east",
    "east",
    "south_east",
    "south",
    "south_west",
    "west",
    "north_west",
)


def wind(bearing_deg: float) -> Wind:
    """The direction of a bearing.

    >>> wind(0), wind(359), wind(140)
    ('north', 'north', 'south_east')
    """
    return _WINDS[round(bearing_deg / 45) % 8]


def role_words(stop: Stop, words: Words) -> str:
    """The stop's part in the route, and what is not certain about it."""
    said = words.say(f"roles.{stop.role}")
    said = words.say("roles.inferred", role=said) if stop.inferred else said
    said = words.say("roles.unknown", role=said) if stop.place is None else said
    return said if stop.ordered else words.say("roles.unordered", role=said)


def precision_words(place: Place, words: Words) -> str:
    """Where a place is, no finer than its radius allows."""
    if place.is_country:
        return words.say("places.country")
    if place.is_obscured:
        return words.say("places.obscured", radius=words.quantity(place.radius_km, "km"))
    lat, lon = place.location.lat, place.location.lon
    digits = 0 if place.radius_km > 50 else 1 if place.radius_km > 5 else 2
    latitude = words.say("places.north" if lat >= 0 else "places.south", degrees=words.decimal(abs(lat), digits))
    longitude = words.say("places.east" if lon >= 0 else "places.west", degrees=words.decimal(abs(lon), digits))
    position = words.say("places.position", latitude=latitude, longitude=longitude)
    if place.radius_km < 1:
        return position
    return words.say("places.within", position=position, radius=words.quantity(place.radius_km, "km"))


EXACT_RADIUS_KM = 100
"""A place larger or vaguer than this is no point: a distance to its middle would be an invented figure."""
POLAR_LAT = 85
"""Beyond this latitude compass directions turn faster than a journey does."""


def is_exact(route: Route, leg: Leg) -> bool:
    """Whether both ends of a leg are places small enough to measure between, and where the map says they are."""
    ends = (route.stops[leg.start].place, route.stops[leg.end].place)
    return all(place is not None and place.radius_km <= EXACT_RADIUS_KM and not place.is_obscured for place in ends)


def is_uncertain(route: Route, leg: Leg) -> bool:
    """Whether an end is inferred, unplaced, or too large for a line to its middle to mean a way."""
    passed = route.stops[leg.start : leg.end + 1]
    return not is_exact(route, leg) or any(stop.inferred or stop.place is None for stop in passed)
