"""Redaction of a text: nothing of what was replaced is left, and every other word is found where it has gone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storymap.model.texts import Span
from storymap.stories.name_hunting import find_names
from storymap.stories.redaction import Replacement, apart, redact

WORDS = st.sampled_from(["Vessla", "vessla", "north of", "VESSLA's", "Ves-\nsla", "Vesslaveien", "a", "–", "\n\n", "ø"])
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


@st.composite
def cuts(draw):
    text = draw(st.text(min_size=2, max_size=60))
    spans = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text) - 1))
        spans.append(Span(start=start, end=draw(st.integers(start + 1, len(text)))))
    return text, [Replacement(span=span, words=f"[{n}]") for n, span in enumerate(spans)]


@given(cuts(), st.data())
def test_a_moved_span_quotes_the_same_words_outside_of_the_replacements(cut, data):
    text, replacements = cut
    redacted = redact(text, replacements)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start=start, end=data.draw(st.integers(start + 1, len(text))))
    moved = redacted.moved(span)
    if not redacted.touches(span):
        assert redacted.text[moved.start : moved.end] == text[span.start : span.end]
    else:
        quoted = redacted.text[moved.start : moved.end]
        assert all(r.words in quoted for r in redacted.replacements if r.span.overlaps(span))


@given(cuts(), st.data())
def test_moved_spans_keep_their_order_and_are_never_empty(cut, data):
    text, replacements = cut
    redacted = redact(text, replacements)
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    spans = [Span(start=a, end=b) for a, b in pairwise(edges)]
    moved = [redacted.moved(span) for span in spans]
    assert [m.start for m in moved] == sorted(m.start for m in moved)
    kept = apart(zip(moved, spans, strict=True))
    assert all(one.end <= other.start for (one, _), (other, _) in pairwise(kept))
    assert all(span.end <= len(redacted.text) for span, _ in kept)


@given(cuts())
def test_what_no_replacement_touches_stays_in_its_order(cut):
    text, replacements = cut
    redacted = redact(text, replacements)
    gone = {at for r in redacted.replacements for at in range(r.span.start, r.span.end)}
    rest = "".join(c for at, c in enumerate(text) if at not in gone)
    told = redacted.text
    for number, replacement in reversed(list(enumerate(redacted.replacements))):
        start = redacted.starts[number]
        assert told[start : start + len(replacement.words)] == replacement.words
        told = told[:start] + told[start + len(replacement.words) :]
    assert told == rest


@given(TEXTS)
def test_no_name_is_left_after_its_redaction_and_a_second_one_changes_nothing(text):
    names = ["Vessla"]
    once = redact(text, [Replacement(span=s, words="[a place]") for s in find_names(text, names)]).text
    assert find_names(once, names) == ()
    assert "vessla" not in once.casefold().replace("-\n", "")


def test_overlapping_replacements_are_one_with_the_words_of_the_longest():
    replacements = [
        Replacement(span=Span(start=0, end=3), words="A"),
        Replacement(span=Span(start=2, end=9), words="B"),
    ]
    assert redact("0123456789", replacements).text == "B9"
