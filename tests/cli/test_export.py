"""`storymap export`: the format told by the name, refusals in one line."""

import json

import pytest

from storymap import registry
from storymap.exporters import chromium


def test_the_suffix_tells_the_format(run, article, tmp_path):
    result = run("export", article, "-o", "places.geojson")
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() == "Written: places.geojson"
    assert json.loads((tmp_path / "places.geojson").read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    assert "licence" not in result.stderr


@pytest.mark.parametrize("name", ["json", "geojson", "claimreview", "report-json", "report-markdown"])
def test_every_exporter_of_the_registry_can_be_named(run, article, name):
    assert name in registry.names("storymap.exporters")
    result = run("export", article, "--to", name, "-o", "-")
    assert result.exit_code == 0, result.output
    assert result.stdout


def test_a_page_takes_the_options_of_a_page(run, article, tmp_path):
    result = run("export", article, "-o", "page.html", "--lang", "nb", "--worksheet")
    assert result.exit_code == 0, result.output
    assert '<html lang="nb"' in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "licence of the text is unknown" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["-o", "x.xyz"], 1, "cannot tell the format from 'x.xyz'; name one with --to: "),
        (["--to", "dxf", "-o", "x"], 1, "no exporter called 'dxf'; installed: "),
        (["-o", "x.geojson", "--chapter", "2"], 2, "--chapter is for pictures"),
        (["-o", "x.png", "--size", "wide"], 2, "'wide' is no size"),
        (["-o", "x.png", "--size", "10x10"], 2, "'10x10' is no size"),
        (["-o", "x.png", "--chapter", "0"], 2, "0 is not in the range"),
    ],
)
def test_what_cannot_be_exported_is_refused(run, article, arguments, code, says):
    result = run("export", article, *arguments)
    assert result.exit_code == code
    assert says in result.stderr


def test_without_a_browser_nothing_is_read_and_one_line_says_why(run, error_line, monkeypatch):
    monkeypatch.setenv(chromium.VARIABLE, "no-such-browser")
    result = run("export", "missing.txt", "-o", "x.pdf")
    assert result.exit_code == 1
    assert "no-such-browser" in error_line(result)
