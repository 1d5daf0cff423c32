"""TEI files: the words that a reader of the edition sees, what the header says, one line for what cannot be read."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.errors import InputError
from storymap.reading.tei import is_tei
from storymap.reading.text import read_document

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
HEADER = """<teiHeader><fileDesc>
<titleStmt><title>The  long <hi>way</hi></title><title type="sub">North</title><author>I. Moe</author></titleStmt>
<publicationStmt><publisher>Box</publisher><date when="1903-05">May 1903</date>
<idno type="URI">https://example.org/way</idno>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">Free</licence></availability>
</publicationStmt><sourceDesc><p>Paris</p></sourceDesc></fileDesc></teiHeader>"""


def tei(body, *, header=HEADER, before="", attributes=NS):
    return f"{before}<TEI {attributes}>{header}<text><body>{body}</body></text></TEI>".encode()


def read(body, **options):
    return read_document(tei(body, **options), id="letters")[0]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One\n   two\tthree</p>", "One two three"),
        ("<p>Ham<lb break='no'/>merfest</p>", "Hammerfest"),
        ("<p>New<lb/>York</p>", "New York"),
        ("<p>Os<pb/>lo</p>", "Oslo"),
        ("<lg><l>One</l><l>two</l></lg>", "One\ntwo"),
        ("<p>a<choice><sic>b</sic><corr>c</corr></choice>d</p>", "acd"),
        ("<p><choice><corr>c</corr><sic>b</sic></choice></p>", "c"),
        ("<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice> No</p>", "Doctor No"),
        ("<p><app><lem>a</lem><rdg>b</rdg></app></p>", "a"),
        ("<p>a<del>b</del>c</p>", "ac"),
        ("<p>One<note>a <hi>b</hi></note> two.</p><p>Three</p>", "One two.\n\na b\n\nThree"),
        ("<p>a<note>b<note>c</note></note>d</p>", "ad\n\nb\n\nc"),
        ("<list><item>One</item><item>Two</item></list>", "One\n\nTwo"),
        ("<p>a &lt;b&gt; &amp; &#x41;</p>", "a <b> & A"),
        ("<p><![CDATA[a & <b>]]></p>", "a & <b>"),
        ("<p>a<!-- b --><?c d?>e</p>", "ae"),
        ("<head>One</head><p>Two.</p>", "One\n\nTwo."),
        ("<fw>page 3</fw><p>One</p>", "One"),
    ],
)
def test_the_words_are_those_that_a_reader_sees(body, text):
    assert read(body).text == text


def test_the_header_tells_the_source_and_is_not_read():
    document = read("<p>Oslo.</p>")
    source = document.source
    assert (source.title, source.published, source.url) == ("The long way", "1903-05", "https://example.org/way")
    assert source.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert "Paris" not in document.text


def test_a_restricted_text_has_no_licence():
    assert (
        read(
            "<p>Oslo.</p>", header=HEADER.replace("<availability>", '<availability status="restricted">')
        ).source.licence
        is None
    )


def test_the_language_is_that_of_the_text():
    data = tei("<p>Oslo.</p>").replace(b"<text>", b'<text xml:lang="nb-NO">')
    assert read_document(data, id="d")[0].language == "nb-NO"
    assert read("<p>Oslo.</p>").language == "en"


def test_passages_lead_from_the_text_to_the_file():
    document = read("<p>Ham<lb break='no'/>merfest &amp; <hi>Oslo</hi><note>Kiruna</note>.</p>")
    original = document.original
    for passage in original.passages:
        written = original.markup[passage.first : passage.last]
        assert document.text[passage.start : passage.end] == ("&" if written == "&amp;" else written)
        assert passage.is_verbatim == (written != "&amp;")
    covered = {n for p in original.passages for n in range(p.start, p.end)}
    assert all(n in covered for n, character in enumerate(document.text) if not character.isspace())


@pytest.mark.parametrize("root", ["TEI", "TEI.2", "teiCorpus", "t:TEI"])
def test_roots_of_tei_are_known(root):
    before = (
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b -->\n<?x y?><!DOCTYPE TEI SYSTEM "tei.dtd" [ <!-- c --> ]>\n'
    )
    assert is_tei(before + f"<{root} a='b'>".encode())


@pytest.mark.parametrize(
    "data", [b"TEI is a format", b"<html>TEI</html>", b"<!-- <TEI> -->", b"", b"<TEIX/>", b"a <TEI>"]
)
def test_other_files_are_no_tei(data):
    assert not is_tei(data)


def test_an_article_about_tei_is_read_as_text():
    assert read_document(b"She wrote <TEI> in Oslo.", id="d")[0].text == "She wrote <TEI> in Oslo."


def test_entities_that_a_dtd_would_declare_are_known_by_their_names():
    before = '<!DOCTYPE TEI SYSTEM "http://nowhere.invalid/tei.dtd">'
    assert read("<p>Caf&eacute; &nonsense;</p>", before=before).text == "Café \ufffd"


BILLION = """<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
OUTSIDE = """<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/hostname">]>"""


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (tei("<p>&b;</p>", before=BILLION), "letters declares the entity 'a' of its own"),
        (tei("<p>&a;</p>", before=OUTSIDE), "letters declares the entity 'a' of its own"),
        (tei("<p>One"), "letters is no well-formed XML: mismatched tag: line"),
        (tei("<p>One</p>")[:-3], "letters is no well-formed XML"),
        (tei("<p/>"), "letters is empty: its TEI holds no words"),
        (f"<TEI {NS}>{HEADER}</TEI>".encode(), "letters is empty: its TEI holds no words"),
        (
            b'<?xml version="1.0" encoding="UTF-8"?>' + tei("<p>\xe9</p>").decode().encode("latin-1"),
            "letters is not in UTF-8",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data, says):
    with pytest.raises(InputError) as error:
        read_document(data, id="letters")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_deep_nesting_is_read():
    assert read("<hi>" * 20_000 + "Oslo" + "</hi>" * 20_000).text == "Oslo"


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(at=st.integers(0, 900), what=st.binary(max_size=4), length=st.integers(0, 40))
def test_damaged_files_are_read_or_refused(at, what, length):
    data = tei('<p>She left <hi rend="it">Oslo</hi> &amp; <![CDATA[Bergen]]>.<note>Kiruna</note></p>')
    damaged = data[:at] + what + data[at + length :]
    with suppress(InputError):
        assert read_document(damaged, id="d")[0].text
