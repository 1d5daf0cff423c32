"""What befell the traveller, as the page tells it under a chapter."""

from dataclasses import replace

import pytest

from storymap.exporters.catalogue.words import languages, open_words
from storymap.exporters.leaflet.happenings import happenings
from storymap.model.chapters import Chapter
from storymap.model.stories import Event, Route, When
from storymap.model.texts import Span

CHAPTER = Chapter(title="Oslo", document="one", passage=Span(start=100, end=200))
ROUTE = Route(traveller="Ida Moe", stops=(), legs=())
JULY = When(start="1999-07-01", end="1999-07-31", precision="month", words="in July 1999")
DESERTION = Event(
    document="one", span=Span(start=110, end=120), motion="leave", kind="desertion", who="Ida Moe", when=JULY
)


def told(*events, lang="en"):
    return happenings(events, CHAPTER, ROUTE, open_words(lang))


def test_an_event_is_told_with_its_time():
    assert told(DESERTION) == ["Desertion (July 1999)"]


def test_an_event_told_twice_is_told_once_with_the_time_that_is_known():
    assert told(replace(DESERTION, when=None), DESERTION) == ["Desertion (July 1999)"]


def test_a_time_that_nothing_anchors_is_left_to_the_text():
    assert told(replace(DESERTION, when=When(start=None, end=None, precision="day", words="on Monday"))) == [
        "Desertion"
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"who": "Jan Kos"},
        {"reached": False},
        {"kind": "motion"},
        {"kind": "other"},
        {"document": "two"},
        {"span": Span(start=90, end=120)},
    ],
)
def test_other_people_other_passages_and_what_did_not_happen_are_not_told(change):
    assert told(replace(DESERTION, **change)) == []


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("kind", ["joining", "desertion", "detention", "release", "request"])
def test_every_kind_has_words_of_its_own_in_every_language(lang, kind):
    (said,) = told(replace(DESERTION, kind=kind), lang=lang)
    others = [told(replace(DESERTION, kind=other), lang=lang)[0] for other in {"joining", "request"} - {kind}]
    assert said not in others
    assert "1999" in said or "١٩٩٩" in said
