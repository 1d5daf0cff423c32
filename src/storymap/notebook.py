"""Story → what a notebook shows and works on: the page in a frame, a folium map, a table with geometry."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import folium
import geopandas
from shapely.geometry import MultiLineString, Point

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet.display import DrawnRoute, draw_route, near, reference_lon
from storymap.exporters.leaflet.framing import draw_story, story_bounds
from storymap.exporters.leaflet.page import LeafletExporter, PageOptions
from storymap.exporters.markup import element
from storymap.model.places import Place
from storymap.model.stories import Leg, Route, Stop, Story
from storymap.stories.publishing import for_readers

FRAME_HEIGHT_PX = 640
_CRS = "EPSG:4326"
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.-")
_REPLACEMENT = 0xFFFD
_COLUMNS = ("kind", "route", "number", "name", "place", "place_id", "country", "radius_km", "role", "inferred")
_TIMES = ("when_start", "when_end", "distance_km", "geometry")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as the last value of a notebook's cell."""

    story: Story
    """What `storymap.pipeline.analyze` gives."""
    options: PageOptions = field(default_factory=PageOptions)
    """How the page looks."""
    drafts: bool = True
    """Whether verdicts that nobody has confirmed are shown; one that a person rejected never is."""

    def _repr_html_(self) -> str:
        """The story page in a frame of its own: it needs no network and cannot reach into the notebook."""
        shown = for_readers(self.story, drafts=self.drafts)
        page = LeafletExporter(boundaries=open_boundaries(), options=self.options).export_story(shown)
        return element(
            "iframe",
            srcdoc=page.decode("utf-8"),
            title=self.story.title or "Story map",
            sandbox="allow-scripts allow-popups",
            width="100%",
            height=FRAME_HEIGHT_PX,
            frameborder="0",
        )

    def to_folium(self, *, tiles: str | None = "OpenStreetMap") -> "folium.Map":
        """Places and routes as a folium map, to go on with. Every word of the story is text there, never markup.

        Args:
            tiles: The online map beneath, as folium names it; `None` for none. Folium's pages need a network anyway.
        """
        made = folium.Map(location=[30, 10], zoom_start=2, tiles=tiles)
        start = reference_lon(self.story)
        for route in self.story.routes:
            _add_route(made, route, draw_route(route, start_lon=start))
        for entry in self.story.context:
            _add_place(made, entry.place, entry.name, lon=near(entry.place.location.lon, start))
        west, south, east, north = story_bounds(draw_story(self.story, (), moved=False))
        made.fit_bounds([(south, west), (north, east)])
        return made

    def to_geodataframe(self) -> "geopandas.GeoDataFrame":
        """One row for each stop, leg and place that is only mentioned (`kind`), in WGS 84.

        Routes and stops are counted from 0 and 1; a stop whose place is unknown has no geometry; distances and radii
        are in km.
        """
        rows = [*_travel_rows(self.story), *_context_rows(self.story)]
        columns = {name: [row.get(name) for row in rows] for name in (*_COLUMNS, *_TIMES)}
        return geopandas.GeoDataFrame(columns, geometry="geometry", crs=_CRS)


def inert(words: str) -> str:
    """Words as HTML that stays text wherever folium puts it: in markup, in a script's string, in a template.

    >>> inert("Oslo, `${x}`")
    'Oslo, &#96;&#36;&#123;x&#125;&#96;'
    """
    return "".join(c if c in _PLAIN else f"&#{_shown(ord(c))};" for c in words)


def _shown(code: int) -> int:
    """The code point, or U+FFFD for what no HTML document can carry."""
    control = (code < 0x20 and code not in (0x09, 0x0A)) or 0x7F <= code < 0xA0
    return _REPLACEMENT if control or 0xD800 <= code < 0xE000 else code


def _add_route(made: "folium.Map", route: Route, drawn: DrawnRoute) -> None:
    for line in drawn.legs:
        way = folium.PolyLine([(lat, lon) for lon, lat in line], color="#a8321d", weight=3)  # type: ignore[no-untyped-call]
        way.add_to(made)
    for number, (stop, position) in enumerate(zip(route.stops, drawn.stops, strict=True), start=1):
        if stop.place and position:
            _add_place(made, stop.place, f"{number}. {stop.name}", lon=position[0])


def _add_place(made: "folium.Map", place: Place, name: str, *, lon: float) -> None:
    at = (place.location.lat, lon)
    tooltip = folium.Tooltip(inert(name))
    if place.radius_km >= 1 and not place.is_country:
        folium.Circle(at, radius=place.radius_km * 1000, color="#a8321d", weight=1, fill=True).add_to(made)
    folium.CircleMarker(at, radius=7, color="#a8321d", fill=True, fill_opacity=0.9, tooltip=tooltip).add_to(made)


def _travel_rows(story: Story) -> Iterator[dict[str, Any]]:
    for number, route in enumerate(story.routes):
        for index, stop in enumerate(route.stops, start=1):
            yield {"kind": "stop", "route": number, "number": index, **_stop_row(stop)}
        for leg in route.legs:
            yield {"kind": "leg", "route": number, "number": leg.end + 1, **_leg_row(route, leg)}


def _stop_row(stop: Stop) -> dict[str, Any]:
    when = {"when_start": stop.when.start, "when_end": stop.when.end} if stop.when else {}
    return {"name": stop.name, "role": stop.role, "inferred": stop.inferred, **when, **_place_row(stop.place)}


def _leg_row(route: Route, leg: Leg) -> dict[str, Any]:
    lines = [[(p.lon, p.lat) for p in part] for part in leg.line if len(part) > 1]
    name = f"{route.stops[leg.start].name} → {route.stops[leg.end].name}"
    return {"name": name, "distance_km": leg.distance_km, "geometry": MultiLineString(lines) if lines else None}


def _context_rows(story: Story) -> Iterator[dict[str, Any]]:
    for entry in story.context:
        yield {"kind": "mentioned", "name": entry.name, **_place_row(entry.place)}


def _place_row(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    return {
        "place": place.name,
        "place_id": place.id,
        "country": place.country_code,
        "radius_km": place.radius_km,
        "geometry": Point(place.location.lon, place.location.lat),
    }
