"""What is better not judged is listed with its reason, never contradicted."""

import pytest

from storymap.pipeline import Pipeline
from storymap.reading.text import read_text


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Neither Norway nor any town in Sweden borders Germany.", "denied"),
        ("Armenia, Iran and Turkey do not meet at one point.", "denied"),
        ("China shares a border with Russia, and Japan with no one.", "denied"),
        ("Some think that Norway borders Germany.", "thinks"),
        ("In the novel, Norway borders Germany.", "fiction"),
        ("Before the war Poland bordered Romania.", "past"),
        ("Slovenia is almost landlocked.", "landlocked"),
        ("She never claimed that Austria borders Poland.", "denied"),
        ("The rumour that Spain borders Italy is unfounded.", "not as a fact"),
        ("An earlier version said that Norway borders Germany.", "earlier version"),
        ("Spain has a longer border with Andorra than with Portugal.", "length"),
        ("Chad is bordered by Libya to the south.", "side"),
        ("Italy borders France and nobody else.", "only neighbour"),
        ("Vienna, 60 km from Bratislava, is the capital of Austria.", "meant"),
    ],
)
def test_a_passage_that_asserts_nothing_safely_is_not_contradicted(pipeline, text, reason):
    story = pipeline.analyze([read_text(text, id="doubt")])
    assert not [v for v in story.verdicts if v.outcome in ("contradicted", "inconsistent")]
    assert any(reason in item.reason for item in story.not_checkable)


@pytest.mark.parametrize("text", ["Norway borders Germany.", "Norway is bordered by Germany.", "Norway lies in Asia."])
def test_a_plain_wrong_claim_is_still_judged(pipeline, text):
    story = pipeline.analyze([read_text(text, id="plain")])
    assert not any("past" in item.reason or "denied" in item.reason for item in story.not_checkable)


def test_short_borders_are_not_contradicted_for_the_slack_of_their_ends(pipeline):
    story = pipeline.analyze([read_text("Russia shares a 17-km border with North Korea.", id="short")])
    assert not [v for v in story.verdicts if v.outcome == "contradicted"]
