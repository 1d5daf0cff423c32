"""Requirement 9: nothing flies for readers who want less motion, and nothing moves by itself for anybody."""

import pytest

pytestmark = pytest.mark.browser


def test_animated_steps_raise_no_error(open_page, page_bytes):
    opened = open_page(page_bytes, reduced_motion="no-preference")
    for _ in range(3):
        opened.page.keyboard.press("ArrowRight")
        opened.page.wait_for_timeout(250)
    opened.page.wait_for_timeout(1300)
    assert opened.errors == []
    assert opened.violations == []


MOVING = """() => ({
  animations: document.getAnimations().filter((a) => a.playState === 'running').length,
  centre: document.querySelector('.leaflet-map-pane').style.transform,
})"""


def test_with_less_motion_a_step_is_over_at_once(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.locator(".next").click()
    moved = page.evaluate(MOVING)
    assert moved["animations"] == 0
    page.wait_for_timeout(300)
    assert page.evaluate(MOVING) == moved
    assert not page.locator(".leaflet-zoom-anim").count()


def test_without_a_reader_nothing_moves(open_page, page_bytes, walk):
    page = open_page(page_bytes, reduced_motion="no-preference").page
    page.wait_for_timeout(300)
    before = (page.evaluate(MOVING), page.evaluate("window.scrollY"), walk.current(page))
    page.wait_for_timeout(1200)
    assert (page.evaluate(MOVING), page.evaluate("window.scrollY"), walk.current(page)) == before
    assert page.locator("video, audio, marquee, [autoplay]").count() == 0
