"""Story → GPX 1.1: a route (`rte`) for each traveller, way points for the places that are only mentioned.

A GPX point needs a position: stops without a known place cannot stand among the points, so the route names them in its
comment, and every point tells its number. Times stay words: a GPX time is an instant, and a text gives days at best.
"""

from collections.abc import Iterable

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.markup import web_address
from storymap.exporters.plain_text import holdable, on_one_line
from storymap.exporters.precision import place_position
from storymap.exporters.provenance import about_lines, credit_line, licence_address, made_at
from storymap.exporters.spoken import stop_lines
from storymap.exporters.xml_text import Xml, block, tag, xml_bytes
from storymap.model.places import Place
from storymap.model.stories import ContextPlace, Route, Stop, Story

_NAMESPACE = "http://www.topografix.com/GPX/1/1"
_SCHEMA = "http://www.topografix.com/GPX/1/1/gpx.xsd"
_OWN = "urn:storymap:about"


class GpxExporter:
    """The routes of a story for devices and hiking programs."""

    name = "gpx"
    version = "1"
    suffix = ".gpx"
    keeps = "stops with a known place, in order, as points of a route; mentioned places as way points; times as words"
    loses = "positions of unplaced stops (named in the route's comment), legs' lines, toponyms, claims, the text"
    reads = "hiking and bicycle programs, Garmin devices, QGIS"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The document, as bytes."""
        attributes = {
            "version": "1.1",
            "creator": f"storymap {story.provenance.version}" if story.provenance else "storymap",
            "xmlns": _NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xmlns:about": _OWN,
            "xsi:schemaLocation": f"{_NAMESPACE} {_SCHEMA}",
        }
        children = [
            _metadata(story, self),
            *(_way_point(item) for item in story.context),
            *(_route(route, number) for number, route in enumerate(story.routes, start=1)),
        ]
        return xml_bytes(block("gpx", children, attributes=attributes))


def _metadata(story: Story, exporter: GpxExporter) -> Xml:
    made = made_at()
    sources = (resolved.document.source for resolved in story.documents)
    addresses = dict.fromkeys(url for source in sources if (url := web_address(source.url)))
    children = [
        tag("name", on_one_line(story.title)),
        tag("desc", "; ".join(f"{label}: {on_one_line(words)}" for label, words in about_lines(story, exporter))),
        _copyright(story),
        *(tag("link", attributes={"href": url}) for url in addresses),
        tag("time", made) if made else None,
        _about(about_lines(story, exporter)),
    ]
    return block("metadata", children)


def _copyright(story: Story) -> Xml | None:
    """Whose data it rests on; GPX has room for one licence, which is the first that asks for anything."""
    if not story.attributions:
        return None
    asking = [item for item in story.attributions if (licence_address(item) or "").find("/licenses/") > 0]
    author = "; ".join(on_one_line(credit_line(item)) for item in story.attributions)
    licence = licence_address(asking[0]) if asking else None
    return tag("copyright", tag("license", licence) if licence else None, attributes={"author": author})


def _about(lines: Iterable[tuple[str, str]]) -> Xml:
    items = (tag("about:item", holdable(words), attributes={"name": label}) for label, words in lines)
    return block("extensions", items)


def _route(route: Route, number: int) -> Xml:
    numbered = list(enumerate(route.stops, start=1))
    missing = [f"{n}. {on_one_line(stop.name)}" for n, stop in numbered if stop.place is None]
    children = [
        tag("name", on_one_line(route.traveller or "") or f"Route {number}"),
        tag("cmt", f"Stops without a known place: {'; '.join(missing)}") if missing else None,
        tag("number", str(number)),
        *(_point("rtept", stop.place, stop, n) for n, stop in numbered if stop.place is not None),
    ]
    return block("rte", children)


def _point(name: str, place: Place, stop: Stop, number: int) -> Xml:
    children = (
        tag("name", holdable(stop.name)),
        tag("cmt", f"Stop {number}"),
        tag("desc", "; ".join(on_one_line(line) for line in stop_lines(stop))),
        tag("type", stop.role),
    )
    return tag(name, *children, attributes=_position(place))


def _way_point(item: ContextPlace) -> Xml:
    children = (tag("name", holdable(item.name)), tag("desc", on_one_line(item.place.id)), tag("type", item.role))
    return tag("wpt", *children, attributes=_position(item.place))


def _position(place: Place) -> dict[str, float]:
    lon, lat = place_position(place)
    # 180° is 180° West in GPX, whose longitudes stop short of the other one.
    return {"lat": lat, "lon": -180.0 if lon == 180 else lon}
