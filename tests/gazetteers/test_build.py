"""The build reads untrusted pickles safely, keeps junk out, and writes what the reader reads."""

import importlib
import json
import pickle
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from storymap.errors import DataError
from storymap.gazetteers.compiled import CompiledGazetteer

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture
def tool(monkeypatch):
    """Imports a module of the build."""

    def load(name: str) -> ModuleType:
        monkeypatch.syspath_prepend(str(TOOLS))
        return importlib.import_module(name)

    return load


def _unpickle(content: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-S", str(TOOLS / "gazetteer_unpickle.py")],
        input=content,
        capture_output=True,
        check=False,
    )


def test_plain_rows_are_read_from_a_pickle():
    rows = [["Oslo", "NO", 10.75, 1]]
    assert json.loads(_unpickle(pickle.dumps(rows)).stdout) == rows


@pytest.mark.parametrize("value", [print, Path("a"), {1}.union])
def test_a_pickle_that_names_code_is_refused(value: object):
    result = _unpickle(pickle.dumps([value]))
    assert result.returncode != 0
    assert b"only plain values are read" in result.stderr


@pytest.mark.parametrize("name", ["Oslo", "Киев", "東京", "L’Aquila", "'s-Hertogenbosch", "al-Qāhirah", "As Sawād"])
def test_names_that_texts_use_are_taken(tool, name: str):
    assert tool("gazetteer_entries").usable(name)


@pytest.mark.parametrize(
    "name",
    ["OSL", "KKN", "x", "12", "nwrwy", "nuo wei", "http://a.b", "en.wikipedia.org/wiki/Oslo", "Calif.", "🇳🇴", "#1"],
)
def test_codes_links_and_transliterations_are_left_out(tool, name: str):
    assert not tool("gazetteer_entries").usable(name)


def test_what_is_written_is_read_again(tool, tmp_path):
    entries = tool("gazetteer_entries")

    def entry(key: str, name: str, **fields: object) -> object:
        fields = {"source": "geonames", "code": "PPL", "lon": 10.5, "lat": -60.25, "radius_km": 2.5} | fields
        made = entries.Entry(key=key, name=name, **fields)
        made.add(name, entries.PRIMARY)
        return made

    hill = entry("hill", "Högberg", source="supplement", code="MT", feature_class="T", countries=("NO", "SE"))
    hill.add("Hill A", entries.ALTERNATE)
    town = entry("42", "March", population=9000, country="GB", admin1="England", timezone="Europe/London")
    town.add("MRC", entries.ABBREVIATION)
    tool("gazetteer_write").write([hill, entry("7", "March"), town], tmp_path, common=frozenset({"march"}))

    read = CompiledGazetteer(tmp_path)
    assert [p.id for p in read.places()] == ["geonames:7", "geonames:42", "supplement:hill"]
    assert [c.place.id for c in read.candidates("March")] == ["geonames:42", "geonames:7"]
    assert not read.knows("March")
    assert read.knows("M.R.C.")
    assert not read.knows("mrc")
    found = read.candidates("Hogberg")[0].place
    assert (found.name, found.countries, found.country_code) == ("Högberg", ("NO", "SE"), None)
    assert (found.location.lon, found.location.lat, found.radius_km) == (10.5, -60.25, 2.5)
    place = read.get("geonames:42")
    assert place is not None
    assert (place.population, place.admin1, place.timezone) == (9000, "England", "Europe/London")


def test_files_of_another_version_are_refused(tool, tmp_path):
    entries = tool("gazetteer_entries")
    made = entries.Entry(source="geonames", key="1", name="Oslo", code="PPL", lon=1, lat=1, radius_km=1)
    made.add("Oslo", entries.PRIMARY)
    made.add("Christiania", entries.ALTERNATE)
    made.add("Kristiania", entries.ALTERNATE)
    other = entries.Entry(source="geonames", key="2", name="Oslo", code="PPL", lon=2, lat=1, radius_km=1)
    other.add("Oslo", entries.PRIMARY)
    tool("gazetteer_write").write([made, other], tmp_path, common=frozenset())
    tables = json.loads((tmp_path / "tables.json").read_text(encoding="utf-8"))
    (tmp_path / "tables.json").write_text(json.dumps(tables | {"version": 0}), encoding="utf-8")
    with pytest.raises(DataError, match="has version 0"):
        CompiledGazetteer(tmp_path)


def test_supplements_merge_sorted_and_a_clash_is_told(tool, tmp_path):
    supplement = tool("gazetteer_supplement")
    header = ",".join(supplement.COLUMNS)
    row = "{id},Hill,,T,MT,10,60,5,NO,ours"
    (tmp_path / "supplement_a.csv").write_text(
        f"{header}\n{row.format(id='z')}\n{row.format(id='a')}\n", encoding="utf-8"
    )
    other = row.format(id="z").replace("Hill", "Peak")
    (tmp_path / "supplement_b.csv").write_text(f"{header}\n{row.format(id='a')}\n{other}\n", encoding="utf-8")
    assert supplement.merge(tmp_path) == ["z"]
    assert [(e.key, e.name) for e in supplement.read_supplement(tmp_path / "supplement.csv")] == [
        ("a", "Hill"),
        ("z", "Hill"),
    ]
