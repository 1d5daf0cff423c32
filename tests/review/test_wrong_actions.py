"""An action that cannot be done changes nothing and says why in one line."""

import copy
import math

import pytest

from storymap.errors import ActionError
from storymap.review.acting import ACTIONS, act
from storymap.review.values import Actor, Known

ANN = Actor(by="Ann", on="2026-11-27T10:00:00Z")
PIN = {"do": "set-position", "place": "p9", "lat": 69.2, "lon": 29.2}
TITLE = {"do": "edit-chapter", "chapter": "c2"}
MEDIA = {"do": "add-media", "chapter": "c2", "url": "media/a.jpg", "alt": "A tower"}
DECIDE = {"do": "decide", "verdict": "v4", "status": "confirmed", "outcome": "inconsistent"}
LINKS = {"do": "set-links", "section": "chapters", "item": "c2"}
WHEN = {"do": "set-when", "stop": "s1"}

WRONG = [
    ({}, "no action 'None'; actions: choose-place"),
    ({"do": "set-rol", "stop": "s1", "role": "stop"}, "did you mean 'set-role'?"),
    ({"do": ["set-role"]}, "no action"),
    ({"do": "set-role", "stop": "s1"}, "'set-role' needs 'role'"),
    ({"do": "set-role", "stop": "s1", "role": "stop", "why": "x"}, "takes no 'why'"),
    ({"do": "set-role", "stop": "s1", "role": "stop", "edit": "x"}, "takes no 'edit'"),
    ({"do": "set-role", "stop": "s77", "role": "stop"}, "no stop 's77'"),
    ({"do": "set-role", "stop": 1, "role": "stop"}, "stop: met the number 1, expected an id"),
    ({"do": "set-role", "stop": "s1", "role": "destinatoin"}, "did you mean 'destination'?"),
    ({"do": "set-role", "stop": "s1", "role": None}, "role: met nothing"),
    ({"do": "choose-place", "place": "p7", "candidate": "geonames:1"}, "search for its name"),
    ({"do": "choose-place", "place": "c1", "candidate": "geonames:498817"}, "no place 'c1'"),
    ({"do": "choose-place", "place": "p7", "candidate": {}}, "candidate: met a mapping"),
    ({**PIN, "lat": 0, "lon": 0}, "latitude 0, longitude 0 is open sea"),
    ({**PIN, "lat": 0.000001, "lon": -0.000001}, "latitude 0, longitude 0 is open sea"),
    ({**PIN, "lat": 90.0001}, "lat: met 90.0001, expected -90 to 90"),
    ({**PIN, "lon": 541}, "lon: met 541"),
    ({**PIN, "lat": math.nan}, "lat: met the number nan, expected a number"),
    ({**PIN, "lon": math.inf}, "expected a number"),
    ({**PIN, "lat": True}, "lat: met true"),
    ({**PIN, "lat": "69.2"}, "lat: met '69.2'"),
    ({**PIN, "radius_km": -1}, "radius_km: met -1, expected 0 to 10000"),
    ({**PIN, "radius_km": 10_001}, "radius_km"),
    ({**PIN, "name": "a\nb"}, "name: met several lines"),
    ({"do": "not-a-place", "place": "p7", "value": "yes"}, "value: met 'yes', expected true or false"),
    ({"do": "obscure", "place": "p4", "km": 0.5}, "km: met 0.5, expected 1 to 500"),
    ({"do": "obscure", "place": "p4", "km": 501}, "expected 1 to 500"),
    ({"do": "obscure", "place": "p4", "km": 1}, "give more km"),
    ({"do": "accept", "section": "verdicts", "item": "v1"}, "expected one of places, stops, chapters"),
    ({"do": "move-stop", "stop": "s1", "before": "s1"}, "cannot stand before itself"),
    ({"do": "move-stop", "stop": "s1", "before": "c1"}, "no stop 'c1' in this list"),
    ({"do": "move-stop", "stop": "s1", "before": 2}, "before: met the number 2"),
    ({**WHEN, "when": True}, "when: met no time"),
    ({**WHEN, "when": 2023.5}, "when: met no time"),
    ({**WHEN, "when": 23}, "no year '23'"),
    ({**WHEN, "when": {"start": "2023-02-30"}}, "no calendar has the start '2023-02-30'"),
    ({**WHEN, "when": {"start": "2023-02-02", "end": "2023-02-01"}}, "lies before the start"),
    ({**WHEN, "when": {"begin": "2023"}}, "when.begin: no such key"),
    ({**WHEN, "when": {"words": "a\x00b"}}, "when.words: met the control character U+0000"),
    ({**WHEN, "when": None, "until": []}, "until: met no time"),
    ({"do": "rename-stop", "stop": "s1", "name": "  "}, "name: no words here"),
    ({"do": "set-stop-place", "stop": "s1", "place": "p99"}, "no place 'p99'"),
    ({"do": "add-stop", "route": "r9", "name": "X"}, "no route 'r9'"),
    ({"do": "add-stop", "route": "r1", "name": "X", "before": "s99"}, "no stop 's99' in route r1"),
    (TITLE, "neither a title nor a caption"),
    ({**TITLE, "title": ""}, "title: no words here"),
    ({**TITLE, "title": "a\nb"}, "title: met several lines"),
    ({**TITLE, "title": "a\x1bb"}, "title: met the control character U+001B"),
    ({**TITLE, "title": "a\x7fb"}, "U+007F"),
    ({**TITLE, "title": "a\tb"}, "U+0009"),
    ({**TITLE, "title": "\ud800"}, "U+D800"),
    ({**TITLE, "title": "x" * 501}, "title: met 501 characters, expected at most 500"),
    ({**TITLE, "caption": "x" * 1_000_000}, "caption: met 1000000 characters, expected at most 20000"),
    ({**TITLE, "caption": ["x"]}, "caption: met a list"),
    ({"do": "add-chapter", "title": "Mine"}, "needs a caption"),
    ({"do": "add-chapter", "title": "Mine", "caption": "x", "stop": "s9"}, "no stop 's9'"),
    ({"do": "add-chapter", "title": "Mine", "caption": "x", "before": "c99"}, "no chapter 'c99'"),
    ({"do": "remove-chapter", "chapter": "c1"}, "hide it"),
    ({"do": "hide-chapter", "chapter": "c1", "hidden": 1}, "expected true or false"),
    ({"do": "move-chapter", "chapter": "c1", "before": "c1"}, "cannot stand before itself"),
    ({**MEDIA, "alt": " "}, "alt: no words here"),
    ({**MEDIA, "alt": None}, "alt: met nothing"),
    ({**MEDIA, "url": "javascript:alert(1)"}, "url: met 'javascript:alert(1)', expected a web address"),
    ({**MEDIA, "url": "data:image/png;base64,AA"}, "expected a web address"),
    ({**MEDIA, "url": "file:///etc/passwd"}, "expected a web address"),
    ({**MEDIA, "url": "https://x.example/\nb"}, "url: met several lines"),
    ({**MEDIA, "url": "https://x.example/a b"}, "expected a web address"),
    ({"do": "a\nb\x1b[2J"}, "no action 'a b [2J'"),
    ({"do": "rename-stop", "stop": "s1\ns2", "name": "x"}, "no stop 's1 s2'"),
    ({"do": "rename-stop", "stop": "s1", "name": "x", "a\nb": 1}, "takes no 'a b'"),
    ({**MEDIA, "url": "https://x.example/" + "x" * 2000}, "at most 2000"),
    ({"do": "remove-media", "chapter": "c2", "index": 0}, "and there are 0"),
    ({"do": "change-media", "chapter": "c2", "index": True, "alt": "x"}, "index: met true"),
    ({**LINKS, "links": "https://x.example"}, "links: expected a list"),
    ({**LINKS, "links": ["https://x.example"]}, "links[0]: expected a source"),
    ({**LINKS, "links": [{"title": "x"}]}, "links[0].url: 'url' is missing"),
    ({**LINKS, "links": [{"url": "javascript:alert(1)"}]}, "links[0].url: met 'javascript:alert(1)'"),
    ({**LINKS, "links": [{"url": "https://x.example", "sha256": "abc"}]}, "links[0].sha256"),
    ({**LINKS, "links": [{"url": "https://x.example", "captured": "today"}]}, "links[0].captured"),
    ({**LINKS, "links": [{"url": "https://x.example", "rel": "me"}]}, "links[0].rel: no such key"),
    ({**LINKS, "links": [{"url": "https://x.example"}] * 201}, "links: expected a list of 200"),
    ({**LINKS, "section": "places", "links": []}, "expected one of chapters, verdicts"),
    ({**DECIDE, "outcome": "supported"}, "you saw the outcome 'supported', and the claim is judged inconsistent now"),
    ({**DECIDE, "status": "published"}, "expected one of draft, confirmed, rejected"),
    ({**DECIDE, "verdict": "v99"}, "no verdict 'v99'"),
    ({**DECIDE, "note": 3}, "note: met the number 3"),
    ({"do": "note", "section": "story", "item": "x", "note": "x"}, "expected one of places, stops"),
    ({"do": "note", "section": "places", "item": "p7", "note": "x" * 5001}, "at most 5000"),
    ({"do": "set-title", "title": None}, "title: met nothing"),
    ({"do": "set-document", "document": "defection"}, "nothing to write"),
    ({"do": "set-document", "document": "defection", "text": "x"}, "a text has no 'text' to set"),
    ({"do": "set-document", "document": "defection", "url": "javascript:x"}, "url: met 'javascript:x'"),
    ({"do": "set-document", "document": "defection", "published": "yesterday"}, "expected a date such as 2023-01-13"),
    ({"do": "set-public", "history": 0, "public": False}, "and there are 0"),
]


@pytest.mark.parametrize(("action", "told"), WRONG, ids=lambda one: str(one)[:60] if isinstance(one, dict) else "")
def test_what_cannot_be_done_is_told_in_one_line(record, action, told):
    before = copy.deepcopy(record)
    with pytest.raises(ActionError) as caught:
        act(record, action, ANN, Known())
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 700
    assert record == before


def test_every_action_is_among_those_that_go_wrong():
    assert set(ACTIONS) <= {action.get("do") for action, _ in WRONG if isinstance(action.get("do"), str)} | {
        "remove-stop"
    }
    with pytest.raises(ActionError, match="no stop 's9'"):
        act({"title": "x"}, {"do": "remove-stop", "stop": "s9"}, ANN, Known())


def test_decisions_need_a_name(record):
    nobody = Actor(by=None, on=ANN.on)
    for action in (DECIDE, {"do": "accept", "section": "places", "item": "p7"}):
        with pytest.raises(ActionError, match="give your name first"):
            act(record, action, nobody, Known())
    act(record, {**DECIDE, "status": "draft"}, nobody, Known())


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 201, "\x1b[2J"])
def test_a_name_is_one_line_of_words(name):
    with pytest.raises(ActionError, match="a name is one line"):
        Actor(by=name, on=ANN.on)


def test_the_last_chapter_that_is_shown_is_neither_hidden_nor_removed(record):
    story = {**record, "chapters": [{**one, "hidden": True} for one in record["chapters"][1:]]}
    own = act(story, {"do": "add-chapter", "title": "Mine", "caption": "Words."}, ANN, Known())
    for action in (
        {"do": "hide-chapter", "chapter": "c8", "hidden": True},
        {"do": "remove-chapter", "chapter": "c8"},
    ):
        with pytest.raises(ActionError, match="no chapter would be left"):
            act(own, action, ANN, Known())


def test_a_chapter_of_one_s_own_keeps_something_to_tell(record):
    own = act(record, {"do": "add-chapter", "title": "Mine", "caption": "Words."}, ANN, Known())
    with pytest.raises(ActionError, match="needs a caption"):
        act(own, {"do": "edit-chapter", "chapter": "c8", "caption": " "}, ANN, Known())
    shown = act(own, {**MEDIA, "chapter": "c8"}, ANN, Known())
    bare = act(shown, {"do": "edit-chapter", "chapter": "c8", "caption": ""}, ANN, Known())
    with pytest.raises(ActionError, match="needs a caption"):
        act(bare, {"do": "remove-media", "chapter": "c8", "index": 0}, ANN, Known())


def test_a_chapter_has_so_many_media_and_no_more(record):
    media = [{"url": "media/a.jpg", "alt": "A"}] * 200
    full = {**record, "chapters": [{**record["chapters"][1], "media": media}]}
    with pytest.raises(ActionError, match="200 media at most"):
        act(full, MEDIA, ANN, Known())
