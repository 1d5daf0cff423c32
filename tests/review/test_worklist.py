"""What an editor would look at first stands first, with the reason; what is decided stands at the end."""

import copy

import pytest

from storymap.review.acting import act
from storymap.review.actions.verdicts import withdraw
from storymap.review.values import Actor, Judged, Known
from storymap.review.view import Standing, Viewer

ANN = Actor(by="Ann", on="2026-11-27T10:00:00Z")
FIRST = {
    "corridor": [
        "contradicted: “Latvia shares a border with Poland”",
        "contradicted: “Estonia borders Lithuania”",
        "inconsistent: “Poland has a 104 km (165-mile) border with Lithuania”",
    ],
    "defection": [
        "inconsistent: “Norway has a 96km (122-mile) border with Russia”",
        "Ukraine: origin, 2022-06-01 to 2022-09-23 (the summer)",
        "Oslo: destination, Days later",
    ],
    "expedition": [
        "contradicted: “Hobart is a city in New Zealand”",
        "contradicted: “Australia shares a land border with Indonesia”",
        "Kristiansand: stop",
        "undecided: “Hobart, the capital of Tasmania”",
    ],
    "pacific": [
        "contradicted: “Fiji borders Tonga”",
        "Oakland: Oakland (California, US)",
        "Honolulu: stop",
    ],
    "pilgrim": [
        "contradicted: “Tunisia borders Egypt”",
        "Medina: Madinah (Medina Region, SA)",
        "Mecca: Makkah (Mecca Region, SA)",
        "Tangier: Tangier (Tanger-Tetouan-Al Hoceima, MA)",
        "Tlemcen: stop",
    ],
}
"""What of each story of seeds/ has to be decided first."""


def work(record, known=None):
    return Viewer().state(record, known or Known(), Standing(file="story.yaml", version="x"))["work"]


def ranks(found):
    return {one["id"]: number for number, one in enumerate(found)}


@pytest.mark.parametrize("name", FIRST)
def test_the_first_things_to_decide_are_those_that_would_be_wrong_in_print(seed, name):
    found = work(seed(name).record)
    assert [one["what"] for one in found[: len(FIRST[name])]] == FIRST[name]
    assert all(one["why"] and "\n" not in one["why"] for one in found)
    assert not any(one["done"] for one in found)
    assert len({one["id"] for one in found}) == len(found)


def test_reasons_name_the_doubt_and_what_rests_on_it(seed):
    found = {one["what"]: one["why"] for one in work(seed("pacific").record)}
    told = found["Oakland: Oakland (California, US)"]
    assert told == "sure to 71%; it may be Oakland (New Jersey, US); a stop lies there"
    assert found["Honolulu: stop"] == "it has no time"


def test_a_town_and_its_district_are_hardly_a_doubt(seed):
    oslo = next(one for one in work(seed("defection").record) if one["what"].startswith("Oslo: Oslo"))
    assert oslo["score"] < 0.1


def test_the_data_as_they_judge_now_are_what_counts(seed, judge):
    opened = seed("defection")
    now = work(opened.record, judge(opened))
    assert [one["id"] for one in now][:3] == [one["id"] for one in work(opened.record)][:3]
    judged = Judged(
        key="k", item="v6", document="defection", type="adjacency", start=2908, end=2942, outcome="disputed"
    )
    assert [one["id"] for one in work(opened.record, Known(judged=(judged,)))][:2] == ["verdicts v4", "verdicts v6"]


def test_a_very_unsure_place_stands_before_the_contradicted_claim_that_rests_on_it(record):
    story = copy.deepcopy(record)
    place = next(one for one in story["places"] if one["id"] == "p14")
    place["mentions"] = [{**one, "place_confidence": 0.4} for one in place["mentions"]]
    judged = Judged(
        key="k",
        item="v7",
        document="defection",
        type="adjacency",
        start=2908,
        end=2964,
        outcome="contradicted",
        places=(place["place"],),
    )
    found = work(story, Known(judged=(judged,)))
    assert [one["id"] for one in found][:3] == ["places p14", "verdicts v4", "verdicts v7"]
    assert found[0]["why"].endswith("a verdict rests on it")


def test_a_stop_that_nobody_can_place_is_near_the_top(record):
    lost = act(record, {"do": "set-stop-place", "stop": "s4", "place": None}, Actor(by=None, on=ANN.on), Known())
    stop = next(one for route in lost["routes"] for one in route["stops"] if one["id"] == "s4")
    del stop["on"]
    assert work(lost)[1]["id"] == "stops s4"
    assert work(lost)[1]["why"].startswith("nobody knows where it is")
    struck = act(record, {"do": "not-a-place", "place": "p11", "value": True}, ANN, Known())
    assert "no place" in next(one["why"] for one in work(struck) if one["id"] == "stops s4")


def test_what_is_decided_stands_at_the_end_with_who_did(record):
    for action in (
        {"do": "accept", "section": "places", "item": "p11"},
        {"do": "accept", "section": "stops", "item": "s1"},
        {"do": "decide", "verdict": "v4", "status": "confirmed", "outcome": "inconsistent"},
    ):
        record = act(record, action, ANN, Known())
    found = work(record)
    assert [one["id"] for one in found if one["done"]] == [one["id"] for one in found[-3:]]
    assert {one["why"] for one in found[-3:]} >= {"confirmed by Ann", "decided by Ann; a stop lies there"}


def test_a_decision_that_was_withdrawn_comes_first(record):
    decide = {"do": "decide", "verdict": "v6", "status": "confirmed", "outcome": "supported"}
    judged = Judged(
        key="k", item="v6", document="defection", type="adjacency", start=2908, end=2942, outcome="disputed"
    )
    known = Known(judged=(judged,))
    decided = act(record, decide, ANN, Known())
    for story in (decided, withdraw(decided, known, on=ANN.on)[0]):
        first = work(story, known)[0]
        assert (first["id"], first["done"]) == ("verdicts v6", False)
        assert first["why"].startswith("the decision is withdrawn")
