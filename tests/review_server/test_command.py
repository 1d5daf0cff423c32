"""`storymap review`: articles are drafted first, and nothing is written over."""

import importlib.util
import os
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from storymap.cli import review as command
from storymap.cli.app import main

ARTICLE = "Ida Lund left Bergen in June 2018 and travelled to Oslo. Norway borders Sweden.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A function that runs the command up to where it would serve."""
    monkeypatch.chdir(tmp_path)
    served = []
    monkeypatch.setattr(command, "_serve", lambda path, *_, **__: served.append(path))

    def run_command(*arguments):
        result = CliRunner().invoke(main, ["review", *map(str, arguments)], prog_name="storymap")
        return result, served

    return run_command


def test_articles_are_drafted_first(run, tmp_path):
    (tmp_path / "walk.txt").write_text(ARTICLE, encoding="utf-8")
    result, served = run("walk.txt")
    assert (result.exit_code, [str(path) for path in served]) == (0, ["walk.yaml"])
    assert "Story file: walk.yaml" in result.stdout
    assert (tmp_path / "walk.yaml").read_text(encoding="utf-8").count("storymap/story-file/1")


def test_a_story_file_that_is_there_is_not_drafted_over(run, tmp_path):
    (tmp_path / "walk.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "walk.yaml").write_text("people's work", encoding="utf-8")
    result, served = run("walk.txt")
    assert (result.exit_code, served) == (1, [])
    assert "walk.yaml exists" in result.stderr
    assert (tmp_path / "walk.yaml").read_text(encoding="utf-8") == "people's work"


def test_a_story_file_is_served_as_it_is(run, story):
    before = story.read_bytes()
    result, served = run(story)
    assert (result.exit_code, served) == (0, [story])
    assert story.read_bytes() == before


def test_nothing_to_review_is_wrong_usage(run):
    result, served = run()
    assert (result.exit_code, served) == (2, [])
    assert "no story file" in result.stderr


def test_without_the_extra_one_line_says_how_to_get_it(run, story, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "uvicorn" else real(name))
    result, served = run(story)
    assert (result.exit_code, served) == (1, [])
    assert (
        result.stderr == "Error: 'storymap review' needs uvicorn; install the extra: pip install 'storymap[review]'\n"
    )


def test_the_browser_is_opened_with_the_address(review, story, tmp_path):
    script = tmp_path / "browser"
    script.write_text(
        f'#!/bin/sh\necho "$1" > {tmp_path}/opening; mv {tmp_path}/opening {tmp_path}/opened\n', encoding="utf-8"
    )
    script.chmod(0o755)
    asked = [sys.executable, "-u", "-m", "storymap", "review", str(story)]
    environment = {**os.environ, "BROWSER": f"{script} %s"}
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, env=environment) as process:
        address = process.stdout.readline().split()[1]
        while not (tmp_path / "opened").exists() and process.poll() is None:
            time.sleep(0.05)
        process.terminate()
        process.wait(timeout=20)
    opened = (tmp_path / "opened").read_text(encoding="utf-8").strip()
    assert opened == address
