"""What each command prints and writes when all is well."""

import json

import jsonschema
import pytest

from storymap.cli.app import COMMANDS

OUTCOME_LINE = "inconsistent"


def test_help_of_every_command_shows_an_example(run):
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert f"storymap {name}" in result.output.split("Example")[1]


def test_render_writes_page_story_and_report_and_says_where(run, article, tmp_path):
    result = run("render", article, "-o", "walk.html", "--data", "walk.json", "--report", "walk.md")
    assert result.exit_code == 0, result.output
    assert "Map: walk.html" in result.output
    assert OUTCOME_LINE in result.output
    assert "Bergen → Oslo" in result.output
    assert (tmp_path / "walk.html").read_bytes().lower().startswith(b"<!doctype html>")
    assert "196 km" in (tmp_path / "walk.md").read_text(encoding="utf-8")


def test_render_names_the_page_after_the_article(run, article, tmp_path):
    assert run("render", article).exit_code == 0
    assert (tmp_path / "walk.html").exists()


def test_render_prints_the_snippet_that_embeds_the_page(run, article):
    result = run("render", article, "--embed")
    assert "<iframe" in result.output
    assert "walk.html" in result.output


def test_same_article_gives_the_same_bytes(run, article, tmp_path):
    for name in ("a", "b"):
        run("render", article, "-o", f"{name}.html", "--data", f"{name}.json")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_validate_prints_the_whole_report(run, article):
    result = run("validate", article)
    assert result.exit_code == 0, result.output
    assert "196 km" in result.output
    assert "draft until a person confirms it" in result.output


@pytest.mark.parametrize(("form", "start"), [("json", "{"), ("html", "<!doctype html>"), ("markdown", "# ")])
def test_validate_writes_each_form(run, article, form, start):
    result = run("validate", article, "--format", form)
    assert result.exit_code == 0
    assert result.output.startswith(start)


def test_validate_tells_the_form_of_a_file_by_its_suffix(run, article, tmp_path):
    run("validate", article, "-o", "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_fail_on_ends_with_exit_code_3_only_when_met(run, article):
    assert run("validate", article, "--fail-on", "contradicted,inconsistent").exit_code == 3
    assert run("validate", article, "--fail-on", "disputed").exit_code == 0


def test_articles_are_told_as_one_story_with_ids_that_differ(run, article):
    result = run("geoparse", article, article, "--json")
    ids = [document["id"] for document in json.loads(result.output)["documents"]]
    assert ids == ["walk", "walk-2"]


def test_standard_input_is_read(run):
    result = run("geoparse", "-", "--json", input="Rain fell over Oslo.\n")
    (document,) = json.loads(result.output)["documents"]
    assert document["text"] == "Rain fell over Oslo.\n"
    assert [t["text"] for t in document["toponyms"]] == ["Oslo"]


def test_geoparse_table_names_the_places(run, article):
    result = run("geoparse", article)
    assert "Bergen" in result.output
    assert "NO" in result.output


def test_geojson_of_toponyms_has_no_geometry_for_the_unplaced(run):
    result = run("geoparse", "-", "--format", "geojson", input="He slept in the village of Qwxzburgh.\n")
    members = json.loads(result.output)["features"]
    assert all(m["geometry"] is None for m in members if m["properties"]["place"] is None)


def test_geocode_finds_a_place_and_filters_by_country(run):
    result = run("geocode", "Paris", "--country", "US", "--json")
    (found,) = json.loads(result.output)["results"]
    assert found["candidates"]
    assert {c["country"] for c in found["candidates"]} == {"US"}


def test_geocode_says_when_a_name_is_unknown(run):
    result = run("geocode", "Qwxzburgh")
    assert result.exit_code == 0
    assert "no place of that name is known" in result.output


def test_measure_border_gives_estimate_interval_and_scales(run):
    record = json.loads(run("measure", "border", "Norway", "Russia", "--json").output)
    assert record["by_scale"]["10m"] == pytest.approx(165.1, abs=0.05)
    assert record["interval_95"][0] < 165.1 < record["value"] < record["interval_95"][1]


def test_measure_border_of_countries_that_do_not_touch_is_null(run):
    record = json.loads(run("measure", "border", "Norway", "Germany", "--json").output)
    assert record["value"] is None


def test_measure_neighbours_lists_them(run):
    record = json.loads(run("measure", "neighbours", "NO", "--json").output)
    assert record["value"] == 3
    assert record["places"] == ["Finland", "Russia", "Sweden"]


def test_measure_distance_is_great_circle(run):
    record = json.loads(run("measure", "distance", "Oslo", "Bergen", "--json").output)
    assert record["value"] == pytest.approx(305, abs=10)


def test_measure_area_lies_in_its_interval(run):
    record = json.loads(run("measure", "area", "Norway", "--json").output)
    assert record["interval_95"][0] < record["value"] < record["interval_95"][1]


def test_explain_shows_every_stage(run, article):
    output = run("explain", article).output
    for title in ("Reading", "Recognition and resolution", "Candidates", "Events", "Route", "Verdict"):
        assert title in output


def test_components_lists_the_built_in_ones(run):
    listed = {c["name"] for c in json.loads(run("components", "--json").output)["components"]}
    assert {"compiled", "border-length", "leaflet"} <= listed


@pytest.mark.parametrize(
    ("schema", "arguments"),
    [
        ("geoparse", ["geoparse", "walk.txt", "--json"]),
        ("report", ["validate", "walk.txt", "--format", "json"]),
        ("story", ["render", "walk.txt", "-o", "walk.html", "--data", "-"]),
        ("measure", ["measure", "border", "NO", "RU", "--json"]),
        ("measure", ["measure", "neighbours", "NO", "--json"]),
        ("geocode", ["geocode", "Oslo", "Qwxzburgh", "--json"]),
    ],
)
def test_json_keeps_to_its_published_schema(run, article, schemas, schema, arguments):
    output = run(*arguments).output
    record, _ = json.JSONDecoder().raw_decode(output)
    jsonschema.validate(record, schemas(schema), cls=jsonschema.Draft202012Validator)
    assert record["schema"] == f"storymap/{schema}/1"


def test_control_characters_of_an_article_do_not_reach_the_terminal(run):
    text = "Ida left \x1b[31mOslo and went to Bergen.\n"
    result = run("geoparse", "-", input=text)
    assert "\x1b" not in result.output


def test_render_tells_where_two_articles_disagree(run, tmp_path):
    for name, day in (("first", 3), ("second", 6)):
        text = f"Anna Berg left Hamburg on {day} May 1920. She travelled to Milan."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    result = run("render", "first.txt", "second.txt", "-o", "both.html", "--data", "both.json")
    assert "1 disagreement: when Anna Berg left Hamburg" in result.output
    (found,) = json.loads((tmp_path / "both.json").read_text(encoding="utf-8"))["disagreements"]
    assert [statement["document"] for statement in found["statements"]] == ["first", "second"]
    assert [statement["quote"][-11:] for statement in found["statements"]] == ["3 May 1920.", "6 May 1920."]


def test_explain_tells_what_of_a_route_no_text_tells(run, tmp_path):
    ways = {"first": "reached Paris on 5 May 1920", "second": "travelled to Milan"}
    for day, (name, way) in enumerate(ways.items(), start=3):
        text = f"Anna Berg left Hamburg on {day} May 1920. She {way}. She went on to Rome, a city in Italy."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    output = run("explain", "first.txt", "second.txt").output
    assert "the order" in output
    assert "when Anna Berg left Hamburg" in output
