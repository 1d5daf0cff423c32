"""Places → view: the part of the map that shows them all, with a margin, the short way round ±180°."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from storymap import geo
from storymap.model.chapters import View
from storymap.model.places import LonLat, Place

MARGIN = 0.15
"""Share of the height and width that is added on each side."""
SMALLEST_DEG = 0.6
"""No view is lower than this: a point still shows what lies around it."""
_KM_PER_DEG = 111.2
_POLE = 85.0
_NOISE_DEG = 1e-6
"""More than what rounding does to sums of longitudes."""


def view_of(places: Sequence[Place]) -> View | None:
    """The view of all places with the extent of each; `None` without a place.

    Longitudes are taken the short way round: from 178° E to 178° W the view is 4° wide, and its eastern edge
    is the smaller number.
    """
    if not places:
        return None
    boxes = [_extent(place) for place in dict.fromkeys(places)]
    south, north = _widen(min(box[1] for box in boxes), max(box[3] for box in boxes))
    west, width = _arc([(box[0], box[2] - box[0]) for box in boxes])
    margin = max(width * MARGIN, (SMALLEST_DEG - width) / 2, 0)
    if width + 2 * margin >= 360:
        return View(south_west=_corner(-180, south), north_east=_corner(180, north))
    return View(
        south_west=_corner(geo.wrap_lon(west - margin), south),
        north_east=_corner(geo.wrap_lon(west + width + margin), north),
    )


def _corner(lon: float, lat: float) -> LonLat:
    return LonLat(lon=lon, lat=max(-90.0, min(90.0, lat)))


def _extent(place: Place) -> tuple[float, float, float, float]:
    """West, south, east and north in degrees; the east may pass 180."""
    lon, lat = place.location.lon, place.location.lat
    height = place.radius_km / _KM_PER_DEG
    width = min(180.0, height / max(math.cos(math.radians(min(abs(lat), _POLE))), 0.01))
    return lon - width, max(-90.0, lat - height), lon + width, min(90.0, lat + height)


def _widen(south: float, north: float) -> tuple[float, float]:
    margin = max((north - south) * MARGIN, (SMALLEST_DEG - (north - south)) / 2)
    return south - margin, north + margin


def _arc(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The shortest stretch of longitude, as its west and its width, that covers all given ones.

    Of equally short ones that of the first span. Of thousands of places few can be its west: the others are left out
    by a bound that is quickly found.
    """
    best, first = (0.0, 360.0), -1
    for bound, at in sorted(_bounds(spans)):
        if bound > best[1]:
            break
        start = spans[at][0]
        width = max((west - start) % 360 + extent for west, extent in spans)
        if (width, at) < (best[1], first):
            best, first = (geo.wrap_lon(start), width), at
    return best


def _bounds(spans: Sequence[tuple[float, float]]) -> Iterator[tuple[float, int]]:
    """For each different west what the stretch from there measures at least, and the number of its first span."""
    numbers: dict[float, int] = {}
    for number, (west, _) in enumerate(spans):
        numbers.setdefault(west, number)
    wests = [_turned(west) for west, _ in spans]
    order = sorted(range(len(spans)), key=wests.__getitem__)
    ends = [wests[at] + spans[at][1] for at in order]
    reached = list(accumulate(ends, max))
    ahead = list(accumulate(reversed(ends), max))[::-1]
    for west, number in numbers.items():
        start = _turned(west)
        before = bisect_left(order, start - _NOISE_DEG, key=wests.__getitem__)
        beyond = reached[before - 1] + 360 if before else 0.0
        yield max(ahead[before], beyond) - start - _NOISE_DEG, number


def _turned(lon: float) -> float:
    """A longitude from 0 up to 360; what is 360 but for rounding is 0."""
    turned = lon % 360
    return turned if turned < 360 - _NOISE_DEG else 0.0
