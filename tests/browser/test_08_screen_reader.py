"""Requirement 8: what a screen reader is told, in the order in which it tells it."""

from itertools import pairwise

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter, PageOptions

pytestmark = pytest.mark.browser


def test_there_is_one_headline_one_main_and_an_ordered_list_of_the_chapters(open_page, page_bytes):
    page = open_page(page_bytes).page
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("main ol.chapters > li.chapter").count() == 4
    levels = page.locator("h1, h2, h3, h4").evaluate_all("(all) => all.map((e) => Number(e.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_exactly_one_chapter_is_the_current_step(open_page, page_bytes):
    page = open_page(page_bytes).page
    for chapter in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        steps = page.locator(".chapters [aria-current=step]").evaluate_all("(all) => all.map((e) => e.id)")
        assert steps == [f"chapter-{chapter}"]


def test_one_live_region_says_the_chapter_that_was_reached(open_page, page_bytes):
    page = open_page(page_bytes).page
    assert page.locator("[aria-live], [role=status], [role=alert]").count() == 1
    page.locator(".next").click()
    assert page.locator("[role=status]").text_content() == "Chapter 2 of 4: Russia"


def test_the_map_and_its_markers_have_names_and_roles(open_page, page_bytes):
    page = open_page(page_bytes).page
    tree = page.locator(".stage").aria_snapshot()
    assert page.locator(".map").get_attribute("role") == "application"
    assert page.locator(".map").get_attribute("aria-label")
    for name in ("Stop 2: Russia", "Stop 4: Oslo", "Stop 1: Ukraine, inferred"):
        assert f'button "{name}"' in tree
    nameless = "(all) => all.filter((e) => !e.getAttribute('aria-label')).length"
    assert page.locator(".leaflet-marker-icon[role=button]").evaluate_all(nameless) == 0
    assert page.locator("canvas:not([aria-hidden=true])").count() == 0


def test_the_accessible_tree_tells_the_whole_text_in_order(open_page, page_bytes, hand_made):
    tree = open_page(page_bytes).page.locator("main").aria_snapshot()
    places = [tree.index(words) for words in ("In the autumn", "Her train", "In January", "She finished her report")]
    assert places == sorted(places)


def test_words_in_another_language_than_the_page_say_so(open_page, exporter, hand_made):
    german = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(lang="de"))
    page = open_page(german.export_story(hand_made.make_story())).page
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.locator(".card .because").first.get_attribute("lang") == "en"
