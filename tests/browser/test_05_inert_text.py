"""Requirement 5: hostile strings in every text field run nothing, call nobody and lose nothing."""

import csv
from dataclasses import replace

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter, PageOptions
from storymap.exporters.leaflet.sources import step_scripts
from storymap.gazetteers.overlay import OverlayGazetteer
from storymap.model.stories import ContextPlace

pytestmark = pytest.mark.browser


def assert_inert(opened) -> None:
    assert opened.page.evaluate("window.ran") is None
    assert opened.dialogs == []
    assert opened.errors == []
    assert opened.foreign_requests == []
    assert opened.violations == []


def test_the_corpus_holds_at_least_sixty_strings(hostile):
    assert len(set(hostile.STRINGS)) >= 60


def test_hostile_texts_run_nothing_and_call_nobody(open_page, hostile_bytes, walk):
    opened = open_page(hostile_bytes)
    walk.walk_through(opened.page)
    assert_inert(opened)


def test_texts_of_100_kilobytes_run_nothing_and_are_shown_whole(open_page, long_bytes, walk, hostile):
    opened = open_page(long_bytes)
    walk.walk_through(opened.page)
    assert_inert(opened)
    assert opened.page.locator("#chapter-1 h2 > span:last-child").text_content() == hostile.LONG
    assert opened.page.locator("#claim-1 .because").text_content() == hostile.LONG


def test_hostile_texts_stay_inert_on_a_page_from_right_to_left(open_page, hand_made, hostile_story, hostile):
    story = hostile_story.make_hostile_story(hostile.STRINGS, hand_made)
    exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(lang="ar", title=hostile.STRINGS[2]))
    opened = open_page(exporter.export_story(story))
    for key in ("ArrowLeft", "End", "Home"):
        opened.page.keyboard.press(key)
    assert_inert(opened)
    assert opened.page.locator("h1").text_content() == hostile.STRINGS[2]


def test_hostile_names_of_a_users_gazetteer_are_shown_as_written_on_the_map(
    open_page, exporter, hand_made, hostile, tmp_path
):
    table = tmp_path / "places.csv"
    # A table's reader writes line ends and tabs in a name as spaces.
    names = [" ".join(words.split()) for words in hostile.STRINGS if hostile.is_row(words)]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "longitude", "latitude"))
        writer.writerows((f"n{n}", name, n * 3 - 90, (n * 7) % 60) for n, name in enumerate(names))
    gazetteer = OverlayGazetteer(table)
    found = [next(c.place for c in gazetteer.candidates(name) if c.place.name == name) for name in names]
    context = tuple(ContextPlace(name=place.name, place=place) for place in found)
    opened = open_page(exporter.export_story(replace(hand_made.make_story(), routes=(), context=context, chapters=())))
    assert_inert(opened)
    labels = opened.page.locator(".marker .label").evaluate_all("(found) => found.map((e) => e.textContent)")
    assert len(names) >= 55
    assert set(labels) == set(names)


def test_hostile_texts_make_no_elements(hostile_page):
    page = hostile_page
    foreign = (
        "img, iframe, form, input, base, link:not([rel=icon]), math, object, embed, textarea, meta[http-equiv=refresh]"
    )
    assert page.locator(foreign).count() == 0
    assert page.evaluate("[...document.links].filter((a) => !/^(https?|file):/.test(a.protocol)).length") == 0
    handlers = "(all) => all.filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))).length"
    assert page.locator("*").evaluate_all(handlers) == 0
    assert page.locator("script:not([type])").count() == 4 + len(step_scripts())
    assert page.locator("style").count() == 2


@pytest.fixture(scope="module")
def hostile_page(browser, hostile_bytes, tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_bytes(hostile_bytes)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


FIELDS = {
    "chapter titles": ".chapter h2 > span:last-child",
    "passages": ".chapter > p .toponym, .chapter > p:not(:has(.toponym)) .claimed",
    "sources": ".byline cite",
    "quotes": ".card summary q",
    "reasons": ".card .because",
    "credits": ".chapter > .media .quiet",
    "notes of people": ".card .decided",
    "not checkable": "#claims .plain q",
}


def test_a_card_shows_its_repair_source_owner_and_worldview_as_written(hostile_page, hostile):
    cards = hostile_page.locator(".card .body").evaluate_all("(found) => found.map((e) => e.textContent)")
    for card, words in zip(cards, hostile.STRINGS, strict=True):
        assert card.count(hostile.as_shown(words)) >= 6


def test_every_worldview_is_named_as_written(hostile_page, hostile):
    footer = hostile_page.locator("footer").text_content()
    assert [words for words in hostile.STRINGS if hostile.as_shown(words) not in footer] == []


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_texts_are_shown_as_written(hostile_page, hostile, field):
    shown = hostile_page.locator(FIELDS[field]).evaluate_all("(found) => found.map((e) => e.textContent)")
    assert sorted(shown) == sorted(hostile.as_shown(words) for words in hostile.STRINGS)


def test_captions_and_media_are_shown_as_written_and_only_web_addresses_are_links(hostile_page, hostile):
    captions = hostile_page.locator(".chapter > .authored").evaluate_all("(found) => found.map((e) => e.textContent)")
    wanted = {" ".join(hostile.as_shown(words).split()) for words in hostile.STRINGS}
    assert {" ".join(words.split()) for words in captions} == wanted
    media = hostile_page.locator(".chapter > .media").evaluate_all("(found) => found.map((e) => e.textContent)")
    for shown, words in zip(media, hostile.STRINGS, strict=True):
        assert shown.count(hostile.as_shown(words)) == 2
    links = hostile_page.locator(".chapter > .media a, .decided ~ .plain a")
    assert links.evaluate_all("(found) => found.every((a) => /^https?:$/.test(a.protocol))")


def test_hostile_names_are_shown_as_written_on_the_map_and_in_the_headline(hostile_page, hostile):
    page = hostile_page
    labels = page.locator(".marker .label").evaluate_all("(found) => found.map((e) => e.textContent)")
    assert {hostile.as_shown(words) for words in labels} == {hostile.as_shown(words) for words in hostile.STRINGS}
    assert page.locator("h1").text_content() == hostile.as_shown(" | ".join(hostile.STRINGS))
    attributed = page.locator("footer .plain li b").evaluate_all("(found) => found.map((e) => e.textContent)")
    assert {hostile.as_shown(words) for words in hostile.STRINGS} <= set(attributed)
