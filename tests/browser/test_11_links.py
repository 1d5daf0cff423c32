"""Requirement 11: a link opens its chapter, in files, over http, in frames and in srcdoc frames."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("fragment", "chapter"), [("#chapter-3", 3), ("#chapter-99", 1), ("#chapter-x", 1), ("#<b>", 1)]
)
def test_a_link_opens_its_chapter_and_junk_the_first(open_page, page_bytes, fragment, chapter, walk):
    opened = open_page(page_bytes, fragment=fragment)
    assert walk.current(opened.page) == f"chapter-{chapter}"
    assert opened.errors == []


def test_stepping_writes_the_chapter_into_the_address(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.locator(".next").click()
    assert page.url.endswith("#chapter-2")


def test_a_srcdoc_frame_steps_without_loading_the_page_around_it(open_page, page_bytes):
    from html import escape

    outer = f'<!doctype html><title>outer</title><iframe width=900 height=600 srcdoc="{escape(page_bytes.decode())}">'
    opened = open_page(outer.encode())
    frame = opened.page.frame_locator("iframe")
    frame.locator(".next").click()
    frame.locator(".toponym:visible").first.click()
    assert frame.locator(".chapter[aria-current]").get_attribute("id") == "chapter-2"
    assert opened.errors == []


def test_over_http_a_link_opens_its_chapter_and_stepping_writes_the_next(visit, serve, page_bytes, walk):
    opened = visit(serve("story.html", page_bytes) + "#chapter-3")
    assert walk.current(opened.page) == "chapter-3"
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.url.endswith("#chapter-4")
    assert opened.errors == []


def test_back_leaves_the_story_instead_of_stepping_through_what_was_read(visit, serve, page_bytes):
    before = serve("before.html", b"<!doctype html><link rel=icon href=data:,><title>before</title><p>before")
    opened = visit(before)
    opened.page.goto(serve("story.html", page_bytes))
    for _ in range(3):
        opened.page.keyboard.press("ArrowRight")
    opened.page.go_back()
    assert opened.page.url == before


def test_a_changed_address_opens_its_chapter(open_page, page_bytes, walk):
    page = open_page(page_bytes).page
    page.evaluate("location.hash = '#chapter-4'")
    page.wait_for_function("document.querySelector('#chapter-4[aria-current]')")


def test_a_link_into_a_frame_opens_its_chapter_there(open_page, page_bytes, tmp_path, walk):
    (tmp_path / "story.html").write_bytes(page_bytes)
    outer = b"<!doctype html><title>o</title><iframe src='story.html#chapter-2' width=900 height=600></iframe>"
    opened = open_page(outer)
    assert walk.current(opened.page.frames[1]) == "chapter-2"
    opened.page.frames[1].locator(".next").click()
    assert walk.current(opened.page.frames[1]) == "chapter-3"
    assert "#" not in opened.page.url
