"""`storymap.check_text`: a report in two lines of Python."""

import dataclasses
import json

import jsonschema
import pytest

import storymap
from storymap.errors import InputError, StorymapError
from storymap.pipeline import Pipeline

TEXT = "Norway's border with Russia is 96km (122 miles) long. Lesotho borders Namibia. Norway borders Sweden.\n"


@pytest.fixture(scope="module")
def report():
    return storymap.check_text(TEXT)


def test_verdicts_come_in_order_of_the_text_and_problems_gravest_first(report):
    assert [report.quote(verdict)[:6] for verdict in report.verdicts] == ["Norway", "Lesoth", "Norway"]
    assert [verdict.outcome.value for verdict in report.problems] == ["contradicted", "inconsistent"]


def test_report_is_a_frozen_value(report):
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.story = None
    assert report == storymap.check_text(TEXT)


def test_exports(report):
    assert json.loads(report.to_json())["schema"] == "storymap/report/1"
    assert report.to_markdown().startswith("# ")
    assert 'class="map"' in report.to_html()
    assert "**Decided by:**" in report.to_markdown(explain=True)


def test_several_texts_are_one_story():
    both = storymap.check_texts({"a": "Norway borders Sweden.", "b": "Norway does not border Sweden."})
    assert [verdict.claim.document for verdict in both.verdicts] == ["a", "b"]
    assert both.verdicts[0].conflicts_with == ("c2",)
    assert [v.claim.document for v in storymap.check_texts(["Chad borders Niger."] * 2).verdicts] == [
        "text-1",
        "text-2",
    ]


def test_pipeline_options_hold():
    report = storymap.check_text("Crimea is part of Ukraine.", pipeline=Pipeline(worldviews=("un",)))
    assert report.verdicts[0].worldviews == (("un", "supported"),)


@pytest.mark.parametrize("texts", [[], [""], [" \n"]])
def test_nothing_to_read_is_an_input_error(texts):
    with pytest.raises(InputError):
        storymap.check_texts(texts)


def test_only_what_a_person_confirmed_becomes_a_claim_review(report):
    assert json.loads(report.to_claim_review()) == []
    (review,) = json.loads(report.with_status("c2", "confirmed").to_claim_review())
    jsonschema.validate(review, REVIEW)
    assert review["claimReviewed"] == "Lesotho borders Namibia"
    assert review["reviewRating"]["ratingValue"] == 1


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Norway borders Sweden.", 5),
        ("Norway shares a 122-mile land border with Russia.", 5),
        ("Norway shares a 96km (122-mile) land border with Russia.", 2),
        ("Lesotho borders Namibia.", 1),
        ("Crimea is part of Ukraine.", None),
    ],
)
def test_outcomes_are_rated_as_documented(text, rating):
    report = storymap.check_text(text)
    last = f"c{len(report.verdicts)}"
    (review,) = json.loads(report.with_status(last, "confirmed").to_claim_review())
    jsonschema.validate(review, REVIEW)
    assert review.get("reviewRating", {}).get("ratingValue") == rating


def test_a_claim_that_is_not_there_cannot_be_confirmed(report):
    with pytest.raises(StorymapError, match="c1, c2, c3"):
        report.with_status("c9", "confirmed")


def test_unknown_public_names_are_attribute_errors():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        storymap.nothing  # noqa: B018 - asking is the test


REVIEW = {
    "type": "object",
    "required": ["@context", "@type", "claimReviewed", "itemReviewed", "reviewBody"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "reviewBody": {"type": "string", "minLength": 1},
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "appearance"],
            "properties": {
                "@type": {"const": "Claim"},
                "appearance": {"type": "object", "required": ["@type"], "additionalProperties": {"type": "string"}},
            },
        },
        "reviewRating": {
            "type": "object",
            "required": ["@type", "ratingValue", "bestRating", "worstRating", "alternateName"],
            "properties": {
                "@type": {"const": "Rating"},
                "ratingValue": {"enum": [1, 2, 4, 5]},
                "bestRating": {"const": 5},
                "worstRating": {"const": 1},
                "alternateName": {"type": "string"},
            },
        },
    },
}
"""What schema.org and its readers ask of a ClaimReview, as far as a machine can give it."""
