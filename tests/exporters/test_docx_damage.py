"""DOCX: damaged, hostile and unusual files, and laws for every way in which words can be cut into runs."""

import io
import random
import re

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storymap.errors import InputError
from storymap.exporters.docx.anchors import stretches_within
from storymap.exporters.docx.commenting import MOST_RANGES, Comment, add_comments
from storymap.exporters.docx.package import MOST_BYTES, read_parts, write_parts
from storymap.exporters.docx.remarks import find_remarks
from storymap.model.texts import Span
from storymap.reading.formats import read_given
from storymap.reading.given import Given

FUZZ = settings(
    max_examples=120,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
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
        body, relations=relation, types=word_files.OLD_TYPE, word__comments=None, **{"word__comments.xml": empty}
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
    found = word_files.own(word_files.comments(out))
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
    assert any(
        "On the words: “Poland borders Portugal”" in lines
        for lines in word_files.own(word_files.comments(out)).values()
    )


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


def test_two_thousand_paragraphs_keep_every_remark(word_files, export, tell):
    rows = [f"Row {n} of the list says little, and Norway borders Sweden again." for n in range(2000)]
    data = word_files.word_file("".join(word_files.paragraph(word_files.run(row, "<w:b/>")) for row in rows))
    story = tell(data)
    out = export("docx", story)
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


STRAY = (
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:t>",
    "<w:del>",
    "<w:txbxContent/>",
    "<w:ruby/>",
    "&#13;",
    '<w:fldChar w:fldCharType="begin"/>',
)


@pytest.mark.parametrize("seed", range(3))
def test_mutated_files_are_given_back_whole_or_refused_in_one_line(word_files, rich, seed):
    chance, outcomes = random.Random(seed), set()  # noqa: S311 (a test draws the same files each time)
    for _ in range(50):
        data = write_parts(mutated(word_files.parts_of(rich), chance))
        out, told = given_back(data)
        outcomes.add(out is None)
        assert "\n" not in told
        if out is not None:
            assert word_files.letters(out) == word_files.letters(data)
            again, before = (read_given(Given(data=one, id="a", name="a.docx", suffix=".docx")) for one in (out, data))
            assert again.documents[0].text == before.documents[0].text
    assert outcomes == {True, False}


def given_back(data):
    """The file with a comment on each sentence; or nothing, and why."""
    try:
        document = read_given(Given(data=data, id="a", name="a.docx", suffix=".docx")).documents[0]
        stretches, parts = document.original.stretches, read_parts(data)
        found = [(document.quote(s.span), stretches_within(s.span, stretches)) for s in document.sentences]
        comments = [Comment(words=words, stretches=where, lines=(("a", "b"),)) for words, where in found]
        add_comments(parts, comments, lambda _: (("a", "b"),))
        return write_parts(parts), ""
    except InputError as error:
        return None, str(error)


def mutated(parts, chance):
    """The parts with one missing, cut off, or with a tag too few, too many or in the wrong place."""
    name = chance.choice([*parts])
    text = parts[name].decode("utf-8", errors="replace")
    tags = [*re.finditer("<[^>]*>", text)]
    kind = chance.randrange(6) if tags else 0
    if kind == 0:
        return {other: data for other, data in parts.items() if other != name}
    tag = chance.choice(tags)
    changed = {
        1: text[: tag.start()],
        2: text[: tag.start()] + text[tag.end() :],
        3: text[: tag.start()] + tag[0] + text[tag.start() :],
        4: text[: tag.start()] + chance.choice(STRAY) + text[tag.start() :],
        5: text.replace(tag[0].strip("</>").split()[0], chance.choice(("w:ins", "w:p", "w:r", "w:t", "w:x", "w:sdt"))),
    }[kind]
    return parts | {name: changed.encode()}


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
