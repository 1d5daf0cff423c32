"""Coordinates as printed → what they may have been before somebody exchanged or dropped something."""

from collections.abc import Iterator


def exchanged(latitude: float, longitude: float) -> Iterator[tuple[str, float, float]]:
    """The common slips undone, the commonest first: each with its name, the latitude and the longitude in degrees.

    >>> next(exchanged(12.5, 41.9))
    ('latitude and longitude exchanged', 41.9, 12.5)
    """
    slips = (
        ("latitude and longitude exchanged", longitude, latitude),
        ("east and west exchanged", latitude, -longitude),
        ("north and south exchanged", -latitude, longitude),
        ("both hemispheres exchanged", -latitude, -longitude),
        ("latitude and longitude exchanged, and a sign lost", longitude, -latitude),
        ("latitude and longitude exchanged, and a sign lost", -longitude, latitude),
    )
    return (slip for slip in slips if abs(slip[1]) <= 90)
