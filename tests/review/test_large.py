"""A story of 500 chapters: after an action only what it changed is made anew; `make bench-review` measures the time."""

import pytest

from storymap.model.texts import Span
from storymap.review.acting import act
from storymap.review.patches import applied, difference, reversed_
from storymap.review.values import Actor, Known
from storymap.review.view import Standing, Viewer
from storymap.stories.file.anchors import anchor_of
from storymap.stories.file.records import to_record

ANN = Actor(by="Ann", on="2026-11-27T10:00:00Z")
STANDING = Standing(file="story.yaml", version="x")
CHAPTERS = 500


@pytest.fixture(scope="module")
def large():
    """A record with a place, a stop and a claim in each of 500 chapters."""
    parts = [
        f"Ida Lund wrote letter number {n} from Oslo, which lies in Norway, to her brother." for n in range(CHAPTERS)
    ]
    text, starts = "", []
    for part in parts:
        starts.append(len(text))
        text += f"{part}\n\n"

    def quote(number, words):
        start = starts[number] + parts[number].index(words)
        return to_record(anchor_of(text, Span(start=start, end=start + len(words))))

    numbers = range(CHAPTERS)
    oslo = {
        "id": "geonames:3143244",
        "name": "Oslo",
        "kind": "P.PPLC",
        "lat": 59.9,
        "lon": 10.7,
        "radius_km": 12,
        "score": 0.9,
    }
    return {
        "schema": "storymap/story-file/1",
        "title": "Letters",
        "chapters": [
            {"id": f"c{n}", "title": f"Letter {n}", "passage": quote(n, parts[n][:-1]), "stop": f"s{n}"}
            for n in numbers
        ],
        "routes": [
            {"id": "r1", "stops": [{"id": f"s{n}", "name": "Oslo", "place": f"p{n}", "when": "1900"} for n in numbers]}
        ],
        "places": [
            {"id": f"p{n}", "name": "Oslo", "place": oslo["id"], "candidates": [oslo], "mentions": [quote(n, "Oslo")]}
            for n in numbers
        ],
        "verdicts": [
            {
                "id": f"v{n}",
                "document": "d",
                "type": "containment",
                "quote": quote(n, "Oslo, which lies in Norway"),
                "outcome": "supported",
            }
            for n in numbers
        ],
        "documents": [{"id": "d", "text": text}],
    }


PARTS = ("documents", "places", "chapters", "verdicts", "work", "stops")


def parts_of(state):
    stops = [stop for route in state["routes"] for stop in route["stops"]]
    return {part: stops if part == "stops" else state[part] for part in PARTS}


def anew(before, after):
    """How many entries of each part of a state were made anew, and are not the very ones of the state before."""
    known = {id(one) for part in parts_of(before).values() for one in part}
    counts = {name: sum(id(one) not in known for one in part) for name, part in parts_of(after).items()}
    return {name: count for name, count in counts.items() if count}


def test_all_of_a_large_story_is_shown_and_an_action_is_taken_back(large):
    assert len(Viewer().state(large, Known(), STANDING)["work"]) == 3 * CHAPTERS
    after = act(large, {"do": "move-chapter", "chapter": "c400", "before": "c3"}, ANN, Known())
    patches = difference(large, after)
    assert applied(after, reversed_(patches)) == large
    assert len(patches) < 10


@pytest.mark.parametrize(
    ("action", "made"),
    [
        ({"do": "move-chapter", "chapter": "c400", "before": "c3"}, {"chapters": 1}),
        ({"do": "edit-chapter", "chapter": "c7", "caption": "Words"}, {"chapters": 1}),
        ({"do": "accept", "section": "places", "item": "p9"}, {"places": 1, "stops": 1, "work": 2}),
        ({"do": "set-role", "stop": "s9", "role": "passed"}, {"stops": 1, "work": 1}),
        ({"do": "decide", "verdict": "v9", "status": "confirmed", "outcome": "supported"}, {"verdicts": 1, "work": 1}),
    ],
    ids=lambda one: one.get("do"),
)
def test_after_an_action_on_a_large_story_only_what_it_changed_is_made_anew(large, action, made):
    viewer = Viewer()
    before = viewer.state(large, Known(), STANDING)
    after = viewer.state(act(large, action, ANN, Known()), Known(), STANDING)
    assert anew(before, after) == made
    assert anew(after, viewer.state(large, Known(), STANDING)) == made, "also when it is taken back"
