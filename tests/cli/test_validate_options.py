"""`storymap validate`: worldviews, types, explanations, ClaimReview, and the terminal's lines."""

import json

import pytest

TEXT = (
    "The report stands. Crimea is part of Ukraine. Norway shares a 96km (122-mile) land border with Russia. "
    "Norway borders Sweden.\n"
)


def claims_of(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["claims"]


def test_worldview_confines_the_judgement(run):
    claims = claims_of(run("validate", "-", "--json", "--worldview", "un", input=TEXT))
    assert {view for claim in claims for view in claim["worldviews"]} == {"un"}
    assert next(c for c in claims if c["type"] == "containment")["outcome"] == "supported"


def test_in_one_worldview_nothing_is_disputed_and_the_report_says_so(run):
    both = claims_of(run("validate", "-", "--json", input=TEXT))
    assert "disputed" in {claim["outcome"] for claim in both}
    for view in ("un", "de-facto"):
        one = claims_of(run("validate", "-", "--json", "--worldview", view, input=TEXT))
        assert "disputed" not in {claim["outcome"] for claim in one}
    assert "one worldview only" in " ".join(run("validate", "-", "--worldview", "un", input=TEXT).output.split())


def test_worldviews_may_be_listed_or_repeated(run):
    listed = run("validate", "-", "--json", "--worldview", "un,de-facto", input=TEXT)
    repeated = run("validate", "-", "--json", "--worldview", "un", "--worldview", "de-facto", input=TEXT)
    assert listed.output == repeated.output
    assert json.loads(listed.output)["worldviews"] == ["un", "de-facto"]


def test_only_confines_the_types(run):
    result = run("validate", "-", "--json", "--only", "border-length, containment", input=TEXT)
    assert {claim["type"] for claim in claims_of(result)} == {"border-length", "containment"}
    assert json.loads(result.output)["only"] == ["border-length", "containment"]


@pytest.mark.parametrize(
    ("arguments", "code", "names"),
    [
        (["--worldview", "mars"], 1, ["mars", "de-facto", "un"]),
        (["--only", "mountains"], 2, ["mountains", "border-length", "adjacency"]),
        (["--only", ""], 2, ["border-length"]),
        (["--fail-on", "wrong"], 2, ["wrong", "contradicted"]),
    ],
)
def test_unknown_names_are_told_with_those_that_exist(run, arguments, code, names):
    result = run("validate", "-", *arguments, input=TEXT)
    assert result.exit_code == code
    message = result.output.strip().splitlines()[-1]
    assert message.startswith("Error: ")
    assert all(name in message for name in names)


def test_explain_traces_words_places_figures_readings_and_sources(run):
    output = " ".join(run("validate", "-", "--explain", input=TEXT).output.split())
    for part in (
        "“Norway” is Norway [NO, geonames:",
        "confidence 0.",
        "can stand for 95.5–96.5 km",
        "Worldview “de-facto”",
        "Worldview “un”",
        "Decided by: border-length@",
        "natural-earth@",
    ):
        assert part in output


def test_explain_unfolds_the_trace_in_html_and_adds_it_to_markdown(run):
    assert "<details open>" in run("validate", "-", "--format", "html", "--explain", input=TEXT).output
    assert "<details open>" not in run("validate", "-", "--format", "html", input=TEXT).output
    assert "**Decided by:**" in run("validate", "-", "--format", "markdown", "--explain", input=TEXT).output


def test_piped_report_has_no_colours_is_80_columns_wide_and_cuts_nothing(run):
    output = run("validate", "-", "--explain", input=TEXT).output
    assert "\x1b" not in output
    assert max(map(len, output.splitlines())) <= 80
    assert "Every verdict is a machine's draft until a person confirms it." in output


def test_terminal_report_names_the_problems_first(run):
    output = run("validate", "-", input=TEXT).output
    first, rest = output.split("Verdicts, in the order of the text")
    assert first.index("inconsistent  “Norway") < first.index("disputed  “Crimea")
    assert rest.index("Crimea") < rest.index("96km") < rest.index("Norway borders Sweden")


def test_control_characters_of_an_article_reach_no_report(run):
    hostile = "Norway shares a \x1b[31m1,630 km\x1b[0m border with Sweden. Norway borders\x07 Finland.\n"
    assert "\x1b" not in run("validate", "-", "--explain", input=hostile).output


def test_claimreview_of_drafts_is_empty_and_says_why(run):
    result = run("validate", "-", "--format", "claimreview", input=TEXT)
    assert json.loads(result.stdout) == []
    assert "a person confirmed" in result.stderr


def test_file_gets_the_form_its_suffix_names(run, tmp_path):
    for name, start in (("r.html", "<!doctype html>"), ("r.json", "{"), ("r.md", "# "), ("r.jsonld", "[]")):
        assert run("validate", "-", "-o", name, input=TEXT).exit_code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
