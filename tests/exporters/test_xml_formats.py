"""KML 2.2 and GPX 1.1, as lxml, fastkml, gpxpy and GDAL read them."""

import html

import fastkml
import gpxpy
import pyogrio
import pytest
from lxml import etree

GPX_ORDER = {
    "metadata": ["name", "desc", "author", "copyright", "link", "time", "keywords", "bounds", "extensions"],
    "rte": ["name", "cmt", "desc", "src", "link", "number", "type", "extensions", "rtept"],
    "rtept": ["ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src", "link", "sym", "type"],
    "wpt": ["ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src", "link", "sym", "type"],
    "gpx": ["metadata", "wpt", "rte", "trk", "extensions"],
    "copyright": ["year", "license"],
}
"""The sequences of the schema of GPX 1.1."""
KML_ORDER = {
    "Placemark": [
        "name",
        "description",
        "TimeSpan",
        "styleUrl",
        "ExtendedData",
        "Point",
        "LineString",
        "MultiGeometry",
    ],
    "Document": ["name", "open", "description", "Style", "ExtendedData", "Folder"],
    "TimeSpan": ["begin", "end"],
}
"""The sequences of the schema of KML 2.2, as far as they are used."""


def assert_order(root, order):
    """Children stand in the order in which the schema has them."""
    for element in root.iter(etree.Element):
        allowed = order.get(etree.QName(element).localname)
        if allowed:
            found = [etree.QName(child).localname for child in element]
            assert set(found) <= {*allowed, "Polygon"}, found
            ranks = [allowed.index(name) for name in found if name in allowed]
            assert ranks == sorted(ranks), found


@pytest.fixture(scope="module")
def kml(export, told_story):
    return export("kml", told_story)


@pytest.fixture(scope="module")
def gpx(export, told_story):
    return export("gpx", told_story)


def test_the_elements_of_kml_stand_in_the_schemas_order(kml, readers):
    assert_order(readers.parse_xml(kml), KML_ORDER)


def test_the_elements_of_gpx_stand_in_the_schemas_order(gpx, readers):
    assert_order(readers.parse_xml(gpx), GPX_ORDER)


def test_fastkml_finds_the_folders_and_the_times(kml):
    (document,) = fastkml.KML.from_string(kml.decode("utf-8").partition("\n")[2]).features
    names = [folder.name for folder in document.features]
    assert names == ["the surveyor", "Mentioned", "Evidence of verdicts"]
    marks = [mark for mark in document.features[0].features if isinstance(mark, fastkml.Placemark)]
    assert [mark.name for mark in marks][:3] == ["Ukraine", "Russia", "Nowhereville"]
    assert marks[1].times.begin.dt.isoformat() == "2023-11-01"
    assert marks[2].geometry is None
    assert marks[4].geometry.coords == ((10.75, 59.91),)


@pytest.mark.parametrize("driver", ["LIBKML", "KML"])
def test_gdal_reads_the_layers_of_kml(driver, kml, tmp_path):
    path = tmp_path / "story.kml"
    path.write_bytes(kml)
    layers = {name for name, _ in pyogrio.list_layers(path)}
    assert {"the surveyor", "Mentioned", "Evidence of verdicts"} <= layers
    frame = pyogrio.read_dataframe(path, layer="the surveyor", allowed_drivers=[driver]) if driver == "LIBKML" else None
    if frame is not None:
        assert "Ukraine" in set(frame["Name"])


def test_a_description_in_kml_is_html_that_holds_text_alone(export, readers, hostile_story, hostile_strings):
    """Un-escaped once it is HTML: of that, only the line breaks are markup."""
    root = readers.parse_xml(export("kml", hostile_story))
    described = [element.text or "" for element in root.iter("{*}description")]
    assert described
    for text in described:
        assert "<" not in text.replace("<br>", "")
        assert "$[" not in text
    words = html.unescape(" ".join(described))
    assert hostile_strings[0] in words


def test_only_the_description_is_shown_by_google_earth(kml, readers):
    root = readers.parse_xml(kml)
    assert root.findtext(".//{*}BalloonStyle/{*}text") == "$[description]"
    assert {mark.findtext("{*}styleUrl") for mark in root.iter("{*}Placemark")} == {"#plain"}


def test_gpxpy_finds_the_route_and_its_points(gpx):
    found = gpxpy.parse(gpx.decode("utf-8"))
    (route,) = found.routes
    assert [point.name for point in route.points] == [
        "Ukraine", "Russia", "the Norwegian border near Pasvikdalen", "Oslo",
    ]  # fmt: skip
    assert [point.comment for point in route.points] == ["Stop 1", "Stop 2", "Stop 4", "Stop 5"]
    assert route.comment == "Stops without a known place: 3. Nowhereville"
    assert found.creator == "storymap 9.8.7"
    assert [point.name for point in found.waypoints] == ["Libya", "Finland", "Norway", "Treriksrøysa"]


def test_a_gpx_says_whose_data_it_rests_on(gpx):
    found = gpxpy.parse(gpx.decode("utf-8"))
    assert "Place names from GeoNames" in found.copyright_author
    assert found.copyright_license == "https://creativecommons.org/licenses/by/4.0/"
    assert found.link == "https://example.org/surveyor"


def test_gdal_reads_the_route_of_a_gpx(gpx, tmp_path):
    path = tmp_path / "story.gpx"
    path.write_bytes(gpx)
    frame = pyogrio.read_dataframe(path, layer="routes")
    assert len(frame) == 1
    assert frame.geometry[0].coords[0] == (32.0, 49.0)


def test_no_point_of_a_gpx_has_a_longitude_of_180(export, readers, hand_made):
    from dataclasses import replace

    from storymap.model.places import LonLat

    story = hand_made.make_story()
    place = replace(hand_made.PLACES["Oslo"], location=LonLat(lon=180, lat=-16.5))
    stop = replace(story.routes[0].stops[3], place=place)
    data = export("gpx", replace(story, routes=(replace(story.routes[0], stops=(stop,), legs=()),)))
    assert [s.position for s in readers.gpx_stops(data)] == [(-180.0, -16.5)]


@pytest.mark.parametrize("name", ["kml", "gpx", "tei"])
def test_a_carriage_return_survives_xml(name, export, readers, hand_made):
    from dataclasses import replace

    story = hand_made.make_story()
    stop = replace(story.routes[0].stops[0], name="one\rtwo")
    told = replace(story, routes=(replace(story.routes[0], stops=(stop,), legs=()),))
    if name != "tei":
        words = "".join(readers.parse_xml(export(name, told)).itertext())
        assert "one\rtwo" in words
