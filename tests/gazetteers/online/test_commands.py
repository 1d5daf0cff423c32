"""What a user sees of geocoders: nothing without the option, a place with it, and every name that was sent."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from tests.gazetteers.online.conftest import item, places, raw

from storymap.cli.app import main
from storymap.errors import InputError
from storymap.gazetteers.online.gazetteer import NominatimGazetteer
from storymap.gazetteers.online.settings import Settings
from storymap.pipeline import Pipeline
from storymap.reading.text import read_text
from storymap.stories.blurs import Blur

TEXT = (
    "Ida Lund left Kirkenes in June 2018 and walked to the village of Kvenvatn. She slept there for two nights. "
    "Then she travelled to the village of Blorpton, near Oslo. Norway borders Sweden.\n"
)
SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "reference" / "schemas"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A function that runs a command in a folder with an article, and returns click's result."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("STORYMAP_CONTACT", raising=False)
    Path("walk.txt").write_text(TEXT, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(main, [str(a) for a in arguments], prog_name="storymap")


@pytest.fixture
def asking(server):
    """Options that ask the server, which knows Kvenvatn, for names that are lacking."""
    server.says(places(), name=None)
    server.says(places(item()), name="Kvenvatn")
    return ["--online", "nominatim", "--geocoder-url", server.url]


def _toponyms(result):
    return {t["text"]: t for t in json.loads(result.stdout)["documents"][0]["toponyms"]}


def test_without_the_option_nothing_is_sent_or_loaded(tmp_path):
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('a connection')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from storymap.cli.app import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "print([name for name in ('geopy', 'sqlite3') if name in sys.modules], file=sys.stderr)\n"
    )
    (tmp_path / "walk.txt").write_text(TEXT, encoding="utf-8")
    for command in (["geoparse", "walk.txt", "--json"], ["geocode", "Blorpton"], ["validate", "walk.txt"]):
        result = subprocess.run(
            [sys.executable, "-c", code, *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert result.stderr == "[]\n"


def test_a_name_that_the_gazetteer_lacks_gets_a_place(run, asking, server):
    toponyms = _toponyms(run("geoparse", "walk.txt", "--json", *asking))
    place = toponyms["Kvenvatn"]["place"]
    assert (place["id"], place["lat"], place["lon"], place["country"]) == ("nominatim:node/77", 69.4, 30.2, "NO")
    assert toponyms["Kvenvatn"]["place_confidence"] > 0.5
    assert toponyms["Blorpton"]["place"] is None
    assert toponyms["Kirkenes"]["place"]["id"].startswith("geonames:")
    assert server.asked == ["Kvenvatn", "Blorpton"]


def test_a_lone_candidate_of_small_importance_is_a_place_without_any_context(run, server):
    server.says(places(item(importance=0.01)))
    Path("short.txt").write_text("They walked to the village of Kvenvatn and slept.\n", encoding="utf-8")
    asked = run("geoparse", "short.txt", "--json", "--online", "nominatim", "--geocoder-url", server.url)
    assert _toponyms(asked)["Kvenvatn"]["place"]["id"] == "nominatim:node/77"


def test_provinces_are_called_as_the_embedded_gazetteer_calls_them(run, server):
    elsewhere = item(osm_id=78, importance=0.5, address={"country_code": "no", "state": "Nowhere Province"})
    server.says(places(elsewhere, item()), name="Kvenvatn")
    Path("short.txt").write_text("They walked to the village of Kvenvatn in Finnmark and slept.\n", encoding="utf-8")
    result = run("geoparse", "short.txt", "--json", "--online", "nominatim", "--geocoder-url", server.url)
    found = _toponyms(result)["Kvenvatn"]
    assert {c["id"]: c["admin1"] for c in found["candidates"]} == {
        "nominatim:node/77": "Finnmark Fylke",
        "nominatim:node/78": "Nowhere Province",
    }
    assert found["place"]["id"] == "nominatim:node/77"


def test_every_name_sent_is_listed_at_the_end(run, asking, server):
    result = run("geoparse", "walk.txt", "--json", *asking)
    assert result.stderr == f"Sent to Nominatim at {server.host}: Kvenvatn, Blorpton\n"
    again = run("geoparse", "walk.txt", "--json", *asking)
    assert again.stderr == f"Answered from the cache, as Nominatim at {server.host} did before: Kvenvatn, Blorpton\n"
    assert again.stdout == result.stdout


def test_a_run_that_fails_tells_what_was_sent_too(run, asking, server):
    result = run("render", "walk.txt", "-o", "nowhere/walk.html", *asking)
    assert result.exit_code == 1
    assert f"Sent to Nominatim at {server.host}: Kvenvatn, Blorpton\n" in result.stderr


def test_json_names_the_server_the_names_and_the_licence(run, asking, server):
    for schema, command in (
        ("geoparse", ["geoparse", "walk.txt", "--json"]),
        ("geocode", ["geocode", "Kvenvatn", "Blorpton", "--json"]),
        ("report", ["validate", "walk.txt", "--format", "json"]),
        ("story", ["export", "walk.txt", "--to", "json", "-o", "-"]),
    ):
        record = json.loads(run(*command, *asking).stdout)
        published = json.loads((SCHEMAS / f"{schema}-1.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(record, published, cls=jsonschema.Draft202012Validator)
        names = ["Kvenvatn", "Blorpton"]
        assert record["lookups"] == [{"service": "nominatim", "server": server.host, "names": names}], schema
        if schema != "geocode":
            (credit,) = [a for a in record["attributions"] if a["name"] == "OpenStreetMap"]
            assert credit["licence"] == "ODbL-1.0"
            assert credit["text"] == (
                f"Places © OpenStreetMap contributors; asked of Nominatim at {server.host}: Kvenvatn, Blorpton"
            )


def test_json_of_a_run_without_geocoder_says_nothing_of_one(run):
    record = json.loads(run("geoparse", "walk.txt", "--json").stdout)
    assert record["lookups"] == []
    assert not [a for a in record["attributions"] if "OpenStreetMap" in a["name"]]


@pytest.mark.parametrize(
    "command",
    [
        ["geoparse", "walk.txt"],
        ["geoparse", "walk.txt", "--format", "geojson"],
        ["geocode", "Kvenvatn"],
        ["explain", "walk.txt"],
        ["validate", "walk.txt", "--format", "html"],
        ["validate", "walk.txt", "--format", "markdown"],
        ["export", "walk.txt", "--to", "geojson", "-o", "-"],
        ["render", "walk.txt", "-o", "-"],
    ],
    ids=" ".join,
)
def test_every_output_names_openstreetmap_where_it_was_used(run, asking, command):
    assert "OpenStreetMap" not in run(*command).stdout
    assert "© OpenStreetMap contributors" in run(*command, *asking).stdout


def test_the_page_shows_the_place_and_escapes_what_a_server_says(run, server):
    name = "<img src=x onerror=alert(1)>"
    server.says(places(item(name, namedetails={"alt_name": "Kvenvatn"})), name="Kvenvatn")
    result = run("render", "walk.txt", "-o", "-", "--online", "nominatim", "--geocoder-url", server.url)
    assert result.exit_code == 0
    assert '"at":[69.4,30.2]' in result.stdout
    assert "&lt;img src=x" in result.stdout
    assert "<img src=x" not in result.stdout


def test_the_journey_goes_through_the_place(run, asking):
    story = json.loads(run("export", "walk.txt", "--to", "json", "-o", "-", *asking).stdout)
    stops = {stop["name"]: (stop["place"] or {}).get("id") for stop in story["route"]["stops"]}
    assert stops["Kvenvatn"] == "nominatim:node/77"
    assert story["route"]["legs"][0]["distance_km"] == pytest.approx(37, abs=2)


def test_the_explanation_shows_the_candidate_with_its_reasons(run, asking):
    lines = run("explain", "walk.txt", *asking).stdout.splitlines()
    row = next(line for line in lines if "Kvenvatn, Finnmark Fylke, NO (PPL)" in line and "+" in line)
    assert "province" in row


@pytest.mark.parametrize("form", [["--gazetteer", "nominatim"], ["--online", "nominatim", "--online-all"]])
def test_every_name_can_be_asked_for_and_the_embedded_gazetteer_stands_behind(run, asking, server, form):
    server.says(places(item("Oslo", osm_id=5, type="city", importance=0.8)), name="Oslo")
    toponyms = _toponyms(run("geoparse", "walk.txt", "--json", *form, "--geocoder-url", server.url))
    assert server.asked == ["Kirkenes", "Kvenvatn", "Blorpton", "Oslo", "Norway", "Sweden"]
    assert toponyms["Oslo"]["place"]["id"] == "nominatim:node/5"
    assert toponyms["Norway"]["place"]["id"].startswith("geonames:")


def test_ones_own_places_win_and_are_not_sent(run, asking, server):
    Path("mine.csv").write_text("name,longitude,latitude\nKvenvatn,10,60\nOslo,11,61\n", encoding="utf-8")
    options = ["--places", "mine.csv", "--gazetteer", "nominatim", "--geocoder-url", server.url]
    toponyms = _toponyms(run("geoparse", "walk.txt", "--json", *options))
    assert toponyms["Kvenvatn"]["place"]["id"] == "overlay:kvenvatn"
    assert not {"Kvenvatn", "Oslo"} & set(server.asked)


def test_a_folder_of_the_geocoders_name_is_no_geocoder_by_mistake(run):
    Path("nominatim").mkdir()
    result = run("geoparse", "walk.txt", "--gazetteer", "nominatim")
    assert result.exit_code == 2
    assert "write ./nominatim for the folder" in result.stderr
    result = run("geoparse", "walk.txt", "--gazetteer", "./nominatim")
    assert result.exit_code == 1
    assert "the gazetteer in nominatim cannot be read" in result.stderr


@pytest.mark.parametrize("option", [["--online", "photon"], ["--gazetteer", "nominatim"]])
@pytest.mark.parametrize("command", [["geoparse", "walk.txt"], ["render", "walk.txt"], ["geocode", "Kvenvatn"]])
def test_offline_forbids_it(run, command, option):
    for arguments in ([*option, "--offline"], ["--offline", *option]):
        result = run(*command, *arguments)
        assert result.exit_code == 2
        assert f"--offline forbids every connection, and {option[1]} is on the network" in result.stderr
    assert run(*command, "--offline").exit_code == 0


@pytest.mark.parametrize("command", ["render", "validate", "export"])
def test_hidden_places_are_told_to_nobody(run, asking, server, command):
    output = [] if command == "validate" else ["-o", "walk.html"]
    result = run(command, "walk.txt", *output, "--obscure", "25", *asking)
    assert result.exit_code == 2
    assert "--obscure hides places, and nominatim would be told their names" in result.stderr
    assert server.asked == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--geocoder-url", "http://localhost"], "--geocoder-url needs a geocoder"),
        (["--cache", "a.sqlite"], "--cache needs a geocoder"),
        (["--online-all"], "--online-all needs a geocoder"),
        (["--online", "google"], "'google' is not one of 'nominatim', 'photon'"),
        (["--online", "photon", "--gazetteer", "nominatim"], "name one geocoder"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(run, options, message):
    result = run("geoparse", "walk.txt", *options)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--geocoder-url", "ftp://x"], "no address of a geocoder"),
        (["--geocoder-contact", "ø"], "printable ASCII"),
        (["--cache", "walk.txt"], "walk.txt is no cache of storymap's"),
    ],
)
def test_what_cannot_be_used_is_one_line(run, options, message):
    result = run("geoparse", "walk.txt", "--online", "nominatim", *options)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert message in result.stderr
    assert Path("walk.txt").read_text(encoding="utf-8") == TEXT


def test_the_contact_may_stand_in_the_environment(run, asking, server, monkeypatch):
    monkeypatch.setenv("STORYMAP_CONTACT", "desk@example.org")
    run("geocode", "Kvenvatn", *asking)
    assert server.headers[0]["User-Agent"].endswith("(desk@example.org)")


def test_a_run_without_a_network_says_so_once_and_goes_on(run, server, monkeypatch):
    server.close()
    monkeypatch.setattr(Settings.__dataclass_fields__["back_off_s"], "default", 0.01)
    result = run("geoparse", "walk.txt", "--json", "--online", "nominatim", "--geocoder-url", server.url)
    assert result.exit_code == 0
    assert _toponyms(result)["Kirkenes"]["place"]
    assert result.stderr.count("not asked any further: cannot be reached: Connection refused") == 1
    assert result.stderr.endswith(
        f"Sent to Nominatim at {server.host}: Kvenvatn\nNot sent to Nominatim at {server.host}: Blorpton\n"
    )


def test_a_server_out_of_order_changes_nothing_else(run, server):
    server.says(raw(b"<html>", status=200))
    plain = _toponyms(run("geoparse", "walk.txt", "--json"))
    result = run("geoparse", "walk.txt", "--json", "--online", "nominatim", "--geocoder-url", server.url)
    assert result.exit_code == 0
    assert _toponyms(result) == plain


def test_a_story_file_keeps_the_place_and_its_credit_and_asks_nobody(run, asking, server):
    assert run("draft", "walk.txt", "-o", "walk.yaml", *asking).exit_code == 0
    asked = len(server.asked)
    result = run("export", "walk.yaml", "--to", "json", "-o", "-")
    story = json.loads(result.stdout)
    assert "nominatim:node/77" in {(stop["place"] or {}).get("id") for stop in story["route"]["stops"]}
    assert [a["text"] for a in story["attributions"] if a["name"] == "OpenStreetMap"] == [
        "Places © OpenStreetMap contributors"
    ]
    run("export", "walk.yaml", "--to", "json", "-o", "-", *asking)
    assert len(server.asked) == asked
    assert "Sent" not in result.stderr


def test_a_pipeline_that_hides_places_tells_nobody_either():
    pipeline = Pipeline(online=NominatimGazetteer(), obscure=(Blur(km=25.0),))
    with pytest.raises(InputError, match="places are hidden, and nominatim would be told their names"):
        pipeline.analyze([read_text(TEXT, id="walk")])


def test_a_story_file_is_updated_with_a_geocoder_unless_it_hides_places(run, asking, server):
    run("draft", "walk.txt", "-o", "walk.yaml")
    result = run("draft", "--update", "walk.yaml", "walk.txt", *asking)
    assert result.exit_code == 0, result.stderr
    assert "nominatim:node/77" in Path("walk.yaml").read_text(encoding="utf-8")
    asked, written = list(server.asked), Path("walk.yaml").read_text(encoding="utf-8")
    before, section, names = written.partition("\nplaces:")
    hidden = names.replace("name: Kvenvatn\n", "name: Kvenvatn\n  obscure_km: 25\n", 1)
    Path("walk.yaml").write_text(before + section + hidden, encoding="utf-8")
    result = run("draft", "--update", "walk.yaml", "walk.txt", *asking, "--online-all")
    assert result.exit_code == 1
    assert "walk.yaml hides places, and nominatim would be told their names" in result.stderr
    assert server.asked == asked


def test_both_geocoders_are_listed_as_components(run):
    listed = {c["name"] for c in json.loads(run("components", "--json").stdout)["components"]}
    assert {"nominatim", "photon"} <= listed
