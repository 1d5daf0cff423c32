"""Whatever people do, the file can be read again, and everything they did can be undone."""

import copy
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storymap import story_files
from storymap.errors import ActionError, Clash
from storymap.review.acting import act
from storymap.review.patches import applied, difference, reversed_
from storymap.review.values import Actor, Known
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.yaml_writing import write_yaml

PEOPLE = ("Ann", "Bo Åström", None)


def acted(record, action, number, chance):
    actor = Actor(by=chance.choice(PEOPLE), on=f"2026-11-27T10:{number:02}:00Z")
    before, after, told = copy.deepcopy(record), record, ""
    try:
        after = act(record, action, actor, Known())
    except ActionError as error:
        told = str(error)
    assert "\n" not in told
    assert record == before, "an action changed what it was given"
    return after


def merged(record, mine, theirs):
    """One person's changes done to another's; `None` where they clash."""
    try:
        return applied(theirs, difference(record, mine))
    except Clash:
        return None


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False), name=st.sampled_from(["defection", "pacific"]))
def test_after_any_action_the_file_is_valid_and_the_action_can_be_undone(seed, random_action, chance, name):
    opened = seed(name)
    record, done = opened.record, []
    for number in range(8):
        after = acted(record, random_action(record, chance), number, chance)
        patches = difference(record, after)
        assert applied(record, patches) == after
        assert applied(after, reversed_(patches)) == record
        if after is not record:
            again = read_story_file(write_yaml(after, opened.comments).encode(), name="story.yaml").record
            assert again == after
            done.append((patches, record))
        record = after
    for patches, before in reversed(done):
        record = applied(record, reversed_(patches))
        assert record == before
    assert write_yaml(record, opened.comments).encode() == opened.content


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False))
def test_two_people_s_actions_are_merged_whoever_is_first_or_clash(record, random_action, chance):
    mine = acted(record, random_action(record, chance), 1, chance)
    theirs = acted(record, random_action(record, chance), 2, chance)
    one, other = merged(record, mine, theirs), merged(record, theirs, mine)
    assert (one is None) == (other is None)
    if one is not None:
        assert read_story_file(write_yaml(one).encode(), name="story.yaml").record == one
        assert {**one, "history": None} == {**other, "history": None}
        told = [sorted(map(str, record.get("history", []))) for record in (one, other)]
        assert told[0] == told[1]


@pytest.mark.parametrize("block", range(3))
def test_a_story_is_told_after_any_actions(pipeline, seed, random_action, block):
    opened = seed("defection")
    chance = random.Random(block)  # noqa: S311 - the same actions in every run
    record = opened.record
    for number in range(20):
        record = acted(record, random_action(record, chance), number, chance)
    record = {**record, "chapters": [{k: v for k, v in one.items() if k != "media"} for one in record["chapters"]]}
    record["chapters"] = [one for one in record["chapters"] if one.get("passage") or one.get("caption")]
    again = read_story_file(write_yaml(record).encode(), name="story.yaml")
    hidden = [{k: v for k, v in one.items() if k != "obscure_km"} for one in again.record["places"]]
    shown = read_story_file(write_yaml({**again.record, "places": hidden}).encode(), name="story.yaml")
    story = story_files.tell_file(pipeline, shown.file, origin=shown.origin).story
    pipeline.exporter("json").export_story(story)
    pipeline.exporter("leaflet").export_story(story)
