"""The page is told of all of a story; after an action only of what changed."""

import copy
import json

import pytest

from storymap.review.acting import act
from storymap.review.values import Actor, Judged, Known
from storymap.review.view import Standing, Viewer, patch

STANDING = Standing(file="story.yaml", version="0123456789abcdef", undo="role of Oslo")
ANN = Actor(by="Ann", on="2026-11-27T10:00:00Z")


def view(record, known=None):
    return Viewer().state(record, known or Known(), STANDING)


def by_id(items):
    return {one["id"]: one for one in items}


def words(paragraph, mark):
    """What browsers show between the ends of a mark."""
    return paragraph["text"].encode("utf-16-le")[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le")


def test_a_state_is_json_and_says_what_the_desk_says(record):
    state = json.loads(json.dumps(view(record)))
    assert (state["schema"], state["file"], state["version"]) == ("storymap/review/1", "story.yaml", "0123456789abcdef")
    assert (state["title"], state["judging"], state["problems"]) == ("Through the snow, away from Wagner", False, [])
    assert (state["undo"], state["redo"], state["history"], state["unplaced"]) == ("role of Oslo", None, [], [])
    assert state["since_draft"] == []


def test_names_and_claims_are_marked_where_they_stand(record):
    state = view(record)
    places, verdicts = by_id(state["places"]), by_id(state["verdicts"])
    marked = [(one, mark) for one in state["documents"][0]["paragraphs"] for mark in one["marks"]]
    assert len([mark for _, mark in marked if mark["kind"] == "place"]) == sum(
        one["mentions"] for one in places.values()
    )
    assert len([mark for _, mark in marked if mark["kind"] == "claim"]) == len(verdicts)
    for paragraph, mark in marked:
        told = " ".join(words(paragraph, mark).split())
        if mark["kind"] == "place":
            assert told == places[mark["id"]]["name"]
        else:
            assert told == verdicts[mark["id"]]["quote"]


def test_marks_count_as_browsers_do_behind_letters_outside_the_basic_plane(record):
    story = copy.deepcopy(record)
    text = "\U0001f600\U0001f600 Oslo is cold.\n"
    mention = {"exact": "Oslo", "start": 3, "end": 7}
    story |= {"documents": [{"id": "d", "text": text}], "chapters": [], "verdicts": [], "routes": []}
    story["places"] = [{"id": "p1", "name": "Oslo", "mentions": [mention]}]
    paragraph = view(story)["documents"][0]["paragraphs"][0]
    assert [words(paragraph, mark) for mark in paragraph["marks"]] == ["Oslo"]


def test_front_matter_is_not_shown_and_headings_are_told(record):
    paragraphs = view(record)["documents"][0]["paragraphs"]
    assert paragraphs[0]["text"] == "Through the snow, away from Wagner"
    assert [one["text"] for one in paragraphs if one["heading"]][1:3] == ["The contract", "Two months underground"]


def test_a_chapter_says_which_paragraphs_its_passage_begins_and_ends_in(record):
    state = view(record)
    paragraphs, chapter = state["documents"][0]["paragraphs"], by_id(state["chapters"])["c2"]
    passage = chapter["passage"]
    assert paragraphs[passage["paragraph"]]["text"][passage["start"] :] == "The contract"
    assert passage["text"].startswith("The contract")
    assert paragraphs[passage["last"]]["text"][: passage["end"]].endswith("Medvedev deserted.")


def test_a_place_is_resolved_by_candidate_by_position_and_not_at_all(record):
    moved = act(record, {"do": "set-position", "place": "p4", "lat": 48.7, "lon": 38.1, "radius_km": 5}, ANN, Known())
    struck = act(moved, {"do": "not-a-place", "place": "p7", "value": True}, ANN, Known())
    places = by_id(view(struck)["places"])
    assert places["p11"]["resolved"]["name"] == "Oslo"
    assert 0 < places["p11"]["confidence"] < 1
    assert (places["p4"]["resolved"]["id"], places["p4"]["resolved"]["lat"]) == ("story:p4", 48.7)
    assert (places["p4"]["confidence"], places["p4"]["decided"]) == (1.0, True)
    assert (places["p7"]["resolved"], places["p7"]["not_a_place"]) == (None, True)


def test_what_the_data_say_now_stands_beside_what_was_drafted(record):
    judged = Judged(
        key="k", item="v4", document="defection", type="border-length", start=2445, end=2492, outcome="contradicted"
    )
    other = Judged(
        key="o", item=None, document="defection", type="containment", start=2688, end=2694, outcome="supported"
    )
    state = view(record, Known(judged=(judged, other)))
    verdicts = {one["key"]: one for one in state["verdicts"]}
    assert (verdicts["k"]["outcome"], verdicts["k"]["drafted_outcome"]) == ("contradicted", "inconsistent")
    assert (verdicts["o"]["id"], verdicts["o"]["quote"], verdicts["o"]["status"]) == (None, "Norway", "draft")
    marks = [mark for one in state["documents"][0]["paragraphs"] for mark in one["marks"]]
    assert "o" in {mark["id"] for mark in marks}


@pytest.mark.parametrize(
    ("action", "section", "item"),
    [
        ({"do": "edit-chapter", "chapter": "c2", "title": "Kyiv"}, "chapters", "c2"),
        ({"do": "set-role", "stop": "s2", "role": "passed"}, "routes", "r1"),
        ({"do": "accept", "section": "places", "item": "p7"}, "places", "p7"),
        ({"do": "decide", "verdict": "v4", "status": "rejected", "outcome": "inconsistent"}, "verdicts", "v4"),
        ({"do": "set-document", "document": "defection", "author": "Ida"}, "documents", "defection"),
    ],
)
def test_after_an_action_only_what_changed_is_told(record, action, section, item):
    viewer = Viewer()
    before = viewer.state(record, Known(), STANDING)
    after = viewer.state(act(record, action, ANN, Known()), Known(), STANDING)
    found = patch(before, after)
    assert {name: [one["id"] for one in items] for name, items in found["items"].items()} == {section: [item]}
    assert found["removed"] == found["order"] == {}
    assert [one["item"] for one in after["since_draft"]] == ["s2" if section == "routes" else item]


def test_items_that_come_and_go_and_move_are_told_with_the_new_order(record):
    viewer = Viewer()
    before = viewer.state(record, Known(), STANDING)
    added = act(record, {"do": "add-chapter", "title": "Mine", "caption": "Words", "before": "c2"}, ANN, Known())
    after = viewer.state(added, Known(), STANDING)
    found = patch(before, after)
    assert found["order"] == {"chapters": ["c1", "c8", "c2", "c3", "c4", "c5", "c6", "c7"]}
    assert patch(after, before)["removed"] == {"chapters": ["c8"]}


def test_a_viewer_that_remembers_says_the_same_as_a_new_one(record, seed, judge):
    viewer, known = Viewer(), judge(seed("defection"))
    for number, action in enumerate(
        [
            {"do": "obscure", "place": "p4", "km": 25},
            {"do": "move-stop", "stop": "s4", "before": "s1"},
            {"do": "remove-stop", "stop": "s2"},
            {"do": "not-a-place", "place": "p9", "value": True},
            {"do": "hide-chapter", "chapter": "c3", "hidden": True},
        ]
    ):
        record = act(record, action, ANN, known)
        known = known if number % 2 else Known()
        assert viewer.state(record, known, STANDING) == view(record, known)


def test_what_people_did_since_the_draft_is_listed(record):
    changed = act(record, {"do": "move-chapter", "chapter": "c7", "before": "c1"}, ANN, Known())
    changed = act(changed, {"do": "remove-stop", "stop": "s2"}, ANN, Known())
    changed = act(changed, {"do": "add-stop", "route": "r1", "name": "Kirkenes"}, ANN, Known())
    changed = act(changed, {"do": "set-title", "title": "Snow"}, ANN, Known())
    told = {(one["section"], one["item"]): one["keys"] for one in view(changed)["since_draft"]}
    assert told == {
        ("story", None): ["title"],
        ("stops", "s5"): ["added"],
        ("stops", "s2"): ["removed"],
        ("chapters", "c7"): ["order"],
        ("chapters", "c3"): ["stop"],
    }
