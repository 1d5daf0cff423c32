"""Dates that head the entries of a diary, and dates of an article."""

import pytest

from storymap.reading.text import read_text

DIARY = "Log of the Alma\n\n3 June 1910\n\nWe left Oslo.\n\n5 June\n\nWe came to Hamar.\n"


def test_dates_with_text_under_each_are_headings_and_no_day_of_publication():
    document = read_text(DIARY, id="log")
    headings = [document.quote(s.span) for s in document.sentences if s.kind == "heading"]
    assert headings == ["Log of the Alma", "3 June 1910", "5 June"]
    assert document.source.published is None


@pytest.mark.parametrize(
    "text",
    [
        "A walk\n\n3 June 2021\n\nAnna Berg left Oslo and went to Hamar on foot.\n",
        "A walk\n\n3 June 2021\n4 June 2021\n\nAnna Berg left Oslo and went to Hamar on foot.\n",
        "A walk\n\n3 June 2021\n\nAnna Berg left Oslo and went to Hamar on foot.\n\n3 June 2021\n",
    ],
)
def test_one_date_or_two_at_the_top_are_those_of_an_article(text):
    document = read_text(text, id="walk")
    assert document.source.published == "2021-06-03"
    assert [document.quote(s.span) for s in document.sentences if s.kind == "heading"] == ["A walk"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("---\ndate: 2021-06-03\n---\n\nAnna Berg left Oslo.\n", "2021-06-03"),
        ("---\ndate: 3 June 2021\n---\n\nAnna Berg left Oslo.\n", "2021-06-03"),
        ('---\npublished: "2021-06-04"\ndate: 2021-06-03\n---\n\nAnna Berg left Oslo.\n', "2021-06-04"),
        ("---\ndate: soon\n---\n\nAnna Berg left Oslo.\n", None),
        ("OSLO, Norway, 3 June 2021 (Own Agency) — Anna Berg left Oslo.\n", "2021-06-03"),
        ("OSLO, June 3, 2021 — Anna Berg left Oslo.\n", "2021-06-03"),
        ("OSLO, June 3 (Own Agency) — Anna Berg left Oslo.\n", None),
        ("Oslo was founded before 3 June 1299 — nobody knows when.\n", None),
    ],
)
def test_the_day_of_publication_is_read_from_front_matter_and_datelines(text, day):
    assert read_text(text, id="walk").source.published == day
