"""`storymap references` keeps a user's published figures, and runs cite them."""

import json

import pytest

FIGURES = "what,a,b,value,unit,source,date\nborder,Kenya,Uganda,933,km,Survey of Kenya,2012\n"
TEXT = "Kenya shares a 933-km border with Uganda.\n"


@pytest.fixture
def data_home(tmp_path):
    """The data folder that `run` gives each test."""
    return tmp_path / "home"


def _published(run, *options):
    (report,) = json.loads(run("validate", "a.txt", "--json", "--only", "border-length", *options).stdout)["claims"]
    return report["outcome"], [figure["source"] for figure in report["published"]]


@pytest.fixture
def files(tmp_path):
    (tmp_path / "My Surveys.csv").write_text(FIGURES, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_figures_that_are_added_are_cited_until_they_are_removed(run, files):
    added = run("references", "add", "My Surveys.csv")
    assert added.exit_code == 0, added.output
    assert "1 figures, 0 rows refused" in added.stdout
    (files / "My Surveys.csv").unlink()
    assert "my-surveys" in run("references", "list").stdout
    assert _published(run) == ("supported", ["Survey of Kenya"])
    assert "your own figures too: my-surveys" in run("validate", "a.txt").stderr
    assert _published(run, "--no-user-references") == ("compatible", [])
    assert run("references", "remove", "my-surveys").exit_code == 0
    assert _published(run) == ("compatible", [])


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_report_shows_them_with_their_source(run, files, form):
    shown = run("validate", "a.txt", "--references", "My Surveys.csv", "--format", form)
    assert shown.exit_code == 0, shown.output
    assert "Survey of Kenya" in " ".join(shown.stdout.split())


def test_a_map_shows_them_too(run, files):
    assert run("render", "a.txt", "--references", "My Surveys.csv", "-o", "map.html").exit_code == 0
    assert "Survey of Kenya" in (files / "map.html").read_text(encoding="utf-8")


def test_refused_rows_are_told_and_nothing_is_kept(run, files, data_home):
    (files / "bad.csv").write_text(f"{FIGURES}border,Kenya,Uganda,many,km,Somebody,\n", encoding="utf-8")
    result = run("references", "add", "bad.csv")
    assert result.exit_code == 1
    assert "1 figures, 1 rows refused" in result.stdout
    assert "bad.csv, line 3: the value 'many' is no number above 0" in result.stderr
    assert not data_home.exists()
    assert run("references", "add", "bad.csv", "--skip-refused").exit_code == 0
    assert _published(run) == ("supported", ["Survey of Kenya"])


def test_check_keeps_nothing_and_doubts_slips(run, files, data_home):
    (files / "slip.csv").write_text(f"{FIGURES}border,Norway,Russia,1977,km,Somebody,\n", encoding="utf-8")
    result = run("references", "add", "slip.csv", "--check")
    assert result.exit_code == 0
    assert "1,977 km is far from what the lines allow" in result.stderr
    assert not data_home.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("references", "add", "none.csv"), "there is no file none.csv"),
        (("references", "remove", "none"), "no figures are registered as 'none'; registered: none"),
        (("validate", "a.txt", "--references", "none.csv"), "there is no file none.csv"),
    ],
)
def test_what_is_not_there_is_one_line_of_error(run, files, arguments, message):
    result = run(*arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_the_packaged_figures_are_listed_with_their_sources(run):
    shown = run("references", "list", "--packaged").stdout
    assert "Norway–Russia" in shown
    assert "197.7 km" in shown


def test_measures_show_what_is_published(run, files):
    assert "197.7 km (Norwegian–Russian joint survey, 2018)" in " ".join(
        run("measure", "border", "NO", "RU").stdout.split()
    )
    assert "385,207 km²" in run("measure", "area", "Norway").stdout
    assert "25,148 km" in run("measure", "coastline", "Norway").stdout
    run("references", "add", "My Surveys.csv")
    assert "Survey of Kenya" in run("measure", "border", "Kenya", "Uganda").stdout
