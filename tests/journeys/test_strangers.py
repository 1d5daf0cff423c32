"""People without a name: whom `the man`, `the couple`, `they` do not mean."""

import pytest


def names(routes):
    return {route.traveller: [stop.name for stop in route.stops] for route in routes}


LEAD = (
    "Anna Berg left Oslo. She reached Rome, and she wrote of it. "
    + "She was glad of the sun and of the quiet days. " * 15
)


@pytest.mark.parametrize(
    "text",
    [
        "The couple moved to Paris.",
        "The man flew from London to Madrid.",
        "A sailor sat beside her. The sailor went to Paris.",
        "Some students fell ill during their trip to Paris.",
        "The family was flying from London to Madrid.",
    ],
)
def test_people_of_another_sex_or_number_or_introduced_beside_somebody_are_strangers(plan, text):
    assert names(plan(LEAD + text)) == {"Anna Berg": ["Oslo", "Rome"]}


@pytest.mark.parametrize(
    "text",
    [
        "The sailor went to Paris.",
        "The woman went to Paris.",
        "Anna Berg, a sailor, was tired. The sailor went to Paris.",
    ],
)
def test_a_noun_that_fits_means_the_protagonist(plan, text):
    assert names(plan(LEAD + text)) == {"Anna Berg": ["Oslo", "Rome", "Paris"]}


def test_they_are_those_who_moved_together(plan):
    text = "Anna Berg and Ben Cole left London. They reached Paris. Berg went on to Lyon. They came to Rome."
    assert names(plan(text)) == {
        "Anna Berg": ["London", "Paris", "Lyon", "Rome"],
        "Ben Cole": ["London", "Paris", "Rome"],
    }


def test_what_follows_an_event_follows_no_way(plan):
    text = "Max Lund fled to Norway following the coup in Chile. Following the coast, Lund walked from Bergen to Oslo."
    assert "Chile" not in names(plan(text))["Max Lund"]


@pytest.mark.parametrize("opening", ["Then", "Later", "But", "Finally", "Yesterday", "There", "Once", "Meanwhile"])
def test_the_word_that_opens_a_sentence_is_no_part_of_a_name(plan, opening):
    text = f"Anna Berg went to Oslo. {opening} Anna Berg went to Rome."
    assert names(plan(text)) == {"Anna Berg": ["Oslo", "Rome"]}
