"""Anchors find their words again, in a new version too; never at another place in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.model.texts import Span
from storymap.stories.file.anchors import anchor_of, find_span
from storymap.stories.file.comparing import Text, compare
from storymap.stories.file.entries import Anchor

OLD = """Ida left Bergen in June. She walked to Oslo, where it rained.

Norway borders Sweden, Finland and Russia. In Oslo she bought a pair of boots and slept for two days.

From Oslo a train took her to Sweden. The line is 130 km long as far as the border, the conductor said.
"""


def span_of(text, words, number=0):
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def moved(old, new, words, number=0):
    found = find_span(anchor_of(old, span_of(old, words, number)), compare(old, new))
    return new[found.start - 12 : found.end + 12] if found else None


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab c\n", min_size=1, max_size=400), st.data())
def test_the_anchor_of_a_stretch_finds_it_in_the_same_text(text, data):
    words = [m for m in range(len(text)) if not text[m].isspace()]
    if len(words) < 2:
        return
    start, last = sorted((data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))))
    span = Span(start=start, end=last + 1)
    assert find_span(anchor_of(text, span), Text(text=text)) == span


def test_words_are_found_when_text_is_added_before_them():
    new = "A new first paragraph about Oslo and the rain.\n\n" + OLD
    assert "In Oslo she" in moved(OLD, new, "Oslo", 1)


@pytest.mark.parametrize(("number", "around"), [(0, "walked to Oslo"), (1, "In Oslo she"), (2, "From Oslo a train")])
def test_each_of_several_mentions_is_found_at_its_own_place(number, around):
    new = OLD.replace("Ida left Bergen in June.", "In May, not in June, Ida left Bergen, for Oslo bored her from afar.")
    assert around in moved(OLD, new, "Oslo", number)


def test_a_mention_whose_sentence_is_gone_is_found_nowhere():
    new = OLD.replace("She walked to Oslo, where it rained.\n\nNorway borders Sweden, Finland and Russia. ", "")
    assert moved(OLD, new, "Oslo", 0) is None
    assert "In Oslo she" in moved(OLD, new, "Oslo", 1)


def test_a_name_never_becomes_another_name():
    new = OLD.replace("a train took her to Sweden", "a train took her to Sudan")
    last = find_span(anchor_of(OLD, span_of(OLD, "Sweden", 1)), compare(OLD, new))
    assert last is None


def test_words_are_found_over_new_line_breaks():
    new = OLD.replace("a pair of boots", "a pair\nof boots")
    assert moved(OLD, new, "bought a pair of boots")


def test_a_claim_that_was_reworded_is_found():
    new = OLD.replace("The line is 130 km long as far as", "This line is 135 km long as far as")
    assert "135 km" in moved(OLD, new, "The line is 130 km long as far as the border")


def test_a_claim_that_is_gone_is_not_found():
    new = OLD.replace("The line is 130 km long as far as the border, the conductor said.", "Nobody on it spoke to her.")
    assert moved(OLD, new, "The line is 130 km long as far as the border") is None


LONG = " ".join(f"Sentence number {n} tells of the road and the weather." for n in range(12))


def test_a_long_passage_is_found_by_its_beginning_and_end_though_its_middle_changed():
    old = f"Before it.\n\n{LONG}\n\nBehind it."
    new = old.replace("number 5 tells of the road", "number 5, which is new, says nothing of the road").replace(
        "Before", "Long before"
    )
    anchor = anchor_of(old, span_of(old, LONG))
    assert anchor.exact is None
    found = find_span(anchor, compare(old, new))
    assert new[found.start : found.end].startswith("Sentence number 0")
    assert new[found.start : found.end].endswith("number 11 tells of the road and the weather.")


def test_a_person_may_quote_by_the_words_alone():
    assert find_span(Anchor(exact="walked to Oslo"), Text(text=OLD)) == span_of(OLD, "walked to Oslo")
    assert find_span(Anchor(begins="Norway borders", ends="two days."), Text(text=OLD)).start == OLD.index("Norway")


def test_words_that_stand_at_several_places_need_their_surroundings():
    assert find_span(Anchor(exact="Oslo"), Text(text=OLD)) is None
    assert find_span(Anchor(exact="Oslo", prefix="From"), Text(text=OLD)) == span_of(OLD, "Oslo", 2)


def test_words_are_not_found_inside_other_words():
    assert find_span(Anchor(exact="train"), Text(text="restrained trains")) is None
