"""StoryMapJS: what its own code asks of a slide, and that no word of a story becomes HTML in it."""

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from storymap.model.chapters import Media
from storymap.model.places import LonLat

ALLOWED = {"p", "b", "i", "small", "a", "br"}


class Markup(HTMLParser):
    """Tags as a browser finds them where StoryMapJS sets the words as HTML."""

    def __init__(self, words):
        super().__init__()
        self.tags = []
        self.feed(words)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def html_of(data):
    """Everything that StoryMapJS sets as HTML."""
    made = json.loads(data)["storymap"]
    yield made["attribution"]
    for slide in made["slides"]:
        yield from (slide["text"]["headline"], slide["text"]["text"], slide["date"])
        yield from (slide["media"]["caption"], slide["media"]["credit"], slide["location"].get("name", ""))


@pytest.fixture(scope="module")
def at(hand_made):
    """A function: longitude, latitude → a story whose one stop is there."""

    def make(lon, lat):
        story = hand_made.make_story()
        place = replace(hand_made.PLACES["Oslo"], location=LonLat(lon=lon, lat=lat))
        stop = replace(story.routes[0].stops[3], place=place)
        return replace(story, routes=(replace(story.routes[0], stops=(stop,), legs=()),))

    return make


def test_the_first_slide_is_an_overview_and_every_other_has_a_place(export, told_story):
    overview, *slides = json.loads(export("storymapjs", told_story))["storymap"]["slides"]
    assert overview["type"] == "overview"
    assert overview["text"]["headline"] == "The surveyor who walked to Oslo"
    assert [slide["text"]["headline"] for slide in slides] == [
        "Ukraine", "Russia", "the Norwegian border near Pasvikdalen", "Oslo",
    ]  # fmt: skip
    assert all("type" not in slide for slide in slides)


def test_a_stop_without_a_place_is_told_on_the_slide_before(export, told_story):
    slides = json.loads(export("storymapjs", told_story))["storymap"]["slides"]
    assert "<b>Nowhereville</b> (place unknown)" in slides[2]["text"]["text"]


def test_every_slide_has_what_stops_the_page_when_it_is_missing(export, hostile_story):
    for slide in json.loads(export("storymapjs", hostile_story))["storymap"]["slides"]:
        assert isinstance(slide["text"]["headline"], str)
        assert isinstance(slide["text"]["text"], str)
        assert set(slide["media"]) == {"url", "caption", "credit"}
        assert isinstance(slide["location"], dict)


@pytest.mark.parametrize(("lon", "lat"), [(0, 0), (0, 51.5), (32.5, 0), (-0.00001, 0.00001)])
def test_zero_is_not_written_for_zero(lon, lat, at, export):
    (slide,) = json.loads(export("storymapjs", at(lon, lat)))["storymap"]["slides"][1:]
    where = slide["location"]
    assert where["lat"]
    assert where["lon"]
    assert abs(where["lat"] - lat) <= 0.005
    assert abs(where["lon"] - lon) <= 0.005


def test_positions_are_numbers(export, told_story):
    for slide in json.loads(export("storymapjs", told_story))["storymap"]["slides"][1:]:
        assert {type(slide["location"][name]) for name in ("lat", "lon")} == {float}
        assert isinstance(slide["location"]["zoom"], int)


def test_no_word_of_a_story_becomes_html(export, hostile_story):
    for full_text in (False, True):
        for words in html_of(export("storymapjs", hostile_story, full_text=full_text)):
            for tag, attributes in Markup(words).tags:
                assert tag in ALLOWED
                assert set(attributes) <= {"href", "target", "rel"}
                assert attributes.get("href", "https://").startswith(("https://", "http://"))


def test_a_text_of_unknown_licence_is_quoted_briefly(export, hand_made):
    document = hand_made.make_document(source=replace(hand_made.make_document().source, licence=None))
    story = replace(hand_made.make_story(), documents=(hand_made.resolve(document),))
    sentence = "She waited there for permission to go further north."
    assert sentence not in export("storymapjs", story).decode()
    assert sentence in export("storymapjs", story, full_text=True).decode()
    assert sentence in export("storymapjs", hand_made.make_story()).decode()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/a.jpg?b=1&c=2", "https://example.org/a.jpg?b=1&c=2"),
        ("javascript:alert(1)", ""),
        ("<iframe src=//x>", ""),
        ("pictures/a.jpg", ""),
    ],
)
def test_only_web_addresses_are_media(address, shown, export, hand_made):
    story = hand_made.make_story()
    picture = Media(url=address, alt="A <b>cairn</b>", credit="Me")
    chapters = (replace(story.chapters[0], media=(picture,)), *story.chapters[1:])
    media = json.loads(export("storymapjs", replace(story, chapters=chapters)))["storymap"]["slides"][1]["media"]
    assert media["url"] == shown
    assert "<b>" not in media["caption"]


def test_a_story_without_a_route_is_one_overview(export, hand_made):
    story = replace(hand_made.make_story(), routes=())
    (overview,) = json.loads(export("storymapjs", story))["storymap"]["slides"]
    assert "In the autumn the surveyor left Ukraine" in overview["text"]["text"]
