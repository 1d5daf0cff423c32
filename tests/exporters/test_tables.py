"""CSV, GeoPackage and GeoParquet, as spread-sheets, pandas and GDAL find them."""

import csv
import io
import json
import sqlite3
import sys

import geopandas
import pandas
import pyarrow.parquet
import pyogrio
import pytest

from storymap import registry
from storymap.errors import ComponentError
from storymap.exporters.columns import COLUMNS, OF_KIND

FORMULAS = ("=1+1", "+1", "-1", "@A1", "\t=1", "＝1+1", "'=1", '=HYPERLINK("http://x","y")', "\r=1")


@pytest.fixture
def named(hand_made):
    """A function: words → a story in which a stop bears them."""
    from dataclasses import replace

    def make(words):
        story = hand_made.make_story()
        route = story.routes[0]
        stops = (replace(route.stops[0], name=words), *route.stops[1:])
        return replace(story, routes=(replace(route, traveller=words, stops=stops),))

    return make


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_words_begins_a_formula(words, named, export, readers):
    data = export("csv", named(words))
    for row in csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")):
        numbers = {name for name, column in COLUMNS.items() if column.type in ("number", "integer")}
        for name, cell in row.items():
            assert name in numbers or cell[:1] not in tuple("=+-@\t\r＝＋－＠") or cell == ""
    assert next(iter(readers.csv_stops(data))).name == words


def test_numbers_stay_numbers(export, hand_made):
    frame = pandas.read_csv(io.BytesIO(export("csv", hand_made.make_pacific_story())))
    assert frame["lat"].dtype == float
    assert frame["lat"].min() == -18.1
    assert frame[frame["kind"] == "leg"]["distance_km"].tolist() == [1150.0]


def test_pandas_and_the_csv_module_read_the_same_rows(export, readers, hostile_story):
    data = export("csv", hostile_story)
    frame = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    rows = readers.csv_rows(data)
    assert len(frame) == len(rows)
    assert frame["kind"].tolist() == [row["kind"] for row in rows]
    assert not [row for row in rows if None in row or None in row.values()]


def test_an_unplaced_stop_has_empty_cells_and_not_zero(export, readers, told_story):
    (row,) = [
        r for r in readers.csv_rows(export("csv", told_story)) if r["name"] == "Nowhereville" and r["kind"] == "stop"
    ]
    assert (row["lon"], row["lat"], row["place_id"]) == ("", "", "")


def test_the_description_beside_a_csv_names_its_columns_in_order(boundaries, told_story):
    exporter = registry.load("storymap.exporters", "csv")(boundaries=boundaries)
    header = exporter.export_story(told_story).decode("utf-8").splitlines()[0].split(",")
    described = json.loads(exporter.sidecar(told_story, name="places.csv")[1])
    assert described["@context"] == "http://www.w3.org/ns/csvw"
    assert described["url"] == "places.csv"
    assert [column["name"] for column in described["tableSchema"]["columns"]] == header
    assert {"@id": "https://creativecommons.org/licenses/by/4.0/"} in described["dc:license"]


def test_a_geopackage_has_a_layer_for_each_kind(export, told_story, tmp_path):
    path = tmp_path / "story.gpkg"
    path.write_bytes(export("gpkg", told_story))
    layers = dict(pyogrio.list_layers(path).tolist())
    assert layers == {
        "about": None, "claims": None, "stops": "Point", "legs": "MultiLineString", "context": "Point",
        "toponyms": "Point", "evidence": "Unknown",
    }  # fmt: skip
    assert geopandas.read_file(path, layer="legs").crs.to_epsg() == 4326
    about = pyogrio.read_dataframe(path, layer="about")
    assert set(about["name"]) >= {"attribution", "worldviews", "software", "data", "option bias"}
    assert "GeoNames" in pyogrio.read_info(path, layer="about")["dataset_metadata"]["attribution"]


def test_what_is_absent_is_null_in_a_geopackage(export, told_story, tmp_path):
    path = tmp_path / "story.gpkg"
    path.write_bytes(export("gpkg", told_story))
    with sqlite3.connect(path) as database:
        (row,) = database.execute("select geom, place, radius_km, lon from stops where name = 'Nowhereville'")
        assert row == (None, None, None, None)
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        (application,) = database.execute("pragma application_id").fetchone()
    database.close()
    assert application.to_bytes(4, "big") == b"GPKG"


def test_a_geopackage_without_legs_still_has_the_layer(export, hand_made, tmp_path):
    from dataclasses import replace

    path = tmp_path / "story.gpkg"
    path.write_bytes(export("gpkg", replace(hand_made.make_story(), routes=(), context=(), verdicts=())))
    assert len(pyogrio.read_dataframe(path, layer="legs")) == 0
    assert "distance_km" in pyogrio.read_info(path, layer="legs")["fields"]


def test_a_geoparquet_tells_its_geometry_and_what_made_it(export, told_story):
    data = io.BytesIO(export("geoparquet", told_story))
    metadata = pyarrow.parquet.read_metadata(data).metadata
    geo = json.loads(metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    assert geo["columns"]["geometry"]["geometry_types"] == ["MultiLineString", "Point"]
    about = json.loads(metadata[b"storymap"])
    assert about["provenance"]["version"] == "9.8.7"
    assert about["worldviews"] == ["de-facto", "un"]
    frame = geopandas.read_parquet(data)
    assert frame.crs.is_geographic
    assert set(frame["kind"]) == set(OF_KIND)
    assert frame[frame["name"] == "Nowhereville"].geometry.isna().all()


def test_columns_have_the_types_that_they_tell(export, told_story):
    schema = pyarrow.parquet.read_schema(io.BytesIO(export("geoparquet", told_story)))
    types = {"text": "string", "integer": "int64", "number": "double", "boolean": "bool"}
    assert {name: str(schema.field(name).type) for name in COLUMNS} == {n: types[c.type] for n, c in COLUMNS.items()}


def test_without_pyarrow_one_line_says_how_to_install_it(boundaries, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ComponentError, match=r"needs pyarrow.*pip install 'storymap\[parquet\]'"):
        registry.load("storymap.exporters", "geoparquet")(boundaries=boundaries)
