"""Disagreements: statements of which no reading makes both true, and only those."""

import pytest

from storymap.journeys.disagreements import find_disagreements
from storymap.journeys.planning import plan_journeys


@pytest.fixture
def disagree(small_boundaries, read):
    def found(*texts):
        documents = [read(text, key=f"story-{number}") for number, text in enumerate(texts)]
        journeys = plan_journeys(documents, boundaries=small_boundaries)
        texts_by_id = {resolved.document.id: resolved.document for resolved in documents}
        return [
            (d.kind, d.subject, [texts_by_id[s.document].quote(s.span) for s in d.statements], d.because)
            for d in find_disagreements(journeys, documents)
        ]

    return found


def test_a_flight_told_after_another_date_of_it_disagrees(disagree):
    ((kind, subject, quotes, because),) = disagree(
        "Ivan Petrov served in Ukraine. He joined the company in 2022 but deserted in July 2022 after a battle.\n"
        "In November 2022 Ivan Petrov was told to stay for longer. He fled to Russia, where he hid."
    )
    assert (kind, subject) == ("departure", "when Ivan Petrov left Ukraine")
    assert quotes == [
        "deserted in July 2022",
        "In November 2022 Ivan Petrov was told to stay for longer. He fled to Russia",
    ]
    assert because == "One statement says July 2022, another not before November 2022, and Ukraine was left once."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("Anna Berg left Oslo on 3 May 1920 for Rome.", "Anna Berg left Oslo on 6 May 1920 and flew to Rome."),
            ("departure", "when Anna Berg left Oslo"),
        ),
        (
            (
                "Anna Berg left Oslo. She arrived in Rome on 3 May 1920.",
                "Anna Berg left Oslo. She arrived in Rome on 5 May 1920.",
            ),
            ("arrival", "when Anna Berg reached Rome"),
        ),
        (
            (
                "Anna Berg left Oslo. She arrived in Rome on 5 May 1920. She is now in Paris.",
                "Anna Berg left Oslo. She arrived in Rome on 3 May 1920.",
            ),
            ("arrival", "when Anna Berg reached Rome"),
        ),
        (
            ("Anna Berg flew from Oslo to Rome in May 1920.", "Anna Berg flew from Dover to Rome in May 1920."),
            ("origin", "from where Anna Berg came to Rome"),
        ),
        (
            (
                "Ivan Petrov left Moscow. He crossed the border into Norway near Pasvikdalen.",
                "Ivan Petrov left Moscow. He crossed the border into Norway near Kirkenes and reached Oslo.",
            ),
            ("crossing", "where Ivan Petrov crossed the border"),
        ),
    ],
)
def test_two_texts_disagree_on_a_day_an_origin_or_a_crossing(disagree, texts, expected):
    assert [(kind, subject) for kind, subject, _, _ in disagree(*texts)] == [expected]


@pytest.mark.parametrize(
    "texts",
    [
        ("Anna Berg left Oslo in May 1920 and reached Rome.", "Anna Berg left Oslo on 3 May 1920."),
        ("Anna Berg arrived in Rome in 1920.", "Anna Berg left Oslo. She arrived in Rome in May 1920."),
        ("Anna Berg left Oslo in May 1920. She reached Rome. In June 1921 she left Oslo for Paris.",),
        ("Anna Berg left Oslo and reached Rome on 3 May 1920. She returned to Rome on 9 June 1920.",),
        ("Leila Haddad fled Syria in 2012. She was sent back. Leila Haddad fled Syria again in 2013, to Izmir.",),
        ("Anna Berg arrived in Rome in May 1920 from Oslo.", "Anna Berg arrived in Rome in May 1950 from Oslo."),
        ("Anna Berg flew from Oslo to Rome.", "Anna Berg flew from Norway to Rome."),
        ("Anna Berg flew from Oslo to Paris. She went to Rome.", "Anna Berg flew from Paris to Rome."),
        ("Anna Berg flew from Oslo to Rome in May 1920.", "Bo Lind flew from Paris to Rome in June 1920."),
        ("Anna Berg left Oslo in May 1920.\nIn July 1920 Bo Lind wrote to her. She fled to Rome.",),
    ],
)
def test_what_can_both_be_true_is_no_disagreement(disagree, texts):
    assert disagree(*texts) == []


def test_two_arrivals_that_texts_date_differently_are_one_stop(plan):
    (route,) = plan(
        "Anna Berg left Oslo. She arrived in Rome on 3 May 1920.",
        "Anna Berg left Oslo. She arrived in Rome on 5 May 1920.",
    )
    assert [stop.name for stop in route.stops] == ["Oslo", "Rome"]


def test_crossings_that_texts_place_differently_are_one_stop(plan):
    (route,) = plan(
        "Ivan Petrov left Moscow. He crossed the border into Norway near Pasvikdalen.",
        "Ivan Petrov left Moscow. He crossed the border into Norway near Kirkenes and reached Oslo.",
    )
    assert [stop.name for stop in route.stops] == ["Moscow", "border into Norway near Pasvikdalen", "Oslo"]


def test_every_text_that_tells_a_stop_is_among_its_statements(plan):
    texts = ("Anna Berg left Oslo and reached Rome.", "Anna Berg went from Rome to Paris.")
    (route,) = plan(*texts)
    told = [
        [(s.document, texts[int(s.document[-1])][s.span.start : s.span.end]) for s in stop.statements]
        for stop in route.stops
    ]
    assert told == [
        [("story-0", "left Oslo")],
        [("story-0", "reached Rome"), ("story-1", "went from Rome to Paris")],
        [("story-1", "went from Rome to Paris")],
    ]


def test_different_travellers_of_two_texts_keep_their_own_routes(plan):
    routes = plan("Anna Berg left Oslo and reached Rome.", "Bo Lind left Oslo and reached Paris.")
    assert [[stop.name for stop in route.stops] for route in routes] == [["Oslo", "Rome"], ["Oslo", "Paris"]]
