"""Stops in order → the legs between them: distance, direction, borders, days, line, and what speaks against them."""

from collections.abc import Sequence
from itertools import pairwise

from storymap import geo
from storymap.boundaries.atlas import Boundaries
from storymap.journeys.approaches import UNTOLD, Approach
from storymap.journeys.crossing_lines import point_of_crossing
from storymap.journeys.pace import doubt, span_between
from storymap.model.places import LonLat
from storymap.model.stories import Leg, Stop


def plan_legs(stops: Sequence[Stop], *, boundaries: Boundaries, approaches: Sequence[Approach] = ()) -> tuple[Leg, ...]:
    """The legs between consecutive stops that have positions.

    Args:
        stops: The stops of a route in order.
        boundaries: The borders.
        approaches: How each stop was reached, where that is known: without it no leg is doubted.
    """
    told = approaches or [UNTOLD] * len(stops)
    placed = [number for number, stop in enumerate(stops) if stop.place]
    return tuple(_leg(stops, told, (start, end), boundaries) for start, end in pairwise(placed))


def _leg(stops: Sequence[Stop], told: Sequence[Approach], ends: tuple[int, int], boundaries: Boundaries) -> Leg:
    first, last = ends
    start, end = stops[first], stops[last]
    a, b = _position(start), _position(end)
    distance = geo.distance_km(a, b)
    crosses = _crosses(stops[first : last + 1], boundaries)
    crossed = any(stop.crosses for stop in stops[first : last + 1]) or told[last].crossed
    via = _via(start, end, crosses, boundaries) if crossed else None
    return Leg(
        start=first,
        end=last,
        distance_km=distance,
        bearing_deg=geo.bearing_deg(a, b),
        line=geo.great_circles((a, via, b) if via else (a, b)),
        via=via,
        crosses=crosses,
        when=span_between(start, end),
        certain=all(stop.ordered for stop in stops[first + 1 : last + 1]),
        note=doubt(start, end, distance_km=distance, means=told[last].means),
    )


def _position(stop: Stop) -> LonLat:
    if stop.place is None:
        raise ValueError(f"a leg joins stops with positions; '{stop.name}' has none")
    return stop.place.location


def _via(start: Stop, end: Stop, crosses: tuple[tuple[str, str], ...], boundaries: Boundaries) -> LonLat | None:
    """Where a line meets the border that is told to be crossed on the leg.

    A crossing named after a place on its far side lies before that place, one named after a place on its near side
    behind it. Where an end of the leg is hidden, no point of the border is shown: it would look like the place.
    """
    if any(stop.place and stop.place.is_obscured for stop in (start, end)):
        return None
    for crossing, towards in ((end, True), (start, False)):
        if crossing.crosses and crossing.place:
            before = _country(crossing) != crossing.crosses[0]
            if before is not towards:
                continue
            near = crossing.place.location
            return _point(start, end, crossing.crosses, near=near, boundaries=boundaries)
    single = crosses[0] if len(crosses) == 1 else None
    return _point(start, end, single, near=None, boundaries=boundaries) if single else None


def _point(
    start: Stop, end: Stop, sides: tuple[str, str], *, near: LonLat | None, boundaries: Boundaries
) -> LonLat | None:
    return point_of_crossing(_position(start), _position(end), sides, near=near, boundaries=boundaries)


def _crosses(stops: Sequence[Stop], boundaries: Boundaries) -> tuple[tuple[str, str], ...]:
    """Borders between the first and the last of these stops: told by a crossing, or shared by their countries."""
    told = tuple(stop.crosses for stop in stops[1:] if stop.crosses)
    if told:
        return told
    start = stops[0].crosses[1] if stops[0].crosses else _country(stops[0])
    end = _country(stops[-1])
    if start is None or end is None or start == end:
        return ()
    view = boundaries.worldviews[0]
    return ((start, end),) if end in boundaries.neighbours(start, view) else ()


def _country(stop: Stop) -> str | None:
    return stop.place.country_code if stop.place else None
