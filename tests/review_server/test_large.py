"""A story of 500 chapters: the page is no larger than it must be, and an action is answered by little."""

import json

import pytest

from storymap import story_files
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file

TOWNS = ("Oslo", "Bergen", "Trondheim", "Kiruna", "Stockholm", "Helsinki", "Turku", "Tampere", "Gothenburg", "Malmö")
CHAPTERS = 500
ACTIONS = {"caption": 20, "position": 5}
PAGE_BYTES, ANSWER_BYTES = 2_000_000, 20_000


@pytest.fixture(scope="module")
def large(pipeline):
    parts = (
        f"## Part {n}\n\nOn that day Ida Lund wrote letter number {n} about {TOWNS[n % len(TOWNS)]} to her brother.\n"
        for n in range(CHAPTERS)
    )
    document = read_document("\n".join(["# Letters\n\nIda Lund wrote letters.\n", *parts]).encode(), id="letters")[0]
    return write_draft(story_files.draft(pipeline, [document]))


@pytest.fixture
def running(review, story, large):
    story.write_bytes(large)
    return review(story)


def test_the_page_of_500_chapters_is_of_a_bounded_size(running):
    running.judged()
    status, _, page = running.ask("GET", "/")
    assert status == 200
    assert len(page) < PAGE_BYTES


@pytest.mark.parametrize("kind", ["caption", "position"])
def test_of_an_action_on_500_chapters_little_is_sent(running, story, kind):
    state = running.judged()
    version, by = state["version"], "Ida Berg"
    chapters = [one["id"] for one in state["chapters"]]
    place = state["places"][0]["id"]
    sent = 0
    for number in range(ACTIONS[kind]):
        action = {"do": "edit-chapter", "chapter": chapters[number * 7], "caption": f"Words {number}"}
        if kind == "position":
            action = {"do": "set-position", "place": place, "lat": 60 + number / 10, "lon": 10, "radius_km": 5}
        status, _, body = running.ask("POST", "/api/act", {"version": version, "by": by, "action": action})
        assert status == 200
        answer = json.loads(body)
        version, sent = answer["version"], max(sent, len(body))
        if kind == "position":
            version = running.judged()["version"]
    assert sent < ANSWER_BYTES
    record = read_story_file(story.read_bytes(), name="story.yaml").record
    if kind == "caption":
        assert record["chapters"][7 * (ACTIONS[kind] - 1)]["caption"] == f"Words {ACTIONS[kind] - 1}"
