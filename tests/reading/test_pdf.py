"""PDFs: paragraphs come back as they were set; what cannot be read is one clear line."""

import re
import zlib
from io import BytesIO

import pytest

from storymap.errors import InputError
from storymap.reading import pdf
from storymap.reading.formats import read_given
from storymap.reading.given import Given
from storymap.reading.pdf import extract_pdf
from storymap.reading.pdf_lines import PdfLine, join_lines, without_running_heads

WORDS = b"BT /F 12 Tf 50 700 Td (He left Oslo.) Tj ET"
"""Commands that write four words on a page."""


def _lines(*texts: str, top: float = 700, size: float = 10) -> list[PdfLine]:
    return [PdfLine(text=text, height=top - 12 * n, size=size) for n, text in enumerate(texts)]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_come_back_whole_and_in_order(make_pdf, paragraphs, columns) -> None:
    assert extract_pdf(make_pdf(columns=columns), name="a").paragraphs == paragraphs


def test_running_heads_and_page_numbers_are_left_out(make_pdf, paragraphs) -> None:
    words = tuple(f"{a}{b}: {text}" for a in "ABCDEF" for b in "GHIJKL" for text in paragraphs[1:3])
    assert extract_pdf(make_pdf(words, heads=True), name="a").paragraphs == words


def test_title_and_author_are_the_source(make_pdf) -> None:
    source = extract_pdf(make_pdf(title="Over the fell", author="Ida Lund"), name="a").source
    assert (source.title, source.author, source.published) == ("Over the fell", "Ida Lund", None)


@pytest.mark.parametrize("title", ["Microsoft Word - draft.doc", "untitled", "story_v3.indd", "(anonymous)", ""])
def test_titles_that_programs_write_are_none(make_pdf, title) -> None:
    assert extract_pdf(make_pdf(title=title, author=""), name="a").source.title is None


def test_what_is_set_larger_is_a_heading_whatever_it_reads_like(make_pdf, paragraphs) -> None:
    (document,) = read_given(Given(data=make_pdf(), id="a", name="a.pdf", suffix=".pdf")).documents
    headings = [document.quote(s.span) for s in document.sentences if s.kind == "heading"]
    assert headings == ["Over the fell", "Was it worth the trouble?"]


def test_offsets_count_in_the_text_that_was_read(make_pdf, paragraphs) -> None:
    (document,) = read_given(Given(data=make_pdf(), id="a", name="a.pdf", suffix=".pdf")).documents
    assert document.text == "\n\n".join(paragraphs)
    assert document.quote(document.sentences[0].span) == paragraphs[0]
    assert [s.kind for s in document.sentences if document.quote(s.span) == paragraphs[0]] == ["heading"]


@pytest.mark.parametrize(("first", "second", "joined"), [
    ("He went to Kirke-", "nes at noon.", "He went to Kirkenes at noon."),
    ("a well-known man and a well-", "known place.", "a well-known man and a well-known place."),
    ("between Bergen-", "Oslo trains", "between Bergen-Oslo trains"),
    ("the ﬁrst oﬃce", "ﬂew on", "the first office flew on"),
])  # fmt: skip
def test_divided_words_are_put_together(first, second, joined) -> None:
    assert join_lines(without_running_heads([_lines(first, second)])) == (joined,)


def test_a_paragraph_goes_on_overleaf() -> None:
    pages = [_lines("He left Oslo early and came to", top=40), _lines("Bergen late at night.", top=780)]
    assert join_lines(pages) == ("He left Oslo early and came to Bergen late at night.",)


def test_a_wide_gap_and_larger_type_end_a_paragraph() -> None:
    lines = [*_lines("The way", size=16), *_lines("he left Oslo", "for Bergen", top=660), *_lines("Then on", top=600)]
    assert join_lines([lines]) == ("The way", "he left Oslo for Bergen", "Then on")


def _encrypted(data: bytes, password: str, algorithm: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer, file = PdfWriter(clone_from=PdfReader(BytesIO(data))), BytesIO()
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)  # noqa: S106
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_only_forbids_copying_is_read(make_pdf, paragraphs, algorithm) -> None:
    assert extract_pdf(_encrypted(make_pdf(), "", algorithm), name="a").paragraphs == paragraphs


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_is_said(make_pdf, algorithm) -> None:
    with pytest.raises(InputError, match="protected by a password"):
        extract_pdf(_encrypted(make_pdf(), "secret", algorithm), name="a")


def test_aes_without_the_extra_says_what_to_install(make_pdf, monkeypatch) -> None:
    from pypdf.errors import DependencyError

    def refuse(*_: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pdf, "_extract", refuse)
    with pytest.raises(InputError, match=r"pip install 'storymap\[pdf\]'"):
        extract_pdf(make_pdf(), name="a")


def _page_of(content: bytes, *, filters: bytes = b"") -> bytes:
    """A PDF of one page, written by hand."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table, len(body))  # fmt: skip


def test_a_page_written_by_hand_is_read() -> None:
    data = _page_of(WORDS)
    assert extract_pdf(data, name="a").paragraphs == ("He left Oslo.",)


def test_a_scan_without_text_says_so() -> None:
    with pytest.raises(InputError, match="only pictures"):
        extract_pdf(_page_of(b"0 0 100 100 re f"), name="a")


def test_a_stream_that_unpacks_to_half_a_gigabyte_is_refused() -> None:
    bomb = zlib.compress(zlib.compress(bytes(500_000_000), 1), 9)
    with pytest.raises(InputError, match="a is damaged"):
        extract_pdf(_page_of(bomb, filters=b"/Filter[/FlateDecode/FlateDecode]"), name="a")


def test_reading_that_takes_too_long_is_given_up(monkeypatch) -> None:
    monkeypatch.setattr(pdf, "DEADLINE_S", -1.0)
    with pytest.raises(InputError, match="takes longer than"):
        extract_pdf(_page_of(WORDS), name="a")


def test_a_page_that_is_one_large_drawing_is_not_read_at_length() -> None:
    drawing = WORDS + b" 0 0 1 1 re f" * 100_000
    with pytest.raises(InputError, match="one large drawing"):
        extract_pdf(_page_of(drawing), name="a")


def _with_form(form: bytes) -> bytes:
    """A PDF whose page shows a form between two sentences."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer, file = PdfWriter(clone_from=PdfReader(BytesIO(_page_of(WORDS + b" /X Do " + WORDS)))), BytesIO()
    page, drawn = writer.pages[0], DecodedStreamObject()
    drawn.set_data(form)
    drawn.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/Resources"): page["/Resources"]})
    page["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/X"): writer._add_object(drawn)})
    writer.write(file)
    return file.getvalue()


def test_words_of_a_form_are_read() -> None:
    form = b"BT /F 12 Tf 50 600 Td (In Narvik.) Tj ET"
    assert "In Narvik." in extract_pdf(_with_form(form), name="a").text


def test_a_form_that_is_one_large_drawing_is_left_out() -> None:
    text = extract_pdf(_with_form(b"BT (In Narvik.) Tj ET " + b"0 0 1 1 re f " * 100_000), name="a").text
    assert "He left Oslo." in text
    assert "Narvik" not in text


def test_a_form_that_shows_itself_ends() -> None:
    assert extract_pdf(_with_form(b"/X Do /X Do " + WORDS), name="a").text


def test_a_broken_page_does_not_hide_the_others(make_pdf, paragraphs) -> None:
    from pypdf import PdfReader, PdfWriter

    writer, file = PdfWriter(), BytesIO()
    for data in (_page_of(WORDS + b" 0 0 1 1 re f" * 100_000), make_pdf()):
        writer.add_page(PdfReader(BytesIO(data)).pages[0])
    writer.write(file)
    extract = extract_pdf(file.getvalue(), name="a")
    assert extract.paragraphs == paragraphs
    assert extract.notes == ("left out what cannot be read or is one large drawing: page 1",)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_pdf_that_was_cut_off_is_read_or_refused_in_one_line(make_pdf, share) -> None:
    data = make_pdf()
    assert re.match(r"read|a (is damaged|holds no text)", _outcome(data[: int(share * len(data))]))


def _outcome(data: bytes) -> str:
    try:
        return "read" if extract_pdf(data, name="a").text else ""
    except InputError as error:
        return str(error)


def test_the_library_says_nothing_of_its_own(make_pdf, capfd, caplog) -> None:
    data = make_pdf()
    _outcome(data[: len(data) // 2] + data[len(data) // 2 + 40 :])
    assert not caplog.records
    assert capfd.readouterr() == ("", "")
