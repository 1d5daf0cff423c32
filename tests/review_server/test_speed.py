"""A story of 500 chapters: the page is there at once, and each action takes the server some hundredths of a second."""

import json
import os
from pathlib import Path

import pytest

from storymap import story_files
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file

TOWNS = ("Oslo", "Bergen", "Trondheim", "Kiruna", "Stockholm", "Helsinki", "Turku", "Tampere", "Gothenburg", "Malmö")
CHAPTERS = 500
ACTIONS = {"caption": 20, "position": 5}
PAGE_S, ACTION_S = 0.4, 0.06
"""Seconds of the processor that the program may take."""


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


def processor_s(pid):
    """How long a process has used the processor, in all its threads."""
    values = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")


def test_the_page_of_500_chapters_is_made_in_little_time(running):
    running.judged()
    begun = processor_s(running.pid)
    status, _, page = running.ask("GET", "/")
    assert processor_s(running.pid) - begun < PAGE_S
    assert status == 200
    assert len(page) < 2_000_000


@pytest.mark.parametrize("kind", ["caption", "position"])
def test_an_action_on_500_chapters_takes_little_time_and_little_is_sent(running, story, kind):
    state = running.judged()
    version, by = state["version"], "Ida Berg"
    chapters = [one["id"] for one in state["chapters"]]
    place = state["places"][0]["id"]
    spent, sent = 0.0, 0
    for number in range(ACTIONS[kind]):
        action = {"do": "edit-chapter", "chapter": chapters[number * 7], "caption": f"Words {number}"}
        if kind == "position":
            action = {"do": "set-position", "place": place, "lat": 60 + number / 10, "lon": 10, "radius_km": 5}
        begun = processor_s(running.pid)
        status, _, body = running.ask("POST", "/api/act", {"version": version, "by": by, "action": action})
        spent += processor_s(running.pid) - begun
        assert status == 200
        answer = json.loads(body)
        version, sent = answer["version"], max(sent, len(body))
        if kind == "position":
            version = running.judged()["version"]
    assert spent / ACTIONS[kind] < ACTION_S
    assert sent < 100_000
    record = read_story_file(story.read_bytes(), name="story.yaml").record
    if kind == "caption":
        assert record["chapters"][7 * (ACTIONS[kind] - 1)]["caption"] == f"Words {ACTIONS[kind] - 1}"
