"""Paragraphs → sentences: what ends one and what does not."""

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "He met Dr. Berg and Mrs. Dahl at St. Olav's.",
        "She arrived at 2 a.m. local time in the U.S. capital.",
        "The U.S. Army and the U.K. Parliament met on Jan. 5.",
        "It is No. 10 on the list.",
        "J. K. Larsen wrote it with H. G. Dahl.",
        "It weighs 3.5 tonnes, i.e. a lot.",
        "“Where to?” he asked.",
        "They went on … and on.",
        "The site gulag.example.net was closed.",
        "He paid Smith & Co. the sum.",
        "The fire in Monroeville, Ala. destroyed it.",
    ],
)
def test_one_sentence_stays_one(sentence: str, sentences) -> None:
    assert sentences(f"It began well. {sentence} It ended well.") == ["It began well.", sentence, "It ended well."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left the U.S. The ship sank.", ["He left the U.S.", "The ship sank."]),
        ("It was 5 p.m. He slept.", ["It was 5 p.m.", "He slept."]),
        ("“Go home. Now.” He went.", ["“Go home.", "Now.”", "He went."]),
        ("Why? Because! So…", ["Why?", "Because!", "So…"]),
        ("He ran (fast.) She too.", ["He ran (fast.)", "She too."]),
        ("It was May. 12 men came.", ["It was May.", "12 men came."]),
        ("It was I. He knew.", ["It was I.", "He knew."]),
    ],
)
def test_several_sentences_are_parted(text: str, expected: list[str], sentences) -> None:
    assert sentences(text) == expected


def test_a_heading_without_full_stop_is_no_part_of_the_next_sentence(sentences) -> None:
    text = "Talks fail in Oslo\n\nThe delegates left on Monday.\n\nWhat next\nNobody knows what will come of the talks."
    assert sentences(text, "heading") == ["Talks fail in Oslo", "What next"]
    assert sentences(text, "prose")[0] == "The delegates left on Monday."


def test_wrapped_lines_are_one_paragraph(sentences) -> None:
    text = (
        "The team met for the first time last spring in a small hotel in New\n"
        "York before it went on to the far and frozen coast of the country to\n"
        "spend the winter there. They came back."
    )
    assert len(sentences(text)) == 2
    assert "hotel in New York before" in sentences(text)[0]


def test_lines_with_room_to_spare_are_paragraphs_of_their_own(sentences) -> None:
    text = "First we sailed\nThen the wind turned and we lay still for three days and nights.\nAt last it blew."
    assert sentences(text)[0] == "First we sailed"


def test_a_text_of_one_line_is_prose_even_without_a_full_stop(sentences) -> None:
    assert sentences("He crossed the border near the river", "prose") == ["He crossed the border near the river"]


def test_a_lower_case_word_alone_is_still_read(sentences) -> None:
    assert sentences("oslo\n") == ["oslo"]
