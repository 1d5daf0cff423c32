"""`storymap gazetteer` builds from files and addresses, tells what a gazetteer holds, and keeps a user's places."""

import json
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from storymap.cli import gazetteer as gazetteer_commands
from storymap.errors import InputError
from storymap.gazetteers.building.fetching import fetch

LINE = "9000001\tTverrvik\tTverrvik\tQaggavik\t69.5\t30.1\tP\tPPL\tNO\t\t05\t\t\t\t120\t\t1\tEurope/Oslo\t2026-01-01\n"
PLACES = "name,longitude,latitude,aliases\nQaggavik,30.1,69.5,Tverrvik|Old Bay\n"


@pytest.fixture
def data_home(tmp_path):
    """The data folder that `run` gives each test."""
    return tmp_path / "home"


@pytest.fixture
def served(tmp_path):
    """Address of a loopback server of the folder `web`, which holds a dump."""
    web = tmp_path / "web"
    web.mkdir()
    with zipfile.ZipFile(web / "NO.zip", "w") as archive:
        archive.writestr("readme.txt", "not data")
        archive.writestr("NO.txt", LINE)
    handler = partial(_Quiet, directory=str(web))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_a_gazetteer_is_built_from_an_address_and_used(run, served, tmp_path):
    result = run("gazetteer", "build", "--geonames", f"{served}/NO.zip", "-o", "world")
    assert result.exit_code == 0, result.output
    assert "NO.zip: 1 places taken" in result.stderr
    assert "places" in result.stdout
    info = json.loads(run("gazetteer", "info", "world", "--json").stdout)
    packaged = json.loads(run("gazetteer", "info", "--json").stdout)
    assert info["places"] == packaged["places"] + 1
    assert info["classes"]["P"] == packaged["classes"]["P"] + 1
    assert [s["name"] for s in info["sources"]] == ["GeoNames dump", *(s["name"] for s in packaged["sources"])]
    found = json.loads(run("geocode", "Tverrvik", "--gazetteer", "world", "--json").stdout)
    assert found["results"][0]["candidates"][0]["id"] == "geonames:9000001"
    (tmp_path / "a.txt").write_text("They lived in Tverrvik, Norway, for years.", encoding="utf-8")
    parsed = json.loads(run("geoparse", "a.txt", "--gazetteer", "world", "--json").stdout)
    assert "geonames:9000001" in json.dumps(parsed)


def test_info_says_what_the_packaged_gazetteer_holds(run):
    result = run("gazetteer", "info")
    assert result.exit_code == 0, result.output
    assert "settlements" in result.stdout
    assert "CC-BY-4.0" in result.stdout


@pytest.mark.parametrize("address", ["/missing.zip", "/"])
def test_an_address_without_a_dump_is_one_line_of_error(run, served, error_line, address):
    result = run("gazetteer", "build", "--geonames", f"{served}{address}", "-o", "world")
    assert result.exit_code == 1
    assert "Error: " in result.stderr.splitlines()[-1]


def test_an_address_that_nobody_answers_is_an_error(tmp_path):
    with pytest.raises(InputError, match=r"cannot download http://127\.0\.0\.1:9/NO\.zip"):
        fetch("http://127.0.0.1:9/NO.zip", tmp_path)


def test_a_download_larger_than_allowed_is_refused(served, tmp_path):
    with pytest.raises(InputError, match="is larger than 100 bytes"):
        fetch(f"{served}/NO.zip", tmp_path, most_bytes=100)


def test_places_that_are_added_are_used_until_they_are_removed(run, tmp_path):
    (tmp_path / "My Places.csv").write_text(PLACES, encoding="utf-8")
    added = run("gazetteer", "add", "My Places.csv")
    assert added.exit_code == 0, added.output
    assert "1 places, 3 names, 0 rows refused" in added.stdout
    (tmp_path / "My Places.csv").unlink()
    assert "my-places" in run("gazetteer", "list").stdout
    assert _first("Old Bay", run) == "overlay:qaggavik"
    assert _first("Old Bay", run, "--no-user-places") is None
    (tmp_path / "a.txt").write_text("She left Qaggavik for Oslo.", encoding="utf-8")
    assert "overlay:qaggavik" in run("geoparse", "a.txt", "--json").stdout
    assert "overlay:qaggavik" not in run("geoparse", "a.txt", "--json", "--no-user-places").stdout
    assert run("gazetteer", "remove", "my-places").exit_code == 0
    assert _first("Old Bay", run) is None


def _first(name, run, *options):
    found = json.loads(run("geocode", name, "--json", *options).stdout)["results"][0]["candidates"]
    return next((c["id"] for c in found if c["id"].startswith("overlay:")), None)


def test_rows_that_are_no_places_are_refused_with_their_reason(run, tmp_path, data_home):
    (tmp_path / "mine.csv").write_text(f"{PLACES}Far,200,10,\nOkay,20,10,\n", encoding="utf-8")
    result = run("gazetteer", "add", "mine.csv")
    assert result.exit_code == 1
    assert "2 places, 4 names, 1 rows refused" in result.stdout
    assert "mine.csv, line 3: the longitude 200 lies outside" in result.stderr
    assert not data_home.exists()
    assert run("gazetteer", "add", "mine.csv", "--skip-refused").exit_code == 0
    assert "2" in run("gazetteer", "list").stdout


def test_check_keeps_nothing(run, tmp_path, data_home):
    (tmp_path / "mine.csv").write_text(PLACES, encoding="utf-8")
    assert run("gazetteer", "add", "mine.csv", "--check").exit_code == 0
    assert not data_home.exists()


def test_a_kept_copy_holds_all_that_the_file_said(run, tmp_path, data_home):
    rows = "id,name,longitude,latitude,countries,radius_km,population,feature_class,feature_code\n"
    (tmp_path / "mine.csv").write_text(f"{rows}geonames:779303,Dot,30,69,NO|RU,2.5,7,T,HLL\n", encoding="utf-8")
    run("gazetteer", "add", "mine.csv")
    feature = json.loads((data_home / "storymap/places/mine.geojson").read_text(encoding="utf-8"))["features"][0]
    assert feature["id"] == "geonames:779303"
    assert feature["geometry"]["coordinates"] == [30, 69]
    assert (
        feature["properties"] | {"countries": ["NO", "RU"], "radius_km": 2.5, "population": 7} == feature["properties"]
    )


def test_removing_what_is_not_there_names_what_is(run, error_line):
    assert "no places are registered as 'x'; registered: none" in error_line(run("gazetteer", "remove", "x"))


def test_only_a_few_of_many_refusals_are_shown(run, tmp_path):
    bad = "".join(f"N{i},200,10,\n" for i in range(gazetteer_commands.SHOWN_REFUSALS + 5))
    (tmp_path / "mine.csv").write_text(PLACES + bad, encoding="utf-8")
    assert "and 5 more" in run("gazetteer", "add", "mine.csv").stderr


@pytest.mark.parametrize("command", ["geoparse", "validate", "render", "geocode"])
def test_a_folder_without_a_gazetteer_is_an_error(run, article, error_line, command):
    line = error_line(run(command, article, "--gazetteer", "nowhere"))
    assert "the gazetteer in nowhere cannot be read" in line
    assert "storymap gazetteer build" in line
