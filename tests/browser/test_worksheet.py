"""The worksheet: no names on the map, two sheets of paper, a page like any other besides."""

import re

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter, PageOptions

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def worksheet_bytes(hand_made):
    exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(worksheet=True, theme="dark"))
    return exporter.export_story(hand_made.make_story())


def test_the_map_says_numbers_and_letters_and_no_name(open_page, worksheet_bytes):
    opened = open_page(worksheet_bytes)
    page = opened.page
    labels = page.locator(".marker .label").evaluate_all("(all) => all.map((e) => e.textContent)")
    assert set(labels) <= {"?", *"ABCDEFGHIJ"}
    assert page.locator(".pin .label:visible").count() == 0
    called = page.locator(".leaflet-marker-icon[role=button]").evaluate_all("(all) => all.map((e) => e.ariaLabel)")
    assert not re.search("Oslo|Norway|Ukraine|Russia|Pasvik", " ".join(called))
    assert opened.errors == []
    assert opened.violations == []


def test_it_prints_the_map_with_lines_and_then_the_key(open_page, worksheet_bytes):
    page = open_page(worksheet_bytes).page
    page.emulate_media(media="print")
    assert page.locator(".overview").is_visible()
    assert page.locator(".sheet.task .line").count() == page.locator(".sheet.answers li").count() > 0
    assert page.locator(".sheet.task li b").all_inner_texts() == page.locator(".sheet.answers li b").all_inner_texts()
    assert page.locator(".chapter:visible, .back:visible, .notice:visible").count() == 0
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(255, 255, 255)"


def test_it_takes_two_sheets_of_paper(open_page, worksheet_bytes):
    pdf = open_page(worksheet_bytes).page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


def test_on_the_screen_the_story_is_there_and_the_key_is_not(open_page, worksheet_bytes):
    page = open_page(worksheet_bytes).page
    assert page.locator(".chapter").first.is_visible()
    assert page.locator(".sheet:visible").count() == 0
    assert "the map shows no names" in page.locator(".notice").first.inner_text()
