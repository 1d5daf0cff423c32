"""Requirement 14: in a sandboxed frame of another origin the page works and tells its height."""

import pytest

from storymap.exporters.leaflet import embed_snippet

pytestmark = pytest.mark.browser


def test_a_sandboxed_frame_steps_and_reports_its_height(open_page, page_bytes, tmp_path):
    (tmp_path / "story.html").write_bytes(page_bytes)
    outer = f"<!doctype html><title>outer</title><body>{embed_snippet('story.html', 'A story')}"
    opened = open_page(outer.encode())
    frame = opened.page.frame_locator("iframe")
    frame.locator(".next").click()
    assert frame.locator(".chapter[aria-current]").get_attribute("id") == "chapter-2"
    assert frame.locator(".chapter:visible").count() == 1
    opened.page.wait_for_function("Number(document.querySelector('iframe').height) !== 640")
    assert opened.errors == []


def test_a_frame_folds_up_what_follows_the_story_and_keeps_the_credit_in_sight(open_page, page_bytes, tmp_path):
    (tmp_path / "story.html").write_bytes(page_bytes)
    opened = open_page(b"<!doctype html><title>outer</title><iframe src='story.html' width=900 height=700></iframe>")
    frame = opened.page.frame_locator("iframe")
    assert not frame.locator("footer").is_visible()
    assert frame.locator(".credit").is_visible()
    frame.locator(".credit a").click()
    assert frame.locator("footer").is_visible()


def test_a_sandboxed_frame_of_another_origin_steps_and_is_as_high_as_its_page(visit, serve, page_bytes):
    story = serve("story.html", page_bytes)
    outer = f"<!doctype html><link rel=icon href=data:,><title>outer</title><body>{embed_snippet(story, 'A story')}"
    opened = visit(serve("outer.html", outer.encode()))
    page = opened.page
    frame = page.frame_locator("iframe")
    frame.locator(".next").click()
    assert frame.locator(".chapter[aria-current]").get_attribute("id") == "chapter-2"
    page.wait_for_function("Number(document.querySelector('iframe').height) !== 640")
    height = int(page.locator("iframe").get_attribute("height"))
    assert abs(height - page.frames[1].evaluate("document.body.getBoundingClientRect().height")) <= 2
    assert page.frames[1].evaluate("self.origin") == "null"
    assert opened.errors == []
    assert page.frames[1].evaluate("window.violations") == []


def test_the_snippet_is_sandboxed_lazy_titled_and_its_listener_short():
    snippet = embed_snippet("story.html", 'A "story" <b>')
    assert 'sandbox="allow-scripts allow-popups"' in snippet
    assert 'loading="lazy"' in snippet
    assert 'title="A &quot;story&quot; &lt;b&gt;"' in snippet
    listener = snippet[snippet.index("<script>") :].strip().splitlines()
    assert len(listener) <= 10


def test_messages_of_others_do_not_change_a_frames_height(open_page, page_bytes, tmp_path):
    (tmp_path / "story.html").write_bytes(page_bytes)
    outer = f"<!doctype html><title>outer</title><body>{embed_snippet('story.html', 'A story')}"
    page = open_page(outer.encode()).page
    page.wait_for_function("Number(document.querySelector('iframe').height) !== 640")
    before = page.locator("iframe").get_attribute("height")
    page.evaluate("postMessage({ type: 'storymap:height', height: 99999 }, '*')")
    page.wait_for_timeout(100)
    assert page.locator("iframe").get_attribute("height") == before
