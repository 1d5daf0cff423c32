"""A story's positions → positions on a map that does not end at ±180°: routes go on, views do not fold back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storymap import geo
from storymap.model.chapters import View
from storymap.model.places import LonLat, Place
from storymap.model.stories import Leg, Route, Story

Position = tuple[float, float]
"""Longitude, which may lie beyond ±180, and latitude, in degrees."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; west < east, both may lie beyond ±180."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRoute:
    """A route as the map draws it."""

    stops: tuple[Position | None, ...]
    """One for each stop; `None` where it has no place."""
    legs: tuple[tuple[Position, ...], ...]
    """One line for each leg, never cut."""


def near(lon: float, reference: float) -> float:
    """The copy of a meridian that lies nearest to another.

    >>> near(-175.0, 170.0), near(20.0, 10.0)
    (185.0, 20.0)
    """
    return lon + 360 * round((reference - lon) / 360)


def draw_route(
    route: Route, *, start_lon: float | None = None, anchors: Mapping[str, LonLat] | None = None
) -> DrawnRoute:
    """The route's stops and legs, each beginning where the one before it ended.

    Args:
        route: The route.
        start_lon: The meridian to begin near.
        anchors: Where places are drawn that are not drawn at their own position, by their ids.
    """
    moved = anchors or {}
    stops: list[Position | None] = []
    reference = start_lon
    for stop in route.stops:
        position = _near_position(drawn_at(stop.place, moved), reference) if stop.place else None
        reference = position[0] if position else reference
        stops.append(position)
    legs = tuple(_continuous(_line(route, leg, moved), stops[leg.start], stops[leg.end]) for leg in route.legs)
    return DrawnRoute(stops=tuple(stops), legs=legs)


def drawn_at(place: Place, anchors: Mapping[str, LonLat]) -> LonLat:
    """Where the map draws a place."""
    return anchors.get(place.id, place.location)


def _line(route: Route, leg: Leg, anchors: Mapping[str, LonLat]) -> tuple[tuple[LonLat, ...], ...]:
    """The leg's own line, or a new one where an end is not drawn at its position."""
    start, end = route.stops[leg.start].place, route.stops[leg.end].place
    if start is None or end is None or not {start.id, end.id} & anchors.keys():
        return leg.line
    between = (leg.via,) if leg.via else ()
    return geo.great_circles((drawn_at(start, anchors), *between, drawn_at(end, anchors)))


_POLE_LAT = 89.5
"""Nearer to a pole a meridian means nothing: a traveller arrives on the one he came by."""


def _near_position(location: LonLat, reference: float | None) -> Position:
    if reference is None:
        return location.lon, location.lat
    return (reference if abs(location.lat) > _POLE_LAT else near(location.lon, reference)), location.lat


def _continuous(line: Sequence[Sequence[LonLat]], start: Position | None, end: Position | None) -> tuple[Position, ...]:
    """The line's parts joined, two points at least; its meridians count on where they would jump."""
    points: list[Position] = []
    for point in (point for part in line for point in part):
        reference = points[-1][0] if points else (start[0] if start else point.lon)
        following = _near_position(point, reference)
        if not points or following != points[-1]:
            points.append(following)
    if end and points:
        points[-1] = (end[0], end[1]) if abs(end[1]) > _POLE_LAT else (near(end[0], points[-1][0]), end[1])
    return tuple(points) if len(points) != 1 else (points[0], points[0])


def view_bounds(view: View, reference: float) -> Bounds:
    """A chapter's view as bounds around the copy of the world nearest to a meridian."""
    west, east = view.south_west.lon, view.north_east.lon
    east += 360 if east < west else 0
    middle = (west + east) / 2
    shift = near(middle, reference) - middle
    return west + shift, view.south_west.lat, east + shift, view.north_east.lat


def bounds_of(positions: Sequence[Position]) -> Bounds | None:
    """The smallest bounds around positions; `None` for none."""
    if not positions:
        return None
    lons, lats = [p[0] for p in positions], [p[1] for p in positions]
    return min(lons), min(lats), max(lons), max(lats)


def mapped_places(story: Story) -> tuple[Place, ...]:
    """Every place that the map shows, each once: stops in the order of travel, then context."""
    stops = [stop.place for route in story.routes for stop in route.stops]
    found = {p.id: p for p in (*stops, *(context.place for context in story.context)) if p is not None}
    return tuple(found.values())


def reference_lon(story: Story) -> float:
    """The meridian that the map is centred around: where the first route begins, else the first place."""
    places = mapped_places(story)
    return places[0].location.lon if places else 0.0
