"""DOCX: comments on the exact words, and nothing else changed in the document that was read."""

import io
import re
import time
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storymap.errors import InputError
from storymap.exporters.docx.anchors import stretches_within
from storymap.exporters.docx.commenting import MOST_RANGES, Comment, add_comments
from storymap.exporters.docx.package import MOST_BYTES, read_parts, write_parts
from storymap.exporters.docx.remarks import find_remarks
from storymap.model.claims import Decision, SourceLink
from storymap.model.texts import Span
from storymap.pipeline import Pipeline
from storymap.reading.formats import read_given
from storymap.reading.given import Given
from storymap.stories.blurs import read_blur

FUZZ = settings(
    max_examples=120,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
OLD = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" '
    'w:author="Ida Lund" w:initials="IL"><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>'
)
OLD_TYPE = (
    '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.comments+xml"/>'
)
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="3"><w:p>'
    "<w:r><w:t>Poland borders Portugal.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="character" w:styleId="Merknadsreferanse"><w:name w:val="annotation reference"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Merknadstekst"><w:name w:val="annotation text"/></w:style></w:styles>'
)


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


@pytest.fixture(scope="module")
def tell(pipeline):
    """A function: bytes of a file → the story of it."""

    def run(data, name="article.docx"):
        given = Given(data=data, id="article", name=name, suffix=name[name.index(".") :])
        return pipeline.analyze(read_given(given).documents)

    return run


@pytest.fixture(scope="module")
def rich(word_files):
    """Every kind of markup that words may stand in."""
    w = word_files
    box = f"<w:txbxContent>{w.paragraph(w.run('Spain borders Poland.'))}</w:txbxContent>"
    body = (
        w.paragraph('<w:pPr><w:pStyle w:val="Title"/></w:pPr>', w.run("Over the fell")),
        w.paragraph(
            w.run("Nobody doubts it. Nor", "<w:b/><w:color w:val='FF0000'/>"),
            w.run("way shares a 96km ", "<w:i/>"),
            '<w:commentRangeStart w:id="7"/>',
            '<w:hyperlink r:id="rId9"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>(122-mile) land border</w:t></w:r>'
            "</w:hyperlink>",
            '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
            "<w:r><w:t> with Russia.  Then she left.</w:t></w:r>",
        ),
        w.paragraph(
            '<w:ins w:id="1" w:author="Ida Lund" w:date="2026-01-01T00:00:00Z">',
            w.run("Poland borders "),
            "</w:ins>",
            '<w:del w:id="2" w:author="Ida Lund"><w:r><w:delText>Germany</w:delText></w:r></w:del>',
            '<w:smartTag w:element="country-region"><w:smartTag w:element="place">',
            w.run("Portugal &amp; Spain"),
            "</w:smartTag></w:smartTag>",
            w.run(
                ". Norway borders Chile.",
                '<w:b/><w:rPrChange w:id="4" w:author="Ida Lund"><w:rPr/></w:rPrChange>',
            ),
        ),
        w.paragraph(
            '<w:pPr><w:bidi/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF Oslo borders'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            w.run("Sweden borders Italy", "<w:rtl/>"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:sdt><w:sdtPr><w:id w:val="12"/></w:sdtPr><w:sdtContent>',
            w.run(". Finland borders Cuba."),
            "</w:sdtContent></w:sdt>",
        ),
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>",
        w.paragraph("<w:r><w:t>Chad borders</w:t><w:tab/><w:t>Brazil.</w:t></w:r>"),
        "</w:tc></w:tr></w:tbl>",
        w.paragraph(w.run("France borders Japan.")),
        "</w:tc></w:tr></w:tbl>",
        w.paragraph(
            w.run("She rests."),
            '<w:r><w:footnoteReference w:id="3"/></w:r>',
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>',
            box,
            "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>",
            box,
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ),
    )
    relations = (
        f'<Relationship Id="rId9" Type="{w.RELATIONS}/hyperlink" Target="https://paper.example" TargetMode="External"/>'
        f'<Relationship Id="rId4" Type="{w.RELATIONS}/comments" Target="comments.xml"/>'
        f'<Relationship Id="rId5" Type="{w.RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId6" Type="{w.RELATIONS}/footnotes" Target="footnotes.xml"/>'
    )
    parts = {"word__comments.xml": OLD, "word__styles.xml": STYLES, "word__footnotes.xml": NOTES}
    return w.word_file("".join(body), relations=relations, types=OLD_TYPE, custom__photo=b"\x89PNG", **parts)


def squeezed(words):
    return re.sub(r"\s+", "", words)


def claimed(story):
    """The words of every remark on the text itself, as the story has them."""
    document = story.documents[0].document
    return [document.quote(remark.span) for remark in find_remarks(story)]


def own(found):
    """The comments of ours but for the first, by their numbers."""
    return {number: lines for number, (author, lines) in found.items() if author == "storymap"}


def test_each_comment_stands_on_its_exact_words(word_files, export, tell, rich):
    story = tell(rich)
    out = export("docx", story)
    words, found = word_files.commented_words(out), own(word_files.comments(out))
    first, *others = sorted(found, key=int)
    assert squeezed(words[first]) == "Overthefell"
    on_words = [squeezed(words[n]) for n in others if not found[n][0].startswith("On the words")]
    beside = [found[n][0] for n in others if found[n][0].startswith("On the words")]
    wanted = [squeezed(one) for one in claimed(story)]
    assert len(wanted) == len(others)
    for quote in ("Norwaysharesa96km(122-mile)landborderwithRussia", "PolandbordersPortugal", "SwedenbordersItaly"):
        assert quote in on_words
    for quote in ("ChadbordersBrazil", "FrancebordersJapan", "FinlandbordersCuba", "NorwaybordersChile"):
        assert quote in on_words
    assert sorted(beside) == ["On the words: “Poland borders Portugal”", "On the words: “Spain borders Poland”"]
    assert sorted([*on_words, *(squeezed(one[15:-1]) for one in beside)]) == sorted(wanted)
    assert sorted(word_files.references(out)) == sorted((*found, "7"))


def test_python_docx_reads_the_comments(export, tell, rich):
    found = docx.Document(io.BytesIO(export("docx", tell(rich)))).comments
    by_others, *ours = found
    assert (by_others.author, by_others.text) == ("Ida Lund", "Is this so?")
    assert {(one.author, one.initials, one.timestamp) for one in ours} == {("storymap", "sm", None)}
    judged = next(one.text for one in ours if one.text.startswith("Inconsistent:"))
    for wanted in (
        "The text says: 96 km; 122 miles",
        "Because: The two figures contradict each other.",
        "95 % interval",
        "Correction: probably meant: 196 km",
        "Published: 195.7 km (Norwegian–Russian boundary survey, before 2018)",
        "Status: drafted by a machine, not yet confirmed by a person",
    ):
        assert wanted in judged
    assert ours[0].text.startswith("storymap: ")
    assert "Attribution: Place names and positions: GeoNames" in ours[0].text


def test_nothing_else_of_the_document_changes(word_files, export, tell, rich):
    out = export("docx", tell(rich))
    before, after = word_files.parts_of(rich), word_files.parts_of(out)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml"}
    assert [*after] == [*before]
    assert word_files.letters(out) == word_files.letters(rich)
    ours = {n for n, (author, _) in word_files.comments(out).items() if author == "storymap"}
    assert word_files.without_added(out, ours) == word_files.without_added(rich, ours)
    assert after["word/comments.xml"].startswith(before["word/comments.xml"].removesuffix(b"</w:comments>"))


def test_marks_stay_out_of_links_insertions_and_content_controls(word_files, export, tell, rich):
    tree = word_files.tree_of(export("docx", tell(rich)))
    for reference in tree.iter(f"{{{word_files.W}}}commentReference"):
        assert word_files.local(reference.getparent().getparent()) == "p"
    boxes = [*tree.iter(f"{{{word_files.W}}}txbxContent")]
    assert len(boxes) == 2
    assert not [one for box in boxes for one in box.iter() if word_files.local(one) in word_files.ADDED]


def test_copies_of_tracked_changes_get_numbers_of_their_own(word_files, export, tell, rich):
    out = export("docx", tell(rich))
    numbers = [one.get(f"{{{word_files.W}}}id") for one in word_files.tree_of(out).iter(f"{{{word_files.W}}}rPrChange")]
    assert len(numbers) == 3
    assert len(set(numbers)) == 3
    assert not set(numbers) & set(word_files.comments(out))


def test_the_files_own_styles_for_comments_are_used(word_files, export, tell, rich):
    parts = word_files.parts_of(export("docx", tell(rich)))
    assert b'<w:rStyle w:val="Merknadsreferanse"/>' in parts["word/document.xml"]
    assert b'<w:pStyle w:val="Merknadstekst"/>' in parts["word/comments.xml"]


def test_it_is_read_again_with_the_same_text_and_claims(export, tell, rich):
    story = tell(rich)
    again = tell(export("docx", story))
    assert again.documents[0].document.text == story.documents[0].document.text
    assert [(v.claim.quote, v.outcome) for v in again.verdicts] == [(v.claim.quote, v.outcome) for v in story.verdicts]


def test_the_same_input_gives_the_same_bytes_and_no_time(export, tell, rich, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    story = tell(rich)
    out = export("docx", story)
    assert out == export("docx", tell(rich))
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = docx.Document(io.BytesIO(export("docx", story))).comments
    assert {str(one.timestamp) for one in dated if one.author == "storymap"} == {"2023-11-14 22:13:20+00:00"}


def test_doubtful_places_name_their_candidates(word_files, export, tell):
    out = export("docx", tell(b"She reached Springfield in May 2019. Then she left Springfield for Qxyzburg.", "a.txt"))
    words, found = word_files.commented_words(out), own(word_files.comments(out))
    told = {words[n]: lines for n, lines in found.items()}
    assert told["Springfield"][0].startswith("Which place? taken for Springfield, ")
    assert re.search(r"Candidates: Springfield, Illinois, US \[geonames:\d+\] 0\.\d\d; ", told["Springfield"][1])
    assert told["Springfield"][2] == "Named: 2 times in this text; this is the first"


def test_what_a_person_decided_is_told_and_what_they_rejected_is_not(word_files, export, tell):
    story = tell(b"Poland borders Portugal. Norway borders Sweden.", "a.txt")
    link = SourceLink(url="https://paper.example/x")
    decision = Decision(by="Ida Lund", on="2026-11-20", note="I looked.", links=(link,))
    first, second = story.verdicts
    verdicts = (replace(first, status="confirmed", decision=decision), replace(second, status="rejected"))
    found = own(word_files.comments(export("docx", replace(story, verdicts=verdicts))))
    summary, judged = (found[n] for n in sorted(found, key=int))
    assert judged[-1] == ("Status: confirmed by a person; Ida Lund, 2026-11-20; I looked.; https://paper.example/x")
    assert summary[1] == "Rejected by a person, and without a comment: 1 verdicts"


def test_a_text_becomes_a_new_document_with_its_headings(word_files, export, tell):
    text = (
        "---\nurl: https://paper.example/fell\nauthor: Ida Lund\n---\n\n# Over the fell\n\nPoland\tborders Portugal, "
        "as we\nheard it. Nobody agreed.\n\n## Later\n\nNorway borders Sweden.\n"
    )
    story = tell(text.encode(), "a.md")
    out = export("docx", story)
    read = docx.Document(io.BytesIO(out))
    told = [(one.style.name, one.text) for one in read.paragraphs]
    assert told[:2] == [("Title", "Over the fell"), ("Subtitle", "Ida Lund · https://paper.example/fell")]
    assert ("Heading 1", "Later") in told
    assert ("Normal", "Poland\tborders Portugal, as we heard it. Nobody agreed.") in told
    assert told[-1][1].startswith(("data: ", "exporter: "))
    assert read.core_properties.title == "Over the fell"
    assert "Place names" in read.core_properties.comments
    assert read.core_properties.created is None
    words = word_files.commented_words(out)
    assert {"Norway borders Sweden", "Poland borders Portugal"} <= set(words.values())


def test_several_articles_become_one_document_with_a_heading_each(word_files, export, pipeline):
    given = (
        Given(data=b"Poland borders Portugal.", id="first", name="a.txt", suffix=".txt"),
        Given(data=b"Norway borders Sweden.", id="second", name="b.txt", suffix=".txt"),
    )
    story = pipeline.analyze([document for one in given for document in read_given(one).documents])
    out = export("docx", story)
    headings = [one.text for one in docx.Document(io.BytesIO(out)).paragraphs if one.style.name == "Heading 1"]
    assert headings == ["first", "second", "About these comments"]
    assert {"Norway borders Sweden", "Poland borders Portugal"} <= set(word_files.commented_words(out).values())


def test_several_word_files_are_refused_in_one_line(word_files, export, pipeline):
    data = word_files.word_file(word_files.paragraph(word_files.run("Poland borders Portugal.")))
    given = [Given(data=data, id=name, name=f"{name}.docx", suffix=".docx") for name in ("one", "two")]
    story = pipeline.analyze([document for one in given for document in read_given(one).documents])
    with pytest.raises(
        InputError, match=r"^2 articles cannot be given back as one DOCX, for one, two would lose .*time$"
    ):
        export("docx", story)


def test_a_document_that_hides_places_is_written_anew(word_files, tmp_path):
    body = word_files.paragraph(word_files.run("She left Kirkenes for Oslo. Poland borders Portugal."))
    (tmp_path / "key").write_text("a key for tests, which hides nothing", encoding="utf-8")
    pipeline = Pipeline(obscure=(read_blur("Kirkenes=25"),), obscure_key=tmp_path / "key", tell=lambda _: None)
    given = Given(data=word_files.word_file(body), id="a", name="a.docx", suffix=".docx")
    story = pipeline.analyze(read_given(given).documents)
    out = pipeline.exporter("docx").export_story(story)
    assert "Poland borders Portugal" in word_files.commented_words(out).values()
    assert b"irkenes" not in b"".join(word_files.parts_of(out).values())


BROKEN = {
    "the relation of the comments leads nowhere": {"relations": "comments"},
    "there are no relations": {"word___rels__document.xml.rels": None},
    "another program reads the comments": {"relations": "external"},
}


@pytest.mark.parametrize("broken", BROKEN)
def test_missing_parts_for_comments_are_made(word_files, export, tell, broken):
    mode = 'TargetMode="External"' if "another" in broken else ""
    relation = f'<Relationship Id="storymap" Type="{word_files.RELATIONS}/comments" Target="notes/c.xml" {mode}/>'
    options = {"relations": relation} if "relations" in BROKEN[broken] else BROKEN[broken]
    body = word_files.paragraph(word_files.run("Poland borders Portugal."))
    out = export("docx", tell(word_files.word_file(body, **options)))
    assert "Poland borders Portugal" in word_files.commented_words(out).values()
    assert len(docx.Document(io.BytesIO(out)).comments) == 2 if not mode else True


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"word__comments.xml": "<w:comments"}, "word/comments.xml: "),
        ({"word__comments.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "it declares a document type"),
        ({"word__comments.xml": "<w:document xmlns:w='x'/>"}, "word/comments.xml holds no comments"),
        ({"[Content_Types].xml": None}, r"it has no \[Content_Types\].xml"),
        ({"[Content_Types].xml": "<Types"}, r"\[Content_Types\].xml: "),
        ({"word___rels__document.xml.rels": "<" + "<a" * 1000}, "document.xml.rels: "),
    ],
)
def test_damage_is_one_line(word_files, export, tell, parts, told):
    relation = f'<Relationship Id="r1" Type="{word_files.RELATIONS}/comments" Target="comments.xml"/>'
    body = word_files.paragraph(word_files.run("Poland borders Portugal."))
    story = tell(word_files.word_file(body, relations=relation, **parts))
    with pytest.raises(InputError, match=rf"^the DOCX is damaged and .*{told}.*save it anew in a word processor$"):
        export("docx", story)


def test_an_empty_part_for_comments_is_filled(word_files, export, tell):
    empty = f'<c:comments xmlns:c="{word_files.W}"/>'
    relation = f'<Relationship Id="r1" Type="{word_files.RELATIONS}/comments" Target="comments.xml"/>'
    body = word_files.paragraph(word_files.run("Poland borders Portugal."))
    data = word_files.word_file(
        body, relations=relation, types=OLD_TYPE, word__comments=None, **{"word__comments.xml": empty}
    )
    out = export("docx", tell(data))
    assert len(docx.Document(io.BytesIO(out)).comments) == 2


def test_other_prefixes_and_encodings_are_kept(word_files, export, tell):
    """A namespace without a prefix, and UTF-16: marks bring their own prefix."""
    text = (
        "<?xml version='1.0' encoding='UTF-16'?><document xmlns='{}'><body><p><r><rPr><b/></rPr><t>{}</t></r></p>"
        "</body></document>"
    )
    written = text.format(word_files.W, "It is so. Poland borders Portugal; Ærøskøbing.").encode("utf-16")
    out = export("docx", tell(word_files.word_file("", **{"word__document.xml": written})))
    assert "Poland borders Portugal" in word_files.commented_words(out).values()
    assert word_files.parts_of(out)["word/document.xml"].startswith(b"\xff\xfe")
    assert len(docx.Document(io.BytesIO(out)).comments) >= 2


def test_claims_without_a_place_are_told_in_the_first_comment(word_files, export, tell):
    """Words in the code of a field, which nobody sees, and in alternatives of whole paragraphs."""
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    spain = word_files.paragraph(word_files.run("Spain borders Poland."))
    body = (
        word_files.paragraph(word_files.run("Norway borders Sweden.")),
        word_files.paragraph(field("begin"), word_files.run("Poland borders Portugal."), field("end")),
        f"<mc:AlternateContent><mc:Choice>{spain}</mc:Choice></mc:AlternateContent>",
    )
    out = export("docx", tell(word_files.word_file("".join(body))))
    found = own(word_files.comments(out))
    assert len(found) == 2
    first = found[min(found, key=int)]
    for quote in ("Poland borders Portugal", "Spain borders Poland"):
        at = first.index(f"Without a place in the document: “{quote}”")
        assert first[at + 1].startswith("Contradicted: ")


def test_equations_get_their_comment_around_them(word_files, export, tell):
    body = word_files.paragraph(
        "<m:oMath><m:r><m:t>Poland borders Portugal.</m:t></m:r></m:oMath>", word_files.run(" So.")
    )
    out = export("docx", tell(word_files.word_file(body)))
    begins = [*word_files.tree_of(out).iter(f"{{{word_files.W}}}commentRangeStart")]
    assert {word_files.local(one.getparent()) for one in begins} == {"p"}
    assert any("On the words: “Poland borders Portugal”" in lines for lines in own(word_files.comments(out)).values())


def test_macros_and_templates_keep_their_kind(word_files, tell):
    body = word_files.paragraph(word_files.run("Poland borders Portugal."))
    kinds = {
        ".docx": word_files.MAIN,
        ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
        ".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    }
    for suffix, main in kinds.items():
        story = tell(word_files.word_file(body, main=main, word__vbaProject=b"macro"))
        assert story.documents[0].document.original.suffix == suffix


def test_two_thousand_paragraphs_are_quick(word_files, export, tell):
    rows = [f"Row {n} of the list says little, and Norway borders Sweden again." for n in range(2000)]
    data = word_files.word_file("".join(word_files.paragraph(word_files.run(row, "<w:b/>")) for row in rows))
    story = tell(data)
    started = time.perf_counter()
    out = export("docx", story)
    assert time.perf_counter() - started < 20
    assert len(word_files.commented_words(out)) == len(find_remarks(story)) + 1


def test_what_unpacks_to_too_much_is_refused(word_files):
    data = word_files.word_file(
        "", word__media=b"\0" * (MOST_BYTES // 4 + 1), **{f"m{n}": b"\0" * (MOST_BYTES // 4) for n in range(3)}
    )
    with pytest.raises(InputError, match="would unpack to more than 300 MB"):
        read_parts(data)


def test_no_more_comments_are_made_than_word_opens(word_files):
    body = word_files.paragraph(word_files.run("ab"))
    parts = read_parts(word_files.word_file(body))
    stretches = (
        read_given(Given(data=word_files.word_file(body), id="a", name="a.docx", suffix=".docx"))
        .documents[0]
        .original.stretches
    )
    comment = Comment(words="ab", stretches=stretches, lines=(("a", "b"),))
    lost = []
    add_comments(parts, [comment] * MOST_RANGES, lambda some: (("lost", str(lost.extend(some))),))
    assert len(lost) == 1
    assert parts["word/document.xml"].count(b"commentRangeStart") == MOST_RANGES


WORDS = st.text(alphabet="ab Øя&<é\u202f\u05d0|-\n\r\t\u00a0", min_size=1, max_size=12)
PROPERTIES = st.sampled_from(["", "<w:b/>", "<w:rtl/>", '<w:rPrChange w:id="1"><w:rPr/></w:rPrChange>'])
HOLDERS = ("{}", "<w:hyperlink>{}</w:hyperlink>", '<w:ins w:id="9">{}</w:ins>', "<w:smartTag>{}{}</w:smartTag>")


@st.composite
def bodies(draw):
    """Runs of many kinds in paragraphs and cells."""
    paragraphs = []
    for _ in range(draw(st.integers(1, 4))):
        content = []
        for _ in range(draw(st.integers(1, 4))):
            properties = draw(PROPERTIES)
            pieces = "".join(draw(st.lists(st.one_of(WORDS.map(element), EXTRAS), min_size=1, max_size=3)))
            run = f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{pieces}</w:r>"
            content.append(draw(st.sampled_from(HOLDERS)).format(run, run))
        made = f"<w:p>{''.join(content)}</w:p>"
        paragraphs.append(f"<w:tbl><w:tr><w:tc>{made}</w:tc></w:tr></w:tbl>" if draw(st.booleans()) else made)
    return "".join(paragraphs)


def element(words):
    spelled = words.replace("&", "&amp;").replace("<", "&lt;").replace("é", "&#233;")
    return f"<w:t>{spelled}</w:t>"


EXTRAS = st.sampled_from(
    ["<w:br/>", "<w:tab/>", "<w:noBreakHyphen/>", "<w:t/>", "<w:t><![CDATA[b&a]]></w:t>", "<w:t>a<!-- x -->b</w:t>"]
)


@FUZZ
@given(data=st.data(), body=bodies())
def test_any_words_get_their_comment_and_every_letter_keeps_its_form(word_files, data, body):
    """For every way in which words can be cut into runs."""
    file = word_files.word_file(word_files.paragraph(word_files.run("Beginning.")) + body)
    document = read_given(Given(data=file, id="a", name="a.docx", suffix=".docx")).documents[0]
    text, stretches = document.text, document.original.stretches
    for one in stretches:
        written = words_of(word_files, file)[one.first : one.first + one.end - one.start]
        assert re.sub("[\u00a0\n\r\t]", " ", written) == text[one.start : one.end]
    covered = {n for one in stretches for n in range(one.start, one.end)}
    assert all(text[n] in "|-" or text[n].isspace() for n in range(len(text)) if n not in covered)
    spans = data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=4))
    spans = [Span(start=min(pair), end=max(pair)) for pair in spans if len(set(pair)) == 2]
    comments = [
        Comment(
            words=document.quote(span),
            stretches=stretches_within(span, stretches),
            lines=(("says", document.quote(span)),),
        )
        for span in spans
    ]
    parts, lost = read_parts(file), []
    add_comments(parts, comments, lambda some: (("lost", str(lost.extend(some))),))
    out = write_parts(parts)
    assert word_files.letters(out) == word_files.letters(file)
    found = word_files.comments(out)
    assert word_files.without_added(out, {*found}) == word_files.without_added(file, set())
    assert not [one for one in lost if one.stretches]
    words = word_files.commented_words(out)
    for (number, (_, lines)), comment in zip(
        [*found.items()][1:], [one for one in comments if one.stretches], strict=True
    ):
        if lines[0].startswith("says"):
            assert letters_of(words[number]) == letters_of(comment.words)
    assert read_given(Given(data=out, id="a", name="a.docx", suffix=".docx")).documents[0].text == text


def words_of(word_files, data):
    return "".join(one.text or "" for one in word_files.tree_of(data).iter(f"{{{word_files.W}}}t"))


def letters_of(words):
    """Without what the reading puts between words, or leaves out."""
    return re.sub(r"[\s|-]+", "", words)
