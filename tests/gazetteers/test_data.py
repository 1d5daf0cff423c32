"""The packaged gazetteer's files are those of the manifest and of the supplement."""

import csv
import hashlib

import numpy as np
import pytest

from storymap.gazetteers import layout
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.resources import attributions, data_path, manifest


def test_the_files_are_those_that_the_manifest_lists():
    listed = {entry["name"]: entry["sha256"] for entry in manifest("gazetteer")["file"]}
    assert set(listed) == {*layout.FILES, "supplement.csv", "common_words.txt"}
    for name, digest in listed.items():
        assert hashlib.sha256(data_path("gazetteer", name).read_bytes()).hexdigest() == digest, name


def test_every_source_is_named_with_its_licence_and_no_registry():
    for source in manifest("gazetteer")["source"]:
        assert source["version"]
        assert source["licence"]
        assert source["attribution"]
        assert "pypi" not in source.get("url", "")
        assert all(len(file["sha256"]) == 64 for file in source["files"])


def test_geonames_is_attributed_as_its_licence_asks():
    words = [a.text for a in attributions("gazetteer")]
    assert any("GeoNames" in text and "CC BY 4.0" in text for text in words)


def test_the_records_can_be_read_with_numpy(gazetteer: CompiledGazetteer):
    records = np.memmap(data_path("gazetteer", "places.bin"), dtype=np.dtype(list(layout.DTYPE)), mode="r")
    assert len(records) == len(gazetteer)
    assert records["longitude"].min() >= -180 * layout.DEGREE
    assert abs(records["latitude"].astype(int)).max() <= 90 * layout.DEGREE


def test_the_whole_is_small_enough_to_be_packaged():
    folder = data_path("gazetteer")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 22_000_000


def _supplement() -> list[dict[str, str]]:
    with data_path("gazetteer", "supplement.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_of_the_supplement_is_found_by_its_name_and_all_its_aliases(gazetteer: CompiledGazetteer):
    rows = _supplement()
    assert len(rows) > 300
    for row in rows:
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            found = {c.place.id: c.place for c in gazetteer.candidates(name, limit=500)}
            assert f"supplement:{row['id'].removeprefix('supplement:')}" in found, name


def test_supplement_ids_are_sorted_and_unique():
    ids = [row["id"] for row in _supplement()]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("name", "countries", "lat", "lon"),
    [
        ("Treriksrøysa", {"FI", "NO", "RU"}, 69.0506, 28.9293),
        ("treriksroysa", {"FI", "NO", "RU"}, 69.0506, 28.9293),
        ("Treriksröset", {"FI", "NO", "SE"}, 69.06, 20.5486),
    ],
)
def test_tripoints_stand_at_their_published_positions(
    gazetteer: CompiledGazetteer, name: str, countries: set[str], lat: float, lon: float
):
    first = gazetteer.candidates(name)[0].place
    assert set(first.countries) == countries
    assert first.country_code is None
    assert first.location.lat == pytest.approx(lat, abs=0.001)
    assert first.location.lon == pytest.approx(lon, abs=0.001)


@pytest.mark.parametrize("name", ["Pasvikdalen", "Pasvikdalen Valley", "Pasvik", "Pasvik Valley", "the Pasvik valley"])
def test_the_valley_of_pasvik_is_found_however_it_is_called(gazetteer: CompiledGazetteer, name: str):
    place = gazetteer.candidates(name)[0].place
    assert place.feature_class in {"T", "H", "L"}
    assert "NO" in place.countries
    assert 68.8 < place.location.lat < 69.8


@pytest.mark.parametrize(
    ("short", "long"), [("Ladoga", "Lake Ladoga"), ("Everest", "Mount Everest"), ("Sinai", "Sinai Peninsula")]
)
def test_a_feature_is_found_with_and_without_the_word_for_its_kind(gazetteer: CompiledGazetteer, short: str, long: str):
    meant = gazetteer.candidates(long)[0].place
    assert meant.feature_class in {"T", "H", "L"}
    assert meant.id in {c.place.id for c in gazetteer.candidates(short)}
