"""Marks and quotes are found by searching in order; the plain way of looking at every one finds the same."""

from hypothesis import given
from hypothesis import strategies as st

from storymap.exporters.leaflet import excerpts
from storymap.model.reaching import Reaching
from storymap.model.texts import Document, Sentence, Span

LENGTH = 400


@st.composite
def spans(draw, *, longest=60):
    start = draw(st.integers(0, LENGTH - 2))
    return Span(start=start, end=min(LENGTH, start + draw(st.integers(1, longest))))


@given(st.lists(spans()), spans(longest=200))
def test_those_that_reach_into_a_span_come_in_the_order_in_which_they_were_given(marks, span):
    numbered = [(mark, number) for number, mark in enumerate(marks)]
    assert Reaching(numbered).into(span) == [mark for mark in numbered if mark[0].overlaps(span)]


@given(st.lists(st.integers(0, LENGTH), min_size=2, unique=True), spans(longest=200), st.integers(0, LENGTH))
def test_sentences_are_found_by_place(edges, span, offset):
    edges = sorted(edges)
    sentences = tuple(
        Sentence(span=Span(start=start, end=end)) for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    document = Document(id="d", text="x" * LENGTH, sentences=sentences)
    assert document.sentences_in(span) == tuple(one for one in sentences if one.span.overlaps(span))
    found = [one for one in sentences if one.span.start <= offset < one.span.end]
    assert document.sentence_at(offset) == (found[0] if found else None)


@given(
    st.lists(spans(), max_size=8),
    st.lists(spans(), max_size=20),
    st.text(alphabet="ab \n", min_size=LENGTH, max_size=LENGTH),
    st.integers(0, LENGTH),
)
def test_quotes_are_added_as_if_all_were_joined_anew(first, more, text, room):
    chosen = excerpts._merged(first, text)
    wanted = chosen
    for span in more:
        tried = excerpts._merged([*wanted, span], text)
        if sum(q.length for q in tried) <= room and all(
            q.length <= excerpts.QUOTE_LENGTH or q in wanted for q in tried
        ):
            wanted = tried
    assert excerpts._with_room(chosen, more, text, room) == wanted
