"""RFC 7946 as a checker: everything that the text of the standard asks of a collection of features."""

from itertools import pairwise
from math import isfinite

SHAPES = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def faults(collection):
    """What breaks the standard, in words; empty where nothing does."""
    found = []
    if collection.get("type") != "FeatureCollection" or not isinstance(collection.get("features"), list):
        return ["no FeatureCollection"]
    if "crs" in collection:
        found.append("3: a crs member")
    others = ("coordinates", "geometries", "geometry", "properties")
    found += [f"7.1: a FeatureCollection with {member}" for member in others if member in collection]
    for number, feature in enumerate(collection["features"]):
        found += [f"{number}: {fault}" for fault in _feature_faults(feature)]
    return found


def _feature_faults(feature):
    if feature.get("type") != "Feature":
        yield "3.2: no Feature"
    if "geometry" not in feature or "properties" not in feature:
        yield "3.2: a member is missing"
    if not isinstance(feature.get("properties"), dict | None):
        yield "3.2: properties are no object"
    if "coordinates" in feature or "features" in feature:
        yield "7.1: a Feature with members of another type"
    if feature.get("geometry") is not None:
        yield from _geometry_faults(feature["geometry"])


def _geometry_faults(geometry):
    kind = geometry.get("type")
    if kind not in SHAPES:
        yield f"3.1: no geometry of type {kind}"
        return
    if "geometry" in geometry or "properties" in geometry or "features" in geometry:
        yield "7.1: a geometry with members of another type"
    coordinates = geometry["coordinates"]
    if not coordinates:
        yield "3.1: no coordinates"
    lists = [coordinates]
    for _ in range(SHAPES[kind]):
        lists = [inner for outer in lists for inner in outer]
    yield from (fault for position in lists for fault in _position_faults(position))
    yield from (fault for line in _lines(kind, coordinates) for fault in _line_faults(line))
    yield from (fault for polygon in _polygons(kind, coordinates) for fault in _polygon_faults(polygon))


def _lines(kind, coordinates):
    return [coordinates] if kind == "LineString" else coordinates if kind == "MultiLineString" else []


def _polygons(kind, coordinates):
    return [coordinates] if kind == "Polygon" else coordinates if kind == "MultiPolygon" else []


def _position_faults(position):
    if len(position) not in (2, 3) or not all(isinstance(n, int | float) and isfinite(n) for n in position):
        yield f"3.1.1: no position {position}"
    elif not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
        yield f"4: outside the world {position}"


def _line_faults(line):
    if len(line) < 2:
        yield "3.1.4: a line of one position"
    yield from (f"3.1.9: not cut between {a} and {b}" for a, b in pairwise(line) if abs(a[0] - b[0]) > 180)


def _polygon_faults(polygon):
    for number, ring in enumerate(polygon):
        if len(ring) < 4 or ring[0] != ring[-1]:
            yield "3.1.6: no closed ring"
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
        if (area < 0) == (number == 0):
            yield "3.1.6: against the right-hand rule"
        yield from _line_faults(ring)
