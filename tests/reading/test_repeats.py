"""What is said twice counts once."""

import pytest

BODY = "The former guard crossed the frozen river on a winter night in January and asked for help."


@pytest.mark.parametrize("mark", ["…", "..."])
def test_a_summary_cut_by_an_ellipsis_repeats_the_sentence_that_goes_on(mark: str, sentences) -> None:
    cut = f"The former guard crossed the frozen river on a winter{mark}"
    assert sentences(f"{cut}\n\n{BODY} He slept.", "repeat") == [cut]


def test_a_word_cut_in_two_is_still_the_same(sentences) -> None:
    cut = "The former guard crossed the frozen river on a wint…"
    assert sentences(f"{cut}\n\n{BODY} He slept.", "repeat") == [cut]


def test_a_cut_sentence_after_the_full_one_is_the_repeat_too(sentences) -> None:
    cut = "The former guard crossed the frozen river on a winter..."
    assert sentences(f"{BODY}\n\n{cut}", "repeat") == [cut]


def test_of_two_equal_sentences_the_later_is_the_repeat(sentences) -> None:
    found = sentences(f"Guard crosses\n\n{BODY}\n\nIt was cold there. {BODY}", "repeat")
    assert found == [BODY]


def test_an_ellipsis_whose_words_stand_nowhere_else_is_prose(sentences) -> None:
    text = f"The mountain road went on and on through the snow…\n\n{BODY}"
    assert sentences(text, "repeat") == []


def test_sentences_that_differ_in_a_name_or_number_say_different_things(sentences) -> None:
    text = (
        "The border with Norway is about 196 kilometres long according to the survey of that year. "
        "The border with Norway is about 1340 kilometres long according to the survey of that year. "
        "The border with Sweden is about 196 kilometres long according to the survey of that year."
    )
    assert sentences(text, "repeat") == []


def test_nearly_the_same_words_repeat(sentences) -> None:
    again = BODY.replace("and asked", "and then asked")
    assert sentences(f"{BODY} It was cold. {again}", "repeat") == [again]


def test_short_sentences_may_be_said_twice(sentences) -> None:
    assert sentences("He ran. He fell. He ran.", "repeat") == []
