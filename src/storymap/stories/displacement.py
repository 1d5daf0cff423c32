"""A place, a blur and a secret key → where the map shows the place: inside the blur, always the same, not to be undone.

Whoever has the gazetteer and this program, but not the key, learns from the shown position what the circle says and
nothing more: the offset is drawn by HMAC-SHA256, so candidates cannot be tested against it.

A place may be published with several blurs. Offsets drawn independently would then narrow it down, and one offset
scaled to each blur would give it away exactly: two positions on one line, at known shares of two known lengths. So
blurs are the rungs of a ladder, and each rung's centre is drawn around the centre of the finer rung, not around the
place. The circles lie in one another, and who sees two of them knows what the finer one tells.
"""

import hmac
from math import ceil, floor, log10, sqrt

from storymap import geo
from storymap.model.places import LonLat, Place

RUNGS_KM = (1, 5, 25, 100, 500)
"""The blurs there are: half the width of the circle that holds the place.

Far apart, for each finer rung takes from the freedom of the next: so the place may lie in three fifths of the circle.
"""
_ROUNDED_SHARE = 0.08
"""Most that rounding moves a centre, as a share of the blur, with room: half a unit of a digit both ways is 0.071."""
_LEAST_SHARE = 0.3
"""Least step as a share of the longest: people look in the middle of a circle first, so it is rarely near the place."""
_BITS = 64


def rung_of(km: float) -> int:
    """The smallest blur that is at least as large.

    >>> rung_of(25), rung_of(30), rung_of(0.2)
    (25, 100, 1)
    """
    return next(rung for rung in RUNGS_KM if rung >= km)


def displaced(place: Place, *, blur_km: int, key: bytes) -> LonLat:
    """The middle of the circle that stands for a place, rounded to a tenth of the blur or less.

    Args:
        place: The place; its gazetteer's id and the degree it lies in decide the offset, so that a position corrected
            later is moved alike, and two users' places of one id in different countries are not.
        blur_km: One of `RUNGS_KM`.
        key: The secret.

    Returns:
        A position less than `blur_km` from the place's own.
    """
    centre, finer = place.location, 0
    for rung in RUNGS_KM[: RUNGS_KM.index(blur_km) + 1]:
        longest = rung - finer - _ROUNDED_SHARE * rung
        turn, length = _drawn(place, rung, key)
        centre = _rounded(geo.destination(centre, bearing=360 * turn, distance=longest * _share(length)), rung)
        finer = rung
    return centre


def _share(uniform: float) -> float:
    """A uniform number → how far along the longest step, so that the ring is filled evenly."""
    return sqrt(_LEAST_SHARE**2 + uniform * (1 - _LEAST_SHARE**2))


def _drawn(place: Place, rung: int, key: bytes) -> tuple[float, float]:
    """Two uniform numbers in [0, 1) for a place and a rung."""
    cell = f"{floor(place.location.lon)} {floor(place.location.lat)}"
    digest = hmac.digest(key, f"{rung}\n{cell}\n{place.id}".encode(), "sha256")
    first, second = digest[:8], digest[8:16]
    return int.from_bytes(first) / 2**_BITS, int.from_bytes(second) / 2**_BITS


def _rounded(position: LonLat, rung: int) -> LonLat:
    digits = max(1, ceil(log10(1112 / rung)))
    return LonLat(lon=geo.wrap_lon(round(position.lon, digits)), lat=round(position.lat, digits))
