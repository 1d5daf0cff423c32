"""Places → view: the part of the map that shows them all, with a margin, the short way round ±180°."""

import math
from collections.abc import Sequence

from storymap import geo
from storymap.model.chapters import View
from storymap.model.places import LonLat, Place

MARGIN = 0.15
"""Share of the height and width that is added on each side."""
SMALLEST_DEG = 0.6
"""No view is lower than this: a point still shows what lies around it."""
_KM_PER_DEG = 111.2
_POLE = 85.0


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
    """The shortest stretch of longitude, as its west and its width, that covers all given ones."""
    best = (0.0, 360.0)
    for start, _ in spans:
        width = max((west - start) % 360 + extent for west, extent in spans)
        if width < best[1]:
            best = (geo.wrap_lon(start), width)
    return best
