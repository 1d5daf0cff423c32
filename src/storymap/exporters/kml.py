"""Story → KML 2.2: a folder for each route, for mentioned places and for the evidence of the verdicts.

`name` is text by the specification, `description` is HTML: there words are escaped twice, and nothing in them is taken
for one of the entities (`$[…]`) that Google Earth fills in.
"""

from collections.abc import Iterable, Iterator, Mapping

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.markup import text as html_text
from storymap.exporters.plain_text import holdable, on_one_line
from storymap.exporters.precision import Position, place_position
from storymap.exporters.provenance import about_lines
from storymap.exporters.records import Record
from storymap.exporters.shapes import evidence_geometry, leg_lines
from storymap.exporters.spoken import leg_lines as leg_words
from storymap.exporters.spoken import stop_lines, verdict_lines
from storymap.exporters.xml_text import Xml, block, tag, xml_bytes
from storymap.model.claims import Verdict, claim_id
from storymap.model.places import Place
from storymap.model.stories import ContextPlace, Leg, Route, Stop, Story, When

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_STYLE = "plain"


class KmlExporter:
    """A story as one document: stops in order with their times, legs, mentioned places, evidence."""

    name = "kml"
    version = "1"
    suffix = ".kml"
    keeps = "stops in order with times, legs, mentioned places, evidence; unplaced stops without geometry"
    loses = "toponyms one by one, claims without evidence, the text"
    reads = "Google Earth, Google My Maps, QGIS"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The document, as bytes."""
        about = about_lines(story, self)
        children = [
            tag("name", on_one_line(story.title)),
            tag("open", "1"),
            tag("description", _description(f"{label}: {words}" for label, words in about)),
            _balloon(),
            _extended([(label, words) for label, words in about]),
            *(_route_folder(route, number) for number, route in enumerate(story.routes)),
            *_folder("Mentioned", [_context_mark(item) for item in story.context]),
            *_folder("Evidence of verdicts", list(_evidence_marks(story))),
        ]
        return xml_bytes(block("kml", [block("Document", children)], attributes={"xmlns": _NAMESPACE}))


def _balloon() -> Xml:
    """What a click shows: the description alone, so that no value of the data is read as HTML."""
    style = tag("BalloonStyle", tag("text", "$[description]"))
    return tag("Style", style, attributes={"id": _STYLE})


def _route_folder(route: Route, number: int) -> Xml:
    stops = [_stop_mark(stop, number, n) for n, stop in enumerate(route.stops, start=1)]
    legs = [_leg_mark(route, leg, number) for leg in route.legs]
    name = on_one_line(route.traveller or "") or f"Route {number + 1}"
    return block("Folder", [tag("name", name), *stops, *_folder("Legs", legs)])


def _folder(name: str, marks: list[Xml]) -> tuple[Xml, ...]:
    return (block("Folder", [tag("name", name), *marks]),) if marks else ()


def _stop_mark(stop: Stop, route: int, number: int) -> Xml:
    place = stop.place
    data = [("kind", "stop"), ("route", str(route)), ("number", str(number)), ("role", stop.role), *_place_data(place)]
    geometry = tag("Point", tag("coordinates", _coordinates([place_position(place)]))) if place else None
    return _mark(stop.name, stop_lines(stop), _span(stop.when, stop.until), data, geometry)


def _leg_mark(route: Route, leg: Leg, number: int) -> Xml:
    name = f"{route.stops[leg.start].name} → {route.stops[leg.end].name}"
    data = [("kind", "leg"), ("route", str(number)), ("distance_km", f"{leg.distance_km:.1f}")]
    lines = [_line(line) for line in leg_lines(route, leg)]
    return _mark(name, leg_words(leg), _span(leg.when), data, _together(lines))


def _context_mark(item: ContextPlace) -> Xml:
    point = tag("Point", tag("coordinates", _coordinates([place_position(item.place)])))
    return _mark(item.name, (item.role,), None, [("kind", "context"), *_place_data(item.place)], point)


def _evidence_marks(story: Story) -> Iterator[Xml]:
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    for number, verdict in enumerate(story.verdicts):
        lines = verdict_lines(verdict, texts[verdict.claim.document].quote(verdict.claim.quote))
        yield from _marks_of(verdict, claim_id(number), lines)


def _marks_of(verdict: Verdict, claim: str, lines: tuple[str, ...]) -> Iterator[Xml]:
    for evidence in verdict.evidence:
        data = [("kind", "evidence"), ("claim", claim), ("outcome", verdict.outcome.value)]
        yield _mark(evidence.label, lines, None, data, _drawn(evidence_geometry(evidence)))


def _mark(name: str, lines: Iterable[str], time: Xml | None, data: list[tuple[str, str]], geometry: Xml | None) -> Xml:
    children = [
        tag("name", holdable(name)),
        tag("description", _description(lines)),
        time,
        tag("styleUrl", f"#{_STYLE}"),
        _extended(data),
        geometry,
    ]
    return block("Placemark", children)


def _description(lines: Iterable[str]) -> str:
    """The lines as HTML, one below the other."""
    return "<br>".join(html_text(holdable(line)).replace("$[", "&#36;[") for line in lines)


def _extended(data: Iterable[tuple[str, str]]) -> Xml:
    """The data by name; a name stands once, with all that is told under it."""
    found: dict[str, list[str]] = {}
    for name, value in data:
        found.setdefault(name, []).append(holdable(value))
    items = (tag("Data", tag("value", "\n".join(v)), attributes={"name": name}) for name, v in found.items())
    return block("ExtendedData", items)


def _place_data(place: Place | None) -> list[tuple[str, str]]:
    if place is None:
        return []
    told: Mapping[str, str | None] = {
        "place_id": place.id,
        "place": place.name,
        "country": place.country_code,
        "radius_km": f"{place.radius_km:g}",
    }
    return [(name, value) for name, value in told.items() if value]


def _span(when: When | None, until: When | None = None) -> Xml | None:
    """The days as KML's time span: from the first that the one time can mean to the last that the other can."""
    first = when or until
    last = until or when
    begin, end = first.start if first else None, last.end if last else None
    if not (begin or end):
        return None
    return tag("TimeSpan", tag("begin", begin) if begin else None, tag("end", end) if end else None)


def _drawn(geometry: Record | None) -> Xml | None:
    """A GeoJSON geometry in KML."""
    coordinates = geometry["coordinates"] if geometry else None
    if geometry is None or not isinstance(coordinates, list):
        return None
    if geometry["type"] == "Point":
        return tag("Point", tag("coordinates", _coordinates([coordinates])))
    if geometry["type"] == "MultiPolygon":
        return _together([_polygon(polygon[0]) for polygon in coordinates if isinstance(polygon, list)])
    return _together([_line(line) for line in coordinates if isinstance(line, list)])


def _polygon(ring: object) -> Xml:
    inside = tag("LinearRing", tag("coordinates", _coordinates(ring)))
    return tag("Polygon", tag("tessellate", "1"), tag("outerBoundaryIs", inside))


def _line(line: object) -> Xml:
    return tag("LineString", tag("tessellate", "1"), tag("coordinates", _coordinates(line)))


def _together(drawn: list[Xml]) -> Xml | None:
    """One geometry of several; MultiGeometry only where there are several."""
    if len(drawn) < 2:
        return drawn[0] if drawn else None
    return tag("MultiGeometry", *drawn)


def _coordinates(positions: object) -> str:
    listed: list[Position] = list(positions)  # type: ignore[call-overload]  # pairs, whether tuples or lists
    return " ".join(f"{lon},{lat}" for lon, lat in listed)
