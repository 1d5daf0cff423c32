"""Requirement 15: chapters change by scrolling, and by buttons in frames."""

import pytest

pytestmark = pytest.mark.browser


def scrolled_to(page, chapter, *, below_top_px):
    """Scroll as a reader does, again when the page has moved under the text meanwhile: whether the chapter is told."""
    scroll = "(e, below) => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - below)"
    for moved_px in range(20):
        page.locator(chapter).evaluate(scroll, below_top_px - moved_px)
        page.wait_for_timeout(400)
        if page.locator(f"{chapter}[aria-current]").count():
            return True
    return False


def test_scrolling_changes_the_chapter(open_page, page_bytes):
    page = open_page(page_bytes).page
    assert scrolled_to(page, "#chapter-3", below_top_px=150)


def test_scrolling_a_phone_changes_the_chapter_under_the_map(open_page, page_bytes):
    page = open_page(page_bytes, viewport={"width": 390, "height": 800}).page
    assert scrolled_to(page, "#chapter-3", below_top_px=500)


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
