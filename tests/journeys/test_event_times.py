"""Events whose time another sentence tells."""

import pytest

from storymap.journeys.event_times import date_events
from storymap.journeys.events import find_events
from storymap.journeys.planning import plan_routes


@pytest.fixture
def dated(small_boundaries, read):
    def find(text):
        resolved = read(text)
        events = find_events(resolved, boundaries=small_boundaries)
        routes = plan_routes([resolved], boundaries=small_boundaries)
        return date_events(events, routes, [resolved])

    return find


def days(event):
    return event.when and (event.when.start, event.when.end)


JANUARY = ("1999-01-01", "1999-01-31")
ACROSS = "Ida Moe left Moscow. In January 1999 she crossed into Norway over the border near Pasvikdalen."


def test_an_arrest_right_after_a_crossing_was_in_the_same_days(dated):
    *_, crossing, arrest, request = dated(f"{ACROSS} She was arrested and asked for asylum.")
    assert [event.kind for event in (arrest, request)] == ["detention", "request"]
    assert {days(event) for event in (crossing, arrest, request)} == {JANUARY}
    assert arrest.when.words == ""


def test_a_crossing_told_again_has_the_days_of_the_only_crossing(dated):
    *_, again = dated(f"{ACROSS}\nMoe crossed into Norway near Pasvikdalen on foot.")
    assert (again.motion, days(again)) == ("cross", JANUARY)


@pytest.mark.parametrize(
    "text",
    [
        f"{ACROSS}\nShe was arrested.",
        f"{ACROSS} In May 2001 she reached Rome. She was arrested.",
        f"{ACROSS} Jan Kos was arrested.",
        f"{ACROSS} She was not arrested.",
        "Ida Moe flew to Rome in May 2001. She was arrested.",
    ],
)
def test_other_arrests_stay_without_a_time(dated, text):
    assert dated(text)[-1].kind == "detention"
    assert dated(text)[-1].when is None


def test_a_time_of_its_own_is_kept(dated):
    *_, arrest = dated(f"{ACROSS} She was arrested in May 2001.")
    assert days(arrest) == ("2001-05-01", "2001-05-31")


def test_the_crossing_of_another_country_keeps_no_time(dated):
    *_, other = dated(f"{ACROSS}\nShe crossed into Sweden near Tromso.")
    assert other.when is None


@pytest.mark.parametrize("own", ["", " late on Thursday"])
def test_the_crossing_of_another_article_is_not_given_its_days(small_boundaries, read, own):
    first = read(ACROSS)
    second = read(f"Ida Moe crossed into Norway{own}.", key="other")
    routes = plan_routes([first, second], boundaries=small_boundaries)
    events = find_events(second, boundaries=small_boundaries)
    (event,) = date_events(events, routes, [first, second])
    assert event.when == events[0].when
    assert days(event) in {None, (None, None)}
