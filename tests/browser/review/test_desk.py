"""What the desk does for those who work at it: keys, focus, undo, pictures, sources, the text and the map."""

import hashlib

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


@pytest.fixture
def desk(review, sit_down):
    """A desk at which Ida Moe sits, with its program."""
    program = review
    desk = sit_down(program, name="Ida Moe")
    desk.program = program
    return desk


def test_undo_and_redo_bring_the_file_back_and_forth(desk):
    page = desk.page
    before = desk.program.path.read_bytes()
    desk.show("Places")
    desk.open("Pasvikdalen")
    page.keyboard.press("n")
    desk.saved()
    after = desk.program.file
    assert next(one for one in after.places if one.name == "Pasvikdalen").not_a_place
    page.keyboard.press("Control+z")
    desk.saved()
    assert desk.program.path.read_bytes() == before
    page.keyboard.press("Control+Shift+Z")
    desk.saved()
    assert desk.program.file.places == after.places
    page.get_by_role("button", name="Undo").click()
    desk.saved()
    assert desk.program.path.read_bytes() == before


def test_after_each_decision_the_next_entry_has_the_focus(desk):
    desk.page.locator(".row .open").first.focus()
    seen = []
    for _ in range(4):
        seen.append(desk.focused())
        key = "c" if desk.focused().upper().startswith("CLAIM") else "a"
        desk.page.keyboard.press("Enter")
        desk.page.locator(".row .open[aria-current]").focus()
        desk.page.keyboard.press(key)
        desk.saved()
        assert desk.page.evaluate("document.activeElement.matches('.row .open[aria-current]')")
    assert len(set(seen)) == 4
    signed = [one for one in (*desk.program.file.places, *desk.program.file.verdicts) if one.by == "Ida Moe"]
    stops = [one for one in desk.program.file.routes[0].stops if one.by == "Ida Moe"]
    assert len(signed) + len(stops) == 4


def test_a_key_does_nothing_to_an_entry_that_nobody_has_looked_at(desk):
    desk.show("Places")
    desk.page.locator(".row .open").nth(3).focus()
    desk.page.keyboard.press("n")
    assert "press the key again" in desk.page.locator("#live").inner_text()
    assert not any(one.not_a_place for one in desk.program.file.places)


def test_single_keys_type_letters_where_somebody_writes_and_can_be_turned_off(desk):
    page = desk.page
    desk.show("Places")
    desk.open("Oslo")
    page.get_by_label("Note for colleagues").click()
    page.keyboard.type("an n")
    page.locator(".panel-title").focus()
    desk.saved()
    assert next(one for one in desk.program.file.places if one.name == "Oslo").note == "an n"
    page.keyboard.press("?")
    page.get_by_label("Single keys act").uncheck()
    page.get_by_role("button", name="Close").click()
    page.locator(".panel-title").focus()
    page.keyboard.press("n")
    desk.saved()
    assert not any(one.not_a_place for one in desk.program.file.places)


def test_another_place_is_found_in_the_gazetteer_and_chosen(desk):
    page = desk.page
    desk.show("Places")
    desk.open("Oslo")
    page.keyboard.press("/")
    page.keyboard.type("Hamar")
    expect(page.locator(".candidate", has_text="Hamar").first).to_be_visible()
    expect(page.locator(".leaflet-marker-pane .candidate-mark").last).to_be_visible()
    page.locator(".candidate", has_text="Hamar").first.click()
    desk.saved()
    oslo = next(one for one in desk.program.file.places if one.name == "Oslo")
    assert next(one.name for one in oslo.candidates if one.id == oslo.place) == "Hamar"


def test_a_stop_gets_a_day_and_another_place_in_the_order(desk):
    page = desk.page
    desk.show("Stops")
    desk.open("Oslo")
    page.get_by_label("Reached").fill("2023-01-20")
    page.get_by_role("button", name="Earlier").click()
    desk.saved()
    stops = desk.program.file.routes[0].stops
    assert [one.name for one in stops][2] == "Oslo"
    assert stops[2].when.start == "2023-01-20"
    expect(page.locator(".facts").first).to_contain_text("3 of 4")


def test_a_picture_with_its_words_goes_beside_the_file(desk, tmp_path):
    page = desk.page
    (tmp_path / "bakery.png").write_bytes(PNG)
    desk.show("Chapters")
    desk.open("2.")
    page.get_by_text("Add one").click()
    page.get_by_label("A picture from this computer").set_input_files(tmp_path / "bakery.png")
    page.get_by_label("What is to be seen or heard").fill("A bakery in a side street")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("img.thumbnail")).to_have_js_property("naturalWidth", 1)
    desk.saved()
    (media,) = desk.program.file.chapters[1].media
    assert media.url == "media/bakery.png"
    assert (media.alt, desk.program.path.with_name("media").joinpath("bakery.png").read_bytes()) == (
        "A bakery in a side street",
        PNG,
    )


def test_a_source_carries_the_digest_of_a_file_that_stays_here(desk, tmp_path):
    page = desk.page
    (tmp_path / "survey.html").write_bytes(b"<p>The survey</p>")
    desk.show("Claims")
    desk.open("inconsistent")
    page.get_by_text("Add a source", exact=True).click()
    page.get_by_label("Address").fill("https://example.org/survey")
    page.get_by_label("Title").last.fill("The survey")
    page.get_by_label("Captured", exact=True).fill("2026-11-27T10:00:00Z")
    page.get_by_label("Compute it from a file").set_input_files(tmp_path / "survey.html")
    digest = hashlib.sha256(b"<p>The survey</p>").hexdigest()
    expect(page.get_by_label("SHA-256 of the captured file")).to_have_value(digest)
    page.get_by_role("button", name="Add the source").click()
    desk.saved()
    (link,) = next(one for one in desk.program.file.verdicts if one.links).links
    assert (link.url, link.title, link.sha256) == ("https://example.org/survey", "The survey", digest)
    assert not any("media" in url for url in desk.requests)


def test_words_of_the_text_open_their_items_and_light_up(desk):
    page = desk.page
    page.locator(".place", has_text="Pasvikdalen").click()
    assert desk.title == "Pasvikdalen"
    expect(page.locator(".lit")).to_have_text(["Pasvikdalen"])
    page.locator(".flag").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert desk.page.evaluate("document.activeElement.matches('.panel-title')")


def test_what_the_server_refuses_is_put_back_and_told(desk):
    page = desk.page
    desk.show("Chapters")
    desk.open("2.")
    page.get_by_label("Title", exact=True).first.fill(" ")
    page.get_by_label("Caption").focus()
    expect(page.locator("#alerts")).not_to_be_empty()
    assert desk.program.file.chapters[1].title == "Ukraine"
    assert desk.title == "Ukraine"


def test_a_decision_needs_a_name(review, sit_down):
    program = review
    desk = sit_down(program)
    desk.show("Claims")
    desk.open("inconsistent")
    desk.page.keyboard.press("c")
    desk.page.get_by_role("button", name="Not now").click()
    expect(desk.page.locator("#alerts")).to_contain_text("nothing was signed")
    assert all(one.status == "draft" for one in program.file.verdicts)


def test_a_correction_can_be_kept_from_readers(desk):
    page = desk.page
    desk.show("Stops")
    desk.open("Russia")
    page.get_by_label("Passed through").check()
    desk.saved()
    page.locator(".menu summary").click()
    page.get_by_role("button", name="History").click()
    page.get_by_label("Tell readers").uncheck()
    desk.saved()
    assert [one.public for one in desk.program.file.history] == [False]
