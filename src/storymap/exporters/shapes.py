"""Places, legs and evidence → geometries as RFC 7946 wants them: cut at ±180°, rings closed and anticlockwise.

A geometry is a plain GeoJSON object; the other formats write it in their own way. What has none is `None`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from storymap.exporters.precision import BORDER_DIGITS, LINE_DIGITS, Position, place_position, rounded
from storymap.exporters.records import DEGREE_DIGITS, Json, Record
from storymap.geo import Line, cut_antimeridian
from storymap.model.claims import Evidence
from storymap.model.places import Place
from storymap.model.stories import Leg, Route

Lines = tuple[tuple[Position, ...], ...]
"""Lines or rings as they are written."""
_HALF_TURN = 180


def place_geometry(place: Place | None) -> Record | None:
    """The place's point, no finer than its radius; `None` where it is not known."""
    return None if place is None else _point(place_position(place))


def leg_lines(route: Route, leg: Leg) -> Lines:
    """The line of a leg from the one stop's point to the other's, as these are written."""
    parts = [list(part) for part in _rounded_lines(leg.line, LINE_DIGITS)]
    if not parts:
        return ()
    for stop, part, at in ((route.stops[leg.start], parts[0], 0), (route.stops[leg.end], parts[-1], -1)):
        if stop.place:
            _snap(part, at, place_position(stop.place))
    return tuple(tuple(_without_repeats(part)) for part in parts)


def leg_geometry(route: Route, leg: Leg) -> Record | None:
    """The leg as a MultiLineString; `None` where it has no line."""
    return _multi_line(leg_lines(route, leg))


def evidence_geometry(evidence: Evidence) -> Record | None:
    """What a reader can look at: Point, MultiLineString or MultiPolygon; `None` where nothing of it can be drawn."""
    if evidence.kind == "point":
        found = [line[0] for line in evidence.lines if line]
        return _point(rounded(found[0], DEGREE_DIGITS)) if found else None
    if evidence.kind == "area":
        rings: list[Json] = [[_listed(ring)] for ring in evidence_rings(evidence)]
        return {"type": "MultiPolygon", "coordinates": rings} if rings else None
    return _multi_line(_rounded_lines(evidence.lines, BORDER_DIGITS))


def evidence_rings(evidence: Evidence) -> Lines:
    """The outer rings of an area: closed, anticlockwise, none of them across ±180°."""
    return tuple(ring for line in evidence.lines for ring in _rings(line))


def _rings(line: Line) -> Iterator[tuple[Position, ...]]:
    whole = [*line, *line[:1]] if line and line[0] != line[-1] else [*line]
    if any(abs(after.lon - before.lon) > _HALF_TURN for before, after in pairwise(whole)):
        # Imported here for the start-up budget: hardly an outline is not cut already.
        from storymap.exporters.ring_cutting import cut_ring

        rings = cut_ring([(position.lon, position.lat) for position in whole])
    else:
        rings = [[(position.lon, position.lat) for position in whole]]
    for ring in rings:
        written = _without_repeats([_written(position) for position in ring])
        if len(written) > 3 and _doubled_area(written):
            yield tuple(written if _doubled_area(written) > 0 else reversed(written))


def _written(position: Position) -> Position:
    lon, lat = position
    return round(lon, BORDER_DIGITS) + 0.0, round(lat, BORDER_DIGITS) + 0.0


def _doubled_area(ring: Sequence[Position]) -> float:
    """Twice the area in square degrees: positive when the ring runs anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def _rounded_lines(lines: Sequence[Line], digits: int) -> Lines:
    cut = (part for line in lines if line for part in cut_antimeridian(line))
    parts = [tuple(_without_repeats([rounded(position, digits) for position in part])) for part in cut]
    # A line from a place to itself is still a line, but a point is no part of a longer one.
    return tuple(part for part in parts if len(set(part)) > 1) or tuple(parts[:1])


def _without_repeats(line: Sequence[Position]) -> list[Position]:
    """The line without positions that repeat the one before; of one position a line from there to itself."""
    kept = [line[0], *(after for before, after in pairwise(line) if after != before)] if line else []
    return [kept[0], kept[0]] if len(kept) == 1 else kept


def _snap(part: list[Position], at: int, end: Position) -> None:
    if abs(part[at][0] - end[0]) < _HALF_TURN:
        part[at] = end


def _point(position: Position) -> Record:
    return {"type": "Point", "coordinates": [*position]}


def _multi_line(lines: Lines) -> Record | None:
    listed: list[Json] = [_listed(line) for line in lines]
    return {"type": "MultiLineString", "coordinates": listed} if lines else None


def _listed(line: Sequence[Position]) -> list[Json]:
    return [[*position] for position in line]
