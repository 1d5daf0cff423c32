"""Requirement 7: everything with the keyboard, in a sensible order, without a trap."""

import pytest

pytestmark = pytest.mark.browser


def test_keys_step_through_the_chapters(open_page, page_bytes, walk):
    page = open_page(page_bytes).page
    steps = {"ArrowRight": 2, "PageDown": 3, "ArrowLeft": 2, "PageUp": 1, "End": 4, "Home": 1}
    for key, chapter in steps.items():
        page.keyboard.press(key)
        assert walk.current(page) == f"chapter-{chapter}"
    assert page.locator(".live").text_content() == "Chapter 1 of 4: Ukraine"


def test_focus_goes_from_the_skip_link_to_the_buttons_before_the_map_and_is_never_trapped(open_page, page_bytes):
    page = open_page(page_bytes).page
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.className + '#' + document.activeElement.id"))
        if seen[-1] in seen[:-1] and "skip" in seen[-1]:
            break
    order = [
        next(i for i, name in enumerate(seen) if word in name)
        for word in ("skip", "previous", "next", "toponym", "map")
    ]
    assert order == sorted(order)
    assert any("leaflet-marker-icon" in name for name in seen)


def test_escape_leaves_the_map_for_the_current_chapter(open_page, page_bytes):
    page = open_page(page_bytes, fragment="#chapter-2").page
    page.locator(".map").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator(".explore").inner_text() == "Back to the story"
    page.keyboard.press("Escape")
    assert page.locator(".explore").inner_text() == "Explore freely"
    assert page.evaluate("document.activeElement.id") == "chapter-2"


def test_the_skip_link_is_seen_when_focused_and_leads_to_the_story(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "story"


def test_whatever_has_the_focus_shows_it(open_page, page_bytes):
    page = open_page(page_bytes).page
    unseen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        unseen += page.evaluate("""() => {
            const element = document.activeElement;
            const style = getComputedStyle(element);
            const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
            const seen = outlined || style.boxShadow !== 'none' || element === document.body;
            return seen ? [] : [element.outerHTML.slice(0, 90)];
        }""")
    assert unseen == []


def test_enter_on_a_name_on_a_claim_and_on_a_marker_does_what_a_click_does(open_page, page_bytes, walk):
    page = open_page(page_bytes, fragment="#chapter-3").page
    page.locator("#chapter-3 .reference").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("path.evidence").count() == 1
    page.locator(".leaflet-marker-icon[aria-label='Stop 4: Oslo']").focus()
    page.keyboard.press("Enter")
    assert walk.current(page) == "chapter-4"


def test_keys_do_not_step_while_the_map_has_the_focus(open_page, page_bytes, walk):
    page = open_page(page_bytes, fragment="#chapter-2").page
    page.locator(".map").focus()
    page.keyboard.press("ArrowRight")
    assert walk.current(page) == "chapter-2"
