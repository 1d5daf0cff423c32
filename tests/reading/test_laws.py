"""Laws of reading: nothing is cut out, sentences are in order and hold words, no bytes crash it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.errors import InputError
from storymap.reading.dates import date_of_line, is_date_line
from storymap.reading.furniture import set_aside_furniture
from storymap.reading.lines import split_lines
from storymap.reading.markdown import set_aside_marks
from storymap.reading.text import read_document, read_text

PIECES = st.sampled_from(
    [
        "He left Oslo.", "SHARE", "T", "3 minute read", "Feb 16, 2021 1:54 PM PST", "snow tag", "# Head", "- item",
        "A lorry [File: A/B]", "The U.S. said “no.” Then", "\n", "\n\n", " ", "…", "wrapped at New", "York", "```",
        "Source: News", "Ærø – ok?", "\t", "(Photo: X)", "a.m. It", "---",
        "# #", "> ", "**",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("\n".join))


@given(TEXTS)
def test_the_text_is_never_shortened(text: str) -> None:
    assert read_text(text, id="a").text == text


@given(TEXTS)
def test_sentences_follow_each_other_and_hold_words(text: str) -> None:
    document = read_text(text, id="a")
    end = 0
    for sentence in document.sentences:
        assert sentence.span.start >= end
        words = document.quote(sentence.span)
        assert words == words.strip()
        end = sentence.span.end


@given(TEXTS)
def test_no_sentence_covers_furniture_of_a_text_with_prose(text: str) -> None:
    document = read_text(f"He left Oslo at noon.\n\n{text}", id="a")
    lines = set_aside_furniture(set_aside_marks(split_lines(document.text)))
    for line in lines:
        if line.kind == "furniture":
            assert not any(s.span.start <= line.start < s.span.end for s in document.sentences)


@given(TEXTS)
def test_paragraph_numbers_never_fall(text: str) -> None:
    numbers = [sentence.paragraph for sentence in read_text(text, id="a").sentences]
    assert numbers == sorted(numbers)


def _read_or_refuse(data: bytes) -> tuple[str, ...]:
    """The lines that the user sees."""
    try:
        return read_document(data, id="a")[1]
    except InputError as error:
        return (str(error),)


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    assert all("\n" not in line for line in _read_or_refuse(data))


@given(st.text(max_size=200).filter(lambda text: any(c.isalnum() for c in text)))
def test_plain_unicode_comes_back_as_it_was(text: str) -> None:
    data = text.encode("utf-8", errors="ignore")
    try:
        document, notes = read_document(data, id="a")
    except InputError:
        return
    if not notes and not text.startswith("\ufeff"):
        expected = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        assert document.text == expected


@given(st.dates(), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "Published: %d %b %Y 10:45 GMT"]))
def test_dates_come_back_from_date_lines(day, form: str) -> None:
    if 1500 <= day.year < 2200:
        line = day.strftime(form)
        assert is_date_line(line)
        assert date_of_line(line) == day.isoformat()
