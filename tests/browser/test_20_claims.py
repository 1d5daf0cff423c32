"""Requirement 20: quote and map lead to each other; figures, borders and a filter."""

import pytest

pytestmark = pytest.mark.browser


def test_a_claim_opens_on_the_map_and_its_words_are_marked(open_page, page_bytes):
    page = open_page(page_bytes, fragment="#chapter-3").page
    page.locator(".reference").first.click()
    assert page.locator("path.evidence").count() == 1
    assert page.locator(".stage > .caption").inner_text() == "Claim 1: Norway–Russia border (machine draft)"
    assert page.locator(".claimed.shown").count() >= 1
    assert page.locator("#claim-1 .interval").is_visible()


def test_problems_only_hides_the_rest(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.locator(".filter").click()
    assert not page.locator("#claim-2").is_visible()
    assert page.locator("#claim-1").is_visible()


def test_a_claim_shows_its_badge_in_words_its_figures_and_its_correction(open_page, page_bytes):
    page = open_page(page_bytes, fragment="#chapter-3").page
    card = page.locator("#claim-1")
    assert card.locator(".badge").inner_text().lower() == "inconsistent"
    assert card.locator(".badge svg").count() == 1
    assert "196\N{NO-BREAK SPACE}km" in card.locator(".correction").inner_text()
    drawn = page.locator("#claim-1 .interval")
    assert drawn.is_visible()
    assert drawn.get_attribute("role") == "img" or drawn.locator("[role=img]").count() or drawn.locator("title").count()


def test_a_card_that_is_opened_marks_its_words_and_a_second_press_takes_the_border_away(open_page, page_bytes):
    page = open_page(page_bytes, fragment="#chapter-3").page
    button = page.locator("#claim-1 [data-show]")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("path.evidence.border").count() == 1
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator("path.evidence").count() == 0
