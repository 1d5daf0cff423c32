"""A story of 500 chapters: its state at once, and after an action in no time."""

import time

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
COLD_S, WARM_S, ACTION_S = 0.6, 0.15, 0.1
"""CPU time on a machine that does five other things; alone it needs a quarter of it."""


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


def timed(make):
    begun = time.process_time()
    made = make()
    return made, time.process_time() - begun


def test_a_large_story_is_shown_and_changed_without_waiting(large):
    viewer = Viewer()
    state, cold = timed(lambda: viewer.state(large, Known(), STANDING))
    assert len(state["work"]) == 3 * CHAPTERS
    after, acted = timed(lambda: act(large, {"do": "move-chapter", "chapter": "c400", "before": "c3"}, ANN, Known()))
    patches, compared = timed(lambda: difference(large, after))
    undone, took_back = timed(lambda: applied(after, reversed_(patches)))
    assert undone == large
    _, warm = timed(lambda: viewer.state(after, Known(), STANDING))
    assert (cold < COLD_S, warm < WARM_S, acted + compared + took_back < ACTION_S) == (True, True, True), (cold, warm)
