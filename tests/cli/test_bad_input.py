"""Bad input gets one clear line, the right exit code, and leaves no file half written."""

import pytest


def test_missing_file(run, error_line):
    result = run("render", "nowhere.txt")
    assert result.exit_code == 1
    assert "nowhere.txt" in error_line(result)


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
