"""Positions → degrees with no more decimals than are known: a place as large as a country has no street number."""

from storymap.exporters.records import DEGREE_DIGITS
from storymap.model.places import LonLat, Place

LINE_DIGITS = 2
"""Decimals of the positions between the ends of a leg: 1 km, a hundredth of the step at which its line is drawn."""
BORDER_DIGITS = 3
"""Decimals of lines and outlines of the boundary data: 110 m, finer than Natural Earth's vertices are known."""
_DEGREE_KM = 111.2
_SHARE = 0.1
"""The last decimal written stands for no less than nothing and no more than this share of the place's radius."""

Position = tuple[float, float]
"""Longitude and latitude in degrees as written: for the formats, which all want a pair of numbers."""


def decimals(radius_km: float) -> int:
    """How many decimals of a degree a place of that radius is known to.

    >>> [decimals(km) for km in (0, 0.3, 5, 12, 60, 500, 3500)]
    [4, 4, 3, 2, 2, 1, 0]
    """
    wanted = (n for n in range(DEGREE_DIGITS) if _DEGREE_KM * 10**-n <= _SHARE * radius_km)
    return next(wanted, DEGREE_DIGITS)


def rounded(position: LonLat, digits: int) -> Position:
    """The position with so many decimals.

    What is not at latitude 0, longitude 0 is not rounded to it, for there programs look for places that are not known.

    >>> rounded(LonLat(lon=-0.04, lat=51.53), 1)
    (0.0, 51.5)
    >>> rounded(LonLat(lon=0.2, lat=-0.3), 0)
    (0.2, -0.3)
    """
    # Adding zero makes -0.0 a plain 0.0.
    lon, lat = round(position.lon, digits) + 0.0, round(position.lat, digits) + 0.0
    if (lon, lat) == (0.0, 0.0) and digits < DEGREE_DIGITS:
        return rounded(position, digits + 1)
    return lon, lat


def place_position(place: Place) -> Position:
    """Where a place is, no finer than its radius."""
    return rounded(place.location, decimals(place.radius_km))
