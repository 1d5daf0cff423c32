"""Routes as `tests/cases/journeys.md` has them, and what holds for every route."""

from itertools import pairwise
from pathlib import Path

import pytest

from storymap import geo
from storymap.model.stories import Route, Stop

CASES = sorted((Path(__file__).resolve().parents[1] / "cases").glob("journeys*.md"))


def read_cases():
    blocks = [block for path in CASES for block in path.read_text(encoding="utf-8").split("\n## ")[1:]]
    for block in blocks:
        title, _, rest = block.partition("\n")
        text, expected = rest.split("\n.\n")[:2]
        yield pytest.param(text.split("\n===\n"), expected, id=title)


def describe(stop: Stop) -> str:
    marks = [
        "(?)" if stop.inferred else "",
        "(via)" if stop.role == "passed" else "",
        "" if stop.place else "(!)",
        f"({stop.crosses[0]}>{stop.crosses[1]})" if stop.crosses else "",
        "" if stop.ordered else "(~)",
    ]
    return " ".join([stop.name, *filter(None, marks)])


def describe_all(routes: tuple[Route, ...]) -> str:
    lines = [f"{route.traveller}: {', '.join(map(describe, route.stops))}" for route in routes]
    return "\n".join(lines) or "no route"


@pytest.mark.parametrize(("texts", "expected"), list(read_cases()))
def test_a_text_gives_the_routes_of_its_case(plan, texts, expected):
    assert describe_all(plan(*texts)) == expected


def test_there_are_more_than_a_hundred_cases_and_many_of_them_tell_no_journey():
    cases = [case.values[1] for case in read_cases()]
    assert len(cases) > 100
    assert cases.count("no route") >= 20


@pytest.mark.parametrize(("texts", "expected"), list(read_cases()))
def test_legs_join_consecutive_stops_with_positions(plan, texts, expected):
    for route in plan(*texts):
        placed = [number for number, stop in enumerate(route.stops) if stop.place]
        assert [(leg.start, leg.end) for leg in route.legs] == list(pairwise(placed))
        for leg in route.legs:
            start, end = route.stops[leg.start].place, route.stops[leg.end].place
            assert leg.distance_km == pytest.approx(geo.distance_km(start.location, end.location))
            assert 0 <= leg.bearing_deg < 360


def test_a_leg_between_neighbours_crosses_their_border(plan):
    (route,) = plan("Anna Berg walked from Paris to Milan.")
    assert route.legs[0].crosses == (("FR", "IT"),)


def test_a_leg_over_countries_between_names_no_border(plan):
    (route,) = plan("Anna Berg flew from Oslo to Cairo.")
    assert route.legs[0].crosses == ()


def test_the_border_of_an_unplaced_crossing_belongs_to_the_leg_around_it(plan):
    (route,) = plan("Karim Daoud fled Kabul. He crossed the border into Pakistan and reached Peshawar.")
    assert [leg.crosses for leg in route.legs] == [(("AF", "PK"),)]


def test_stops_carry_the_time_that_their_clause_tells(plan):
    (route,) = plan("In May 1920 Anna Berg left Oslo and went to Paris. On 3 June 1921 she arrived in Rome.")
    assert [stop.when.start if stop.when else None for stop in route.stops] == ["1920-05-01", None, "1921-06-03"]


def test_roles_are_origin_passed_stop_and_destination(plan):
    (route,) = plan("Anna Berg went from Oslo via Dover to London. From London she sailed to Lisbon.")
    assert [stop.role for stop in route.stops] == ["origin", "passed", "stop", "destination"]


def test_a_stop_rests_on_the_words_that_name_it(plan):
    text = "Anna Berg went from Oslo to Rome."
    (route,) = plan(text)
    assert [text[stop.span.start : stop.span.end] for stop in route.stops] == ["Oslo", "Rome"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "Anna Berg left Oslo in May 1920. She left Bergen on 3 June 1920 and reached Rome.",
            ["1920-05-01", None, None],
        ),
        ("Anna Berg left Oslo for Dover on 3 June 1920. She went on to Rome.", ["1920-06-03", None, None]),
        (
            "Anna Berg went to Oslo and Bergen. On 3 June 1920 she set out from Bergen. On 9 June she landed in Rome.",
            [None, None, "1920-06-09"],
        ),
        ("Anna Berg fled to Oslo in May 1920. In June 1921 she reached Rome.", ["1920-05-01", "1921-06-01"]),
        (
            "Anna Berg left Suva on 8 June 1928. She landed in Sydney on 9 June. The next day she flew to Perth.",
            ["1928-06-08", "1928-06-09", "1928-06-10"],
        ),
        ("Anna Berg left Rome in 334 BC. In 333 she reached Athens. In 332 BC she came to Cairo.", [None, None, None]),
        (
            "On 8 June 1928 Anna Berg took off from Suva for Sydney. She landed in Sydney on 9 June.",
            ["1928-06-08", "1928-06-09"],
        ),
    ],
)
def test_a_departure_s_date_is_no_arrival_s(plan, text, times):
    (route,) = plan(text)
    assert [stop.when.start if stop.when else None for stop in route.stops] == times
