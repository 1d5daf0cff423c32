"""`storymap lint`: lines for editors, JSON, SARIF, exit codes; hostile files and hidden places."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from storymap.cli.app import main
from storymap.linting.rules import NAMES, RULES

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schemas"
LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): (error|warning|note) (?P<rule>[a-z-]+): [^ ]+: .+")
HOME = "She slept in a safe house at Skjulvatnet."
SLEPT = "She slept by Skjulvatnet and nobody saw her."


@pytest.fixture
def run(folder, monkeypatch):
    monkeypatch.chdir(folder)

    def lint(text, *options):
        (folder / "story.yaml").write_text(text, encoding="utf-8")
        return CliRunner().invoke(main, ["lint", "story.yaml", *options])

    return lint


@pytest.fixture
def wrong(base):
    """With an error, a warning and a note."""
    text = base.replace(SLEPT, HOME).replace("  published: 2023-01-13\n", "")
    return text.replace("credit: Ana Berg, CC BY 4.0", "credit: Ana Berg")


def test_a_clean_file_ends_with_0(run, base):
    result = run(base)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 story file: nothing found\n"


def test_each_finding_is_a_line_that_editors_jump_to(run, wrong):
    result = run(wrong)
    assert result.exit_code == 3
    found = [LINE.fullmatch(line) for line in result.stdout.splitlines()]
    assert [one["rule"] for one in found] == ["media-rights-unclear", "home-located-exactly", "document-undated"]
    lines = wrong.splitlines()
    assert lines[int(found[0]["line"]) - 1].index("credit") + 1 == int(found[0]["column"])
    assert lines[int(found[1]["line"]) - 1] == "- id: p2"
    assert result.stderr == "1 story file: 1 error, 1 warning, 1 note\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 3),
        (("--ignore", "home-located-exactly"), 0),
        (("--ignore", "home-located-exactly", "--strict"), 3),
        (("--ignore", "home-located-exactly,document-undated", "--strict"), 0),
        (("--rule", "media-rights-unclear", "--rule", "rights-unclear", "--strict"), 0),
        (("--rule", "document-undated"), 0),
        (("--rule", "home"), 2),
    ],
)
def test_rules_are_chosen_and_the_exit_code_follows(run, wrong, options, code):
    result = run(wrong, *options)
    assert result.exit_code == code, result.output
    assert "no rule called 'home'" in result.stderr or code != 2


def test_json_is_what_the_schema_says(run, wrong):
    schema = json.loads((SCHEMAS / "lint-1.schema.json").read_text(encoding="utf-8"))
    report = json.loads(run(wrong, "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(report)
    assert report["failed"]
    assert report["counts"] == {"error": 1, "warning": 1, "note": 1}
    assert {*report["rules"]} == NAMES
    home = next(one for one in report["findings"] if one["rule"] == "home-located-exactly")
    assert (home["path"], home["item"], home["column"]) == ("places[1]", "p2", 3)


def test_sarif_is_accepted_by_a_validator_and_points_at_the_lines(run, wrong, folder, tmp_path, sarif_validator):
    result = run(wrong, "-o", "found.sarif")
    assert result.exit_code == 3
    log = (folder / "found.sarif").read_bytes()
    said = sarif_validator({"lint": log}, tmp_path)
    # Asks for an address of the tool's own, which storymap has not, and for the words at each finding, which stay here.
    assert [one for one in said if one.rule not in {"SARIF2005"}] == []
    (sarif_run,) = json.loads(log)["runs"]
    lines = [int(LINE.fullmatch(line)["line"]) for line in run(wrong).stdout.splitlines()]
    found = [one["locations"][0]["physicalLocation"] for one in sarif_run["results"]]
    assert [one["region"]["startLine"] for one in found] == lines
    assert {one["artifactLocation"]["uri"] for one in found} == {"story.yaml"}
    assert [one["level"] for one in sarif_run["results"]] == ["note", "error", "warning"]


def test_fingerprints_outlive_lines_that_are_put_above(run, wrong):
    def prints(text):
        results = json.loads(run(text, "--format", "sarif").stdout)["runs"][0]["results"]
        return [one["partialFingerprints"]["storymapLint/v1"] for one in results]

    before = prints(wrong)
    assert len({*before}) == len(before) == 3
    assert prints(wrong.replace("title: A walk\nchapters", "# A comment.\n\ntitle: A walk\nchapters", 1)) == before


def test_the_same_file_gives_the_same_bytes(run, wrong):
    for form in ("text", "json", "sarif"):
        assert run(wrong, "--format", form).stdout == run(wrong, "--format", form).stdout


def test_several_files_are_told_one_after_the_other(run, wrong, folder):
    (folder / "other.yaml").write_text(wrong, encoding="utf-8")
    result = run(wrong, "other.yaml", "--rule", "document-undated")
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["story.yaml", "other.yaml"]
    assert result.stderr == "2 story files: 2 warnings\n"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("    alt: Snow on the quay below the fortress\n", ""), "'alt' is missing; add it"),
        (("9f86d081", "9F-6d081"), "expected 64 digits and letters a to f"),
        (("- id: p2", "- id: p1"), "p1"),
        (("place: geonames:3143244", "place: geonames:1"), "no place 'geonames:1' in the gazetteer"),
        (("exact: Ida walked to Oslo.", "exact: Ida flew."), "these words stand nowhere"),
        (("schema: storymap/story-file/1", "a: [&x 1, *x]"), "story.yaml:1"),
    ],
)
def test_what_is_no_story_file_ends_with_1_and_the_line(run, base, edit, told):
    assert edit[0] in base
    result = run(base.replace(*edit, 1))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert told in result.stderr
    assert re.search(r"story\.yaml:\d+", result.stderr)


def test_the_file_itself_is_never_overwritten(run, wrong, folder):
    result = run(wrong, "-o", "../stories/story.yaml")
    assert result.exit_code == 2
    assert "is an input" in result.stderr
    assert (folder / "story.yaml").read_text(encoding="utf-8") == wrong


def test_an_article_is_no_story_file(run):
    result = run("She went from Oslo to Kiruna.\n")
    assert result.exit_code == 1
    assert "no story file" in result.stderr


HOSTILE = (
    "\x85\u2028\u202e%s {0} [a](1)",
    "<script>alert(1)</script>",
    "a" * 20_000,
    "her her her " * 3_000,
    "the safe house " * 3_000,
    "x.jpg" * 3_000,
    "(((((" * 3_000,
    "İ́\u0345" * 1000,
)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_file_is_told_in_whole_lines_and_in_time(run, base, words, folder):
    quoted = json.dumps(words)
    text = base.replace("credit: Ana Berg, CC BY 4.0", f"credit: {quoted}").replace(
        "alt: Snow on the quay below the fortress", f"alt: {quoted}"
    )
    text = text.replace("name: the lake", f"name: {quoted}").replace("note: from a map of 1950", f"note: {quoted}")
    text = text.replace("licence: CC-BY-4.0", f"licence: {quoted}").replace("title: Another name", f"title: {quoted}")
    text = text.replace(SLEPT, f"She slept by Skjulvatnet, {' '.join(words.split())}")
    for form in ("text", "json", "sarif"):
        result = run(text, "--format", form)
        assert result.exit_code in {0, 3}, result.output[-500:]
    lines = run(text).stdout.split("\n")[:-1]
    assert all(LINE.fullmatch(line) and len(line) < 500 for line in lines)


def test_no_finding_quotes_a_file_that_hides_a_place(run, wrong, folder):
    text = wrong.replace(
        "  at: {lat: 70.0612, lon: 25.5123}\n", "  at: {lat: 70.0612, lon: 25.5123}\n  obscure_km: 25\n"
    )
    text = text.replace("alt: Snow on the quay below the fortress", "alt: Skjulvatnet.jpg")
    text = text.replace("credit: Ana Berg", "credit: Skjulvatnet's people", 1).replace(
        "licence: CC-BY-4.0", "licence: none"
    )
    text += "unplaced:\n- was: chapters\n  because: Skjulvatnet is gone\n  item: {id: c9}\n"
    text = text.replace("  status: rejected\n", "  status: draft\n").replace("title: The lake", "title: Skjulvatnet")
    for form in ("text", "json", "sarif"):
        result = run(text, "--format", form)
        assert result.exit_code == 3
        for name in ("skjulvatnet", "70.06", "25.51", "tunisia"):
            assert name not in result.output.lower()
    told = run(text).stdout
    assert {"alt-is-file-name", "hidden-position-too-fine", "verdict-undecided", "unplaced-left"} <= {
        *re.findall(r"(?:error|warning|note) ([a-z-]+):", told)
    }


def test_the_rules_have_names_of_their_own_and_a_sentence_each():
    assert len({rule.id for rule in RULES}) == len(RULES) >= 30
    assert all(rule.about.endswith(".") and rule.about[0].isupper() for rule in RULES)


def test_a_picture_cut_anywhere_is_read_without_an_error(folder):
    from storymap.linting.metadata import tells_place

    for name in ("gps.jpg", "gps.png", "nowhere-gps.jpg"):
        content = (folder / name).read_bytes()
        assert [tells_place(content[:length]) for length in range(len(content))].count(True) < len(content)
        for at in range(len(content)):
            assert tells_place(content[:at] + b"\xff" + content[at + 1 :]) in {True, False}
