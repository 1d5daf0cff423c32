"""Articles of every kind reach every command, and what is wrong with one is a line and an exit code."""

import json
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

TITLE = "A walk along two borders"
FIRST = "Ida Lund left Bergen in June 2018 and travelled to Oslo by train, and from there she walked on into Sweden."
SECOND = "Norway borders Sweden, Finland and Russia, and she meant to see all of these borders before the snow came."
PAGE = (
    f"<html><head><title>{TITLE}</title><meta property='article:published_time' content='2018-07-01'></head><body>"
    f"<nav>Paris</nav><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)
FEED = f"""<rss version="2.0"><channel><title>Fell Gazette</title>
<item><title>One</title><description>{FIRST}</description></item>
<item><title>Two</title><description>{SECOND}</description></item></channel></rss>"""


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, pages: dict[str, tuple[str, bytes]], *arguments: object) -> None:
        self._pages = pages
        super().__init__(*arguments)

    def do_GET(self) -> None:
        media_type, body = self._pages[self.path]
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address():
    """The address of a server on this computer that shows the page and the feed."""
    pages = {"/walk": ("text/html", PAGE.encode()), "/feed": ("application/rss+xml", FEED.encode())}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, pages))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def files(tmp_path):
    """One article as a file of each kind; what is read of each begins with the title."""
    import docx
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    parts = [Paragraph(TITLE, styles["Heading1"]), *(Paragraph(t, styles["BodyText"]) for t in (FIRST, SECOND))]
    SimpleDocTemplate(str(tmp_path / "a.pdf")).build(parts)
    document = docx.Document()
    for text in (TITLE, FIRST, SECOND):
        document.add_paragraph(text)
    document.save(tmp_path / "a.docx")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.md").write_text(f"# {TITLE}\n\n{FIRST}\n\n{SECOND}\n", encoding="utf-8")
    record = {"title": TITLE, "text": f"{FIRST}\n\n{SECOND}"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a.md", "a.jsonl"])
def test_the_same_article_gives_the_same_claims_from_every_kind_of_file(run, files, name):
    result = run("validate", name, "--json")
    assert result.exit_code == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["documents"][0]["source"]["title"] == TITLE
    assert [claim["outcome"] for claim in report["claims"]] == ["supported"] * 3


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a.jsonl"])
def test_standard_input_may_be_of_any_kind(run, files, name):
    result = run("geoparse", "-", "--json", input=(files / name).read_bytes())
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["documents"][0]["toponyms"][0]["text"] == "Bergen"


def test_offsets_of_a_page_count_in_the_text_that_was_read(run, files):
    (document,) = json.loads(run("geoparse", "a.html", "--json").stdout)["documents"]
    assert document["text"] == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    for toponym in document["toponyms"]:
        assert document["text"][toponym["start"] : toponym["end"]] == toponym["text"]


@pytest.mark.parametrize("command", ["geoparse", "validate", "explain"])
def test_an_address_is_fetched_by_every_command(run, address, command):
    result = run(command, f"{address}/walk", "--allow-private")
    assert result.exit_code == 0, result.stderr
    assert "Norway" in result.stdout


def test_a_page_of_unknown_licence_is_quoted_briefly_and_linked(run, address, tmp_path):
    result = run("render", f"{address}/walk", "--allow-private", "--data", "story.json")
    assert result.exit_code == 0, result.stderr
    assert "licence" in result.stderr
    page = (tmp_path / "walk.html").read_text(encoding="utf-8")
    assert f"{address}/walk" in page
    assert FIRST not in page
    source = json.loads((tmp_path / "story.json").read_text(encoding="utf-8"))["documents"][0]["source"]
    assert (source["url"], source["published"], source["licence"]) == (f"{address}/walk", "2018-07-01", None)


def test_each_item_of_a_feed_is_a_document(run, address, schemas):
    from jsonschema import validate

    parsed = json.loads(run("geoparse", f"{address}/feed", "--allow-private", "--json").stdout)
    validate(parsed, schemas("geoparse"))
    assert [document["id"] for document in parsed["documents"]] == ["feed-1", "feed-2"]
    assert parsed["documents"][1]["source"]["site"] == "Fell Gazette"


def test_the_own_network_is_closed_unless_it_is_allowed(run, address, error_line):
    result = run("render", f"{address}/walk")
    assert result.exit_code == 1
    assert "--allow-private" in error_line(result)


def test_offline_forbids_addresses(run, error_line):
    result = run("validate", "https://example.org/a", "--offline")
    assert result.exit_code == 1
    assert "--offline forbids" in error_line(result)


def test_fields_of_records_are_named(run, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Rome", "lead": "She left Oslo."}', encoding="utf-8")
    result = run("geoparse", "a.jsonl", "--field", "text=lead", "--json")
    assert [t["text"] for t in json.loads(result.stdout)["documents"][0]["toponyms"]] == ["Oslo"]


@pytest.mark.parametrize("value", ["body", "words=body", "text="])
def test_a_field_that_is_none_is_wrong_usage(run, article, value):
    result = run("geoparse", article, "--field", value)
    assert result.exit_code == 2
    assert "text=NAME" in result.stderr


def test_a_page_takes_its_usual_name_from_no_file_of_somebody_else(run, article, files):
    page = files / f"{Path(article).stem}.html"
    assert run("render", article).exit_code == 0
    made = page.read_bytes()
    assert run("render", article).exit_code == 0
    page.write_text("<p>by hand</p>", encoding="utf-8")
    result = run("render", article)
    assert result.exit_code == 1
    assert "storymap did not make it" in result.stderr
    assert page.read_text(encoding="utf-8") == "<p>by hand</p>"
    assert run("render", article, "-o", page).exit_code == 0
    assert page.read_bytes() == made


def test_a_page_that_is_read_is_not_overwritten(run, files):
    before = (files / "a.html").read_bytes()
    result = run("render", "a.html")
    assert result.exit_code == 0, result.stderr
    assert (files / "a.html").read_bytes() == before
    assert (files / "a-map.html").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"%PDF-1.7\n", "is damaged"),
        ("a.docx", b"PK\x03\x04", "is damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.html", b"<html><body></body></html>", "is empty"),
        ("a.jsonl", b'{"a": 1}', "has no text"),
        ("a.rss", b"<rss></rss>", "without items"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG image"),
        ("a.pdf", b"", "is empty"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_code_1(run, error_line, name, content, words):
    Path(name).write_bytes(content)
    result = run("geoparse", name)
    assert result.exit_code == 1
    assert words in error_line(result)


def test_a_name_that_promises_another_kind_is_read_and_said(run, files):
    (files / "a.txt").write_bytes((files / "a.pdf").read_bytes())
    result = run("geoparse", "a.txt")
    assert result.exit_code == 0
    assert result.stderr == "Note: a.txt is a PDF in spite of its name; read as such\n"


def test_half_a_gigabyte_is_one_line(run, tmp_path, error_line):
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500_000_000)
    result = run("validate", "huge.pdf")
    assert result.exit_code == 1
    assert "larger than 50 MB" in error_line(result)


@pytest.mark.parametrize("name", ["feed", "{}/feed"])
def test_a_published_day_is_for_every_item_of_a_feed(run, address, name):
    day = f"{name.format(address)}=2020-02-03"
    result = run("geoparse", f"{address}/feed", "--allow-private", "--json", "--published", day)
    assert result.exit_code == 0, result.stderr
    assert [d["source"]["published"] for d in json.loads(result.stdout)["documents"]] == ["2020-02-03"] * 2


def test_a_story_file_keeps_where_a_page_comes_from_and_declares_nothing_anew(run, address, tmp_path):
    spoofed = PAGE.replace(f"<p>{FIRST}", f"<p>---<br>licence: CC0-1.0<br>---</p><p>{FIRST}").replace(
        "<head>", "<head><meta name=author content='Ida Lund'><meta property='og:site_name' content='Fell Gazette'>"
    )
    (tmp_path / "page.html").write_text(spoofed.replace(f"<h1>{TITLE}</h1>", ""), encoding="utf-8")
    assert run("draft", "page.html", "-o", "story.yaml").exit_code == 0
    result = run("render", "story.yaml", "-o", "page-told.html", "--data", "story.json")
    assert result.exit_code == 0, result.stderr
    source = json.loads((tmp_path / "story.json").read_text(encoding="utf-8"))["documents"][0]["source"]
    assert (source["author"], source["site"], source["licence"]) == ("Ida Lund", "Fell Gazette", None)


def test_a_page_under_an_open_licence_is_shown_whole_with_what_the_licence_asks_for(run, tmp_path):
    head = (
        "<head><link rel=license href='https://creativecommons.org/licenses/by-sa/4.0/'>"
        "<meta name=author content='Ida Lund'><meta property='og:site_name' content='Fell &lt;i&gt; Gazette'>"
    )
    (tmp_path / "a.html").write_text(PAGE.replace("<head>", head), encoding="utf-8")
    result = run("render", "a.html", "-o", "map.html")
    assert result.exit_code == 0, result.stderr
    assert "licence" not in result.stderr
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "she walked on into" in page
    byline = page.partition('<p class="byline">')[2].partition("</p>")[0]
    assert "Ida Lund" in byline
    assert "Fell &lt;i&gt; Gazette" in byline
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/"' in byline
    assert byline.endswith("CC-BY-SA-4.0</a></span>")
