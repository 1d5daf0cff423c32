"""Time phrases → when."""

import pytest

from storymap.journeys.times import find_when


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
