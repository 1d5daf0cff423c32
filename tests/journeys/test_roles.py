"""Roles of places that nobody travels to: datelines, affiliations, context."""

import pytest

from storymap.journeys.context import find_context
from storymap.journeys.planning import plan_routes
from storymap.journeys.roles import dateline_length


@pytest.fixture
def roles(small_boundaries, read):
    def found(text):
        documents = [read(text)]
        context = find_context(documents, plan_routes(documents, boundaries=small_boundaries))
        return {place.name: place.role for place in context}

    return found


@pytest.mark.parametrize(
    "text",
    [
        "Oslo, Norway (Own Agency) — Nobody was hurt.",
        "Oslo (Own Agency) – Nobody was hurt.",
        "Nobody was hurt.\nOslo (NN) -- Help is on the way.",
    ],
)
def test_a_line_that_says_where_a_report_was_sent_from_is_a_dateline(roles, text):
    assert roles(text)["Oslo"] == "dateline"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("OSLO, 16 January - Nobody was hurt.", 19),
        ("OSLO, Norway, March 3 — Nobody was hurt.", 24),
        ("NEW YORK — Nobody was hurt.", 11),
        ("SUNDAY, 3 MAY 1801 — Nobody was hurt.", 0),
        ("NATO, led by a Dane, a man of peace — it says — waits.", 0),
    ],
)
def test_the_line_may_have_words_and_is_no_entry_of_a_diary(text, length):
    assert dateline_length(text, 0) == length


@pytest.mark.parametrize(
    "text",
    [
        "Oslo – a town on a fjord – was quiet.",
        "Oslo: nobody was hurt.",
        "In Oslo (Own Agency) nobody was hurt.",
    ],
)
def test_other_openings_are_no_dateline(roles, text):
    assert roles(text) == {"Oslo": "context"}


@pytest.mark.parametrize(
    "text",
    [
        "The Oslo-based firm had no comment.",
        "Anna Berg, a native of Oslo, had no comment.",
        "Anna Berg of Oslo had no comment.",
        "A sailor from Oslo had no comment.",
        "A firm based in Oslo had no comment.",
        "The Oslo office had no comment.",
        "The mayor of Oslo had no comment.",
    ],
)
def test_where_somebody_belongs_is_an_affiliation(roles, text):
    assert roles(text) == {"Oslo": "affiliation"}


@pytest.mark.parametrize(
    "text",
    [
        "The streets of Oslo were empty.",
        "The war in Oslo went on.",
        "The Battle of Oslo was lost.",
        "It is far from Oslo.",
        "The Oslo-based firm had no comment. Oslo was quiet.",
    ],
)
def test_a_place_named_for_its_own_sake_is_context(roles, text):
    assert roles(text) == {"Oslo": "context"}


@pytest.mark.parametrize(
    "text",
    [
        "Oslo (Own Agency) — Anna Berg left Rome for Paris.",
        "Anna Berg left Rome for Paris, a spokesman for the Oslo-based firm said.",
        "Anna Berg of Oslo left Rome for Paris.",
        "Anna Berg left Rome for Paris with a sailor from Oslo.",
    ],
)
def test_no_such_place_is_a_stop(plan, text):
    (route,) = plan(text)
    assert [stop.name for stop in route.stops] == ["Rome", "Paris"]
