"""What a web page brings along is no sentence; what looks like it and is prose stays."""

import pytest

from storymap.reading.text import read_text

FURNITURE = """
T
Feb 16, 2021 1:54 PM PST
3 minute read
border patrol
SUMMARY
NEWSLETTER SIGNUP
Sign up for our weekly newsletter and get the best of it!
By signing up you agree to our Terms of Use and our Privacy Policy.
SHARE
Share this article
Facebook Twitter WhatsApp
READ MORE
Read more: Ten things about fjords
RELATED
Related stories
Advertisement
Source: News Agencies
Published: 3 May 2021
Updated 2 hours ago
10:45 GMT
2021-05-03
PM PST
© 2021 The Northern Paper
All rights reserved.
https://example.org/news/1
Follow us on Twitter
Tags: snow, border
Subscribe now
12 comments
***
"""


@pytest.mark.parametrize("line", [line for line in FURNITURE.splitlines() if line])
def test_furniture_is_no_sentence(line: str, sentences) -> None:
    assert sentences(f"Snow fell in the north.\n\n{line}\n\nIt melted soon.") == [
        "Snow fell in the north.",
        "It melted soon.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell in Oslo.",
        "Sources said that the road was closed.",
        "Read the letter again, he said.",
        "Sign up, said the officer, and we shall see.",
        "By the river stood a house.",
        "In March 2021 he left.",
        "More than ten came.",
        "A man was seen.",
        "Related families lived on both sides of the river.",
        "Subscribe to nothing, the old man used to say.",
        "Advertisements covered the wall.",
    ],
)
def test_prose_that_begins_like_furniture_stays(line: str, sentences) -> None:
    assert line in sentences(f"Snow fell.\n\n{line}\n\nIt melted soon.")


def test_furniture_stays_in_the_text() -> None:
    text = "Snow fell in the north.\n\nSHARE\n\nIt melted."
    assert read_text(text, id="a").text == text


def test_a_block_of_furniture_without_blank_lines_is_set_aside(sentences) -> None:
    text = (
        "Man crosses border\n\nT\nFeb 16, 2021 1:54 PM PST\n3 minute read\nborder patrol\n\nSUMMARY\n\nHe crossed it."
    )
    assert sentences(text) == ["Man crosses border", "He crossed it."]


def test_a_byline_is_set_aside_and_a_late_one_is_not(sentences) -> None:
    assert sentences("Snow falls\n\nBy Ann Other\n\nIt fell.") == ["Snow falls", "It fell."]


def test_the_last_word_of_a_wrapped_paragraph_is_no_tag(sentences) -> None:
    text = "The long road from the coast to the far mountains was closed in the\nwinter months\n\nIt opened."
    assert sentences(text)[0].endswith("in the winter months")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Feb 16, 2021 1:54 PM PST", "2021-02-16"),
        ("Published: 3 May 2021, 10:00 GMT", "2021-05-03"),
        ("Tuesday, 4 January 2022", "2022-01-04"),
        ("2021-05-03T10:00:00Z", "2021-05-03"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("03/04/2020", None),
        ("Feb 30, 2021", None),
    ],
)
def test_a_date_line_dates_the_source(line: str, expected: str | None) -> None:
    assert read_text(f"Snow falls\n\n{line}\n\nIt fell.", id="a").source.published == expected


def test_the_first_heading_is_the_title() -> None:
    assert read_text("Snow falls\n\nIt fell on Monday.", id="a").source.title == "Snow falls"


def test_a_text_that_begins_with_prose_has_no_title() -> None:
    assert read_text("It fell on Monday. It melted.", id="a").source.title is None


@pytest.mark.parametrize(
    "credit",
    [
        "[File: Ann Other/Reuters]",
        "[Ann Other/AFP]",
        "(AP Photo/Ann Other)",
        "(Photo: Ann Other)",
        "Photo: Ann Other",
        "| Getty Images",
        "© Ann Other",
    ],
)
def test_a_picture_credit_is_no_part_of_its_caption(credit: str, sentences) -> None:
    text = f"Snow falls\n\nIt fell.\n\nA lorry stands in the snow {credit}\n\nIt melted."
    assert sentences(text, "caption") == ["A lorry stands in the snow"]


def test_a_dateline_with_an_agency_is_no_credit(sentences) -> None:
    assert sentences("OSLO (Reuters) - The talks failed. They went home.", "prose")[0].startswith("OSLO (Reuters)")


def test_brackets_with_a_slash_in_prose_are_no_credit(sentences) -> None:
    assert sentences("He said [and/or wrote] so. It fell.", "caption") == []
