"""Leg over a land border that the text says was crossed → a line through that border, not through a third country."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from storymap import geo
from storymap.boundaries.atlas import Boundaries
from storymap.model.places import LonLat

STEP_KM = 10
"""How closely a line is looked at for the countries it passes."""
NEAR_KM = 80
"""A place named for a crossing stands for the nearest point of its border up to this distance."""
TRIED = 12
"""How many points of a border are tried for a way through the two countries alone."""
_APART = 24
"""Of so many points, spread along the border, those with the shortest ways are tried."""
_ENDS = 4
"""The ends of a line longer than this are left out: there a third country may begin."""
_FINEST_KM = 60
"""Shorter legs are drawn straight: there the border's own drawing is no finer than the way."""


def point_of_crossing(
    start: LonLat, end: LonLat, sides: tuple[str, str], *, near: LonLat | None, boundaries: Boundaries
) -> LonLat | None:
    """The point of a border that a leg's line is led through; `None` where the great circle does as well.

    Only the line is led so. The distance of the leg stays that of its great circle: where exactly the border was
    crossed, nobody has said.

    Args:
        start: Where the leg begins.
        end: Where it ends.
        sides: The countries on the sides of the border, alpha-2.
        near: The place that the text names for the crossing.
        boundaries: The borders.
    """
    view = boundaries.worldviews[0]
    lines = boundaries.border_lines(*sides, view, scale="50m")
    border = [point for line in lines for point in (line[1:-1] if len(line) > _ENDS else line)]
    if not border:
        return None
    if near is not None:
        nearest = min(border, key=lambda point: geo.distance_km(point, near))
        return nearest if geo.distance_km(nearest, near) <= NEAR_KM else None
    if geo.distance_km(start, end) < _FINEST_KM or not _strays((start, end), sides, boundaries):
        return None
    spread = border[:: max(1, len(border) // _APART)]
    ranked = sorted(spread, key=lambda point: geo.distance_km(start, point) + geo.distance_km(point, end))
    ways = ((_strays((start, point, end), sides, boundaries), number) for number, point in enumerate(ranked[:TRIED]))
    return ranked[min(ways)[1]]


def _strays(points: Sequence[LonLat], sides: tuple[str, str], boundaries: Boundaries) -> int:
    """How many looks along the great circles between points fall on land of other countries."""
    view = boundaries.worldviews[0]
    found = (boundaries.country_at(point, view, tolerance_km=0) for point in _looks(points))
    return sum(country is not None and country not in sides for country in found)


def _looks(points: Sequence[LonLat]) -> Iterator[LonLat]:
    for a, b in pairwise(points):
        for part in geo.great_circle(a, b, step_km=STEP_KM):
            yield from part[1:-1]
