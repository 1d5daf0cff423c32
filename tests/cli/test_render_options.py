"""What `storymap render` may be asked for besides a page."""

import pytest

REST = " Nobody but a gull was on the quay when the ferry came in, and nobody asked for a ticket."


@pytest.fixture
def long_article(article):
    article.write_text(article.read_text(encoding="utf-8") + REST * 5, encoding="utf-8")
    return article


def test_a_text_without_a_licence_is_quoted_and_one_line_says_how_to_show_it_all(run, long_article, tmp_path):
    result = run("render", long_article, "-o", "page.html")
    assert result.exit_code == 0, result.output
    assert [line for line in result.stderr.splitlines() if "licence" in line] == [
        "Note: the licence of the text is unknown: the page quotes it briefly; --full-text shows all."
    ]
    assert "nobody asked for a ticket" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_full_text_shows_all_and_says_nothing(run, long_article, tmp_path):
    result = run("render", long_article, "-o", "page.html", "--full-text")
    assert "licence" not in result.stderr
    assert "nobody asked for a ticket" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_front_matter_declares_the_rights(run, long_article, tmp_path):
    declared = tmp_path / "declared.md"
    declared.write_text(
        f"---\nlicence: CC BY 4.0\n---\n\n# Walk\n\n{long_article.read_text(encoding='utf-8')}", "utf-8"
    )
    result = run("render", declared, "-o", "page.html", "--data", "story.json")
    assert "licence" not in result.stderr
    assert "nobody asked for a ticket" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert '"licence": "CC BY 4.0"' in (tmp_path / "story.json").read_text(encoding="utf-8")


def test_the_story_as_json_keeps_the_whole_text(run, long_article, tmp_path):
    run("render", long_article, "-o", "page.html", "--data", "story.json")
    assert "nobody asked for a ticket" in (tmp_path / "story.json").read_text(encoding="utf-8")


def test_detail_and_theme_change_the_page(run, article, tmp_path):
    sizes = {}
    for detail in ("low", "normal", "high"):
        assert run("render", article, "-o", "page.html", "--detail", detail, "--theme", "dark").exit_code == 0
        sizes[detail] = (tmp_path / "page.html").stat().st_size
        assert "prefers-color-scheme: dark) {" not in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert sizes["low"] < sizes["normal"] < sizes["high"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--tiles", "OpenTopMap"], "similar: OpenTopoMap"),
        (["--tiles", "MapBox"], "asks for a key"),
        (["--lang", "tlh"], "no words in 'tlh'"),
    ],
)
def test_what_cannot_be_is_said_before_an_article_is_read(run, error_line, arguments, says):
    result = run("render", "missing.txt", *arguments)
    assert result.exit_code == 1
    assert says in error_line(result)


def test_a_worksheet_takes_no_online_map(run, article):
    assert run("render", article, "--worksheet", "--tiles", "OpenTopoMap").exit_code == 2


def test_open_hands_the_page_to_the_browser(run, article, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    assert run("render", article, "-o", "page.html", "--open").exit_code == 0
    assert opened == [(tmp_path / "page.html").resolve().as_uri()]


def test_open_without_a_browser_is_a_note(run, article, monkeypatch):
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    result = run("render", article, "-o", "page.html", "--open")
    assert result.exit_code == 0
    assert "no browser was found; open file://" in result.stderr


def test_open_needs_a_file(run, article):
    assert run("render", article, "-o", "-", "--open").exit_code == 2
