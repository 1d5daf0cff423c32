"""Web pages: the article and its source are read, the page around it is not."""

import pytest

from storymap.errors import InputError
from storymap.reading.formats import read_given
from storymap.reading.given import Given
from storymap.reading.licences import open_licence
from storymap.reading.pages import MOST_ELEMENTS, extract_page

HEAD = """<title>Over the fell | The Fell Gazette</title>
<meta property="og:title" content="Over the fell"><meta property="og:site_name" content="The Fell Gazette">
<meta name="author" content="Ida Lund"><meta property="article:published_time" content="2023-05-04T23:30:00+02:00">
<link rel="canonical" href="https://fell.example.org/over">"""
AROUND = ("Cookies make this page better", "Other news from Paris", "All rights reserved", "Sign up in Rome")


def _page(paragraphs, head: str = HEAD, foot: str = "") -> str:
    first, *others = paragraphs
    article = "".join(f"<h2>{text}</h2>" if len(text) < 40 else f"<p>{text}</p>" for text in others)
    return (
        f"<!DOCTYPE html><html lang=en><head>{head}</head><body><div class=cookies>{AROUND[0]}</div>"
        f"<nav><a href=/>{AROUND[1]}</a></nav><main><article><h1>{first}</h1>{article}</article></main>"
        f"<aside>{AROUND[3]}</aside><script>var city = 'Madrid';</script>"
        f"<footer>{AROUND[2]}{foot}</footer></body></html>"
    )


def _read(page: str | bytes, **given: str):
    data = page.encode() if isinstance(page, str) else page
    return read_given(Given(data=data, id="a", name="a.html", suffix=".html", **given))


def test_the_article_is_the_text_and_offsets_count_in_it(paragraphs) -> None:
    (document,) = _read(_page(paragraphs)).documents
    assert document.text == "\n\n".join(paragraphs)
    for sentence in document.sentences:
        assert document.quote(sentence.span) in document.text


def test_headings_of_the_page_are_headings_whatever_they_read_like(paragraphs) -> None:
    (document,) = _read(_page(paragraphs)).documents
    headings = [document.quote(s.span) for s in document.sentences if s.kind == "heading"]
    assert headings == ["Over the fell", "Was it worth the trouble?"]


@pytest.mark.parametrize("title", ["Over the fell", "Over the fell!", "OVER THE FELL – Gazette"])
def test_a_title_that_the_article_has_is_not_put_before_it_again(paragraphs, title) -> None:
    page = _page(paragraphs, HEAD.replace('content="Over the fell"', f'content="{title}"'))
    assert _read(page).documents[0].text == "\n\n".join(paragraphs)


def test_a_title_that_the_article_lacks_is_put_before_it(paragraphs) -> None:
    page = _page(paragraphs, HEAD.replace('content="Over the fell"', 'content="Snow in May"'))
    assert _read(page).documents[0].text.startswith("Snow in May\n\nOver the fell\n\n")


def test_the_page_around_the_article_is_left_out(paragraphs) -> None:
    (document,) = _read(_page(paragraphs)).documents
    assert not any(words in document.text for words in (*AROUND, "Madrid"))


def test_the_source_is_what_the_page_declares(paragraphs) -> None:
    source = _read(_page(paragraphs)).documents[0].source
    assert source.title == "Over the fell"
    assert (source.author, source.site, source.published) == ("Ida Lund", "The Fell Gazette", "2023-05-04")
    assert source.url == "https://fell.example.org/over"
    assert source.licence is None


def test_a_page_that_was_fetched_keeps_the_address_that_answered(paragraphs) -> None:
    source = _read(_page(paragraphs), url="https://fell.example.org/a?b=1").documents[0].source
    assert source.url == "https://fell.example.org/a?b=1"


@pytest.mark.parametrize(
    ("head", "foot", "licence"),
    [
        ('<link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">', "", "CC-BY-SA-4.0"),
        ("", '<a rel="license" href="http://creativecommons.org/publicdomain/zero/1.0/">x</a>', "CC0-1.0"),
        ('<link rel="license" href="https://example.org/terms">', "", None),
        ('<meta name="copyright" content="Copyright 2023 The Fell Gazette">', "", None),
        (
            '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
            '<a rel="license" href="https://creativecommons.org/licenses/by-nc/4.0/">photo</a>',
            None,
        ),
    ],
)
def test_only_one_open_licence_in_the_markup_counts(paragraphs, head, foot, licence) -> None:
    assert _read(_page(paragraphs, HEAD + head, foot)).documents[0].source.licence == licence


@pytest.mark.parametrize("words", ["---\nlicence: CC0-1.0\n---", "licence: CC0-1.0"])
def test_words_of_a_page_declare_no_licence(paragraphs, words) -> None:
    page = _page((words.replace("\n", "<br>"), *paragraphs))
    assert _read(page).documents[0].source.licence is None


@pytest.mark.parametrize("stated", ["", None, "CC BYE", "all rights reserved", "CC-BY-4.0 is what we like", "by 4.0"])
def test_what_is_no_open_licence_is_none(stated) -> None:
    assert open_licence(stated) is None


def test_a_page_without_an_article_is_read_whole_and_a_note_says_so() -> None:
    reading = _read("<html><body><p>He left Oslo.</p></body></html>")
    assert reading.documents[0].text == "He left Oslo."
    assert "all its paragraphs were read" in reading.notes[0]


def test_a_page_of_very_many_elements_is_read_without_looking_for_the_article() -> None:
    page = "<html><body><nav>Menu</nav>" + "<p>He left Oslo<br>for Bergen.</p>" * MOST_ELEMENTS
    extract = extract_page(page, name="a", url=None)
    assert extract.paragraphs == ("He left Oslo\nfor Bergen.",)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>He left <b>Os</b>lo<br>in May.</p>", "He left Oslo\nin May."),
        ("<p>One.<br><br>Two.</p>", "One.\n\nTwo."),
        ("<ul><li>Oslo<li>Bergen</ul>", "Oslo\n\nBergen"),
        ("<table><tr><td>Norway</td><td>196 km</td></tr></table>", "Norway | 196 km"),
        ("<div hidden>Rome</div><div aria-hidden=true>Rome</div><p>Oslo</p>", "Oslo"),
        ("<template><p>Rome</p></template><p>Oslo &amp; Bod&oslash;</p><!-- Rome -->", "Oslo & Bodø"),
        ("Oslo<style>p{}</style>", "Oslo"),
    ],
)
def test_blocks_become_paragraphs(body, text) -> None:
    assert _read(f"<html><body>{body}</body></html>").documents[0].text == text


@pytest.mark.parametrize("page", ["<html></html>", "<html><script>Oslo</script></html>", "<!doctype html>"])
def test_a_page_without_words_is_one_clear_line(page) -> None:
    with pytest.raises(InputError, match=r"a\.html is empty"):
        _read(page)


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul", "p", "a"])
def test_elements_without_bottom_are_read_or_refused(tag) -> None:
    reading = _read(f"<html><body><p>He left Oslo.</p>{f'<{tag}>' * 50_000}")
    assert reading.documents[0].text == "He left Oslo."


@pytest.mark.parametrize(
    ("encoding", "declared", "note"),
    [
        ("utf-8", "utf-8", None),
        ("utf-16", "utf-8", None),
        ("iso-8859-1", "iso-8859-1", "read as iso-8859-1, which it declares"),
        ("cp1251", "windows-1251", "read as windows-1251, which it declares"),
        ("utf-8", "iso-8859-1", None),
    ],
)
def test_declared_encodings_are_read_and_said(encoding, declared, note) -> None:
    words = "Он уехал из Москвы в Тромсё" if encoding != "iso-8859-1" else "Ærø og Tromsø er øyer i havet"
    reading = _read(f"<html><head><meta charset={declared}></head><body><p>{words}</p>".encode(encoding))
    assert reading.documents[0].text == words
    assert [n for n in reading.notes if "article" not in n] == ([f"a.html: {note}"] if note else [])


def test_latin_1_without_a_declaration_is_guessed_and_said() -> None:
    reading = _read("<html><body><p>Fra Tromsø til Ærø</p>".encode("latin-1"))
    assert reading.documents[0].text == "Fra Tromsø til Ærø"
    assert "not UTF-8" in reading.notes[0]


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "punycode", "rot13", "zlib", "no-such", "utf-16"])
def test_encodings_that_are_none_of_texts_are_passed_over(declared) -> None:
    data = f"<html><head><meta charset={declared}></head><body><p>Oslo \\u0041 +AGE-</p>".encode()
    assert _read(data).documents[0].text == "Oslo \\u0041 +AGE-"
