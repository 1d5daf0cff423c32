"""`storymap draft --update`: what it prints, what it refuses, and that a file is whole whatever happens."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time

import pytest

MOMENTS = 20
"""So many times the program is killed, at other moments of its run."""
START = """
import sys
from storymap.cli.app import main
sys.stdout.write("begun\\n"); sys.stdout.flush()
main(sys.argv[1:])
"""


@pytest.fixture
def story_file(run, article, tmp_path):
    """The drafted story file of the article, with a title of a person's."""
    assert run("draft", article, "-o", "story.yaml").exit_code == 0
    path = tmp_path / "story.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: A walk along", "title: Along"), encoding="utf-8")
    return path


def test_an_update_keeps_the_edit_and_says_so(run, story_file):
    result = run("draft", "--update", "story.yaml")
    assert result.exit_code == 0, result.output
    assert "Story file: story.yaml" in result.output
    text = story_file.read_text(encoding="utf-8")
    assert "title: Along two borders" in text
    assert "edited: [title]" in text
    assert text.startswith("# A story file")


def test_a_second_update_changes_nothing(run, story_file):
    run("draft", "--update", "story.yaml")
    before = story_file.stat()
    result = run("draft", "--update", "story.yaml")
    assert "nothing to change" in result.output
    assert story_file.stat().st_mtime_ns == before.st_mtime_ns


def test_the_only_article_is_the_new_version_of_the_only_text(run, story_file, article, tmp_path):
    text = article.read_text(encoding="utf-8")
    (tmp_path / "other.txt").write_text(text.replace("in June 2018", "in May 2018"), encoding="utf-8")
    result = run("draft", "--update", "story.yaml", "other.txt")
    assert result.exit_code == 0, result.output
    assert "in May 2018" in story_file.read_text(encoding="utf-8")
    assert "- id: other" not in story_file.read_text(encoding="utf-8")


def test_another_article_is_added_to_a_story_of_one_text(run, story_file, tmp_path):
    (tmp_path / "second.txt").write_text("Per Moe went from Kiruna to Narvik in May 2019.\n", encoding="utf-8")
    result = run("draft", "--update", "story.yaml", "second.txt")
    assert "added to the story" in result.stderr
    assert "- id: second" in story_file.read_text(encoding="utf-8")
    assert "- id: walk" in story_file.read_text(encoding="utf-8")


def test_conflicts_and_what_fits_nowhere_are_told_on_standard_error(run, story_file, article, tmp_path):
    text = story_file.read_text(encoding="utf-8")
    changed = text.replace("  type: border-length\n", "  type: border-length\n  note: Look here.\n")
    story_file.write_text(changed, encoding="utf-8")
    words = article.read_text(encoding="utf-8")
    article.write_text(words[: words.index("The report says")] + "She went home.\n", encoding="utf-8")
    result = run("draft", "--update", "story.yaml", article)
    assert "Unplaced: verdicts" in result.stderr
    assert "note: Look here." in story_file.read_text(encoding="utf-8")


def test_another_output_leaves_the_file_as_it_is(run, story_file, tmp_path):
    before = story_file.read_bytes()
    assert run("draft", "--update", "story.yaml", "-o", "new.yaml").exit_code == 0
    assert story_file.read_bytes() == before
    assert (tmp_path / "new.yaml").exists()


def test_a_title_on_the_command_line_is_a_persons(run, article, tmp_path):
    run("draft", article, "-o", "story.yaml", "--title", "Mine")
    run("draft", "--update", "story.yaml", article)
    assert "title: Mine" in (tmp_path / "story.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["missing.yaml", "walk.txt"])
def test_what_is_no_story_file_is_not_updated(run, article, name, error_line):
    result = run("draft", "--update", name)
    assert result.exit_code == 1
    error_line(result)


def test_a_change_by_somebody_else_meanwhile_is_not_written_over(run, story_file, monkeypatch, error_line):
    from storymap import story_files

    honest = story_files.update

    def slow(*arguments):
        result = honest(*arguments)
        story_file.write_text(story_file.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
        return result

    monkeypatch.setattr(story_files, "update", slow)
    result = run("draft", "--update", "story.yaml")
    assert "changed by somebody else meanwhile" in error_line(result)
    assert story_file.read_text(encoding="utf-8").endswith("# mine\n")


def test_killed_at_any_moment_the_old_file_or_the_new_one_is_there_whole(run, story_file, tmp_path):
    old = story_file.read_bytes()
    command = [sys.executable, "-c", START, "draft", "--update", "story.yaml"]
    begun = time.monotonic()
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    lasts, new = time.monotonic() - begun, story_file.read_bytes()
    assert new != old
    chance = random.Random(6)  # noqa: S311 - the same moments in every run, as far as the machine lets them be
    killed = 0
    for moment in range(MOMENTS):
        story_file.write_bytes(old)
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Most moments lie near the end, where the file is written; a run that came to its end tells anew when that is.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(lasts * (chance.uniform(0, 1) if moment % 3 == 0 else chance.uniform(0.75, 1.05)))
            lasts = time.monotonic() - begun
        os.kill(process.pid, signal.SIGKILL) if process.poll() is None else None
        killed += process.wait() == -signal.SIGKILL
        assert story_file.read_bytes() in {old, new}
    assert killed >= 5
    assert run("draft", "--update", "story.yaml").exit_code == 0
    assert story_file.read_bytes() == new
