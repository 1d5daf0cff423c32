"""What other people's libraries read in the files that storymap writes: nothing here uses a module of storymap."""

import csv
import html
import io
import json
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import geopandas
import gpxpy
import pyogrio
from lxml import etree

KML = {"k": "http://www.opengis.net/kml/2.2"}
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
GPX = {"g": "http://www.topografix.com/GPX/1/1"}


@dataclass(frozen=True)
class ReadStop:
    """A stop as a reader finds it."""

    route: int
    number: int
    name: str
    position: tuple[float, float] | None


def parse_xml(data):
    """Without entities and without a network, as a careful reader would."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


@contextmanager
def on_disk(data, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"story{suffix}"
        path.write_bytes(data)
        yield path


def geojson_stops(data):
    features = json.loads(data)["features"]
    stops = [f for f in features if f["properties"]["kind"] == "stop"]
    counted = {}
    for feature in stops:
        route = feature["properties"]["route"]
        counted[route] = counted.get(route, 0) + 1
        point = feature["geometry"]
        position = tuple(point["coordinates"]) if point else None
        yield ReadStop(route, counted[route], feature["properties"]["name"], position)


def csv_rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def csv_stops(data):
    for row in csv_rows(data):
        if row["kind"] == "stop":
            position = (float(row["lon"]), float(row["lat"])) if row["lon"] else None
            yield ReadStop(int(row["route"]), int(row["number"]), without_mark(row["name"]), position)


def without_mark(cell):
    """The text that a cell beginning with an apostrophe and a formula's sign stands for."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in set("=+-@\t\r\n＝＋－＠") else cell


def _frame_stops(frame):
    for row in frame.itertuples():
        point = row.geometry
        position = None if point is None or point.is_empty else (point.x, point.y)
        yield ReadStop(int(row.route), int(row.number), row.name, position)


def gpkg_stops(data):
    with on_disk(data, ".gpkg") as path:
        frame = pyogrio.read_dataframe(path, layer="stops")
    yield from _frame_stops(frame)


def geoparquet_stops(data):
    frame = geopandas.read_parquet(io.BytesIO(data))
    yield from _frame_stops(frame[frame["kind"] == "stop"])


def kml_stops(data):
    for mark in parse_xml(data).iterfind(".//k:Placemark", KML):
        told = {d.get("name"): d.findtext("k:value", namespaces=KML) for d in mark.iterfind(".//k:Data", KML)}
        if told["kind"] == "stop":
            written = mark.findtext("k:Point/k:coordinates", namespaces=KML)
            position = tuple(float(part) for part in written.split(",")) if written else None
            name = mark.findtext("k:name", namespaces=KML)
            yield ReadStop(int(told["route"]), int(told["number"]), name, position)


def gpx_stops(data):
    """Only placed ones: a point of a route has a position."""
    for route_number, route in enumerate(gpxpy.parse(data.decode("utf-8")).routes):
        for point in route.points:
            number = int(point.comment.removeprefix("Stop "))
            yield ReadStop(route_number, number, point.name or "", (point.longitude, point.latitude))


def lpf_stops(data):
    for feature in json.loads(data)["features"]:
        point = feature["geometry"]
        position = tuple(point["coordinates"]) if point else None
        for stop in feature["properties"]["stops"]:
            yield ReadStop(stop["route"], stop["number"], stop["name"], position)


def webannotation_stops(data):
    for item in json.loads(data)["first"]["items"]:
        if item["motivation"] == "linking":
            words = [body["value"] for body in item["body"] if body["type"] == "TextualBody"]
            number = next(word for word in words[1:] if word.startswith("stop ")).split()[1].rstrip(":")
            route, _, index = number.partition(".")
            where = [word for word in words if word.startswith("geo:") and ";u=" in word]
            position = None
            if any(body["type"] == "SpecificResource" for body in item["body"]):
                lat, lon = where[-1].removeprefix("geo:").split(";")[0].split(",")
                position = (float(lon), float(lat))
            yield ReadStop(int(route), int(index), words[0], position)


def storymapjs_slides(data):
    return json.loads(data)["storymap"]["slides"]


def storymapjs_stops(data):
    """Only placed ones of the first route: the others are words on the slide before."""
    for slide in storymapjs_slides(data)[1:]:
        where = slide["location"]
        yield ReadStop(0, 0, html.unescape(slide["text"]["headline"]), (where["lon"], where["lat"]))


STOPS = {
    "geojson": geojson_stops,
    "csv": csv_stops,
    "gpkg": gpkg_stops,
    "geoparquet": geoparquet_stops,
    "kml": kml_stops,
    "lpf": lpf_stops,
    "webannotation": webannotation_stops,
}
"""Formats that hold every stop, placed or not."""


def tei_names(data):
    """Names of places in the text, with the references; a line's beginning counts as white space."""
    for element in parse_xml(data).iterfind(".//t:text//*", TEI):
        local = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if local == "placeName" or (local == "rs" and element.get("type") == "place"):
            yield "".join(element.itertext()), element.get("ref")
