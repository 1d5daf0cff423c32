"""`storymap measure`: every measure, in words and in its published schema, and its errors."""

import json

import jsonschema
import pytest

MEASURES = {
    "border": ["NO", "RU"],
    "area": ["Norway"],
    "coastline": ["Norway"],
    "distance": ["Oslo", "Bergen"],
    "gap": ["Finland", "Estonia"],
    "bearing": ["Oslo", "Stockholm"],
    "neighbours": ["Ukraine"],
    "landlocked": ["Kazakhstan"],
    "tripoint": ["Norway", "Finland", "Russia"],
    "share": ["Kharkiv", "Ukraine", "--towards", "east"],
}
INTERVALS = ("border", "area", "coastline", "distance", "gap")
"""Measures whose interval is one of plain numbers around the value."""


@pytest.fixture
def measure(run):
    def record(name, *arguments):
        result = run("measure", name, *arguments, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.output)

    return record


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_keeps_to_the_schema(measure, schemas, name):
    record = measure(name, *MEASURES[name])
    jsonschema.validate(record, schemas("measure"), cls=jsonschema.Draft202012Validator)
    assert record["measure"] == name
    assert record["places"]
    assert record["sources"]
    assert record["value"] is not None


@pytest.mark.parametrize("name", INTERVALS)
def test_value_lies_in_its_interval(measure, name):
    record = measure(name, *MEASURES[name])
    low, high = record["interval_95"]
    assert 0 <= low < record["value"] < high


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_told_in_words(run, name):
    output = run("measure", name, *MEASURES[name]).output
    assert len(output.splitlines()) >= 2
    assert output.splitlines()[1].startswith("  ")


def test_coast_of_a_landlocked_country_is_null(measure):
    assert measure("coastline", "Austria")["value"] is None


def test_coast_is_measured_at_three_scales_with_a_wide_interval(measure):
    record = measure("coastline", "Norway")
    assert record["by_scale"]["10m"] > record["by_scale"]["50m"] > record["by_scale"]["110m"]
    assert record["interval_95"][1] > 2.9 * record["value"]


def test_gap_of_neighbours_is_nothing(measure):
    assert measure("gap", "NO", "SE")["value"] == 0


def test_landlocked_is_an_answer(measure):
    assert measure("landlocked", "Kazakhstan")["value"] is True
    assert measure("landlocked", "Georgia")["value"] is False


def test_tripoint_counts_and_places_the_points(measure):
    record = measure("tripoint", "NO", "FI", "RU")
    assert record["value"] == 1
    (point,) = record["positions"]
    assert point["lat"] == pytest.approx(69.05, abs=0.05)
    assert measure("tripoint", "Armenia", "Iran", "Turkey")["value"] == 0


def test_bearing_is_clockwise_from_north(measure):
    assert measure("bearing", "Oslo", "Stockholm")["value"] == pytest.approx(96, abs=3)
    assert measure("bearing", "Stockholm", "Oslo")["value"] == pytest.approx(282, abs=3)


def test_shares_of_opposite_sides_are_one_together(measure):
    east, west = (measure("share", "Kharkiv", "Ukraine", "--towards", side)["value"] for side in ("east", "west"))
    assert east > 0.8
    assert east + west == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        (["border", "Norway", "NO"], 1, "one country"),
        (["gap", "Norway", "Atlantis"], 1, "Atlantis"),
        (["area", "Atlantis"], 1, "Atlantis"),
        (["coastline", "Atlantis"], 1, "Atlantis"),
        (["landlocked", "Atlantis"], 1, "Atlantis"),
        (["neighbours", "Atlantis"], 1, "Atlantis"),
        (["tripoint", "NO", "SE"], 2, "three countries"),
        (["tripoint", "NO", "SE", "Norway"], 2, "once"),
        (["distance", "Oslo", "Qwxzburgh"], 1, "Qwxzburgh"),
        (["bearing", "Oslo", "Oslo"], 1, "one position"),
        (["share", "Oslo", "Norway", "--towards", "up"], 2, "up"),
        (["share", "Qwxzburgh", "Norway"], 1, "Qwxzburgh"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_errors_are_one_line_that_names_the_matter(run, arguments, code, named):
    result = run("measure", *arguments)
    assert result.exit_code == code
    assert named in result.output.strip().splitlines()[-1]
    assert "Traceback" not in result.output
