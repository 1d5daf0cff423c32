"""Coordinates as printed → what they may have been before somebody exchanged or dropped something."""

import math
from collections.abc import Iterator


def exchanged(latitude: float, longitude: float) -> Iterator[tuple[str, float, float]]:
    """The common slips undone, the commonest first: each with its name, the latitude and the longitude in degrees.

    >>> next(exchanged(12.5, 41.9))
    ('latitude and longitude exchanged', 41.9, 12.5)
    """
    slips = (
        ("latitude and longitude exchanged", longitude, latitude),
        ("the numbers of latitude and longitude exchanged", *_signed(longitude, latitude)),
        ("east and west exchanged", latitude, -longitude),
        ("north and south exchanged", -latitude, longitude),
        ("both hemispheres exchanged", -latitude, -longitude),
        ("latitude and longitude exchanged, and a sign lost", longitude, -latitude),
        ("latitude and longitude exchanged, and a sign lost", -longitude, latitude),
    )
    return (slip for slip in slips if abs(slip[1]) <= 90)


def _signed(latitude: float, longitude: float) -> tuple[float, float]:
    """The numbers exchanged behind letters that stay: 36.8° S, 1.3° E for 1.3° S, 36.8° E."""
    return math.copysign(latitude, longitude), math.copysign(longitude, latitude)
