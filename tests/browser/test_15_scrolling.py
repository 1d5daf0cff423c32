"""Requirement 15: chapters change by scrolling, and by buttons in frames."""

import pytest

pytestmark = pytest.mark.browser


def test_scrolling_changes_the_chapter(open_page, page_bytes, walk):
    page = open_page(page_bytes).page
    page.wait_for_timeout(950)
    page.locator("#chapter-3").evaluate("(element) => window.scrollTo(0, element.offsetTop - 150)")
    page.wait_for_timeout(250)
    assert walk.current(page) == "chapter-3"


def test_scrolling_a_phone_changes_the_chapter_under_the_map(open_page, page_bytes, walk):
    page = open_page(page_bytes, viewport={"width": 390, "height": 800}).page
    page.wait_for_timeout(950)
    page.locator("#chapter-3").evaluate("(e) => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 500)")
    page.wait_for_function("document.querySelector('#chapter-3[aria-current]')", timeout=5000)


def test_in_a_frame_buttons_change_the_chapter_and_one_is_shown_at_a_time(open_page, page_bytes, tmp_path, walk):
    (tmp_path / "story.html").write_bytes(page_bytes)
    opened = open_page(b"<!doctype html><title>o</title><iframe src='story.html' width=900 height=600></iframe>")
    frame = opened.page.frames[1]
    for chapter in (2, 3, 4):
        frame.locator(".next").click()
        assert walk.current(frame) == f"chapter-{chapter}"
        assert frame.locator(".chapter:visible").count() == 1
    frame.locator(".previous").click()
    assert walk.current(frame) == "chapter-3"
