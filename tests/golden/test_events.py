"""What befell the traveller of the defection story, with its times."""

from pathlib import Path

import pytest

from storymap.model.stories import Event
from storymap.pipeline import analyze
from storymap.reading.text import read_document

SEED = Path(__file__).resolve().parents[2] / "seeds" / "defection.md"
WHO = "Andrey Medvedev"


@pytest.fixture(scope="module")
def events() -> tuple[Event, ...]:
    document, _ = read_document(SEED.read_bytes(), id="defection")
    return analyze([document]).events


def told(event: Event) -> str:
    return event.kind if event.kind != "motion" else event.motion or ""


def test_joining_desertion_crossing_and_request_are_events_of_the_traveller(events):
    own = [told(event) for event in events if event.who == WHO and event.reached]
    kinds = [one for one in own if one in {"joining", "desertion", "cross", "request"}]
    assert kinds == ["joining", "desertion", "cross", "request"]


def test_events_have_the_times_that_the_story_tells(events):
    days = {told(event): event.when.start for event in events if event.when and event.when.start}
    assert days["joining"] == "2022-07-01"
    assert days["cross"] == "2023-01-13"


def test_what_was_tried_did_not_happen(events):
    (finland,) = [event for event in events if event.goal and event.goal.name == "Finland"]
    assert not finland.reached
