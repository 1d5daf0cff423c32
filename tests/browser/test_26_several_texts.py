"""What several texts tell of one journey: an order that nobody tells, other texts of a stop, disagreements."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def two_texts_bytes(exporter, map_stories, hand_made):
    return exporter.export_story(map_stories.make_two_texts(hand_made))


def test_a_way_in_no_told_order_has_a_pattern_a_sign_and_a_line_in_the_key(open_page, two_texts_bytes):
    page = open_page(two_texts_bytes).page
    line = page.locator(".map .route.unordered:not(.casing)")
    assert line.count() == 1
    assert line.evaluate("(path) => getComputedStyle(path).strokeDasharray") != "none"
    assert page.locator(".map .doubt").text_content() == "?"
    page.locator(".key summary").click()
    assert "does not tell which of its two stops came first" in page.locator(".key-list").inner_text()
    assert "order uncertain" in page.locator("#chapter-3 .stop-facts").inner_text()


def test_without_scripts_the_overview_shows_and_says_the_same(open_page, two_texts_bytes):
    page = open_page(two_texts_bytes, java_script_enabled=False).page
    assert page.locator(".overview polyline.unordered").count() == 1
    assert page.locator(".overview .doubt").text_content() == "?"
    assert "does not tell which" in page.locator(".overview").inner_text()


def test_a_stop_links_to_the_other_text_that_tells_it(open_page, two_texts_bytes):
    page = open_page(two_texts_bytes).page
    link = page.locator("#chapter-1 .stop-facts a")
    assert link.inner_text() == "Report 2"
    assert link.get_attribute("href") == "#chapter-3"


def test_disagreements_show_both_quotes_with_links_to_where_they_stand(open_page, two_texts_bytes):
    page = open_page(two_texts_bytes, java_script_enabled=False).page
    section = page.locator("section[aria-labelledby=disagreements-title]")
    assert section.locator("h3").inner_text() == "When Ida left Bergen"
    assert section.locator("q").all_inner_texts() == ["left Bergen", "left Bergen"]
    assert [a.get_attribute("href") for a in section.locator("a").all()] == ["#chapter-1", "#chapter-3"]
    assert "was left once" in section.inner_text()


def test_the_list_of_places_says_where_a_text_was_filed(open_page, two_texts_bytes):
    page = open_page(two_texts_bytes, java_script_enabled=False).page
    assert "where the text was filed" in page.locator("#places").inner_text()


def test_a_note_on_a_leg_stands_with_the_stop_it_reaches(open_page, two_texts_bytes):
    page = open_page(two_texts_bytes, java_script_enabled=False).page
    assert "Too fast on foot." in page.locator("#chapter-2 .stop-facts").inner_text()
