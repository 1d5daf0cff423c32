"""Times of stops: arrivals, departures, lengths of stays, times of day, diaries."""

from dataclasses import replace

import pytest

from storymap.journeys.moves import find_moves
from storymap.journeys.planning import plan_routes
from storymap.model.texts import Source


def _days(when):
    if when is None:
        return None
    return f"{when.start}..{when.end}" if when.start else f"“{when.words}”"


def _stays(route):
    return {stop.name: (_days(stop.when), _days(stop.until)) for stop in route.stops}


MAY, JULY = "1920-05-01..1920-05-31", "1920-07-01..1920-07-31"


@pytest.mark.parametrize(
    ("text", "name", "when", "until"),
    [
        ("Anna Berg flew from Oslo to Rome in May 1920. She stayed in Rome for two months.", "Rome", MAY, JULY),
        ("Anna Berg went to Paris and came to Rome. In May 1920 she stayed in Rome for two months.", "Rome", MAY, JULY),
        ("Anna Berg went to Paris. In May 1920 she went to Rome for two months.", "Rome", MAY, JULY),
        (
            "Anna Berg left Oslo and hid in Rome for two months in 1920. She left Rome in July 1920.",
            "Rome",
            MAY,
            JULY,
        ),
        (
            "Anna Berg left Oslo on 3 June 1920. She walked for ten days to Rome.",
            "Rome",
            "1920-06-13..1920-06-13",
            None,
        ),
        (
            "Anna Berg left Oslo on 3 June 1920. After a ten-day march she came to Rome.",
            "Rome",
            "1920-06-13..1920-06-13",
            None,
        ),
        ("Anna Berg had left Rome in May 1920. In July 1920 she reached Rome from Paris.", "Rome", JULY, None),
        ("Anna Berg went to Paris. She hid in Rome until July 1920.", "Rome", None, JULY),
        ("Anna Berg went to Paris. In May 1920 she reached Rome. She left Rome in July 1920.", "Rome", MAY, JULY),
        ("Anna Berg left Oslo. She waited in Rome from May to July 1920.", "Rome", MAY, JULY),
        (
            (
                "Anna Berg fled to Rome. She had been hiding in Rome for two months before crossing into France. "
                "She reached Paris in July 1920."
            ),
            "Rome",
            MAY,
            JULY,
        ),
        (
            "Anna Berg left Oslo on 3 June 1920. Ten days later she reached Rome.",
            "Rome",
            "1920-06-13..1920-06-13",
            None,
        ),
        ("Anna Berg left Oslo on 3 June 1920. Some days later she reached Rome.", "Rome", "“Some days later”", None),
        (
            "Anna Berg reached Oslo on 3 June 1920. After three weeks in Oslo she came to Rome.",
            "Rome",
            "1920-06-21..1920-06-27",
            None,
        ),
    ],
)
def test_a_stop_tells_when_it_was_reached_and_left(plan, text, name, when, until):
    (route,) = plan(text)
    assert _stays(route)[name] == (when, until)


def test_what_is_counted_out_has_no_words_of_the_text(plan):
    (route,) = plan("Anna Berg flew from Oslo to Rome in May 1920. She stayed in Rome for two months.")
    rome = route.stops[-1]
    assert (rome.when.words, rome.until.words) == ("May 1920", "")


CROSSED = "Ivan Petrov left Nikel at night. He crossed the Norwegian border near Pasvikdalen"


@pytest.mark.parametrize(
    "text",
    [
        f"{CROSSED} in January 2023. He crossed it on foot shortly before 2 am.",
        f"{CROSSED} shortly before 2 am in January 2023.",
    ],
)
def test_a_crossing_has_the_time_of_day_of_any_sentence_that_tells_it(plan, text):
    (route,) = plan(text)
    when = route.stops[-1].when
    assert (when.start, when.precision) == ("2023-01-01", "month")
    assert (when.clock.start, when.clock.end, when.clock.sense) == ("01:30", "02:00", "shortly before")
    assert (when.clock.timezone, when.clock.utc_offset) == ("Europe/Oslo", "+01:00")


def test_a_time_of_day_in_another_place_s_time_keeps_its_zone(plan):
    (route,) = plan("Anna Berg left Paris. She landed in Oslo at 14:30 London time on 3 June 2010.")
    assert route.stops[-1].when.clock.timezone == "Europe/London"
    (route,) = plan("Anna Berg left Paris. She landed in Oslo at 1430 GMT on 3 June 2010.")
    assert (route.stops[-1].when.clock.timezone, route.stops[-1].when.clock.utc_offset) == ("UTC", "+00:00")


def test_the_heading_of_a_diary_dates_its_entry(plan):
    (route,) = plan(
        "# 3 June 1910\nWe left Oslo and went to Bergen.\n# 9 June\nToday we reached Dover. Yesterday we were in Paris."
    )
    assert {name: when for name, (when, _) in _stays(route).items()} == {
        "Oslo": "1910-06-03..1910-06-03",
        "Bergen": "1910-06-03..1910-06-03",
        "Paris": "1910-06-08..1910-06-08",
        "Dover": "1910-06-09..1910-06-09",
    }


def test_an_arrival_told_after_the_way_gives_its_goal_the_time(plan):
    (route,) = plan("Anna Berg set out from Oslo for Rome on 3 June 1910. She arrived ten days later, at 14:30.")
    when = route.stops[-1].when
    assert (when.start, when.clock.start, when.words) == ("1910-06-13", "14:30", "ten days later, at 14:30")


def test_a_time_of_day_alone_is_of_the_entry_s_day_or_of_the_day_told(plan):
    (route,) = plan("# 3 June 1910\nWe left Oslo. At dawn we reached Bergen.")
    assert _stays(route)["Bergen"][0] == "1910-06-03..1910-06-03"
    (route,) = plan("Anna Berg left Oslo on 3 June 1910 and slept. At 14:30 she reached Bergen.")
    assert _stays(route)["Bergen"][0] == "1910-06-03..1910-06-03"
    (route,) = plan(
        "Anna Berg left Oslo on 3 June 1910. The next morning she went to Rome, where she arrived at 14:30 local time."
    )
    assert _stays(route)["Rome"][0] == "1910-06-04..1910-06-04"
    assert route.stops[-1].when.clock.start == "14:30"
    (route,) = plan("It was 3 June 1910. Anna Berg left Oslo. At dawn Anna Berg reached Bergen.")
    assert _stays(route)["Bergen"][0] == "“At dawn”"


def test_a_date_that_opens_a_paragraph_dates_it(plan):
    (route,) = plan("June 3, 1910. We left Oslo.\nJune 9. We came to Dover.\nJune 11. We came to Rome.")
    assert [stop.when.start for stop in route.stops if stop.name in {"Dover", "Rome"}] == ["1910-06-09", "1910-06-11"]


def _published(read, text, day, key="story"):
    resolved = read(text, key=key)
    document = replace(resolved.document, source=Source(published=day))
    return replace(resolved, document=document)


def test_a_report_s_weekday_counts_from_its_own_publication_and_never_from_another_article_s(small_boundaries, read):
    dated = _published(read, "Ida Moe left Oslo on Monday.", "2023-01-16", key="one")
    undated = read("Ida Moe reached Rome on Thursday. In November Ida Moe came to Paris.", key="two")
    (route,) = plan_routes([dated, undated], boundaries=small_boundaries)
    assert {name: when for name, (when, _) in _stays(route).items()} == {
        "Oslo": "2023-01-16..2023-01-16",
        "Rome": "“Thursday”",
        "Paris": "“November”",
    }


def test_seasons_are_the_southern_ones_where_the_sentence_names_southern_places_only(read):
    moves, _ = find_moves(read("In the summer of 1911 Anna Berg reached Hobart."))
    assert (moves[0].when.start, moves[0].when.end) == ("1911-01-01", "1912-03-21")


def test_the_date_of_a_dateline_is_no_time_of_the_story(read):
    resolved = _published(read, "OSLO, 16 January 2023 (Own Agency) — Anna Berg reached Rome on Monday.", "2023-01-18")
    moves, _ = find_moves(resolved)
    assert moves[0].when.start == "2023-01-16"
    assert moves[0].when.words == "Monday"


def test_where_somebody_is_now_was_not_reached_when_the_country_was(plan):
    (route,) = plan("I left Rome. In March 2013 I crossed into Poland. I lived in a camp. Now I live in Warsaw.")
    assert _stays(route)["Warsaw"] == (None, None)


def test_a_length_behind_that_is_not_the_length_of_the_stay(plan):
    (route,) = plan(
        "In 1324 Jan Kos set out from Fez. He reached Cairo in July 1324. He spent so much gold in Cairo that its "
        "price fell for twelve years. Then he travelled to Mecca."
    )
    assert _stays(route)["Cairo"] == ("1324-07-01..1324-07-31", None)
