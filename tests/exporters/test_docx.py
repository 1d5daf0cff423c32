"""DOCX: comments on the exact words, and nothing else changed in the document that was read."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest

from storymap.errors import InputError
from storymap.exporters.docx.remarks import find_remarks
from storymap.model.claims import Decision, SourceLink
from storymap.pipeline import Pipeline
from storymap.reading.formats import read_given
from storymap.reading.given import Given
from storymap.stories.blurs import read_blur


def squeezed(words):
    return re.sub(r"\s+", "", words)


def claimed(story):
    """The words of every remark on the text itself, as the story has them."""
    document = story.documents[0].document
    return [document.quote(remark.span) for remark in find_remarks(story)]


def test_each_comment_stands_on_its_exact_words(word_files, export, tell, rich):
    story = tell(rich)
    out = export("docx", story)
    words, found = word_files.commented_words(out), word_files.own(word_files.comments(out))
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
    assert {(one.author, one.initials, str(one.timestamp)) for one in ours} == {
        ("storymap", "sm", "1980-01-01 00:00:00+00:00")
    }
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
    words, found = word_files.commented_words(out), word_files.own(word_files.comments(out))
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
    found = word_files.own(word_files.comments(export("docx", replace(story, verdicts=verdicts))))
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


def test_several_articles_become_one_document_with_a_heading_each(word_files, export, whole_pipeline):
    given = (
        Given(data=b"Poland borders Portugal.", id="first", name="a.txt", suffix=".txt"),
        Given(data=b"Norway borders Sweden.", id="second", name="b.txt", suffix=".txt"),
    )
    story = whole_pipeline.analyze([document for one in given for document in read_given(one).documents])
    out = export("docx", story)
    headings = [one.text for one in docx.Document(io.BytesIO(out)).paragraphs if one.style.name == "Heading 1"]
    assert headings == ["first", "second", "About these comments"]
    assert {"Norway borders Sweden", "Poland borders Portugal"} <= set(word_files.commented_words(out).values())


def test_several_word_files_are_refused_in_one_line(word_files, export, whole_pipeline):
    data = word_files.word_file(word_files.paragraph(word_files.run("Poland borders Portugal.")))
    given = [Given(data=data, id=name, name=f"{name}.docx", suffix=".docx") for name in ("one", "two")]
    story = whole_pipeline.analyze([document for one in given for document in read_given(one).documents])
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
