"""Telling → the data that the page's script reads, as JSON that no HTML parser can mistake for markup."""

import json
import re
from collections.abc import Iterator
from typing import Any

from storymap.exporters.catalogue.words import Words
from storymap.exporters.leaflet.body import Telling
from storymap.exporters.leaflet.display import (
    Bounds,
    DrawnRoute,
    Position,
    bounds_of,
    draw_route,
    mapped_places,
    near,
    reference_lon,
    view_bounds,
)
from storymap.exporters.leaflet.names import country_name
from storymap.exporters.leaflet.topology import MAX_LAT
from storymap.exporters.leaflet.words import is_exact
from storymap.model.claims import Evidence, Verdict
from storymap.model.places import Place
from storymap.model.stories import Chapter, ContextPlace, Leg, Route

_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_ESCAPED = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def island_json(data: object) -> str:
    r"""JSON without a character that could end a script element or a line of script.

    >>> island_json({"name": "</script>"})
    '{"name":"\\u003c/script\\u003e"}'
    """
    plain = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04x}", plain)


def island(telling: Telling, *, map_name: str) -> dict[str, Any]:
    """Everything the script draws and steps through; longitudes may lie beyond ±180.

    Args:
        telling: The story.
        map_name: Name of the variable that holds the Leaflet map.
    """
    story, start = telling.story, reference_lon(telling.story)
    drawn = [draw_route(route, start_lon=start) for route in story.routes]
    middle = _middle(drawn, start)
    return {
        "map": map_name,
        "places": [_place(place, middle) for place in mapped_places(story)],
        "routes": [_route(telling, route, shown) for route, shown in zip(story.routes, drawn, strict=True)],
        "context": [{"place": _index(telling, c.place), "name": _name_of(c, telling.words)} for c in story.context],
        "chapters": [_chapter(telling, chapter, drawn) for chapter in telling.chapters],
        "evidence": [_evidence(verdict, middle) for verdict in story.verdicts],
        "bounds": _latlon_bounds(story_bounds(telling)),
    }


_SAID_BY_SCRIPTS = ("page.explore", "page.position", "chapter.stop_number")
"""Phrases that the page says first and its scripts say again."""


def script_words(words: Words) -> dict[str, Any]:
    """What the scripts say, with the language whose plural forms and numbers they choose."""
    spoken = {f"{table}.{name}": said for table in ("script", "seas") for name, said in words.tables[table].items()}
    return {"lang": words.lang, "phrases": {**spoken, **{key: words.phrase(key) for key in _SAID_BY_SCRIPTS}}}


def _name_of(context: ContextPlace, words: Words) -> str:
    """A mentioned place as the text calls it; a country as the map calls the countries around it."""
    code = context.place.country_code if context.place.is_country else None
    return country_name(code, words) or context.name


def _middle(drawn: list[DrawnRoute], start: float) -> float:
    lons = [p[0] for route in drawn for p in route.stops if p]
    return (min(lons) + max(lons)) / 2 if lons else start


def _place(place: Place, middle: float) -> dict[str, Any]:
    return {
        "name": place.name,
        "at": _latlon((near(place.location.lon, middle), place.location.lat)),
        "radius": round(place.radius_km, 1),
        "country": place.country_code if place.is_country else None,
        "class": place.feature_class,
    }


def _index(telling: Telling, place: Place | None) -> int | None:
    numbers = {p.id: index for index, p in enumerate(mapped_places(telling.story))}
    return None if place is None else numbers[place.id]


def _route(telling: Telling, route: Route, drawn: DrawnRoute) -> dict[str, Any]:
    return {
        "traveller": route.traveller,
        "stops": [
            {
                "name": stop.name,
                "place": _index(telling, stop.place),
                "at": _latlon(position) if position else None,
                "inferred": stop.inferred,
                "role": stop.role,
            }
            for stop, position in zip(route.stops, drawn.stops, strict=True)
        ],
        "legs": [
            {
                "start": leg.start,
                "end": leg.end,
                "line": [_latlon(p) for p in line],
                "inferred": _is_uncertain(route, leg),
            }
            for leg, line in zip(route.legs, drawn.legs, strict=True)
        ],
    }


def _is_uncertain(route: Route, leg: Leg) -> bool:
    """Whether an end is inferred, unplaced, or too large for a line to its middle to mean a way."""
    passed = route.stops[leg.start : leg.end + 1]
    return not is_exact(route, leg) or any(stop.inferred or stop.place is None for stop in passed)


def _chapter(telling: Telling, chapter: Chapter, drawn: list[DrawnRoute]) -> dict[str, Any]:
    numbers = {p.id: index for index, p in enumerate(mapped_places(telling.story))}
    bounds = _chapter_bounds(telling, chapter, drawn)
    return {
        "view": _latlon_bounds(bounds) if bounds else None,
        "stop": chapter.stop if drawn else None,
        "places": [numbers[place] for place in chapter.places if place in numbers],
    }


def _chapter_bounds(telling: Telling, chapter: Chapter, drawn: list[DrawnRoute]) -> Bounds | None:
    if chapter.view is None:
        return None
    position = drawn[0].stops[chapter.stop] if drawn and chapter.stop is not None else None
    reference = position[0] if position else _middle(drawn, reference_lon(telling.story))
    west, south, east, north = view_bounds(chapter.view, reference)
    if east - west > _HALF_THE_WORLD:
        return story_bounds(telling)
    lats = [p.location.lat for p in mapped_places(telling.story)]
    highest, lowest = max([_FAR_NORTH, *lats]), min([_FAR_SOUTH, *lats])
    return west, max(south, lowest - 1, -MAX_LAT), east, min(north, highest + 1, MAX_LAT)


_HALF_THE_WORLD = 180.0
_FAR_NORTH, _FAR_SOUTH = 75.0, -60.0
"""Beyond these the Mercator map grows into empty space; a view goes further only for a place that lies there."""


def story_bounds(telling: Telling) -> Bounds:
    """What the map shows to give the whole story: the routes, or all places when nobody travels."""
    drawn = [draw_route(route, start_lon=reference_lon(telling.story)) for route in telling.story.routes]
    routes = [p for route in drawn for line in route.legs for p in line]
    routes += [p for route in drawn for p in route.stops if p]
    middle = _middle(drawn, reference_lon(telling.story))
    places = [(near(p.location.lon, middle), p.location.lat) for p in mapped_places(telling.story)]
    return _roomy(bounds_of(routes or places) or (-60.0, -40.0, 120.0, 70.0))


def _roomy(bounds: Bounds) -> Bounds:
    west, south, east, north = bounds
    room_lon, room_lat = max((east - west) * 0.12, 1.5), max((north - south) * 0.12, 0.8)
    return west - room_lon, max(south - room_lat, -84), east + room_lon, min(north + room_lat, 84)


def view_list(telling: Telling) -> tuple[Bounds, ...]:
    """Every view that the page steps through, the whole story first."""
    drawn = [draw_route(route, start_lon=reference_lon(telling.story)) for route in telling.story.routes]
    views = [_chapter_bounds(telling, chapter, drawn) for chapter in telling.chapters]
    return (story_bounds(telling), *(view for view in views if view), *_evidence_views(telling))


def _evidence_views(telling: Telling) -> Iterator[Bounds]:
    """What the map moves to when a claim is opened."""
    for verdict in telling.story.verdicts:
        points = [p for shown in _evidence(verdict, 0.0) for line in shown["lines"] for p in line]
        bounds = bounds_of([(lon, lat) for lat, lon in points])
        if bounds and bounds[2] - bounds[0] < _HALF_THE_WORLD:
            yield _roomy(bounds)


def _evidence(verdict: Verdict, middle: float) -> list[dict[str, Any]]:
    return [{"kind": e.kind, "label": e.label, "lines": _lines(e, middle)} for e in verdict.evidence]


def _lines(evidence: Evidence, middle: float) -> list[list[list[float]]]:
    """The lines, each put as a whole on the copy of the world nearest to the story."""
    found = []
    for line in evidence.lines:
        shift = near(line[0].lon, middle) - line[0].lon if line else 0.0
        found.append([_latlon((p.lon + shift, p.lat)) for p in line])
    return found


def _latlon(position: Position) -> list[float]:
    return [round(position[1], 4), round(position[0], 4)]


def _latlon_bounds(bounds: Bounds) -> list[list[float]]:
    west, south, east, north = bounds
    return [_latlon((west, south)), _latlon((east, north))]
