"""A user's own places win over the rest; a bad row is named."""

import json
from pathlib import Path

import pytest

from storymap.errors import InputError
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.gazetteers.layered import LayeredGazetteer
from storymap.gazetteers.overlay import OverlayGazetteer
from storymap.ports import Gazetteer

HEADER = "id,name,aliases,longitude,latitude,radius_km,countries,feature_class,feature_code\n"


def _csv(folder: Path, rows: str, *, header: str = HEADER) -> Path:
    path = folder / "mine.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def test_a_csv_of_own_places_is_found_by_name_alias_and_words_for_the_kind(tmp_path):
    overlay = OverlayGazetteer(_csv(tmp_path, "hut,Lower Hut,Old Hut|Nedre hytte,29.1,69.2,0.5,NO,S,HUT\n"))
    place = overlay.candidates("the LOWER hut")[0].place
    assert (place.id, place.country_code, place.radius_km, place.feature_code) == ("overlay:hut", "NO", 0.5, "HUT")
    assert overlay.candidates("Nedre Hytte")[0].score == 1
    assert overlay.candidates("Lower Hut's")[0].place == place
    assert overlay.knows("Old Hut")
    assert overlay.longest_match(["Old", "Hut", "near"]) == 2
    assert not overlay.knows("hut")


def test_only_name_and_position_are_needed(tmp_path):
    overlay = OverlayGazetteer(_csv(tmp_path, "Camp Seven;10,5\n".replace(",", ";"), header="Name;Lon;Lat\n"))
    assert overlay.candidates("Camp Seven")[0].place.id == "overlay:camp-seven"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("a,A,,north,69,,,,\n", "line 2: longitude should be a number.*'north'"),
        ("a,A,,10,,,,,\n", "line 2: latitude should be a number.*missing"),
        ("a,A,,10,60,,,,\nb,B,,190,60,,,,\n", "line 3: the longitude 190 lies outside"),
        ("a,A,,60,100,,,,\n", "line 2: the latitude 100 lies outside"),
        ("a,A,,nan,60,,,,\n", "line 2: longitude should be a number"),
        ("a,A,,inf,60,,,,\n", "line 2: longitude should be a number"),
        ("a,A,,10,60,-1,,,\n", "line 2: radius_km should be a number"),
        ("a,,,10,60,,,,\n", "line 2: the place has no name"),
        ("a,A,,10,60,,Norway,,\n", "line 2: 'Norway' is no country code"),
        ("a,A,,10,60,,,,\na,B,,11,60,,,,\n", "line 3: the id 'overlay:a' is that of .*line 2"),
    ],
)
def test_a_bad_row_is_an_error_that_names_it(tmp_path, rows: str, message: str):
    with pytest.raises(InputError, match=message):
        OverlayGazetteer(_csv(tmp_path, rows))


def test_missing_columns_files_and_kinds_of_files_are_errors(tmp_path):
    with pytest.raises(InputError, match="no column longitude and no column latitude"):
        OverlayGazetteer(_csv(tmp_path, "A\n", header="name\n"))
    with pytest.raises(InputError, match="there is no file"):
        OverlayGazetteer(tmp_path / "absent.csv")
    with pytest.raises(InputError, match=r"should end in \.csv"):
        OverlayGazetteer(tmp_path / "places.xlsx")
    (tmp_path / "latin.csv").write_bytes("name,longitude,latitude\nTroms\xf8,19,69\n".encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        OverlayGazetteer(tmp_path / "latin.csv")


def _geojson(folder: Path, *features: object) -> Path:
    path = folder / "mine.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path


def _feature(coordinates: object, kind: str = "Point", **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}


def test_geojson_points_and_areas_are_places(tmp_path):
    square = [[[10, 60], [12, 60], [12, 62], [10, 62], [10, 60]]]
    area = _feature(square, "Polygon", name="Square", aliases=["The Box"], countries="NO|SE")
    overlay = OverlayGazetteer(_geojson(tmp_path, _feature([29, 69], name="Dot"), area))
    assert overlay.candidates("Dot")[0].place.location.lat == 69
    box = overlay.candidates("Box")[0].place
    assert (box.location.lon, box.location.lat, box.countries) == (11, 61, ("NO", "SE"))
    assert 100 < box.radius_km < 150


@pytest.mark.parametrize(
    "feature", [{}, "x", {"geometry": None}, {"geometry": {"coordinates": []}}, {"geometry": {"coordinates": ["a", 1]}}]
)
def test_a_feature_without_geometry_is_named(tmp_path, feature: object):
    with pytest.raises(InputError, match=r"mine\.geojson, feature 2"):
        OverlayGazetteer(_geojson(tmp_path, _feature([29, 69], name="Dot"), feature))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": 3}', "not json"])
def test_a_file_that_is_no_feature_collection_is_an_error(tmp_path, text: str):
    (tmp_path / "a.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="not a GeoJSON FeatureCollection"):
        OverlayGazetteer(tmp_path / "a.geojson")


def test_a_geopackage_is_read_in_any_coordinate_system(tmp_path):
    geopandas = pytest.importorskip("geopandas")
    points = geopandas.GeoSeries.from_wkt(["POINT (30 69)"], crs=4326).to_crs(32635)
    geopandas.GeoDataFrame({"name": ["Dot"]}, geometry=points).to_file(tmp_path / "mine.gpkg")
    place = OverlayGazetteer(tmp_path / "mine.gpkg").candidates("Dot")[0].place
    assert place.location.lon == pytest.approx(30)
    assert place.location.lat == pytest.approx(69)


def test_a_damaged_geopackage_is_an_error(tmp_path):
    (tmp_path / "mine.gpkg").write_bytes(b"nothing of the kind")
    with pytest.raises(InputError, match=r"cannot read places from mine\.gpkg"):
        OverlayGazetteer(tmp_path / "mine.gpkg")


def test_own_places_win_over_the_packaged_ones_and_hide_none(tmp_path, gazetteer: CompiledGazetteer):
    both = LayeredGazetteer([OverlayGazetteer(_csv(tmp_path, "my-norway,Norway,,29,69,1,,P,PPL\n")), gazetteer])
    first, second = both.candidates("Norway")[:2]
    assert first.place.id == "overlay:my-norway"
    assert second.place.id == "geonames:3144096"
    assert both.candidates("Oslo")[0].place.id == "geonames:3143244"
    assert both.knows("Kirkenes")
    assert both.longest_match(["New", "York", "City"]) == 3
    assert both.get("geonames:3143244") is not None


def test_a_row_with_the_id_of_a_packaged_place_replaces_it(tmp_path, gazetteer: CompiledGazetteer):
    both = LayeredGazetteer(
        [OverlayGazetteer(_csv(tmp_path, "geonames:779303,Kirkenes town,,30.05,69.73,3,NO,P,PPL\n")), gazetteer]
    )
    assert [c.place.name for c in both.candidates("Kirkenes") if c.place.id == "geonames:779303"] == []
    assert both.candidates("Kirkenes town")[0].place.radius_km == 3


def test_all_of_them_are_gazetteers_of_the_port(tmp_path):
    overlay = OverlayGazetteer(_csv(tmp_path, "a,A,,10,60,,,,\n"))
    assert isinstance(overlay, Gazetteer)
    assert isinstance(LayeredGazetteer([overlay]), Gazetteer)
