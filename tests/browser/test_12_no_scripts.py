"""Requirement 12: without scripts all text, quotes and verdicts are there, and an overview map."""

import pytest

pytestmark = pytest.mark.browser


def test_without_scripts_all_text_verdicts_and_an_overview_map_are_there(open_page, page_bytes, hand_made):
    page = open_page(page_bytes, java_script_enabled=False).page
    text = page.locator("main").inner_text()
    told = page.locator(".chapter > p").evaluate_all(
        """(found) => found.map((paragraph) => {
            paragraph.querySelectorAll('.reference').forEach((reference) => reference.remove());
            return paragraph.textContent;
        })"""
    )
    assert told == list(hand_made.PARAGRAPHS)
    assert "contradict each other" in text
    assert "196 km" in text
    assert page.locator(".overview svg").is_visible()
    assert page.locator(".overview polyline.route").count() == 3
    assert not page.locator(".steps").is_visible()


def test_without_scripts_nothing_that_needs_them_is_in_sight(open_page, page_bytes):
    page = open_page(page_bytes, java_script_enabled=False).page
    for selector in (".js-only", ".map", ".explore", ".filter"):
        shown = page.locator(selector).evaluate_all(
            "(all) => all.filter((e) => e.getBoundingClientRect().height > 0).length"
        )
        assert shown == 0, selector
    assert page.locator(".overview svg [class~=stop], .overview svg circle").count() >= 3
