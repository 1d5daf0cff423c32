"""Bad input gets one clear line, the right exit code, and leaves no file half written."""

import subprocess
import sys
from pathlib import Path

import pytest


def test_missing_file(run, error_line):
    result = run("render", "nowhere.txt")
    assert result.exit_code == 1
    assert "nowhere.txt" in error_line(result)


def test_names_in_errors_do_not_steer_the_terminal(run, error_line):
    result = run("geoparse", "a\x1b[31mb\u202ec.txt")
    assert result.exit_code == 1
    assert "a[31mbc.txt" in error_line(result)
    assert "\x1b" not in result.stderr


def test_folder_in_place_of_a_file(run, tmp_path, error_line):
    result = run("validate", tmp_path)
    assert result.exit_code == 1
    assert "folder" in error_line(result)


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_empty_text(run, tmp_path, content, error_line):
    (tmp_path / "empty.txt").write_bytes(content)
    result = run("geoparse", "empty.txt")
    assert result.exit_code == 1
    assert "empty" in error_line(result)


def test_binary(run, tmp_path, error_line):
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    result = run("render", "image.txt")
    assert result.exit_code == 1
    error_line(result)
    assert not (tmp_path / "image.html").exists()


def test_wrong_encoding_is_read_and_said(run, tmp_path):
    (tmp_path / "old.txt").write_bytes("Ida left Bergen for Tromsø – by ship.\n".encode("cp1252"))
    result = run("geoparse", "old.txt")
    assert result.exit_code == 0
    assert "1252" in result.stderr
    assert "Tromsø" in result.stdout


def test_ten_megabytes_of_text(run, tmp_path, error_line):
    (tmp_path / "long.txt").write_text("Rain fell over Oslo again. " * 400_000, encoding="utf-8")
    result = run("geoparse", "long.txt")
    assert result.exit_code == 1
    assert "MB" in error_line(result)


def test_text_without_a_place_gives_a_page_and_a_clear_line(run, tmp_path):
    (tmp_path / "plain.txt").write_text("Nothing happened anywhere, and nobody noticed.\n", encoding="utf-8")
    result = run("render", "plain.txt")
    assert result.exit_code == 0
    assert "no place" in result.stderr
    assert "nobody noticed" in (tmp_path / "plain.html").read_text(encoding="utf-8")


def test_output_into_a_folder_that_does_not_exist(run, article, error_line):
    result = run("render", article, "-o", "missing/page.html")
    assert result.exit_code == 1
    assert "missing" in error_line(result)


def test_output_onto_a_folder(run, article, tmp_path, error_line):
    (tmp_path / "taken").mkdir()
    result = run("render", article, "-o", "taken")
    assert result.exit_code == 1
    assert "folder" in error_line(result)


def test_language_without_a_catalogue_names_the_languages_there_are(run, article, tmp_path, error_line):
    result = run("render", article, "--lang", "tlh")
    assert result.exit_code == 1
    assert "'tlh'" in error_line(result)
    assert "ar, de, en, es, fr, nb, ru, uk" in error_line(result)
    assert not (tmp_path / "walk.html").exists()


def test_failed_render_keeps_the_old_page_and_leaves_nothing_behind(run, article, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("the old page", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    result = run("render", article, "-o", "page.html", "--data", "missing/story.json")
    assert result.exit_code == 1
    assert page.read_text(encoding="utf-8") == "the old page"
    assert sorted(tmp_path.iterdir()) == before


def test_unknown_country_in_measure_suggests_others(run, error_line):
    result = run("measure", "border", "Norwey", "Russia")
    assert result.exit_code == 1
    assert "Norway" in error_line(result)


def test_unknown_place_in_measure(run, error_line):
    result = run("measure", "distance", "Oslo", "Qwxzburgh")
    assert result.exit_code == 1
    assert "Qwxzburgh" in error_line(result)


def test_unknown_command_is_wrong_usage(run):
    assert run("rendre").exit_code == 2


def test_unknown_outcome_is_wrong_usage_and_lists_them(run, article):
    result = run("validate", article, "--fail-on", "false")
    assert result.exit_code == 2
    assert "contradicted" in result.stderr


def test_report_of_unknown_form_is_wrong_usage(run, article, tmp_path):
    result = run("render", article, "--report", "report.docx")
    assert result.exit_code == 2
    assert not (tmp_path / "walk.html").exists()


def test_missing_overlay(run, article, error_line):
    result = run("geoparse", article, "--places", "nowhere.csv")
    assert result.exit_code == 1
    assert "nowhere.csv" in error_line(result)


def test_debug_shows_the_trace(run):
    result = run("--debug", "render", "nowhere.txt")
    assert type(result.exception).__name__ == "InputError"


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "walk.txt", "-o", "walk.txt"],
        ["render", "walk.txt", "-o", "page.html", "--data", "./walk.txt"],
        ["validate", "walk.txt", "--format", "json", "-o", "link.txt"],
        ["geoparse", "walk.txt", "--json", "-o", "walk.txt"],
    ],
)
def test_an_output_never_overwrites_the_article(run, article, tmp_path, arguments):
    (tmp_path / "link.txt").symlink_to(article)
    before = article.read_bytes()
    result = run(*arguments)
    assert result.exit_code == 2
    assert "is an input" in result.stderr
    assert article.read_bytes() == before


def test_two_outputs_of_one_name_are_refused(run, article, tmp_path):
    result = run("render", article, "-o", "story.html", "--report", "./story.html")
    assert result.exit_code == 2
    assert "two outputs" in result.stderr
    assert not (tmp_path / "story.html").exists()


@pytest.mark.parametrize("command", [["validate", "-"], ["geocode", "Oslo"], ["geoparse", "-", "--json"]])
def test_a_full_disk_behind_standard_output_is_one_line(command):
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "storymap", *command],
            input=b"Norway borders Sweden.",
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert b"no space left" in result.stderr


def test_closed_standard_input_is_one_line():
    line = f"{sys.executable} -m storymap validate - <&-"
    result = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1
