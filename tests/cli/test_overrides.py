"""What the user knows better: countries to prefer, names that are never places."""

import json

import pytest

from storymap.errors import UnknownPlaceError
from storymap.pipeline import Pipeline
from storymap.reading.text import read_text

TEXT = "Ida Lund walked from Springfield to Georgia. Wagner, the mayor of Georgia, welcomed her in Odessa.\n"


def _places(result):
    toponyms = json.loads(result.stdout)["documents"][0]["toponyms"]
    return {t["text"]: (t["place"] or {}).get("country") for t in toponyms}


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "options", [["--bias", "US"], ["--bias", "United States"], ["--bias", "NO,US"], ["--bias", "NO", "--bias", "USA"]]
)
def test_bias_prefers_places_in_the_countries_named(run, letter, options):
    places = _places(run("geoparse", letter, "--json", *options))
    assert places["Georgia"] == places["Odessa"] == "US"


def test_bias_is_a_preference_and_no_filter(run, letter):
    assert _places(run("geoparse", letter, "--json", "--bias", "NO")) == _places(run("geoparse", letter, "--json"))


def test_bias_shows_in_the_explanation(run, letter):
    assert "bias" in run("explain", letter, "--bias", "US").stdout
    assert "bias" not in run("explain", letter).stdout


def test_bias_to_an_unknown_country_is_one_clear_error(run, letter, error_line):
    result = run("geoparse", letter, "--bias", "NO,Norwayy")
    assert result.exit_code != 0
    assert "'Norwayy'" in error_line(result)
    assert "Norway?" in error_line(result)


@pytest.mark.parametrize("name", ["Georgia", "GEORGIA", "the Georgia"])
def test_a_name_that_is_never_a_place_is_left_out(run, letter, name):
    places = _places(run("geoparse", letter, "--json", "--not", name, "--not", "Wagner"))
    assert set(places) == {"Springfield", "Odessa"}


@pytest.mark.parametrize("command", ["render", "validate", "geoparse", "explain"])
def test_every_command_that_reads_articles_has_both_options(run, letter, command):
    assert run(command, letter, "--bias", "US", "--not", "Georgia").exit_code == 0


def test_the_pipeline_takes_the_same_overrides():
    document = read_text(TEXT, id="letter")
    resolutions = Pipeline(bias=("US",), never=("Springfield",)).geoparse(document).resolutions
    found = {r.toponym.name: r.place.country_code for r in resolutions if r.place}
    assert "Springfield" not in found
    assert found["Georgia"] == "US"


def test_the_pipeline_refuses_a_country_it_does_not_know():
    with pytest.raises(UnknownPlaceError, match="Atlantis"):
        Pipeline(bias=("Atlantis",)).geoparse(read_text(TEXT, id="letter"))
