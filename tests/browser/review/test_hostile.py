"""Hostile words in every field of the file and of the page run nothing, call nobody and are shown as written."""

import pytest
from playwright.sync_api import expect

from storymap.stories.file.reading import read_story_file
from storymap.stories.file.yaml_writing import write_yaml

pytestmark = pytest.mark.browser


def _writable(hostile):
    """The strings that a story file can hold on a line."""
    return [words for words in hostile.STRINGS if words.isprintable() and words.strip() == words]


def _poisoned(drafted, strings):
    """The draft with a hostile string in every field that people write."""
    record = read_story_file(drafted, name="story.yaml").record
    say = iter(strings * 40)
    record["title"] = next(say)
    for chapter in record["chapters"]:
        media = [{"url": "https://example.org/a.png", "alt": next(say), "credit": next(say)}]
        links = [{"url": "https://example.org/x", "title": next(say)}]
        chapter |= {"title": next(say), "caption": next(say), "note": next(say), "by": next(say)}
        chapter |= {"on": "2026-11-27", "media": media, "links": links}
    for route in record["routes"]:
        route["traveller"] = next(say)
        for stop in route["stops"]:
            stop |= {"name": next(say), "note": next(say), "when": {"words": next(say)}}
    for place in record["places"]:
        place["note"] = next(say)
        for candidate in place.get("candidates", ()):
            candidate |= {"name": next(say), "admin1": next(say)}
    for verdict in record["verdicts"]:
        verdict |= {"note": next(say), "because": next(say), "by": next(say), "on": "2026-11-27", "status": "confirmed"}
    for document in record["documents"]:
        document |= {"title": next(say), "licence": next(say), "author": next(say), "site": next(say)}
    change = {"on": "2026-11-27", "section": "chapters", "kind": "title"}
    record["history"] = [
        {**change, "by": next(say), "subject": next(say), "was": next(say), "now": next(say), "note": next(say)}
        for _ in strings
    ]
    return write_yaml(record).encode("utf-8")


def test_a_hostile_story_file_runs_nothing(review, sit_down, hostile, drafted):
    strings = _writable(hostile)
    assert len(strings) > 40
    review.path.write_bytes(_poisoned(drafted, strings))
    desk = sit_down(review)
    page = desk.page
    assert page.locator(".story-title").inner_text() == strings[0]
    for kind in ("Claims", "Places", "Stops", "Chapters", "Text"):
        desk.show(kind)
        for entry in page.locator(".row .open").all():
            entry.evaluate("(element) => element.click()")
            assert page.locator(".panel a:not([href^='https://example.org/'])").count() == 0
    page.evaluate("document.querySelectorAll('.place, .flag, .stop-mark').forEach((element) => element.click())")
    for words in ("Story and texts", "History"):
        page.locator(".menu summary").click()
        page.get_by_role("button", name=words).click()
    assert page.locator(".change").count() == len(strings)
    desk.assert_inert()


def test_hostile_words_typed_into_every_field_run_nothing(review, sit_down, hostile):
    desk = sit_down(review, name="Ann")
    page, strings = desk.page, _writable(hostile)[:12]
    for kind in ("Claims", "Places", "Stops", "Chapters", "Text"):
        desk.show(kind)
        page.locator(".row .open").first.click()
        page.evaluate("document.querySelectorAll('.panel details').forEach((found) => { found.open = true; })")
        fields = page.locator(".panel :is(input:not([type=radio], [type=file], [type=checkbox]), textarea)")
        for number in range(fields.count()):
            fields.nth(number).fill(strings[number % len(strings)])
        page.locator(".panel-title").focus()
        desk.page.wait_for_timeout(100)
    expect(page.locator(".saving")).not_to_have_attribute("data-look", "busy")
    desk.assert_inert()
