"""What holds for all times, however told: no crash, first day before last, a date written is the date read."""

from datetime import date, timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from storymap.journeys import days as calendar
from storymap.journeys.clocks import find_times_of_day
from storymap.journeys.days import PRECISIONS, days_of
from storymap.journeys.durations import find_durations
from storymap.journeys.narration import Narration
from storymap.journeys.time_words import MONTHS, WEEKDAYS
from storymap.journeys.times import find_when

WORDS = [
    *("on", "in", "at", "the", "of", "from", "to", "between", "and", "by", "until", "since", "before", "after", "for"),
    *("late", "early", "mid", "last", "next", "this", "that", "following", "previous", "same", "about", "shortly"),
    *("two", "ten", "a", "three", "half", "dozen", "couple", "21", "3", "31", "1910", "99", "0", "2023-02-30", "1840s"),
    *("days", "weeks", "month", "months", "year", "years", "century", "decade", "fortnight", "later", "earlier", "ago"),
    *("May", "June", "February", "Sept.", "Monday", "Thursday", "spring", "winter", "fall", "15th", "first", "century"),
    *("morning", "night", "dawn", "noon", "midnight", "2", "a.m.", "p.m.", "14:30", "25:99", "0430", "GMT", "o’clock"),
    *("yesterday", "today", "tomorrow", "had", "will", "he", "left", "Oslo", "born", "BC", "AD", ",", ".", "–", "-"),
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
days = st.dates(min_value=date(101, 1, 1), max_value=date(2999, 12, 31))


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


FORMS = {
    "3 June 1910": lambda d: f"on {d.day} {MONTHS[d.month - 1]} {d.year}",
    "the 3rd of June 1910": lambda d: f"on the {_ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    "the 3rd of June, 1910": lambda d: f"on the {_ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "June 3, 1910": lambda d: f"on {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "June 3rd, 1910": lambda d: f"on {MONTHS[d.month - 1]} {_ordinal(d.day)}, {d.year}",
    "June the 3rd, 1910": lambda d: f"on {MONTHS[d.month - 1]} the {_ordinal(d.day)}, {d.year}",
    "Jun. 3, 1910": lambda d: f"on {MONTHS[d.month - 1][:3]}{'' if d.month == 5 else '.'} {d.day}, {d.year}",
    "Friday, 3 June 1910": lambda d: f"on {WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "the night of 3 June 1910": lambda d: f"on the night of {d.day} {MONTHS[d.month - 1]} {d.year}",
    "1910-06-03": lambda d: f"on {d.isoformat()}",
}


@settings(max_examples=400, deadline=None)
@given(text=texts, told=texts, published=st.one_of(st.none(), days.map(date.isoformat)))
def test_no_words_break_the_reading_and_the_first_day_is_not_behind_the_last(text, told, published):
    narration = Narration(published=published)
    narration.read(told)
    for time in narration.read(text, paragraph=1):
        assert 0 <= time.start < time.end <= len(text)
        assert (time.when.start is None) == (time.when.end is None)
        assert time.when.start is None or time.when.start <= (time.when.end or "")
        assert time.when.precision in PRECISIONS
        assert time.when.words == time.when.words.strip() != ""
        assert time.when.words in text
    assert all(time.low <= time.high for time in find_durations(text))


@settings(deadline=None)
@given(day=days, form=st.sampled_from(sorted(FORMS)))
@example(day=date(2024, 2, 29), form="3 June 1910")
def test_a_date_written_in_any_form_is_read_as_that_date(day, form):
    assume(day.year >= 1000 or "," not in form)  # `On June 3, 106 people left`
    when = find_when(f"He left {FORMS[form](day)}, at last.")
    assert (when.start, when.end, when.precision) == (day.isoformat(), day.isoformat(), "day")


@settings(deadline=None)
@given(day=days)
def test_a_month_and_a_year_are_read_from_their_first_to_their_last_day(day):
    month = find_when(f"in {MONTHS[day.month - 1]} {day.year}")
    assert (month.start[:7], month.start[8:], month.precision) == (day.isoformat()[:7], "01", "month")
    assert date.fromisoformat(month.end) + timedelta(days=1) > day
    year = find_when(f"in {day.year}")
    assert (year.start, year.end) == (f"{day.year:04}-01-01", f"{day.year:04}-12-31")


@settings(deadline=None)
@given(hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_a_time_of_day_written_in_any_form_is_read_as_that_time(hour, minute):
    face = f"{hour:02}:{minute:02}"
    half = f"{(hour - 1) % 12 + 1}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
    for text in (f"at {face}", f"at {hour:02}{minute:02} hours", f"{hour:02}{minute:02} GMT", f"at {half}"):
        (time,) = find_times_of_day(text)
        assert (time.clock.start, time.clock.end) == (face, face)


@settings(deadline=None)
@given(
    first=days,
    apart=st.integers(0, 4000),
    number=st.integers(1, 40),
    unit=st.sampled_from(["day", "week", "month", "year"]),
    later=st.booleans(),
)
def test_what_is_counted_from_a_later_day_is_no_earlier(first, apart, number, unit, later):
    second = min(first + timedelta(days=apart), date(2999, 12, 31))
    words = f"{number} {unit}s {'later' if later else 'earlier'} he came"
    found = [find_when(words, told=f"On {day.isoformat()} he left.") for day in (first, second)]
    one, other = (days_of(when) for when in found)
    if one and other:
        assert one.first <= other.first
        assert one.last <= other.last
        assert (one.last < first) if not later else (one.first > first or unit in {"month", "year"})


@settings(deadline=None)
@given(day=days, number=st.integers(-500, 500), unit=st.sampled_from(["day", "month", "year"]))
def test_shifting_there_and_back_leads_to_a_stretch_that_holds_the_start(day, number, unit):
    start = calendar.Days(first=day, last=day, precision="day")
    there = calendar.shift(start, number, unit)
    back = calendar.shift(there, -number, unit) if there else None
    assert back is None or back.first <= day <= back.last


@settings(deadline=None)
@given(published=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), weekday=st.sampled_from(WEEKDAYS))
def test_a_weekday_in_a_report_is_the_last_one_or_when_it_is_to_come_the_next(published, weekday):
    past = find_when(f"He was arrested on {weekday}.", published=published.isoformat())
    future = find_when(f"He will leave on {weekday}.", published=published.isoformat())
    before = (published - date.fromisoformat(past.start)).days
    ahead = (date.fromisoformat(future.start) - published).days
    assert (0 <= before < 7, 0 <= ahead < 7) == (True, True)
    assert {WEEKDAYS[date.fromisoformat(when.start).weekday()] for when in (past, future)} == {weekday}
