"""Times → words."""

import pytest

from storymap.exporters.catalogue.words import languages, open_words
from storymap.exporters.times import stay_words, when_words
from storymap.model.stories import Clock, Stop, When
from storymap.model.texts import Span

JANUARY = When(start="2023-01-01", end="2023-01-31", precision="month", words="in January")
BEFORE_TWO = "before 02:00 (+01:00)"
OPEN = When(start=None, end=None, precision="day", words="late on\nThursday")


def _month(start: str, end: str) -> When:
    return When(start=start, end=end, precision="month")


def _stop(when: When | None, until: When | None = None) -> Stop:
    return Stop(name="Rome", place=None, role="stop", document="d", span=Span(start=0, end=1), when=when, until=until)


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        (Clock(start="14:30", end="14:30"), "14:30"),
        (
            Clock(start="01:30", end="02:00", sense="shortly before", utc_offset="+01:00"),
            "shortly before 02:00 (+01:00)",
        ),
        (Clock(start="00:00", end="06:00", sense="before"), "before 06:00"),
        (Clock(start="23:00", end="23:30", sense="shortly after"), "shortly after 23:00"),
        (Clock(start="23:00", end="23:59", sense="after"), "after 23:00"),
        (Clock(start="23:30", end="00:30", sense="about"), "about 00:00"),
        (Clock(start="02:00", end="03:00", sense="between"), "02:00–03:00"),
        (Clock(start="04:30", end="04:30", timezone="UTC", utc_offset="+00:00"), "04:30 (+00:00)"),
    ],
)
def test_a_time_of_day_stands_behind_its_day(clock, said):
    when = When(start="2023-01-01", end="2023-01-31", precision="month", clock=clock)
    assert when_words(when, open_words("en")) == f"January 2023, {said}"


def test_a_time_that_nothing_anchors_is_told_in_the_text_s_words():
    assert when_words(OPEN, open_words("en")) == "“late on Thursday”"
    assert when_words(When(start=None, end=None, precision="day"), open_words("en")) is None


@pytest.mark.parametrize(
    ("when", "until", "said"),
    [
        (_month("2022-07-01", "2022-07-31"), _month("2022-11-01", "2022-11-30"), "July – November 2022"),
        (_month("2022-11-01", "2022-11-30"), JANUARY, "November 2022 – January 2023"),
        (JANUARY, JANUARY, "January 2023"),
        (JANUARY, None, "January 2023"),
        (None, JANUARY, "until January 2023"),
        (OPEN, JANUARY, "“late on Thursday”"),
        (JANUARY, _month("2022-11-01", "2022-11-30"), "January 2023"),
        (JANUARY, OPEN, "January 2023"),
        (None, None, None),
        (
            When(start="2023-01-09", end="2023-01-15", precision="week"),
            None,
            "9 – 15 January 2023",
        ),
    ],
)
def test_a_stay_is_told_from_its_beginning_to_its_end(when, until, said):
    assert stay_words(_stop(when, until), open_words("en")) == said


@pytest.mark.parametrize(
    ("lang", "within_month", "within_year"),
    [
        ("en", "1 – 7 May 1910", "28 May – 3 June 1910"),
        ("de", "1. – 7. Mai 1910", "28. Mai – 3. Juni 1910"),
        ("es", "1 – 7 de mayo de 1910", "28 de mayo – 3 de junio de 1910"),
        ("fr", "1er – 7 mai 1910", "28 mai – 3 juin 1910"),
        ("nb", "1. – 7. mai 1910", "28. mai – 3. juni 1910"),
        ("ru", "1 – 7 мая 1910 года", "28 мая – 3 июня 1910 года"),
        ("uk", "1 – 7 травня 1910 року", "28 травня – 3 червня 1910 року"),
    ],
)
def test_two_days_of_a_month_or_a_year_share_what_they_have_in_common(lang, within_month, within_year):
    words = open_words(lang)
    days = (("1910-05-01", "1910-05-07"), ("1910-05-28", "1910-06-03"))
    told = [when_words(When(start=start, end=end, precision="day"), words) for start, end in days]
    assert told == [within_month, within_year]


@pytest.mark.parametrize("lang", languages())
def test_every_language_tells_every_time_of_day(lang):
    words = open_words(lang)
    senses = ("at", "about", "shortly before", "before", "shortly after", "after", "between")
    told = {
        when_words(When(start="2023-01-01", end="2023-01-31", precision="month", clock=clock), words)
        for clock in (Clock(start="01:00", end="03:00", sense=sense) for sense in senses)
    }
    assert len(told) == len(senses)
    assert all("2023" in said for said in told)
