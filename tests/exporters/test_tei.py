"""TEI: texts of ours well formed and in order, texts that were read from TEI written back with nothing lost."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from storymap.model.places import Resolution, ResolvedDocument, Toponym
from storymap.model.stories import Story
from storymap.model.texts import Span
from storymap.reading.text import read_document

NS = "http://www.tei-c.org/ns/1.0"
EDITION = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="tei_all.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>
<!-- edited by hand -->
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt>
    <publicationStmt><p>Private</p></publicationStmt><sourceDesc><p>A box</p></sourceDesc></fileDesc></teiHeader>
  <text><body>
    <head>From <placeName>Bergen</placeName></head>
    <p n='1>0'>She left <placeName ref="#oslo" cert="high">Oslo</placeName> for <hi rend="it">Troms&#xF8;</hi>&amp; on.
      <note place="foot">Not <persName>Kiruna Berg</persName>, but Kiruna.</note> Then
      New <lb n="3"/>York<pb/>, <choice><sic>Stokholm</sic><corr>Stockholm</corr></choice>, <w>Narvik</w> and
      <![CDATA[Helsinki <b>]]>.</p><!-- Oslo -->
    <p>An <hi>Aber<supplied>deen</supplied></hi> and <code>Paris</code> &lt;London&gt;
      <settlement key="x">Rome</settlement>.</p>
  </body></text>
</TEI>
"""
NAMES = (
    "Bergen", "Oslo", "Tromsø", "Kiruna", "New York", "Stockholm", "Narvik", "Helsinki", "Aberdeen", "Paris", "London",
    "Rome",
)  # fmt: skip


@pytest.fixture(scope="module")
def marked(hand_made):
    """A function: bytes of a file, names → the story in which each of these names is a place of a gazetteer."""

    def make(data, names=NAMES, **places):
        document = read_document(data.encode("utf-8") if isinstance(data, str) else data, id="d")[0]
        found = []
        for name in names:
            for match in re.finditer(re.escape(name), document.text):
                place = replace(hand_made.make_place(name, 10, 60), **places)
                span = Span(start=match.start(), end=match.end())
                toponym = Toponym(span=span, name=name, recognizer="test@1")
                found.append(Resolution(toponym=toponym, candidates=(), place=place, confidence=0.95))
        found.sort(key=lambda r: r.toponym.span)
        resolved = ResolvedDocument(document=document, resolutions=tuple(found))
        return replace(hand_made.make_story(), documents=(resolved,), routes=(), context=(), verdicts=(), chapters=())

    return make


def without_marks(written):
    """What is left when everything that storymap adds is taken away again."""
    written = re.sub(r'<placeName ref="#storymap-place-\d+" cert="high">(.*?)</placeName>', r"\1", written, flags=re.S)
    written = re.sub(r' ref="#storymap-place-\d+"', "", written)
    written = re.sub(r"<standOff>\n<listPlace>.*?</standOff>\n", "", written, flags=re.S)
    return re.sub(
        r"\n<encodingDesc>\n<appInfo>\n<application ident=\"storymap\".*?</encodingDesc>", "", written, flags=re.S
    )


def test_nothing_of_the_markup_is_lost(export, marked):
    written = export("tei", marked(EDITION)).decode()
    assert without_marks(written) == EDITION
    assert written != EDITION


def test_every_node_of_the_file_is_there_again(export, readers, marked):
    """As a parser of somebody else's sees it: elements with their attributes, comments and instructions, in order."""
    before = [_node(n) for n in readers.parse_xml(EDITION.encode()).getroottree().getroot().iter()]
    after = [_node(n) for n in readers.parse_xml(export("tei", marked(EDITION))).getroottree().getroot().iter()]
    rest = iter(after)
    assert all(any(node == other for other in rest) for node in before)
    assert len(after) > len(before)


def _node(node):
    attributes = {k: v for k, v in node.attrib.items() if k != "ref" or not v.startswith("#storymap")}
    return str(node.tag), tuple(sorted(attributes.items()))


@pytest.mark.parametrize(
    "expected",
    [
        '<head>From <placeName ref="#storymap-place-1">Bergen</placeName></head>',
        '<placeName ref="#oslo" cert="high">Oslo</placeName>',
        '<hi rend="it"><placeName ref="#storymap-place-3" cert="high">Troms&#xF8;</placeName></hi>',
        '<persName><placeName ref="#storymap-place-4" cert="high">Kiruna</placeName> Berg</persName>',
        '<placeName ref="#storymap-place-5" cert="high">New <lb n="3"/>York</placeName><pb/>',
        '<sic>Stokholm</sic><corr><placeName ref="#storymap-place-6" cert="high">Stockholm</placeName></corr>',
        '<placeName ref="#storymap-place-7" cert="high"><w>Narvik</w></placeName>',
        "<![CDATA[Helsinki <b>]]>",
        '<hi><placeName ref="#storymap-place-8" cert="high">Aber<supplied>deen</supplied></placeName></hi>',
        "<code>Paris</code>",
        '&lt;<placeName ref="#storymap-place-10" cert="high">London</placeName>&gt;',
        '<settlement key="x">Rome</settlement>',
        "<!-- Oslo -->",
    ],
)
def test_names_are_marked_where_they_stand(expected, export, marked):
    written = export("tei", marked(EDITION)).decode()
    plain = re.sub(r"storymap-place-\d+", "storymap-place-N", written)
    assert re.sub(r"storymap-place-\d+", "storymap-place-N", expected) in plain


def test_a_reference_leads_to_an_entry_with_a_position(export, readers, marked):
    root = readers.parse_xml(export("tei", marked(EDITION)))
    entries = {p.get("{http://www.w3.org/XML/1998/namespace}id"): p for p in root.iter(f"{{{NS}}}place")}
    for _, reference in readers.tei_names(export("tei", marked(EDITION))):
        if reference != "#oslo":
            assert entries[reference[1:]].findtext(f"{{{NS}}}location/{{{NS}}}geo") == "60.0 10.0"


def test_a_place_of_geonames_is_referred_to_by_its_address(export, readers, marked):
    data = export("tei", marked(EDITION, ["Stockholm"], id="geonames:2673730"))
    assert ("Stockholm", "https://sws.geonames.org/2673730/") in list(readers.tei_names(data))


def test_marking_again_adds_no_second_mark(export, marked):
    once = export("tei", marked(EDITION, ["Stockholm"], id="geonames:2673730"))
    twice = export("tei", marked(once, ["Stockholm"], id="geonames:2673730"))
    assert twice.decode().count("Stockholm</placeName></corr>") == 1
    assert twice.decode().count('ident="storymap"') == 1


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-8-sig", "utf-16"])
def test_the_encoding_stays_what_it_was(encoding, export, marked):
    declared = EDITION.replace("UTF-8", "UTF-8" if encoding == "utf-8-sig" else encoding)
    written = export("tei", marked(declared.encode(encoding)))
    assert without_marks(written.decode(encoding)) == declared
    etree.fromstring(written)


def test_windows_line_ends_stay(export, marked):
    data = EDITION.replace("\n", "\r\n").encode()
    written = export("tei", marked(data)).decode()
    assert without_marks(written) == data.decode()


def test_a_prefix_of_the_file_is_used(export, readers, marked):
    data = '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:body><t:p>To Oslo.</t:p></t:body></t:text></t:TEI>'
    written = export("tei", marked(data, ["Oslo"])).decode()
    assert '<t:p>To <t:placeName ref="#storymap-place-1" cert="high">Oslo</t:placeName>.</t:p>' in written
    assert [name for name, _ in readers.tei_names(written.encode())] == ["Oslo"]


def test_an_id_that_the_file_has_is_not_given_again(export, readers, marked):
    data = EDITION.replace("<p n='1>0'>", '<p xml:id="storymap-place-1">')
    root = readers.parse_xml(export("tei", marked(data)))
    ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in root.iter() if isinstance(e.tag, str)]
    given = [name for name in ids if name]
    assert len(given) == len(set(given))


def test_a_text_that_was_changed_is_not_written_with_its_old_words(export, marked):
    """As when places are hidden to protect somebody."""
    story = marked(EDITION, [])
    resolved = story.documents[0]
    hidden = replace(resolved.document, text=resolved.document.text.replace("Kiruna", "Xxxxxx"))
    written = export("tei", replace(story, documents=(replace(resolved, document=hidden),))).decode()
    assert "Kiruna" not in written
    assert "edited by hand" not in written


def test_a_file_with_a_place_that_is_hidden_is_not_written_back(export, marked):
    """Its header and its comments may name what the text no longer does."""
    written = export("tei", marked(EDITION, ["Stockholm"], id="obscured:1")).decode()
    assert "edited by hand" not in written
    assert "Stockholm" in written


@pytest.mark.parametrize("inside", ["<w>Oslo</w>", "<w>Oslo-</w>", "<idno>x <hi/>Oslo</idno>", "<code>a Oslo b</code>"])
def test_elements_that_hold_characters_alone_stay_so(inside, export, readers, marked):
    data = f'<TEI xmlns="{NS}"><text><body><p>To {inside}.</p></body></text></TEI>'
    root = readers.parse_xml(export("tei", marked(data, ["Oslo"])))
    for name in ("w", "idno", "code"):
        assert not [child for e in root.iter(f"{{{NS}}}{name}") for child in e if child.tag.endswith("placeName")]


def test_a_program_beside_others_in_the_header(export, readers, marked):
    other = '<application ident="other" version="1"><label>o</label></application>'
    described = f"</fileDesc><encodingDesc><appInfo>{other}</appInfo></encodingDesc>"
    data = EDITION.replace("</fileDesc>", described)
    root = readers.parse_xml(export("tei", marked(data)))
    assert [a.get("ident") for a in root.iter(f"{{{NS}}}application")] == ["other", "storymap"]


PIECES = st.sampled_from(
    ["Oslo", " ", "went to ", "<hi>Oslo</hi>", "<lb/>", "&amp;", "<note>Oslo</note>", "Os<hi>lo", "</hi>",
     "<!-- Oslo -->", "<![CDATA[Oslo]]>", "&#79;slo", "<w>Oslo</w>", "<placeName>Oslo</placeName>",
     "<choice><sic>Oslo</sic><corr>Oslo</corr></choice>", "</p><p>", "\n", "<del>Oslo</del>", "Os<pb/>lo", "<?go on?>"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(pieces=st.lists(PIECES, max_size=12))
def test_whatever_the_markup_nothing_is_lost_and_all_stays_well_formed(pieces, export, readers, marked):
    body, depth = "", 0
    for piece in pieces:
        if piece == "</hi>" and not depth:
            continue
        if piece == "</p><p>":
            body += "</hi>" * depth
            depth = 0
        body += piece
        depth += {"</hi>": -1, "Os<hi>lo": 1}.get(piece, 0)
    data = f'<TEI xmlns="{NS}"><text><body><p>It is {body}{"</hi>" * depth}</p></body></text></TEI>'
    written = export("tei", marked(data, ["Oslo"])).decode()
    readers.parse_xml(written.encode())
    assert without_marks(written) == data


def test_a_plain_text_becomes_divisions_with_headings(export, readers, marked):
    story = marked("# North\n\nShe left Oslo\nfor Bergen.\n\n## On\n\nThe end.\n", ["Oslo", "Bergen"])
    root = readers.parse_xml(export("tei", story))
    divisions = list(root.iter(f"{{{NS}}}div"))
    assert [d.findtext(f"{{{NS}}}head") for d in divisions] == ["North", "On"]
    assert [words for words, _ in readers.tei_names(export("tei", story))] == ["Oslo", "Bergen"]


def test_several_texts_become_a_corpus(export, readers, hand_made, marked):
    story = hand_made.make_story()
    edition = marked(EDITION).documents[0]
    both: Story = replace(story, documents=(*story.documents, edition))
    root = readers.parse_xml(export("tei", both))
    assert etree.QName(root).localname == "teiCorpus"
    assert [etree.QName(child).localname for child in root] == ["teiHeader", "TEI", "TEI"]
    ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in root.iter(f"{{{NS}}}place")]
    assert len(ids) == len(set(ids))


def test_what_is_written_is_read_again_with_the_same_words(export, hand_made):
    story = hand_made.make_story()
    again = read_document(export("tei", story), id="d")[0]
    assert again.text == story.documents[0].document.text
    assert again.source.title == "The river surveyor"


def test_the_header_of_a_text_of_ours_is_in_order(export, readers, told_story):
    root = readers.parse_xml(export("tei", told_story))
    header = root.find(f"{{{NS}}}teiHeader")
    assert [etree.QName(e).localname for e in header] == ["fileDesc", "encodingDesc"]
    assert [etree.QName(e).localname for e in header[0]] == ["titleStmt", "publicationStmt", "sourceDesc"]
    assert [etree.QName(e).localname for e in root] == ["teiHeader", "text", "standOff"]
    (application,) = root.iter(f"{{{NS}}}application")
    assert (application.get("ident"), application.get("version")) == ("storymap", "9.8.7")
