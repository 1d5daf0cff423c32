"""Story → what the map draws where, and the part of the world that each step shows."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storymap.exporters.leaflet.anchors import anchors, is_vast
from storymap.exporters.leaflet.display import (
    Bounds,
    DrawnRoute,
    Position,
    bounds_of,
    draw_route,
    drawn_at,
    mapped_places,
    near,
    reference_lon,
    view_bounds,
)
from storymap.exporters.leaflet.topology import MAX_LAT
from storymap.exporters.leaflet.words import is_exact
from storymap.model.chapters import Chapter
from storymap.model.places import LonLat, Place
from storymap.model.stories import Story

_HALF_THE_WORLD = 180.0
_FAR_NORTH, _FAR_SOUTH = 75.0, -60.0
"""Beyond these the Mercator map grows into empty space; a view goes further only for a place that lies there."""
_KM_PER_DEG = 111.2
_LONGEST_SHOWN_KM = 1600
"""A leg up to this long is in sight when its end is told; a longer one would make a dot of the stop."""
_AROUND_KM = (120.0, 400.0)
"""How much of its surroundings a stop shows at least and at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The story as the map draws it."""

    story: Story
    """The story."""
    chapters: tuple[Chapter, ...]
    """The page's chapters."""
    anchors: dict[str, LonLat]
    """Where places are drawn that are too vast for their own position, by their ids."""
    routes: tuple[DrawnRoute, ...]
    """One for each route of the story."""
    middle: float
    """Places are drawn on the copy of the world nearest to this meridian."""

    def position(self, place: Place) -> Position:
        """Where a place is drawn."""
        at = drawn_at(place, self.anchors)
        return near(at.lon, self.middle), at.lat


def draw_story(story: Story, chapters: Sequence[Chapter], *, moved: bool = True) -> Drawing:
    """The story's routes and places on one map without a seam.

    Args:
        story: The story.
        chapters: The steps of the map.
        moved: Whether stops that are vast countries are drawn on the journey's side of them.
    """
    places, start = anchors(story) if moved else {}, reference_lon(story)
    routes = tuple(draw_route(route, start_lon=start, anchors=places) for route in story.routes)
    lons = [p[0] for route in routes for p in route.stops if p]
    middle = (min(lons) + max(lons)) / 2 if lons else start
    return Drawing(story=story, chapters=tuple(chapters), anchors=places, routes=routes, middle=middle)


def story_bounds(drawing: Drawing) -> Bounds:
    """What the map shows to give the whole story: the routes, or all places when nobody travels."""
    routes = [p for route in drawing.routes for line in route.legs for p in line]
    routes += [p for route in drawing.routes for p in route.stops if p]
    places = mapped_places(drawing.story)
    shown = [drawing.position(p) for p in places if not is_vast(p)] or [drawing.position(p) for p in places]
    return roomy(bounds_of(routes or shown) or (-60.0, -40.0, 120.0, 70.0))


def roomy(bounds: Bounds) -> Bounds:
    """The bounds with some air around them."""
    west, south, east, north = bounds
    room_lon, room_lat = max((east - west) * 0.12, 1.5), max((north - south) * 0.12, 0.8)
    return west - room_lon, max(south - room_lat, -84), east + room_lon, min(north + room_lat, 84)


def chapter_bounds(drawing: Drawing, index: int) -> Bounds | None:
    """What the map shows for a chapter; `None` where the whole story is shown because nothing else is told.

    A chapter of a stop shows the stop with the way to it, any other what it names; whatever is too vast to have a
    middle stretches no view.
    """
    chapter = drawing.chapters[index]
    if chapter.view is None:
        return None
    if index == 0 and chapter.stop is None and drawing.routes:
        return story_bounds(drawing)
    if chapter.stop is not None and drawing.routes and drawing.routes[0].stops[chapter.stop]:
        return _kept_in(drawing, bounds_of(list(_around_stop(drawing, chapter.stop))))
    shown = [p for p in mapped_places(drawing.story) if p.id in chapter.places and not is_vast(p)]
    if shown:
        return _kept_in(drawing, bounds_of([corner for p in shown for corner in _extent(drawing, p)]))
    return _kept_in(drawing, view_bounds(chapter.view, drawing.middle))


def _around_stop(drawing: Drawing, number: int) -> Iterator[Position]:
    """The stop, what surrounds it, and the stop it was reached from; the first shows where it leads instead."""
    route, drawn = drawing.story.routes[0], drawing.routes[0]
    place, position = route.stops[number].place, drawn.stops[number]
    if place is None or position is None:
        return
    vast = is_vast(place)
    legs = [leg for leg in route.legs if leg.end == number or (leg.start == number and (vast or number == 0))]
    for leg in legs:
        other = drawn.stops[leg.start if leg.end == number else leg.end]
        if other and (vast or (is_exact(route, leg) and leg.distance_km <= _LONGEST_SHOWN_KM)):
            yield other
    longest = max((leg.distance_km for leg in legs if is_exact(route, leg)), default=0.0)
    around = min(max(longest / 8, _AROUND_KM[0]), _AROUND_KM[1])
    yield from _square(position, _AROUND_KM[1] if vast else max(around, 1.15 * place.radius_km))


def _extent(drawing: Drawing, place: Place) -> tuple[Position, Position]:
    return _square(drawing.position(place), max(1.15 * place.radius_km, _AROUND_KM[0] / 2))


def _square(position: Position, km: float) -> tuple[Position, Position]:
    lon, lat = position
    height = km / _KM_PER_DEG
    width = min(height / max(math.cos(math.radians(lat)), 0.05), 90.0)
    return (lon - width, max(lat - height, -90.0)), (lon + width, min(lat + height, 90.0))


def _kept_in(drawing: Drawing, bounds: Bounds | None) -> Bounds | None:
    """The bounds without empty polar space; the whole story instead of more than half the world."""
    if bounds is None:
        return None
    west, south, east, north = bounds
    if east - west > _HALF_THE_WORLD:
        return story_bounds(drawing)
    lats = [drawing.position(p)[1] for p in mapped_places(drawing.story)]
    highest, lowest = max([_FAR_NORTH, *lats]), min([_FAR_SOUTH, *lats])
    top, bottom = min(north, highest + 1, MAX_LAT), max(south, lowest - 1, -MAX_LAT)
    return west, min(bottom, top - 0.5), east, top


def view_list(drawing: Drawing) -> tuple[Bounds, ...]:
    """Every view that the page steps through, the whole story first."""
    views = [chapter_bounds(drawing, index) for index in range(len(drawing.chapters))]
    return (story_bounds(drawing), *(view for view in views if view), *_evidence_views(drawing))


def _evidence_views(drawing: Drawing) -> Iterator[Bounds]:
    """What the map moves to when a claim is opened."""
    for verdict in drawing.story.verdicts:
        points = [p for e in verdict.evidence for line in e.lines for p in line]
        bounds = bounds_of([(p.lon, p.lat) for p in points])
        if bounds and bounds[2] - bounds[0] < _HALF_THE_WORLD:
            yield roomy(bounds)
