"""A person without programming corrects, signs and publishes; all of it survives a new version of the article."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CAPTION = "The flat lay above a bakery."
LABEL = "document.activeElement.labels?.[0]?.innerText ?? ''"


def _assert_decided(file):
    place = next(one for one in file.places if one.name == "Pasvikdalen")
    stop = next(one for one in file.routes[0].stops if one.name == "Russia")
    chapter = next(one for one in file.chapters if CAPTION in one.caption)
    verdict = next(one for one in file.verdicts if one.status == "confirmed")
    assert place.at is not None
    assert (place.by, stop.by, chapter.by, verdict.by) == ("Ida Moe",) * 4
    assert stop.role == "passed"
    assert verdict.outcome == "inconsistent"
    return place.at


def _assert_published(page_file):
    page = page_file.read_text(encoding="utf-8")
    assert CAPTION in page
    assert "Ida Moe" in page


def _assert_kept_by_an_update(program, storymap, seed, at):
    folder = program.path.parent
    (folder / "defection.md").write_text(
        seed.read_text(encoding="utf-8") + "\n\nA last paragraph, added later, about the road to Vadsø.\n", "utf-8"
    )
    storymap("draft", "--update", "story.yaml", "defection.md", folder=folder)
    assert "Vadsø" in program.file.documents[0].text
    assert _assert_decided(program.file) == at
    storymap("render", "story.yaml", "-o", "again.html", folder=folder)
    _assert_published(folder / "again.html")


def test_a_pin_a_role_a_caption_and_a_verdict_with_the_mouse(review, sit_down, storymap, seed):
    program = review
    desk = sit_down(program)
    page = desk.page
    desk.show("Places")
    desk.open("Pasvikdalen")
    page.get_by_role("button", name="Set a pin").click()
    pin = page.locator(".pin-holder").bounding_box()
    page.mouse.move(pin["x"] + 18, pin["y"] + 20)
    page.mouse.down()
    page.mouse.move(pin["x"] + 48, pin["y"] - 10, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Use this position").click()
    desk.sign("Ida Moe")
    desk.saved()
    desk.show("Stops")
    desk.open("Russia")
    page.get_by_label("Passed through").check()
    desk.saved()
    desk.show("Chapters")
    desk.open("3.")
    page.get_by_label("Caption").fill(CAPTION)
    desk.show("Claims")
    desk.saved()
    desk.open("inconsistent")
    page.get_by_label("Note to readers").fill("Measured again.")
    page.get_by_role("button", name="Confirm").click()
    desk.saved()
    at = _assert_decided(program.file)
    assert next(one for one in program.file.verdicts if one.status == "confirmed").note == "Measured again."
    page.get_by_role("button", name="Write the page").click()
    page.get_by_label("Name of the page").fill("published.html")
    page.locator("dialog [type=submit]").click()
    expect(page.get_by_role("heading", name="The page is written")).to_be_visible(timeout=30_000)
    _assert_published(program.path.with_name("published.html"))
    _assert_kept_by_an_update(program, storymap, seed, at)
    desk.assert_inert()


def _press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def _tab_to(desk, words):
    """Tab until an element of these words has the focus, as somebody without a mouse does."""
    for _ in range(60):
        desk.page.keyboard.press("Tab")
        if words in desk.focused() or words in desk.page.evaluate(
            "document.activeElement.labels?.[0]?.innerText ?? ''"
        ):
            return
    pytest.fail(f"no Tab leads to {words}")


def _arrow_to(desk, words):
    """Down the list to an entry of these words, and open it."""
    _press(desk.page, "Home")
    for _ in range(60):
        if words in desk.focused():
            desk.page.keyboard.press("Enter")
            return
        desk.page.keyboard.press("ArrowDown")
    pytest.fail(f"no entry says {words}")


def _narrow(desk, kind):
    """From the list back to its filters, and down again."""
    desk.page.locator(".skip").focus()
    _tab_to(desk, kind)
    _press(desk.page, "Enter")
    while not desk.page.evaluate("document.activeElement.classList.contains('open')"):
        desk.page.keyboard.press("Tab")


def test_the_same_with_the_keyboard_alone(review, sit_down, storymap, seed):
    program = review
    desk = sit_down(program)
    page = desk.page
    _narrow(desk, "Places")
    _arrow_to(desk, "Pasvikdalen")
    _press(page, "p", "ArrowUp", "ArrowRight", "Shift+ArrowRight", "Enter")
    page.keyboard.type("Ida Moe")
    _press(page, "Enter")
    desk.saved()
    assert desk.focused().lower().startswith("place"), "the focus is on the next entry"
    _narrow(desk, "Stops")
    _arrow_to(desk, "Russia")
    _tab_to(desk, "Stop")
    _press(page, "ArrowRight")
    desk.saved()
    _narrow(desk, "Chapters")
    _arrow_to(desk, "3.")
    _tab_to(desk, "Caption")
    page.keyboard.type(CAPTION)
    _press(page, "Tab")
    desk.saved()
    _narrow(desk, "Claims")
    _arrow_to(desk, "inconsistent")
    _press(page, "c")
    desk.saved()
    at = _assert_decided(program.file)
    _tab_to_top(desk, "Write the page")
    _press(page, "Enter", "Enter")
    expect(page.get_by_role("heading", name="The page is written")).to_be_visible(timeout=30_000)
    _assert_published(program.path.with_name("story.html"))
    _assert_kept_by_an_update(program, storymap, seed, at)
    desk.assert_inert()


def _tab_to_top(desk, words):
    desk.page.locator(".skip").focus()
    _tab_to(desk, words)
