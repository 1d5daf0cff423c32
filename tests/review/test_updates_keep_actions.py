"""What people did in a review is still there after the machine drafted the file anew, of a changed article."""

import random

import pytest

from storymap import story_files
from storymap.errors import ActionError
from storymap.reading.text import read_document
from storymap.review.acting import act
from storymap.review.values import Actor, Known
from storymap.stories.file.fingerprints import SECTIONS, items_of
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.yaml_writing import write_yaml

SENTENCES = (
    "On Monday the road was closed.",
    "Nobody had seen the patrol since Friday.",
    "In Trondheim he met his cousin.",
    "The letter from Bergen had been opened.",
)
"""What an editor may add."""
ACTIONS = (
    {"do": "choose-place", "place": "p7", "candidate": "geonames:4171563"},
    {"do": "set-position", "place": "p9", "lat": 69.2, "lon": 29.2, "radius_km": 5, "name": "The farm"},
    {"do": "not-a-place", "place": "p10", "value": True},
    {"do": "obscure", "place": "p4", "km": 25},
    {"do": "accept", "section": "places", "item": "p11"},
    {"do": "accept", "section": "stops", "item": "s4"},
    {"do": "accept", "section": "chapters", "item": "c5"},
    {"do": "set-role", "stop": "s2", "role": "passed"},
    {"do": "set-when", "stop": "s1", "when": "2022-07", "until": "2022-10"},
    {"do": "rename-stop", "stop": "s3", "name": "The river"},
    {"do": "set-stop-place", "stop": "s1", "place": "p4"},
    {"do": "add-stop", "route": "r1", "name": "Kirkenes", "place": "p9", "before": "s4"},
    {"do": "move-stop", "stop": "s3", "before": "s2"},
    {"do": "edit-chapter", "chapter": "c2", "title": "Wagner's man", "caption": "Words of ours."},
    {"do": "hide-chapter", "chapter": "c7", "hidden": True},
    {"do": "move-chapter", "chapter": "c6", "before": "c2"},
    {"do": "add-chapter", "title": "Mine", "caption": "Words of mine.", "before": "c3"},
    {"do": "add-media", "chapter": "c3", "url": "https://example.org/a.jpg", "alt": "A tower"},
    {"do": "set-links", "section": "chapters", "item": "c4", "links": [{"url": "https://example.org/", "title": "R"}]},
    {"do": "decide", "verdict": "v4", "status": "confirmed", "outcome": "inconsistent", "note": "Asked."},
    {"do": "decide", "verdict": "v6", "status": "rejected", "outcome": "supported"},
    {"do": "note", "section": "places", "item": "p3", "note": "Ask Ida."},
    {"do": "set-title", "title": "Footprints"},
    {"do": "set-document", "document": "defection", "author": "Ida Lund", "published": "2023-02"},
)


def reviewed(record, actions):
    for number, action in enumerate(actions):
        try:
            record = act(record, action, Actor(by="Ann", on=f"2026-11-27T10:{number:02}:00Z"), Known())
        except ActionError:
            continue
    return record


def edited(text, chance):
    """The article after an editor was at it: sentences added, paragraphs moved, words changed; nothing deleted."""
    head, *paragraphs = text.split("\n\n")
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(1, len(paragraphs))
        if paragraphs[at].startswith("#"):
            continue
        action = chance.randrange(3)
        if action == 0:
            paragraphs.insert(at, " ".join(chance.sample(SENTENCES, 2)))
        elif action == 1:
            paragraphs[at] = f"{paragraphs[at]} {chance.choice(SENTENCES)}"
        else:
            paragraphs[at] = paragraphs[at].replace(" was ", " had been ").replace(" the ", " that ", 1)
    return "\n\n".join([head, *paragraphs])


def updated(pipeline, record, chance):
    opened = read_story_file(write_yaml(record).encode(), name="story.yaml")
    text = edited(opened.file.documents[0].text, chance)
    result = story_files.update(pipeline, opened, [read_document(text.encode(), id="defection")[0]])
    again = read_story_file(result.content, name="story.yaml")
    story_files.tell_file(pipeline, again.file, origin=again.origin)
    return again.record, result.report


def of_people(record, section):
    """The values of each item that a person set, by its id; of the person's own items all of them."""
    base = record["drafted"].get(section, {})
    quotes = {"passage", "quote", "mentions", "candidates", "statements", "id", "stops", "edited"}
    return {
        item["id"]: {
            key: value
            for key, value in item.items()
            if key not in quotes and (item["id"] not in base or key in {*item.get("edited", ()), "by", "on", "note"})
        }
        for item in items_of(record, section)
    }


def orders(record, section):
    return [item["id"] for item in items_of(record, section)]


@pytest.mark.parametrize("block", range(2))
def test_every_action_outlives_new_versions_of_the_article(pipeline, record, block):
    chance = random.Random(block)  # noqa: S311 - the same versions in every run
    before = reviewed(record, ACTIONS)
    after, report = updated(pipeline, before, chance)
    assert report.unplaced == []
    assert after["history"] == before["history"]
    assert (after["title"], after["edited"]) == ("Footprints", ["title"])
    for section in SECTIONS:
        kept, now = of_people(before, section), of_people(after, section)
        assert {name: now.get(name) for name in kept if kept[name]} == {name: one for name, one in kept.items() if one}
        common = set(orders(before, section)) & set(orders(after, section))
        if section in {"chapters", "stops"}:
            assert [one for one in orders(after, section) if one in common] == [
                one for one in orders(before, section) if one in common
            ]


def test_what_was_taken_out_stays_out(pipeline, record):
    before = reviewed(record, [{"do": "remove-stop", "stop": "s2"}])
    after, _ = updated(pipeline, before, random.Random(7))  # noqa: S311 - as above
    assert "Russia" not in [one["name"] for one in after["routes"][0]["stops"]]
    assert all(one.get("stop") != "s2" for one in after["chapters"])


@pytest.mark.parametrize("block", range(2))
def test_random_actions_outlive_a_new_version(pipeline, record, random_action, block):
    chance = random.Random(100 + block)  # noqa: S311 - as above
    before = record
    for _ in range(25):
        before = reviewed(before, [random_action(before, chance)])
    after, report = updated(pipeline, before, chance)
    lost = {one["item"]["id"] for one in report.unplaced if "id" in one["item"]}
    assert after.get("history") == before.get("history")
    for section in SECTIONS:
        kept, now = of_people(before, section), of_people(after, section)
        wanted = {name: one for name, one in kept.items() if one and name not in lost}
        assert {name: now.get(name) for name in wanted} == wanted


def test_a_verdict_that_was_entered_for_a_claim_is_the_one_that_the_machine_drafts(pipeline, record, judge):
    """A corrected place makes a claim that the draft did not have; confirmed, it is one verdict after an update."""
    bare = {**record, "verdicts": [one for one in record["verdicts"] if one["id"] != "v5"]}
    bare["drafted"] = {
        **record["drafted"],
        "verdicts": {k: v for k, v in record["drafted"]["verdicts"].items() if k != "v5"},
    }
    opened = read_story_file(write_yaml(bare).encode(), name="story.yaml")
    known = judge(opened)
    claim = next(one for one in known.judged if one.item is None)
    action = {"do": "decide", "verdict": claim.key, "status": "confirmed", "outcome": claim.outcome, "note": "Yes."}
    decided = act(opened.record, action, Actor(by="Ann", on="2026-11-27T10:00:00Z"), known)
    after, _ = updated(pipeline, decided, random.Random(3))  # noqa: S311 - as above
    same = [one for one in after["verdicts"] if one["type"] == claim.type]
    assert [(one["id"], one["status"], one["note"]) for one in same] == [("v8", "confirmed", "Yes.")]
