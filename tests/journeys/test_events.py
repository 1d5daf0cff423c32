"""Events: who moved, from where to where, and whether they got there."""

from dataclasses import replace

import pytest

from storymap.journeys.context import find_context
from storymap.journeys.events import find_events
from storymap.journeys.planning import plan_routes


@pytest.fixture
def events(small_boundaries, read):
    return lambda text: find_events(read(text), boundaries=small_boundaries)


def test_an_event_has_source_goal_and_path(events):
    (event,) = events("Anna Berg travelled from Oslo via Dover to London.")
    assert (event.who, event.motion, event.reached) == ("Anna Berg", "move", True)
    assert (event.source.name, event.goal.name, [p.name for p in event.path]) == ("Oslo", "London", ["Dover"])


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg hoped to reach Oslo.",
        "Anna Berg was turned back at Oslo.",
        "Anna Berg may be attempting to cross into Norway.",
        "Anna Berg never went to Oslo.",
        "Anna Berg refused to leave Oslo.",
        "If Anna Berg goes to Oslo, nobody will know.",
        "Anna Berg will travel to Oslo.",
        "Anna Berg set out towards Oslo.",
        "Anna Berg could not enter Norway.",
        "Anna Berg left Rome without visiting Oslo.",
    ],
)
def test_motion_that_did_not_take_place_is_told_but_not_reached(events, text):
    found = [event for event in events(text) if event.goal is None or event.goal.name != "Rome"]
    assert found
    assert not found[-1].reached


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg managed to reach Oslo.",
        "Anna Berg was forced to leave Oslo.",
        "Anna Berg was able to enter Norway.",
        "Anna Berg was the first to reach Oslo.",
        "Friends helped Anna Berg escape from Oslo.",
    ],
)
def test_motion_behind_verbs_of_success_took_place(events, text):
    assert [event.reached for event in events(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The road runs from Oslo to Bergen.",
        "Talks moved to Geneva.",
        "Flights from Oslo to Rome were cancelled.",
        "The ball went to Milan.",
        "Anna Berg received letters from Oslo.",
        "Prices in Norway went up.",
        "Anna Berg lives in the house on the left of the road to Rome.",
    ],
)
def test_things_do_not_travel(events, text):
    assert [event for event in events(text) if event.motion != "stay"] == []


def test_other_people_move_under_their_own_name(events):
    crowd, berg = events("Troops crossed into Ukraine. Anna Berg left Kyiv.")
    assert (crowd.who, crowd.motion, crowd.goal.name) == ("Troops", "cross", "Ukraine")
    assert berg.who == "Anna Berg"


def test_being_held_is_a_stay(events):
    (event,) = events("Anna Berg is now held in Oslo.")
    assert (event.motion, event.goal.name) == ("stay", "Oslo")


def test_a_crossing_starts_on_the_other_side_of_the_border_named(events):
    (event,) = events("Anna Berg crossed into Norway over the border with Russia near Pasvikdalen.")
    assert (event.source.name, event.goal.name, [p.name for p in event.path]) == ("Russia", "Norway", ["Pasvikdalen"])


def test_repeats_and_headings_are_not_read(events):
    assert events("# Anna Berg flees to Oslo") == ()


def test_the_time_of_an_event_is_its_own_clause_s(events):
    left, reached = events("Anna Berg left Oslo in May 1920, and in June 1921 she reached Rome.")
    assert (left.when.start, reached.when.start) == ("1920-05-01", "1921-06-01")


def test_a_month_without_a_year_is_never_set_before_what_was_told(events):
    _, second = events("Anna Berg left Oslo in November 2022. In January she reached Rome.")
    assert second.when.start == "2023-01-01"
    _, second = events("Anna Berg left Oslo in November 2022. In September she reached Rome.")
    assert (second.when.start, second.when.words) == (None, "September")


def test_context_has_every_other_place_once_and_no_demonyms(small_boundaries, read):
    text = "Anna Berg went from Oslo to Rome. The Russian press wrote of Libya, Syria and again of Libya."
    documents = [read(text)]
    context = find_context(documents, plan_routes(documents, boundaries=small_boundaries))
    assert [place.name for place in context] == ["Libya", "Syria"]


@pytest.mark.parametrize(("verb", "found"), [("left", 1), ("reached", 1), ("praised", 0)])
def test_a_name_used_associatively_is_a_place_behind_a_verb_of_leaving_or_reaching(small_boundaries, read, verb, found):
    resolved = read(f"Anna Berg {verb} Oslo on Monday.")
    (oslo,) = resolved.resolutions
    loose = replace(oslo, toponym=replace(oslo.toponym, use="associative"))
    assert len(find_events(replace(resolved, resolutions=(loose,)), boundaries=small_boundaries)) == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Anna Berg sailed to Dover. Contrary winds held her for a week.", ["motion"]),
        ("Anna Berg sailed to Dover. She was held in Dover by storms.", ["motion", "motion"]),
        ("Anna Berg sailed to Dover. The ice held her until June.", ["motion"]),
        ("Anna Berg sailed to Dover. She was held in Dover by the police.", ["motion", "detention"]),
        ("Anna Berg sailed to Dover in a storm. Police held her for a week.", ["motion", "detention"]),
    ],
)
def test_weather_arrests_nobody(events, text, kinds):
    assert [event.kind for event in events(text)] == kinds
