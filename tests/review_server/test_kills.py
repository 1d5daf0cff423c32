"""SIGKILL at any moment: the story file is whole, and has every action that was acknowledged; then it goes on."""

import http.client
import itertools
import json
import random
import threading

from storymap.stories.file.reading import read_story_file

SEED = 8
BY_CHANCE, BEFORE_A_CHANGE = 30, 22
"""Moments in time, and moments before one of the first changes to the file system, each in the middle of actions."""


class KilledError(Exception):
    """The server is gone."""


class Client:
    """One connection, kept open, that does one action after the other."""

    def __init__(self, running):
        self.connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=60)
        self.token = running.token

    def ask(self, method, path, body=None):
        headers = {"X-Storymap-Token": self.token, "Content-Type": "application/json"}
        try:
            self.connection.request(method, path, json.dumps(body) if body else None, headers)
            response = self.connection.getresponse()
            return response.status, json.loads(response.read())
        except (OSError, http.client.HTTPException, ValueError):
            self.connection.close()
            raise KilledError from None


def actions(record, start):
    """Actions without an end, each of which leaves its number somewhere: `(key, number, request)`."""
    chapters = [one["id"] for one in record["chapters"]]
    places = [one["id"] for one in record["places"]]
    for number in itertools.count(start):
        chapter, place = chapters[number % len(chapters)], places[number % len(places)]
        kind = number % 4
        if kind == 0:
            yield (
                ("caption", chapter),
                number,
                {"do": "edit-chapter", "chapter": chapter, "caption": f"number {number}"},
            )
        elif kind == 1:
            yield (
                ("note", place),
                number,
                {"do": "note", "section": "places", "item": place, "note": f"number {number}"},
            )
        elif kind == 2:
            where = {"lat": 60 + number % 1000 / 100, "lon": 10, "radius_km": 1, "name": f"number {number}"}
            yield ("at", place), number, {"do": "set-position", "place": place, **where}
        else:
            yield ("title", None), number, {"do": "set-title", "title": f"number {number}"}


def told(record, key):
    """What an action's key holds in a file: a number, or nothing."""
    kind, item = key
    section = {"caption": "chapters", "note": "places", "at": "places"}.get(kind)
    holder = next((one for one in record[section] if one["id"] == item), {}) if section else record
    found = holder.get(kind, "")
    found = found.get("name", "") if isinstance(found, dict) else found
    return int(found.split()[1]) if found.startswith("number ") else None


def work_until_killed(client, record, start):
    """The last number that was acknowledged for each key, and the action in flight."""
    acknowledged = {}
    for key, number, action in actions(record, start):
        try:
            status, body = client.ask("POST", "/api/act", {"action": action, "by": "Ida Berg", "force": True})
        except KilledError:
            return acknowledged, (key, number)
        assert status == 200, body
        acknowledged[key] = number
    raise AssertionError


def test_a_kill_at_any_moment_loses_at_most_the_action_in_flight(review, story):
    chance = random.Random(SEED)  # noqa: S311 - moments, no secrets
    moments = [{"before": number} for number in range(1, BEFORE_A_CHANGE + 1)]
    moments += [{} for _ in range(BY_CHANCE)]
    number, kept, lost = 0, {}, 0
    for moment in moments:
        running = review(story, **moment)
        record = read_story_file(story.read_bytes(), name="story.yaml").record
        timer = threading.Timer(chance.uniform(0.0, 0.6), running.kill)
        if not moment:
            timer.start()
        acknowledged, (key, flying) = work_until_killed(Client(running), record, number)
        timer.cancel()
        kept |= acknowledged
        left = read_story_file(story.read_bytes(), name="story.yaml").record
        found = {known: told(left, known) for known in {*kept, key}}
        assert found[key] in {kept.get(key), flying}, moment
        assert {**found, key: None} == {**kept, key: None}, moment
        lost += found[key] != flying
        if found[key] == flying:
            kept[key] = flying
        number = flying + 1
    assert number > len(moments)
    assert lost > 0
    hidden = [path.name for path in story.parent.iterdir() if path.name != "story.yaml"]
    assert all(name.startswith(".story.yaml.") for name in hidden)
