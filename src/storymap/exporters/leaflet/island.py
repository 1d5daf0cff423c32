"""Drawn story → the data that the page's script reads, as JSON that no HTML parser can mistake for markup."""

import json
import re
from typing import Any

from storymap.exporters.catalogue.words import Words
from storymap.exporters.leaflet.display import Bounds, DrawnRoute, Position, draw_route, mapped_places, near
from storymap.exporters.leaflet.framing import Drawing, chapter_bounds, story_bounds
from storymap.exporters.leaflet.names import country_name, sea_name
from storymap.exporters.leaflet.words import is_exact, is_uncertain
from storymap.model.claims import Evidence, Verdict
from storymap.model.places import LonLat, Place
from storymap.model.stories import ContextPlace, Leg, Route, Stop

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


def island(drawing: Drawing, *, map_name: str, words: Words) -> dict[str, Any]:
    """Everything the script draws and steps through; longitudes may lie beyond ±180.

    Args:
        drawing: The story as the map draws it.
        map_name: Name of the variable that holds the Leaflet map.
        words: The page's own words.
    """
    story = drawing.story
    numbers = {place.id: index for index, place in enumerate(mapped_places(story))}
    lines: dict[tuple[LonLat, ...], int] = {}
    return {
        "map": map_name,
        "places": [_place(place, drawing) for place in mapped_places(story)],
        "routes": [_route(route, drawn, numbers) for route, drawn in zip(story.routes, drawing.routes, strict=True)],
        "context": [{"place": numbers[c.place.id], "name": _name_of(c, words)} for c in story.context],
        "chapters": [_chapter(drawing, index, numbers) for index in range(len(drawing.chapters))],
        "evidence": [_evidence(verdict, lines, words) for verdict in story.verdicts],
        "drafts": [number for number, verdict in enumerate(story.verdicts) if verdict.status == "draft"],
        "lines": [_line(line, drawing.middle) for line in lines],
        "bounds": _latlon_bounds(story_bounds(drawing)),
    }


_SAID_BY_SCRIPTS = ("page.explore", "page.position", "chapter.stop_number")
"""Phrases that the page says first and its scripts say again."""


def script_words(words: Words) -> dict[str, Any]:
    """What the scripts say, with the language whose plural forms and numbers they choose."""
    spoken = {f"{table}.{name}": said for table in ("script", "seas") for name, said in words.tables[table].items()}
    return {"lang": words.lang, "phrases": {**spoken, **{key: words.phrase(key) for key in _SAID_BY_SCRIPTS}}}


def _name_of(context: ContextPlace, words: Words) -> str:
    """A mentioned place as the text calls it; countries and seas as the map calls those around them."""
    code = context.place.country_code if context.place.is_country else None
    return country_name(code, words) or sea_name(context.place, words) or context.name


def _place(place: Place, drawing: Drawing) -> dict[str, Any]:
    own = _latlon((near(place.location.lon, drawing.middle), place.location.lat))
    return {
        "name": place.name,
        "at": _latlon(drawing.position(place)),
        **({"own": own} if place.id in drawing.anchors else {}),
        "radius": round(place.radius_km, 1),
        **({"obscured": True} if place.is_obscured else {}),
        "country": place.country_code if place.is_country else None,
        "class": place.feature_class,
    }


def _route(route: Route, drawn: DrawnRoute, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "traveller": route.traveller,
        "stops": [_stop(stop, at, numbers) for stop, at in zip(route.stops, drawn.stops, strict=True)],
        "legs": [
            _leg(route, leg, line, own)
            for leg, line, own in zip(route.legs, drawn.legs, draw_route(route).legs, strict=True)
        ],
    }


def _stop(stop: Stop, position: Position | None, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "name": stop.name,
        "place": numbers[stop.place.id] if stop.place else None,
        "at": _latlon(position) if position else None,
        "inferred": stop.inferred,
        "role": stop.role,
    }


def _leg(route: Route, leg: Leg, line: tuple[Position, ...], own: tuple[Position, ...]) -> dict[str, Any]:
    """The leg's line, and its length where both ends are small enough for one; its own line where the map moves it."""
    moved = [lat for _, lat in line[:1] + line[-1:]] != [lat for _, lat in own[:1] + own[-1:]]
    return {
        "start": leg.start,
        "end": leg.end,
        "line": [_latlon(p) for p in line],
        **({"own": [_latlon(p) for p in own]} if moved else {}),
        "km": round(leg.distance_km) if is_exact(route, leg) else None,
        "inferred": is_uncertain(route, leg),
        "unordered": not leg.certain,
    }


def _chapter(drawing: Drawing, index: int, numbers: dict[str, int]) -> dict[str, Any]:
    chapter, bounds = drawing.chapters[index], chapter_bounds(drawing, index)
    return {
        "view": _latlon_bounds(bounds) if bounds else None,
        "stop": chapter.stop if drawing.routes else None,
        "places": [numbers[place] for place in chapter.places if place in numbers],
        "claims": list(chapter.verdicts),
    }


def _evidence(verdict: Verdict, lines: dict[tuple[LonLat, ...], int], words: Words) -> list[dict[str, Any]]:
    """What the verdict rests on; lines that several verdicts share are written once, as numbers of the list."""
    draft = verdict.status == "draft"
    return [
        {
            "kind": e.kind,
            "label": words.say("card.drafted", words=e.label) if draft else e.label,
            "lines": _numbered(e, lines),
        }
        for e in verdict.evidence
        if any(e.lines)
    ]


def _numbered(evidence: Evidence, lines: dict[tuple[LonLat, ...], int]) -> list[int]:
    return [lines.setdefault(tuple(line), len(lines)) for line in evidence.lines if line]


def _line(line: tuple[LonLat, ...], middle: float) -> list[list[float]]:
    """The line, put as a whole on the copy of the world nearest to the story."""
    shift = near(line[0].lon, middle) - line[0].lon
    return [_latlon((p.lon + shift, p.lat)) for p in line]


def _latlon(position: Position) -> list[float]:
    return [round(position[1], 4), round(position[0], 4)]


def _latlon_bounds(bounds: Bounds) -> list[list[float]]:
    west, south, east, north = bounds
    return [_latlon((west, south)), _latlon((east, north))]
