"""DOCX: what its readers see is read, and nothing that they do not."""

import zipfile
from io import BytesIO

import pytest

from storymap.errors import InputError
from storymap.reading.archives import MOST_PARTS, PART_BYTES
from storymap.reading.docx import extract_docx
from storymap.reading.formats import read_given
from storymap.reading.given import Given

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _document(body: str) -> bytes:
    return f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()


def _paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


@pytest.fixture
def read(make_zip):
    """A function that reads the body of a document, and other parts, as a DOCX."""
    return lambda body, **parts: extract_docx(
        make_zip({"word/document.xml": _document(body), **{name.replace("__", "/"): p for name, p in parts.items()}}),
        name="a.docx",
    )


def test_a_document_of_python_docx_comes_back_whole(paragraphs) -> None:
    import docx

    document, file = docx.Document(), BytesIO()
    document.core_properties.title, document.core_properties.author = "Fell", "Ida Lund"
    document.add_heading(paragraphs[0], 0)
    for text in paragraphs[1:]:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Norway", "196 km"
    document.save(file)
    extract = extract_docx(file.getvalue(), name="a.docx")
    assert extract.paragraphs == (*paragraphs, "Norway", "196 km")
    assert (extract.source.title, extract.source.author) == (paragraphs[0], "Ida Lund")


def test_headings_are_known_by_the_name_of_their_style(read) -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Tittel"><w:name w:val="Title"/></w:style></w:styles>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in (
            ("Tittel", "Over the fell"),
            ("Brdtekst", "She left Oslo."),
            ("Overskrift1", "Was it worth it?"),
        )
    )
    extract = read(body, **{"word__styles.xml": styles.encode()})
    assert extract.paragraphs == ("Over the fell", "She left Oslo.", "Was it worth it?")
    assert extract.headings == {0, len("Over the fell\n\nShe left Oslo.\n\n")}
    assert extract.source.title == "Over the fell"


def test_words_cut_into_runs_are_whole(read) -> None:
    assert read(_paragraph("He le", "ft Os", "lo.")).paragraphs == ("He left Oslo.",)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>He left</w:t></w:r><w:del><w:r><w:delText> Rome</w:delText></w:r></w:del></w:p>", "He left"),
        ("<w:p><w:ins><w:r><w:t>He left Oslo</w:t></w:r></w:ins></w:p>", "He left Oslo"),
        ("<w:p><w:r><w:instrText>HYPERLINK Rome</w:instrText></w:r><w:r><w:t>Oslo</w:t></w:r></w:p>", "Oslo"),
        ("<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>", "one two-x"),
        ("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "one\ntwo"),
        ("<w:p><w:hyperlink><w:r><w:t>Bergen</w:t></w:r></w:hyperlink></w:p>", "Bergen"),
    ],
)
def test_what_readers_see_is_read(read, body, text) -> None:
    assert read(body).text == text


def test_notes_come_after_the_text_and_text_boxes_once(read) -> None:
    notes = f"<w:footnotes {W}><w:footnote>{_paragraph('Near Bodø.')}</w:footnote></w:footnotes>".encode()
    box = f"<w:p><w:r><w:x><w:txbxContent>{_paragraph('In a box')}</w:txbxContent></w:x></w:r></w:p>" * 2
    extract = read(_paragraph("He left.") + box, word__footnotes=b"", **{"word__footnotes.xml": notes})
    assert extract.paragraphs == ("He left.", "Near Bodø.", "In a box")


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"xl/workbook.xml": b""}, "a spreadsheet"),
        ({"ppt/presentation.xml": b""}, "a presentation"),
        ({"content.xml": b"", "mimetype": b""}, "an OpenDocument file"),
        ({"META-INF/container.xml": b""}, "an e-book"),
        ({"a.txt": b"He left Oslo."}, "a zip file"),
    ],
)
def test_other_zip_files_are_named(make_zip, parts, kind) -> None:
    with pytest.raises(InputError, match=f"a.docx seems to be {kind}, no DOCX"):
        extract_docx(make_zip(parts), name="a.docx")


def test_an_office_file_under_a_password_says_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(InputError, match="protected by a password"):
        read_given(Given(data=data, id="a", name="a.docx", suffix=".docx"))


def test_an_encrypted_zip_says_so(make_zip) -> None:
    data = bytearray(make_zip({"word/document.xml": _document(_paragraph("He left."))}))
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    with pytest.raises(InputError, match="protected by a password"):
        extract_docx(bytes(data), name="a.docx")


def test_a_bomb_is_refused_by_what_it_says_of_itself(make_zip) -> None:
    data = make_zip({"word/document.xml": bytes(PART_BYTES + 1)})
    assert len(data) < 100_000
    with pytest.raises(InputError, match="would unpack to more than 30 MB"):
        extract_docx(data, name="a.docx")


def test_a_bomb_that_lies_about_its_size_is_refused_too(make_zip) -> None:
    data = bytearray(make_zip({"word/document.xml": bytes(PART_BYTES + 1)}))
    central = data.index(b"PK\x01\x02")
    data[22:26] = data[central + 24 : central + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(InputError, match=r"is damaged|would unpack"):
        extract_docx(bytes(data), name="a.docx")


def test_too_many_parts_are_refused(make_zip) -> None:
    data = make_zip({str(number): b"" for number in range(MOST_PARTS + 1)}, method=zipfile.ZIP_STORED)
    with pytest.raises(InputError, match="as attacks do"):
        extract_docx(data, name="a.docx")


def test_other_methods_of_packing_are_refused(make_zip) -> None:
    data = make_zip({"word/document.xml": _document(_paragraph("He left."))}, method=zipfile.ZIP_LZMA)
    with pytest.raises(InputError):
        extract_docx(data, name="a.docx")


def test_a_billion_laughs_are_refused(make_zip) -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + _document(_paragraph("&b;")).decode()
    with pytest.raises(InputError, match="declares XML entities"):
        extract_docx(make_zip({"word/document.xml": laughs.encode()}), name="a.docx")


def test_elements_without_bottom_are_refused(read) -> None:
    with pytest.raises(InputError, match="built deeper"):
        read("<w:p>" * 5000 + "</w:p>" * 5000)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_docx_that_was_cut_off_is_damaged(make_zip, share) -> None:
    data = make_zip({"word/document.xml": _document(_paragraph("He left Oslo for Bergen."))})
    with pytest.raises(InputError, match="is damaged"):
        extract_docx(data[: int(share * len(data))], name="a.docx")
