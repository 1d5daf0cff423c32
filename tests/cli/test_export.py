"""`storymap export`: the format told by the name, refusals in one line."""

import json

import docx
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


@pytest.mark.parametrize(
    "name", ["geojson", "gpkg", "geoparquet", "kml", "gpx", "csv", "lpf", "storymapjs", "webannotation", "tei"]
)
def test_every_name_of_the_documentation_writes_a_file(run, article, tmp_path, name):
    result = run("export", article, "--to", name, "-o", "out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out").stat().st_size > 500


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("a.gpkg", b"SQLite format 3"),
        ("a.kml", b"<?xml"),
        ("a.gpx", b"<?xml"),
        ("a.csv", b"kind,route"),
        ("a.parquet", b"PAR1"),
        ("a.xml", b"<?xml"),
    ],
)
def test_suffixes_tell_the_newer_formats_too(run, article, tmp_path, file, begins):
    result = run("export", article, "-o", file)
    assert result.exit_code == 0, result.output
    assert (tmp_path / file).read_bytes().startswith(begins)


def test_a_csv_has_its_attribution_in_a_file_beside_it(run, article, tmp_path):
    result = run("export", article, "-o", "places.csv")
    assert result.stdout.strip() == "Written: places.csv, places.csv-metadata.json"
    described = json.loads((tmp_path / "places.csv-metadata.json").read_text(encoding="utf-8"))
    assert described["url"] == "places.csv"
    assert any("GeoNames" in line for line in described["dc:rights"])


def test_a_csv_on_standard_output_says_where_its_attribution_would_be(run, article):
    result = run("export", article, "--to", "csv", "-o", "-")
    assert result.stdout.startswith("kind,route")
    assert "attribution and provenance lie in a second file" in result.stderr


def test_a_file_of_tei_is_written_back_with_its_markup(run, tmp_path):
    edition = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><!-- by hand --><text><body>'
        '<p n="1">Ida Lund left <hi rend="it">Bergen</hi> in June 2018 and travelled to Oslo.</p>'
        "</body></text></TEI>"
    )
    (tmp_path / "edition.xml").write_text(edition, encoding="utf-8")
    result = run("export", "edition.xml", "-o", "marked.xml")
    assert result.exit_code == 0, result.output
    written = (tmp_path / "marked.xml").read_text(encoding="utf-8")
    assert "<!-- by hand -->" in written
    assert '<p n="1">Ida Lund left <hi rend="it"><placeName ref="https://sws.geonames.org/3161732/"' in written


def test_options_of_the_run_stand_in_the_file_without_folders(run, article, tmp_path):
    places = tmp_path / "mine.csv"
    places.write_text("name,lat,lon\nOslo,10,20\n", encoding="utf-8")
    result = run("export", article, "--bias", "NO", "--places", places, "-o", "a.geojson")
    assert result.exit_code == 0, result.output
    made = json.loads((tmp_path / "a.geojson").read_text(encoding="utf-8"))["provenance"]
    assert made["options"]["bias"] == "NO"
    assert str(tmp_path) not in json.dumps(made)


def test_an_empty_claim_review_says_why(run, article):
    result = run("export", article, "--to", "claimreview", "-o", "-")
    assert json.loads(result.stdout) == []
    assert "only verdicts that a person confirmed" in result.stderr


def test_a_story_file_is_exported_with_what_people_decided(run, article, tmp_path):
    assert run("draft", article, "-o", "story.yaml").exit_code == 0
    file = tmp_path / "story.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: draft", "status: confirmed"), encoding="utf-8")
    reviews = run("export", "story.yaml", "--to", "claimreview", "-o", "-")
    assert [review["@type"] for review in json.loads(reviews.stdout)]
    table = run("export", "story.yaml", "--to", "csv", "-o", "-").stdout
    assert ",confirmed," in table
    assert '"version": null' not in run("export", "story.yaml", "--to", "geojson", "-o", "-").stdout


def test_a_word_file_comes_back_with_comments_under_the_name_that_its_kind_has(run, error_line, tmp_path):
    document = docx.Document()
    document.add_paragraph("Poland borders Portugal.")
    document.save(tmp_path / "a.docx")
    result = run("export", "a.docx", "-o", "commented.docx")
    assert (result.exit_code, result.stdout) == (0, "Written: commented.docx\n")
    comments = docx.Document(tmp_path / "commented.docx").comments
    assert [one.text.partition(":")[0] for one in comments] == ["storymap", "Contradicted"]
    refused = run("export", "a.docx", "-o", "commented.docm")
    assert refused.exit_code == 1
    assert "Word would not open 'commented.docm': by its contents the document is a .docx" in error_line(refused)


def test_several_word_files_are_refused_in_one_line(run, error_line, tmp_path):
    for name in ("a.docx", "b.docx"):
        document = docx.Document()
        document.add_paragraph("Poland borders Portugal.")
        document.save(tmp_path / name)
    refused = run("export", "a.docx", "b.docx", "-o", "both.docx")
    assert refused.exit_code == 1
    assert "2 articles cannot be given back as one DOCX, for a, b would lose its own form" in error_line(refused)
    assert not (tmp_path / "both.docx").exists()


def test_what_people_decided_in_a_story_file_is_told_in_the_document_it_was_drafted_from(run, error_line, tmp_path):
    document = docx.Document()
    document.add_paragraph("Poland borders Portugal.").runs[0].italic = True
    document.save(tmp_path / "a.docx")
    assert run("draft", "a.docx", "-o", "story.yaml").exit_code == 0
    story = tmp_path / "story.yaml"
    text = story.read_text(encoding="utf-8")
    assert text.count("\n  status: draft\n") == 1
    signed = text.replace("\n  status: draft\n", "\n  status: confirmed\n  by: Ida Lund\n")
    story.write_text(signed, encoding="utf-8")
    result = run("export", "story.yaml", "--into", "a.docx", "-o", "commented.docx")
    assert result.exit_code == 0, result.output
    read = docx.Document(tmp_path / "commented.docx")
    assert [one.text.rpartition("\n")[2] for one in read.comments][1] == "Status: confirmed by a person; Ida Lund"
    assert [(run_of.text, run_of.italic) for run_of in read.paragraphs[0].runs if run_of.text] == [
        ("Poland borders Portugal", True),
        (".", True),
    ]
    document.add_paragraph("More.")
    document.save(tmp_path / "b.docx")
    refused = run("export", "story.yaml", "--into", "b.docx", "-o", "commented.docx")
    assert refused.exit_code == 1
    assert "the story file has another text than 'b.docx'" in error_line(refused)
    assert "'story.yaml' is no DOCX" in error_line(
        run("export", "story.yaml", "--into", "story.yaml", "-o", "commented.docx")
    )
    assert run("export", "a.docx", "--into", "a.docx", "-o", "commented.docx").exit_code == 2
    lost = run("export", "story.yaml", "--into", "a.docx", "-o", "a.docx")
    assert (lost.exit_code, "'a.docx' is an input" in lost.stderr) == (2, True)


def test_a_document_is_not_given_back_where_its_story_file_hides_a_place(run, error_line, tmp_path):
    document = docx.Document()
    document.add_paragraph("She left Kirkenes for Oslo in May 2019.")
    document.save(tmp_path / "a.docx")
    assert run("draft", "a.docx", "-o", "story.yaml").exit_code == 0
    refused = run("export", "story.yaml", "--into", "a.docx", "--obscure", "Kirkenes=25", "-o", "commented.docx")
    assert refused.exit_code == 1
    assert "or hides places of it" in error_line(refused)
    assert not (tmp_path / "commented.docx").exists()
