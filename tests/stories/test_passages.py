"""Documents and a route → passages: nothing is lost, nothing is told twice without need."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.model.places import ResolvedDocument
from storymap.model.stories import Route, Stop
from storymap.model.texts import Document, Sentence, Source, Span
from storymap.stories.passages import LONGEST_RUN, cut_passages


def article(*paragraphs: str, key: str = "d", title: str | None = None) -> ResolvedDocument:
    """A document of paragraphs; `# ` marks headings, sentences end with a full stop."""
    sentences, start = [], 0
    text = "\n".join(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        kind = "heading" if paragraph.startswith("# ") else "prose"
        position = start
        for words in paragraph.replace(". ", ".|").split("|"):
            sentences.append(
                Sentence(span=Span(start=position, end=position + len(words)), kind=kind, paragraph=number)
            )
            position += len(words) + 1
        start += len(paragraph) + 1
    document = Document(id=key, text=text, sentences=tuple(sentences), source=Source(title=title))
    return ResolvedDocument(document=document, resolutions=())


def route(*stops: tuple[ResolvedDocument, str]) -> Route:
    return Route(traveller="Ann", stops=tuple(stop(resolved, words) for resolved, words in stops), legs=())


def stop(resolved: ResolvedDocument, words: str) -> Stop:
    start = resolved.document.text.index(words)
    span = Span(start=start, end=start + len(words))
    return Stop(name=words, place=None, role="stop", document=resolved.document.id, span=span)


def told(resolved: ResolvedDocument, *words: str) -> list[tuple[int | None, str]]:
    found = cut_passages([resolved], route(*((resolved, word) for word in words)) if words else None)
    return [(p.stop, resolved.document.quote(p.span).replace("\n", " | ")) for p in found]


def test_a_paragraph_with_several_stops_is_cut_at_the_sentences_that_tell_them():
    text = article("They talked.", "At dawn it rained. She left A. It was cold. She came to B. She slept.", "Then C.")
    assert told(text, "A", "B", "C") == [
        (None, "They talked."),
        (0, "At dawn it rained. She left A. It was cold."),
        (1, "She came to B. She slept."),
        (2, "Then C."),
    ]


def test_a_sentence_is_told_again_only_for_a_second_stop_that_rests_on_it():
    text = article("Hello.", "It rained. She went from A via B to C. It snowed.", "End.")
    assert told(text, "A", "B", "C") == [
        (None, "Hello."),
        (0, "It rained. She went from A via B to C."),
        (1, "She went from A via B to C."),
        (2, "She went from A via B to C. It snowed. | End."),
    ]


def test_what_stands_before_the_first_stop_is_the_opening():
    assert told(article("She was young. She left A.", "Then B."), "A", "B")[0] == (None, "She was young.")


def test_paragraphs_without_a_stop_belong_to_the_passage_before_them():
    assert told(article("She left A.", "One.", "Two.", "Then B."), "A", "B") == [
        (0, "She left A. | One. | Two."),
        (1, "Then B."),
    ]


def test_a_long_run_without_a_stop_becomes_passages_of_its_own():
    run = [f"Paragraph {number}." for number in range(LONGEST_RUN + 1)]
    found = told(article("She left A.", *run, "Then B."), "A", "B")
    assert [number for number, _ in found] == [0, None, None, 1]
    assert found[0] == (0, "She left A.")


def test_a_section_s_heading_is_the_title_of_what_tells_no_stop_and_stands_above_a_stop():
    text = article("She left A.", "# The sea", "It was wide.", "# The town", "Then B.")
    passages = cut_passages([text], route((text, "A"), (text, "B")))
    quotes = [
        (p.stop, p.heading and text.document.quote(p.heading.span), text.document.quote(p.span)) for p in passages
    ]
    assert quotes == [
        (0, None, "She left A."),
        (None, "# The sea", "It was wide."),
        (1, None, "# The town\nThen B."),
    ]


def test_a_flashback_is_told_in_the_order_of_travel_with_the_rest_behind():
    text = article(
        "News today.", "She is held in B.", "Her lawyer spoke.", "# Before", "She had left A.", "Nobody saw it."
    )
    assert told(text, "A", "B") == [
        (None, "News today."),
        (0, "She had left A."),
        (1, "She is held in B."),
        (None, "Her lawyer spoke."),
        (None, "Nobody saw it."),
    ]


def test_the_title_is_not_told_as_a_passage_unless_it_is_all_there_is():
    assert told(article("# News", "Text.", title="# News")) == [(None, "Text.")]
    assert told(article("# News", title="# News")) == [(None, "# News")]


def test_a_heading_at_the_end_is_kept():
    assert told(article("Text.", "# Notes")) == [(None, "Text. | # Notes")]


LINES = ["# Head", "One.", "One. She left P. Two.", "P and Q. Three.", "She left P. Then Q. Then R.", "Four. Five."]
articles = st.lists(st.sampled_from(LINES), min_size=1, max_size=14)


@settings(max_examples=300, deadline=None)
@given(lines=articles, others=articles, picks=st.lists(st.integers(0, 99), max_size=6))
def test_every_sentence_is_told_and_twice_only_where_two_stops_rest_on_it(lines, others, picks):
    documents = [article(*lines, key="one"), article(*others, key="two")]
    names = [(d, i) for d in documents for i, letter in enumerate(d.document.text) if letter in "PQR"]
    chosen = [names[pick % len(names)] for pick in picks] if names else []
    stops = tuple(
        Stop(name="X", place=None, role="stop", document=d.document.id, span=Span(start=i, end=i + 1))
        for d, i in chosen
    )
    passages = cut_passages(documents, Route(traveller="Ann", stops=stops, legs=()))
    assert sorted(p.stop for p in passages if p.stop is not None) == list(range(len(stops)))
    for resolved in documents:
        for sentence in resolved.document.sentences:
            here = [p for p in passages if p.document is resolved and p.span.contains(sentence.span)]
            headed = [p for p in passages if p.document is resolved and p.heading == sentence]
            rest = [s for s in stops if s.document == resolved.document.id and sentence.span.contains(s.span)]
            assert len(here) + len(headed) == max(1, len(rest))
            assert not any(p.span.overlaps(sentence.span) and p not in here for p in passages if p.document is resolved)


@settings(max_examples=100, deadline=None)
@given(lines=articles)
def test_passages_of_stops_in_the_text_s_order_follow_the_text(lines):
    resolved = article(*lines)
    places = [i for i, letter in enumerate(resolved.document.text) if letter in "PQR"]
    stops = tuple(Stop(name="X", place=None, role="stop", document="d", span=Span(start=i, end=i + 1)) for i in places)
    passages = cut_passages([resolved], Route(traveller="Ann", stops=stops, legs=()))
    assert all(a.span.start <= b.span.start for a, b in pairwise(passages))
