"""The world and a story's routes → an overview map as inline SVG, for readers without scripts and for paper."""

from collections.abc import Iterator, Sequence

import numpy as np

from storymap.exporters.leaflet.body import Telling, route_line
from storymap.exporters.leaflet.display import Bounds, Position, mapped_places
from storymap.exporters.leaflet.framing import Drawing, story_bounds
from storymap.exporters.leaflet.overview_names import NameRoom
from storymap.exporters.leaflet.topology import Detail, Floats, Shape, Topology, mercator_point, read_world, thinned
from storymap.exporters.leaflet.words import is_uncertain
from storymap.exporters.markup import Markup, element, join
from storymap.model.stories import Stop

WIDTH = 720.0
"""Of the picture, in pixels."""
_HEIGHTS = (320.0, 720.0)


class Frame:
    """The Mercator square → the picture."""

    def __init__(self, bounds: Bounds) -> None:
        west, south, east, north = bounds
        (left, bottom), (right, top) = mercator_point(west, south), mercator_point(east, north)
        self.scale = WIDTH / (right - left)
        height = (bottom - top) * self.scale
        self.height = min(max(height, _HEIGHTS[0]), _HEIGHTS[1])
        if height > self.height:
            self.scale *= self.height / height
        width_shown, height_shown = WIDTH / self.scale, self.height / self.scale
        self.left = (left + right - width_shown) / 2
        self.top = (top + bottom - height_shown) / 2
        self.box = (self.left, self.top, self.left + width_shown, self.top + height_shown)

    def points(self, square: Floats) -> Floats:
        """Positions in the picture, in pixels."""
        shown: Floats = (square - np.array([self.left, self.top])) * self.scale
        return shown

    def point(self, position: Position) -> tuple[float, float]:
        """One position in degrees as pixels."""
        x, y = self.points(np.array([mercator_point(*position)]))[0]
        return round(float(x), 1), round(float(y), 1)


def overview_figure(telling: Telling, drawing: Drawing) -> Markup:
    """The whole story on one small map, with a caption."""
    frame = Frame(story_bounds(drawing))
    details = [
        Detail(box=_shifted(frame.box, turn), tolerance=0.7 / frame.scale)
        for turn in (-1, 0, 1)
        if _shifted(frame.box, turn)[0] < 1 and _shifted(frame.box, turn)[2] > 0
    ]
    coarse = thinned(read_world(), details, base_tolerance=40 / frame.scale)
    names = NameRoom(width=WIDTH, height=frame.height)
    stops = [*_stops(drawing, frame, names)]
    svg = element(
        "svg",
        element("rect", width="100%", height="100%", class_="sea"),
        *_land(coarse, frame),
        *_hiding_circles(drawing, frame),
        *_context(drawing, frame, names),
        *_routes(drawing, frame),
        *stops,
        viewBox=f"0 0 {WIDTH:.0f} {frame.height:.0f}",
        role="img",
        aria_label=telling.words.say("overview.title"),
    )
    routes = [element("figcaption", route_line(route, telling.words)) for route in telling.story.routes]
    return element("figure", svg, *routes, *_doubts(telling), class_="overview")


def _doubts(telling: Telling) -> Iterator[Markup]:
    """What the question marks beside lines mean, where there are any."""
    if any(not leg.certain for route in telling.story.routes for leg in route.legs):
        yield element("figcaption", telling.words.say("script.key_unordered_way"))


def _shifted(box: Sequence[float], turn: int) -> tuple[float, float, float, float]:
    return box[0] + turn, box[1], box[2] + turn, box[3]


def _land(topology: Topology, frame: Frame) -> Iterator[Markup]:
    for turn in (-1, 0, 1):
        seen = _shifted(frame.box, -turn)
        if seen[0] < 1 and seen[2] > 0:
            paths = [_path(shape, topology.arcs, frame, turn=turn) for shape in topology.shapes if not shape.disputed]
            yield element("path", d="".join(paths), class_="land")


def _path(shape: Shape, arcs: Sequence[Floats], frame: Frame, *, turn: int) -> str:
    found = []
    for polygon in shape.polygons:
        for ring in polygon:
            square = np.concatenate([arcs[~n][::-1] if n < 0 else arcs[n] for n in ring]) + np.array([turn, 0])
            low, high = square.min(axis=0), square.max(axis=0)
            west, north, east, south = frame.box
            if len(square) > 3 and low[0] <= east and high[0] >= west and low[1] <= south and high[1] >= north:
                found.append(_ring(frame.points(square)))
    return "".join(found)


def _ring(pixels: Floats) -> str:
    whole = np.rint(pixels).astype(int)
    kept = whole[np.r_[True, np.any(np.diff(whole, axis=0) != 0, axis=1)]]
    if len(kept) < 3:
        return ""
    steps = " ".join(f"{x} {y}" for x, y in np.diff(kept, axis=0)).replace(" -", "-")
    return f"M{kept[0][0]} {kept[0][1]}l{steps}z"


def _routes(drawing: Drawing, frame: Frame) -> Iterator[Markup]:
    for index, (route, drawn) in enumerate(zip(drawing.story.routes, drawing.routes, strict=True)):
        for leg, line in zip(route.legs, drawn.legs, strict=True):
            points = " ".join(f"{x},{y}" for x, y in map(frame.point, line))
            style = f"route traveller-{min(index, 3)}" + (" inferred" if is_uncertain(route, leg) else "")
            yield element("polyline", points=points, class_=style if leg.certain else f"{style} unordered")
            if not leg.certain:
                x, y = frame.point(line[len(line) // 2])
                yield element("text", "?", x=x, y=y, text_anchor="middle", class_="doubt")


def _stops(drawing: Drawing, frame: Frame, names: NameRoom) -> Iterator[Markup]:
    """The protagonist's stops, a later one under the earlier, and the names that have room; a key stands below."""
    if not drawing.story.routes:
        return
    stops = zip(drawing.story.routes[0].stops, drawing.routes[0].stops, strict=True)
    placed = [(n, stop, frame.point(at)) for n, (stop, at) in enumerate(stops, start=1) if at]
    for _, _, (x, y) in placed:
        names.take(x, y, _DISC_PX)
    for number, stop, at in placed[::-1]:
        yield _disc(at, number, stop)
    told: set[str] = set()
    for _, stop, (x, y) in placed:
        if stop.name not in told:
            yield names.name(stop.name, x, y, reach=_DISC_PX, style="name")
        told.add(stop.name)


def _hiding_circles(drawing: Drawing, frame: Frame) -> Iterator[Markup]:
    """The circles that hidden places lie in; one too small to be seen around its mark is left out."""
    for place in mapped_places(drawing.story):
        lon, lat = drawing.position(place)
        (x, y), (_, top) = frame.point((lon, lat)), frame.point((lon, min(lat + place.radius_km / _KM_PER_DEG, 85)))
        if place.is_obscured and y - top > _DISC_PX:
            yield element("circle", cx=x, cy=y, r=round(y - top, 1), class_="hiding")


_KM_PER_DEG = 111.2
_DISC_PX = 10.0


def _disc(at: tuple[float, float], number: int, stop: Stop) -> Markup:
    """A disc for a place, a square for a whole country."""
    x, y = at
    area = stop.place is not None and stop.place.is_country
    square = element("rect", x=x - 10, y=y - 10, width=20, height=20, rx=4, class_="stop")
    veiled = stop.place is not None and stop.place.is_obscured
    disc = square if area else element("circle", cx=x, cy=y, r=10, class_="stop veiled" if veiled else "stop")
    return join(disc, element("text", str(number), x=x, y=y + 4, text_anchor="middle", class_="number"))


def _context(drawing: Drawing, frame: Frame, names: NameRoom) -> Iterator[Markup]:
    """Places that are mentioned; a dot without room for its name is left out."""
    for context in drawing.story.context:
        x, y = frame.point(drawing.position(context.place))
        name = names.name(context.name, x, y, reach=3.5, style="quiet")
        if name:
            names.take(x, y, 3.5)
            yield join(element("circle", cx=x, cy=y, r=3.5, class_="dot"), name)
