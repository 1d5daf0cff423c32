"""What of the order the texts tell: legs are certain on stated grounds, and else say so."""

import pytest

ONE_TEXT = [
    "Anna Berg left Oslo. She reached Milan. She went on to Rome.",
    "Anna Berg reached Rome. She left Oslo and came to Paris. Then she went to Rome.",
    "In 1931 Jan Kos reached Vienna. In 1929 he left Kyiv. In 1930 he came to Warsaw.",
    "Anna Berg was arrested in Moscow. She had travelled from Oslo via Kirkenes to Nikel.",
    "Leila Haddad is now in Vienna. She left Syria in 2014. She walked from Izmir to Athens.",
    "Ivan Petrov is held in Oslo. He left Moscow. He was in Minsk and Rome. He has been moved to a safe house.",
    "Friends helped Anna Berg leave Oslo. They allowed her to travel to Rome.",
]


@pytest.mark.parametrize("text", ONE_TEXT)
def test_narration_in_one_text_tells_the_order_and_so_do_dates_tenses_and_from_to(plan, text):
    (route,) = plan(text)
    assert all(stop.ordered for stop in route.stops)
    assert all(leg.certain for leg in route.legs)


@pytest.mark.parametrize(
    ("texts", "uncertain"),
    [
        (
            (
                "Anna Berg left Oslo. She reached Paris and went on to Rome.",
                "Anna Berg left Oslo. She reached Milan and went on to Rome.",
            ),
            ["Milan"],
        ),
        (
            (
                "Anna Berg left Oslo. She reached Paris. She went on to Rome.",
                "Anna Berg left Oslo. She reached Rome. She went on to Paris.",
            ),
            ["Rome"],
        ),
        (("Anna Berg flew to Rome in May 1920.", "Anna Berg sailed to Paris in 1920."), ["Paris"]),
        (("Anna Berg left Oslo. She reached Milan. She had been in Paris.",), ["Paris"]),
        (("In May 1920 Anna Berg went from Oslo to Rome. In 1920 she also visited Paris.",), ["Paris"]),
        (("In 1931 Jan Kos flew from Lyon to Vienna. In 1929 he left Kyiv. He went to Warsaw.",), ["Lyon"]),
        (("Anna Berg lands in Rome. She travelled to Oslo and Paris.",), ["Oslo"]),
    ],
)
def test_order_is_uncertain_across_texts_tenses_and_dates_that_reach_into_one_another(plan, texts, uncertain):
    (route,) = plan(*texts)
    assert [stop.name for stop in route.stops if not stop.ordered] == uncertain
    assert [route.stops[leg.end].name for leg in route.legs if not leg.certain] == uncertain


def test_dates_put_the_stops_of_two_texts_in_a_certain_order(plan):
    (route,) = plan("Anna Berg flew to Rome in May 1920.", "Anna Berg sailed to Paris in June 1920.")
    assert [(stop.name, stop.ordered) for stop in route.stops] == [("Rome", True), ("Paris", True)]


def test_a_country_that_gives_way_hands_over_what_is_told_of_its_order(plan):
    (route,) = plan("Anna Berg left Norway, starting from Oslo, and went to Italy. She arrived in Rome in May 1920.")
    assert [(stop.name, stop.ordered) for stop in route.stops] == [("Oslo", True), ("Rome", True)]


def test_a_leg_over_a_stop_without_position_is_as_certain_as_all_it_passes(plan):
    (route,) = plan("Karim Daoud fled Kabul. He crossed the border into Pakistan and reached Peshawar.")
    assert [(leg.start, leg.end, leg.certain) for leg in route.legs] == [(0, 2, True)]
