"""What `render`, `export` and `validate` show of story files: signed verdicts, drafts on demand, no rejected ones."""

import io
import json
import re

import pytest
from pypdf import PdfReader

from storymap import registry
from storymap.pipeline import Pipeline
from storymap.ports import is_for_desks
from storymap.stories.publishing import for_readers

DECIDED = """status: confirmed
  by: Ida Moe
  on: "2023-02-01"
  note: The survey says 196 km.
  links:
  - url: https://example.org/survey
    title: The survey"""
REJECTED = """status: rejected
  by: Zebulon Quist
  on: "2023-02-02"
  note: Zanzibarian nonsense.
  links:
  - url: https://example.org/zanzibarian
    title: Zanzibarian survey"""
HISTORY = """history:
- {on: "2023-02-01", by: Zebulon Quist, section: verdicts, item: v1, kind: confirmed, subject: Zanzibarian, now: it}
- {on: "2023-02-02", by: Ida Moe, section: verdicts, item: v1, kind: rejected, subject: Zanzibarian, was: Zanzibarian}
- {on: "2023-02-03", by: Ida Moe, section: chapters, item: c1, kind: title, subject: A walk, was: A stroll, now: A walk}

drafted:"""


@pytest.fixture
def story_file(run, article, tmp_path):
    """A file with a wrong claim confirmed, the next rejected, and the rest left open."""
    assert run("draft", article, "-o", "story.yaml").exit_code == 0
    path = tmp_path / "story.yaml"
    text = path.read_text(encoding="utf-8")
    before, mark, verdicts = text.partition("\nverdicts:\n")
    entries = re.split(r"(?m)^(?=- id: v\d+$)", verdicts)
    (wrong,) = [n for n, one in enumerate(entries) if "outcome: inconsistent" in one]
    entries[wrong] = entries[wrong].replace("status: draft", DECIDED)
    entries[1] = entries[1].replace("status: draft", REJECTED)
    assert wrong != 1
    told = "".join(entries).replace("\ndrafted:", f"\n{HISTORY}")
    path.write_text(before + mark + told, encoding="utf-8")
    return path


def claims(result):
    return [(claim["status"], claim["outcome"]) for claim in json.loads(result.stdout)["claims"]]


def test_a_page_shows_what_somebody_confirmed_with_who_and_when(run, story_file, tmp_path):
    result = run("render", story_file, "-o", "story.html", "--data", "story.json", "--report", "report.md")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "story.html").read_text(encoding="utf-8")
    assert page.count('class="card ') == 1
    assert "Confirmed by Ida Moe, 1 February 2023" in page
    assert 'class="draft-mark"' not in page
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert report.startswith("# Geographic claims: A walk along two borders\n\n1 inconsistent. A person has confirmed")
    assert "confirmed by Ida Moe, 1 February 2023" in report
    assert [one["status"] for one in json.loads((tmp_path / "story.json").read_text())["claims"]] == ["confirmed"]
    assert "1 inconsistent. A person has confirmed every verdict that is shown." in " ".join(result.stdout.split())
    assert "left out, which nobody has signed: 'storymap review" in result.stderr
    assert "await" not in page


def test_drafts_are_shown_on_demand_and_each_is_marked(run, story_file, tmp_path):
    result = run("render", story_file, "-o", "story.html", "--report", "report.md", "--drafts")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "story.html").read_text(encoding="utf-8")
    cards = re.findall(r'<details class="card .*?</summary>', page, re.DOTALL)
    assert len(cards) > 1
    assert sum("Machine draft" in card for card in cards) == len(cards) - 1
    assert (tmp_path / "report.md").read_text(encoding="utf-8").count(", machine draft)") == len(cards) - 1
    assert "Verdicts marked as drafts are a machine's" in " ".join(result.stdout.split())
    assert "left out" not in result.stderr


def test_the_page_of_articles_shows_drafts_that_are_marked(run, article, tmp_path):
    assert run("render", article, "-o", "walk.html").exit_code == 0
    page = (tmp_path / "walk.html").read_text(encoding="utf-8")
    cards = re.findall(r'<details class="card .*?</summary>', page, re.DOTALL)
    assert cards
    assert all("Machine draft" in card for card in cards)


def test_an_untouched_draft_with_drafts_makes_the_page_of_its_article(run, article, tmp_path):
    assert run("draft", article, "-o", "story.yaml").exit_code == 0
    assert run("render", article, "-o", "one.html").exit_code == 0
    assert run("render", "story.yaml", "-o", "other.html", "--drafts").exit_code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "other.html").read_bytes()


def test_the_log_tells_changes_and_not_the_words_of_what_was_rejected(run, story_file, tmp_path):
    assert run("render", story_file, "-o", "story.html").exit_code == 0
    page = (tmp_path / "story.html").read_text(encoding="utf-8")
    log = page[page.index('id="corrections"') :]
    assert "A stroll" in log
    assert "A verdict was taken back" in log
    assert "Zanzibarian" not in page


@pytest.mark.parametrize("drafts", [False, True])
def test_no_format_for_readers_holds_what_was_rejected(run, story_file, tmp_path, drafts):
    from storymap.cli.story_inputs import tell_story_of

    pipeline = Pipeline()
    told = tell_story_of(pipeline, (str(story_file),)).story
    assert any(verdict.status == "rejected" for verdict in told.verdicts)
    readers = [name for name in registry.names("storymap.exporters") if not is_for_desks(pipeline.exporter(name))]
    assert {"leaflet", "report-html", "report-json", "json", "claimreview", "storymapjs", "pdf", "png"} <= set(readers)
    shown = for_readers(told, drafts=drafts)
    for name in readers:
        if name not in {"pdf", "png"}:
            assert not held(pipeline.exporter(name).export_story(shown)), name
    result = run("export", story_file, "-o", "story.geojson", *(["--drafts"] if drafts else []))
    assert result.exit_code == 0, result.output
    assert not held((tmp_path / "story.geojson").read_bytes())


def held(content):
    return re.search(rb"zanzibarian|zebulon", content, re.IGNORECASE)


@pytest.mark.browser
def test_a_pdf_holds_no_draft_and_nothing_that_was_rejected(run, story_file, tmp_path):
    assert run("export", story_file, "-o", "story.pdf").exit_code == 0
    pages = PdfReader(io.BytesIO((tmp_path / "story.pdf").read_bytes())).pages
    words = " ".join(page.extract_text() for page in pages)
    assert "Ida Moe" in words
    assert not re.search("Zanzibarian|Zebulon|machine draft", words, re.IGNORECASE)


def test_a_validation_shows_status_and_sign_off(run, story_file):
    assert claims(run("validate", story_file, "--json", "--no-drafts")) == [("confirmed", "inconsistent")]
    statuses = {status for status, _ in claims(run("validate", story_file, "--json"))}
    assert statuses == {"confirmed", "draft"}
    text = run("validate", story_file).stdout
    assert "Status: confirmed by Ida Moe, 1 February 2023" in text
    assert ", machine draft)" in text


def test_fail_on_counts_drafts_whether_they_are_shown_or_not(run, article, tmp_path):
    assert run("draft", article, "-o", "story.yaml").exit_code == 0
    assert run("validate", "story.yaml", "--fail-on", "inconsistent").exit_code == 3
    path = tmp_path / "story.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft", "status: rejected"), encoding="utf-8")
    assert run("validate", "story.yaml", "--fail-on", "inconsistent").exit_code == 0


@pytest.mark.parametrize(
    "command", [("render", "-o", "out.html"), ("export", "-o", "out.geojson"), ("validate", "-o", "out.md")]
)
def test_strict_writes_nothing_while_something_consequential_is_undecided(run, article, tmp_path, command):
    assert run("draft", article, "-o", "story.yaml").exit_code == 0
    name, *rest = command
    result = run(name, "story.yaml", *rest, "--strict")
    assert result.exit_code == 3
    assert not (tmp_path / rest[-1]).exists()
    lines = result.stderr.splitlines()
    assert re.match(
        r"Undecided: story\.yaml: verdicts v\d: inconsistent, and nobody has decided on it: “Norway", lines[0]
    )
    assert lines[-1].startswith("Nothing is written: decide on them with 'storymap review story.yaml'")


def test_strict_writes_what_is_decided(run, story_file, tmp_path):
    result = run("render", story_file, "-o", "story.html", "--strict")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "story.html").exists()


def test_strict_is_for_story_files(run, article):
    result = run("render", article, "--strict")
    assert result.exit_code == 2
    assert "'storymap draft ARTICLE -o FILE' writes one" in result.stderr
