"""GeoJSON: RFC 7946 by a checker of ours, and read by GDAL and shapely."""

import json
from itertools import pairwise

import geopandas
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from storymap.model.claims import Evidence
from storymap.model.places import LonLat

FUZZ = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="session")
def any_story(random_story, hand_made):
    return random_story.stories(hand_made)


@FUZZ
@given(data=st.data())
def test_any_story_keeps_to_the_standard(data, export, rfc7946, any_story):
    assert rfc7946.faults(json.loads(export("geojson", data.draw(any_story)))) == []


def test_the_checker_sees_what_breaks_the_standard(rfc7946):
    ring = [[0, 0], [0, 1], [1, 1], [0, 0]]
    for geometry, fault in (
        ({"type": "LineString", "coordinates": [[179, 0], [-179, 0]]}, "3.1.9"),
        ({"type": "Polygon", "coordinates": [ring]}, "right-hand"),
        ({"type": "Point", "coordinates": [0, 91]}, "outside"),
        ({"type": "MultiLineString", "coordinates": [[[0, 0]]]}, "one position"),
        ({"type": "Circle", "coordinates": [0, 0]}, "no geometry"),
    ):
        feature = {"type": "Feature", "geometry": geometry, "properties": None}
        assert fault in " ".join(rfc7946.faults({"type": "FeatureCollection", "features": [feature]}))


@pytest.mark.parametrize("make", ["make_story", "make_pacific_story", "make_polar_story"])
def test_gdal_reads_every_feature(make, export, hand_made, tmp_path):
    story = getattr(hand_made, make)()
    path = tmp_path / "story.geojson"
    path.write_bytes(export("geojson", story))
    frame = geopandas.read_file(path)
    assert len(frame) == len(json.loads(path.read_bytes())["features"])
    assert frame.crs.to_epsg() == 4326
    assert {"stop", "leg"} <= set(frame["kind"])


def test_a_leg_over_the_antimeridian_is_cut_there(export, hand_made):
    features = json.loads(export("geojson", hand_made.make_pacific_story()))["features"]
    (leg,) = [shape(f["geometry"]) for f in features if f["properties"]["kind"] == "leg"]
    first, second = leg.geoms
    assert first.coords[-1] == (180.0, -17.4)
    assert second.coords[0] == (-180.0, -17.4)
    assert leg.length < 20


def test_a_leg_that_begins_on_the_antimeridian_has_no_part_there(export, hand_made):
    from dataclasses import replace

    story = hand_made.make_pacific_story()
    line = tuple(LonLat(lon=lon, lat=-17) for lon in (180, -179, -171.8))
    leg = replace(story.routes[0].legs[0], line=(line,))
    start = replace(story.routes[0].stops[0], place=hand_made.make_place("Taveuni", 180, -17))
    route = replace(story.routes[0], stops=(start, story.routes[0].stops[1]), legs=(leg,))
    features = json.loads(export("geojson", replace(story, routes=(route,))))["features"]
    (drawn,) = [f["geometry"]["coordinates"] for f in features if f["properties"]["kind"] == "leg"]
    assert [part[0] for part in drawn] == [[-180.0, -17.0]]


def test_a_leg_ends_where_its_stops_are_written(export, hand_made):
    features = json.loads(export("geojson", hand_made.make_story()))["features"]
    stops = [f["geometry"]["coordinates"] for f in features if f["properties"]["kind"] == "stop"]
    legs = [f["geometry"]["coordinates"] for f in features if f["properties"]["kind"] == "leg"]
    assert [(leg[0][0], leg[-1][-1]) for leg in legs] == list(pairwise(stops))


@pytest.mark.parametrize(
    ("radius", "written"),
    [(0.2, [10.7461, 59.9127]), (12, [10.75, 59.91]), (60, [10.75, 59.91]), (500, [10.7, 59.9]), (4000, [11.0, 60.0])],
)
def test_a_position_is_told_no_finer_than_the_place_is_large(radius, written, export, hand_made):
    from dataclasses import replace

    story = hand_made.make_story()
    place = replace(hand_made.PLACES["Oslo"], radius_km=radius)
    route = story.routes[0]
    told = replace(story, routes=(replace(route, stops=(replace(route.stops[3], place=place),), legs=()),))
    features = json.loads(export("geojson", told))["features"]
    (stop,) = [f for f in features if f["properties"]["kind"] == "stop"]
    assert stop["geometry"]["coordinates"] == written
    assert [stop["properties"]["place"][name] for name in ("lon", "lat")] == written


def test_a_name_without_a_place_has_no_geometry(export, told_story):
    features = json.loads(export("geojson", told_story))["features"]
    nowhere = [f for f in features if "Nowhereville" in (f["properties"].get("name"), f["properties"].get("text"))]
    assert len(nowhere) == 2
    assert [f["geometry"] for f in nowhere] == [None, None]


def _with_evidence(story, *lines, kind="area"):
    from dataclasses import replace

    rings = tuple(tuple(LonLat(lon=lon, lat=lat) for lon, lat in line) for line in lines)
    verdict = replace(story.verdicts[0], evidence=(Evidence(kind=kind, lines=rings, label="drawn"),))
    return replace(story, verdicts=(verdict,))


def _evidence(data):
    (feature,) = [f for f in json.loads(data)["features"] if f["properties"]["kind"] == "evidence"]
    return feature["geometry"]


def test_an_outline_across_the_antimeridian_is_cut_in_two(export, hand_made):
    ring = [(170, -5), (-170, -5), (-170, 5), (170, 5), (170, -5)]
    found = shape(_evidence(export("geojson", _with_evidence(hand_made.make_story(), ring))))
    assert sorted(part.bounds for part in found.geoms) == [(-180, -5, -170, 5), (170, -5, 180, 5)]


def test_an_outline_runs_anticlockwise_whichever_way_the_data_do(export, hand_made):
    ring = [(0, 0), (0, 5), (5, 5), (5, 0), (0, 0)]
    for line in (ring, ring[::-1]):
        found = shape(_evidence(export("geojson", _with_evidence(hand_made.make_story(), line))))
        assert found.geoms[0].exterior.is_ccw


@pytest.mark.parametrize("lines", [[], [[(0, 0), (1, 1)]], [[(0, 0), (0, 0), (0, 0), (0, 0)]]])
def test_an_outline_that_encloses_nothing_has_no_geometry(lines, export, hand_made):
    assert _evidence(export("geojson", _with_evidence(hand_made.make_story(), *lines))) is None


def test_evidence_of_a_real_article_is_valid(rfc7946, export):
    from storymap import analyze_text

    text = "Norway shares a 96km land border with Russia. Fiji is larger than Samoa. She left Suva and reached Apia."
    collection = json.loads(export("geojson", analyze_text(text)))
    assert rfc7946.faults(collection) == []
    evidence = [f["geometry"]["type"] for f in collection["features"] if f["properties"]["kind"] == "evidence"]
    assert "MultiLineString" in evidence
