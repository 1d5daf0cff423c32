"""What holds in every format: any story, the same stops read back, attribution, provenance, honest positions."""

import html
import json
import math
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storymap import registry
from storymap.exporters.plain_text import holdable, on_one_line

FORMATS = (
    "geojson", "gpkg", "geoparquet", "kml", "gpx", "csv", "lpf", "storymapjs", "webannotation", "tei", "docx",
    "claimreview", "sarif",
)  # fmt: skip
WITH_STOPS = ("geojson", "csv", "gpkg", "geoparquet", "kml", "lpf", "webannotation")
AS_WRITTEN = {"geojson", "lpf", "webannotation"}
"""Formats that hold every character; the others have U+FFFD for what XML cannot hold."""
FUZZ = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def expected(story, *, placed_only=False, first_route=False):
    """Route, number, name and place of each stop, as the model has them."""
    routes = story.routes[:1] if first_route else story.routes
    for route_number, route in enumerate(routes):
        for number, stop in enumerate(route.stops, start=1):
            if stop.place or not placed_only:
                yield route_number, number, stop.name, stop.place


def assert_same_stops(found, story, *, as_written):
    found = sorted(found, key=lambda stop: (stop.route, stop.number))
    wanted = list(expected(story))
    names = [name if as_written else holdable(name) for _, _, name, _ in wanted]
    assert [(stop.route, stop.number) for stop in found] == [(route, number) for route, number, _, _ in wanted]
    assert [stop.name for stop in found] == names
    for stop, (_, _, _, place) in zip(found, wanted, strict=True):
        assert_honest(stop.position, place)


def assert_honest(position, place):
    """Unplaced is nowhere; a position is as near as its decimals allow, and has no more of them than are known."""
    if place is None:
        assert position is None
        return
    lon, lat = position
    allowed = max(place.radius_km / 10, 0.0111) * 1.01
    assert abs(lat - place.location.lat) * 111.2 <= allowed
    assert min(abs(lon - place.location.lon), 360 - abs(lon - place.location.lon)) * 111.2 <= allowed
    known = max(0, math.ceil(math.log10(1112 / place.radius_km))) if place.radius_km else 4
    near_zero = (lon, lat) != (round(lon), round(lat)) and max(abs(lon), abs(lat)) < 5
    if not near_zero:
        assert max(decimals_of(lon), decimals_of(lat)) <= min(4, known)
    if (place.location.lon, place.location.lat) != (0, 0) and max(abs(lon), abs(lat)) > 1e-4:
        assert (lon, lat) != (0, 0)


def decimals_of(number):
    return len(repr(float(number)).partition(".")[2].rstrip("0")) if "e" not in repr(float(number)) else 9


@pytest.mark.parametrize("name", WITH_STOPS)
def test_stops_are_read_back_as_they_are_told(name, export, readers, told_story):
    found = list(readers.STOPS[name](export(name, told_story)))
    assert [stop.name for stop in sorted(found, key=lambda stop: stop.number)] == [
        "Ukraine", "Russia", "Nowhereville", "the Norwegian border near Pasvikdalen", "Oslo",
    ]  # fmt: skip
    assert_same_stops(found, told_story, as_written=True)


@pytest.fixture(scope="session")
def any_story(random_story, hand_made):
    return random_story.stories(hand_made)


@FUZZ
@given(data=st.data())
@pytest.mark.parametrize("name", WITH_STOPS)
def test_any_story_is_read_back_with_its_stops_names_and_order(name, data, export, readers, any_story):
    story = data.draw(any_story)
    assert_same_stops(readers.STOPS[name](export(name, story)), story, as_written=name in AS_WRITTEN)


@FUZZ
@given(data=st.data())
def test_any_story_is_a_gpx_with_its_placed_stops(data, export, readers, any_story):
    story = data.draw(any_story)
    found = list(readers.gpx_stops(export("gpx", story)))
    wanted = list(expected(story, placed_only=True))
    assert [(stop.route, stop.number) for stop in found] == [(route, number) for route, number, _, _ in wanted]
    assert [on_one_line(stop.name) for stop in found] == [on_one_line(name) for _, _, name, _ in wanted]
    for stop, (_, _, _, place) in zip(found, wanted, strict=True):
        assert_honest(stop.position, place)


@FUZZ
@given(data=st.data())
def test_any_story_is_a_storymapjs_with_its_placed_stops(data, export, readers, any_story):
    story = data.draw(any_story)
    found = list(readers.storymapjs_stops(export("storymapjs", story)))
    wanted = list(expected(story, placed_only=True, first_route=True))
    assert [stop.name for stop in found] == [on_one_line(name) for _, _, name, _ in wanted]


@FUZZ
@given(data=st.data())
def test_any_story_is_a_tei_with_its_toponyms(data, export, readers, any_story):
    story = data.draw(any_story)
    found = [" ".join(words.split()) for words, _ in readers.tei_names(export("tei", story))]
    names = [r.toponym.name for resolved in story.documents for r in resolved.resolutions if r.toponym.name.strip()]
    # A name that a random text divides between two paragraphs is in neither.
    wanted = [" ".join(holdable(name).split()) for name in names if not re.search(r"\n\s*\n", name)]
    assert [name for name in found if name] == [name for name in wanted if name]


@FUZZ
@given(data=st.data())
@pytest.mark.parametrize("name", FORMATS)
def test_any_story_gives_the_same_bytes_twice(name, data, export, any_story):
    story = data.draw(any_story)
    assert export(name, story) == export(name, story)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("claimreview", "csv")])
def test_attribution_worldviews_and_provenance_travel(name, export, told_story, word_files):
    data = export(name, told_story)
    if name == "docx":
        data = b"".join(word_files.parts_of(data).values())
    words = html.unescape(html.unescape(data.decode("utf-8", errors="replace")))
    for wanted in (
        "Place names from GeoNames",
        "made with Natural Earth",
        "de-facto",
        "9.8.7",
        "GeoNames 2024",
        f"{name}@",
    ):
        assert wanted in words, wanted
    assert "bias" in words


def test_attribution_of_a_csv_lies_beside_it(boundaries, told_story):
    exporter = registry.load("storymap.exporters", "csv")(boundaries=boundaries)
    name, content = exporter.sidecar(told_story, name="places.csv")
    assert name == "places.csv-metadata.json"
    for wanted in (
        "Place names from GeoNames",
        "made with Natural Earth",
        "de-facto",
        "9.8.7",
        "GeoNames 2024",
        "bias",
    ):
        assert wanted in content.decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_outputs_bear_no_time_of_their_own(name, export, told_story, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    undated = export(name, told_story)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = export(name, told_story)
    assert dated == export(name, told_story)
    if name in ("gpx", "kml", "gpkg", "webannotation", "tei"):
        assert b"2023-11-14T22:13:20" in dated
        assert b"2023-11-14T22:13:20" not in undated


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_words_break_no_format(name, export, readers, word_files, hostile_story):
    data = export(name, hostile_story)
    if name == "docx":
        for part in word_files.parts_of(data).values():
            readers.parse_xml(part) if part.startswith(b"<") else None
    elif name in ("kml", "gpx", "tei"):
        readers.parse_xml(data)
    elif name not in ("gpkg", "geoparquet", "csv"):
        json.loads(data)


@pytest.mark.parametrize("name", WITH_STOPS)
def test_hostile_names_are_read_back_as_text(name, export, readers, hostile_story):
    found = list(readers.STOPS[name](export(name, hostile_story)))
    assert_same_stops(found, hostile_story, as_written=name in AS_WRITTEN)


@pytest.mark.parametrize("name", FORMATS)
def test_an_exporter_says_what_it_keeps_and_loses(name):
    from storymap.ports import Described, Exporter

    component = registry.load("storymap.exporters", name)
    assert issubclass(component, object)
    made = component(boundaries=None)
    assert isinstance(made, Exporter)
    assert isinstance(made, Described)
