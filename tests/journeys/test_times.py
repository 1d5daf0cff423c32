"""Time phrases → when."""

import pytest

from storymap.journeys.times import days_after, find_days_on, find_when, oldest_year_bc


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on 3 June 1910 they sailed", "1910-06-03", "1910-06-03", "day"),
        ("on June 3, 1910", "1910-06-03", "1910-06-03", "day"),
        ("on the 3rd of June 1910", "1910-06-03", "1910-06-03", "day"),
        ("in February 2024", "2024-02-01", "2024-02-29", "month"),
        ("in 1271", "1271-01-01", "1271-12-31", "year"),
        ("between 2017 and 2018", "2017-01-01", "2018-12-31", "year"),
        ("in the summer of 1943", "1943-01-01", "1943-12-31", "season"),
        ("in the year of 900", "0900-01-01", "0900-12-31", "year"),
    ],
)
def test_a_time_phrase_is_read_to_its_first_and_last_day(text, start, end, precision):
    when = find_when(text)
    assert (when.start, when.end, when.precision) == (start, end, precision)


@pytest.mark.parametrize("text", ["in 900 km", "some 1,500 people", "in May", "on 31 June", "he may go", "on Monday"])
def test_what_names_no_year_is_no_time(text):
    assert find_when(text) is None


def test_a_month_takes_the_year_that_is_known():
    assert find_when("in May", year=1911).start == "1911-05-01"


def test_the_first_phrase_wins():
    assert find_when("in May 1911 and in June 1912").start == "1911-05-01"


@pytest.mark.parametrize(
    "text",
    ["in 334 BC", "in 1334 BCE", "in June 323 B.C.", "on 10 June 323 BC", "in 334-323 BC", "in the spring of 331 BC"],
)
def test_a_year_before_christ_is_no_year_after(text):
    assert find_when(text) is None
    assert find_when(text, year=1911) is None


def test_the_oldest_year_before_christ_is_found():
    assert [oldest_year_bc(text) for text in ("in 334 BC and 323 BC", "from 490-480 BCE", "in 1911")] == [334, 490, 0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The next day he left", 1),
        ("on the following morning", 1),
        ("two days later", 2),
        ("a day later", 1),
        ("some weeks later", -1),
        ("after a week", -1),
        ("he left", None),
    ],
)
def test_days_on_are_counted(text, days):
    assert find_days_on(text) == days


def test_days_are_reckoned_over_the_end_of_a_month_and_from_days_only():
    assert days_after(find_when("on 30 June 1928"), 1).start == "1928-07-01"
    assert days_after(find_when("in June 1928"), 1) is None
