"""Requirement 13: paper shows everything, in light colours, with its links written out."""

import re

import pytest

pytestmark = pytest.mark.browser


def test_paper_shows_every_chapter_and_the_overview_instead_of_the_map(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.emulate_media(media="print")
    assert page.locator(".chapter:visible").count() == 4
    assert page.locator(".overview svg").is_visible()
    assert not page.locator(".map").is_visible()


def test_paper_is_light_also_for_readers_of_dark_pages(open_page, page_bytes):
    page = open_page(page_bytes, color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    paper, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert ink == "rgb(0, 0, 0)"


def test_paper_shows_the_verdicts_the_addresses_of_links_and_no_buttons(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#claims table tr:visible").count() >= 3
    assert page.locator(".card .because:visible").count() == 2
    after = "(e) => getComputedStyle(e, '::after').content"
    assert "https://example.org/surveyor" in page.locator(".byline a").first.evaluate(after)
    assert page.locator("button:visible").count() == 0


def test_a_pdf_holds_every_chapter_and_does_not_split_the_map(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 12
    page.emulate_media(media="print")
    assert page.locator(".overview").evaluate("(e) => getComputedStyle(e).breakInside") == "avoid"
