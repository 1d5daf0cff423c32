"""Requirement 21: the article's own words lead to the map, and a marker to the words."""

import pytest

pytestmark = pytest.mark.browser


def test_a_marker_leads_to_its_words_and_a_word_to_its_marker(open_page, page_bytes, walk):
    page = open_page(page_bytes).page
    page.locator(".leaflet-marker-icon[aria-label='Stop 4: Oslo']").evaluate("(element) => element.click()")
    assert walk.current(page) == "chapter-4"
    page.keyboard.press("Home")
    page.wait_for_timeout(1000)
    page.locator("#chapter-1 .toponym", has_text="Libya").click()
    assert page.locator(".holder.current .label").text_content() == "Libya"


def test_every_place_and_claim_of_the_text_is_marked_in_it(open_page, page_bytes):
    page = open_page(page_bytes).page
    marked = page.locator(".chapter .toponym").evaluate_all("(all) => all.map((e) => e.textContent)")
    assert {"Ukraine", "Libya", "Finland", "Russia", "Norway", "Pasvikdalen", "Treriksrøysa", "Oslo"} <= set(marked)
    assert page.locator(".chapter .claimed").count() >= 2


def test_a_name_that_was_chosen_leads_to_its_place_on_the_map(open_page, page_bytes):
    page = open_page(page_bytes, fragment="#chapter-4").page
    page.locator("#chapter-4 .toponym", has_text="Oslo").click()
    current = page.locator(".leaflet-marker-icon.current")
    assert current.count() == 1
    stage, marker = page.locator(".map").bounding_box(), current.bounding_box()
    assert stage["x"] <= marker["x"] <= stage["x"] + stage["width"]
    assert stage["y"] <= marker["y"] <= stage["y"] + stage["height"]
