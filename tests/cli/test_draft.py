"""`storymap draft` writes a story file; the other commands tell what people made of it."""

import json

import pytest


@pytest.fixture
def story_file(run, article, tmp_path):
    """The drafted story file of the article."""
    assert run("draft", article, "-o", "story.yaml").exit_code == 0
    return tmp_path / "story.yaml"


def test_draft_writes_the_file_and_says_what_is_in_it(run, article, tmp_path):
    result = run("draft", article, "-o", "story.yaml")
    assert result.exit_code == 0, result.output
    assert "Story file: story.yaml" in result.output
    assert (tmp_path / "story.yaml").read_text(encoding="utf-8").startswith("# A story file")


def test_draft_names_the_file_after_the_article(run, article, tmp_path):
    assert run("draft", article).exit_code == 0
    assert (tmp_path / "walk.yaml").exists()


def test_draft_never_writes_over_a_file(run, article, story_file, error_line):
    before = story_file.read_bytes()
    result = run("draft", article, "-o", "story.yaml")
    assert result.exit_code == 1
    assert "story.yaml exists" in error_line(result)
    assert story_file.read_bytes() == before


def test_draft_prints_to_standard_output(run, article):
    result = run("draft", article, "-o", "-")
    assert "schema: storymap/story-file/1" in result.stdout


def test_draft_asks_for_an_article(run):
    assert run("draft").exit_code == 2


def test_draft_refuses_a_story_file_as_an_article(run, story_file):
    result = run("draft", "story.yaml", "-o", "other.yaml")
    assert result.exit_code == 2
    assert "storymap render story.yaml" in result.output


def test_render_of_the_draft_is_the_render_of_the_article(run, article, story_file, tmp_path):
    run("render", article, "-o", "article.html")
    result = run("render", "story.yaml", "--drafts")
    assert "Map: story.html" in result.output
    assert (tmp_path / "story.html").read_bytes() == (tmp_path / "article.html").read_bytes()


def test_validate_and_export_take_a_story_file(run, story_file, tmp_path):
    report = json.loads(run("validate", "story.yaml", "--json").stdout)
    assert report["claims"]
    only = json.loads(run("validate", "story.yaml", "--json", "--only", "adjacency").stdout)
    assert {claim["type"] for claim in only["claims"]} == {"adjacency"}
    assert run("export", "story.yaml", "-o", "story.geojson").exit_code == 0
    assert "Kiruna" not in run("explain", "story.yaml").stdout
    assert run("geoparse", "story.yaml").stdout == run("geoparse", "walk.txt").stdout
    assert (tmp_path / "story.geojson").exists()


def test_a_title_on_the_command_line_wins(run, story_file, tmp_path):
    run("render", "story.yaml", "--title", "Another")
    assert "<title>Another" in (tmp_path / "story.html").read_text(encoding="utf-8")


def test_a_story_file_stands_alone(run, article, story_file):
    result = run("render", "story.yaml", article)
    assert result.exit_code == 2
    assert "--update" in result.output


def test_a_story_file_is_known_by_its_beginning_whatever_its_name(run, story_file, tmp_path):
    (tmp_path / "story.txt").write_bytes(story_file.read_bytes())
    assert run("render", "story.txt").exit_code == 0


def test_an_error_in_the_file_names_line_and_key(run, story_file):
    text = story_file.read_text(encoding="utf-8")
    story_file.write_text(text.replace("stop: s1", "stop: s9"), encoding="utf-8")
    result = run("render", "story.yaml")
    assert result.exit_code == 1
    line = text[: text.index("stop: s1")].count("\n") + 1
    assert f"story.yaml:{line}:3: chapters[0].stop: no stop 's9'; stops: s1, s2" in result.output


def test_yaml_that_is_no_story_file_is_told_what_one_is(run, tmp_path, error_line):
    (tmp_path / "other.yaml").write_text("- a\n", encoding="utf-8")
    assert "storymap draft" in error_line(run("render", "other.yaml"))


def test_the_output_may_not_be_the_story_file(run, story_file):
    assert run("render", "story.yaml", "-o", "story.yaml").exit_code == 2
