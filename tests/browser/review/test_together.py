"""Several people, or a person and an editor, at one file: nothing is lost, and conflicts are a choice."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def _caption(desk, words):
    desk.show("Chapters")
    desk.open("2.")
    desk.page.get_by_label("Caption").fill(words)
    desk.page.locator(".panel-title").focus()


def test_two_browsers_at_one_file_see_each_other_and_lose_nothing(review, sit_down):
    program = review
    ann, bea = sit_down(program, name="Ann"), sit_down(program, name="Bea")
    ann.show("Stops")
    ann.open("Russia")
    ann.page.get_by_label("Passed through").check()
    ann.saved()
    bea.show("Stops")
    expect(bea.page.locator(".row.done")).to_contain_text("Russia")
    _caption(bea, "By Bea.")
    bea.saved()
    ann.show("Chapters")
    expect(ann.page.locator(".row", has_text="2.").first).to_contain_text("By Bea.")
    file = program.file
    assert [one.by for one in file.routes[0].stops] == [None, "Ann", None, None]
    assert (file.chapters[1].caption, file.chapters[1].by) == ("By Bea.", "Bea")


@pytest.mark.parametrize(("choice", "kept"), [("Keep theirs", "From an editor."), ("Write mine", "From the browser.")])
def test_the_same_caption_changed_on_disk_is_a_choice(review, sit_down, choice, kept):
    program = review
    desk = sit_down(program, name="Ann")
    desk.show("Chapters")
    desk.open("2.")
    desk.page.get_by_label("Caption").fill("From the browser.")
    desk.page.route("**/api/changes*", lambda _: None)
    text = program.path.read_text(encoding="utf-8")
    assert text.count("  title: Ukraine\n") == 1
    program.path.write_text(
        text.replace("  title: Ukraine\n", "  title: Ukraine\n  caption: From an editor.\n"), "utf-8"
    )
    desk.page.locator(".panel-title").focus()
    dialog = desk.page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("From an editor.")
    expect(dialog).to_contain_text("From the browser.")
    dialog.get_by_role("button", name=choice).click()
    expect(desk.page.get_by_label("Caption")).to_have_value(kept)
    desk.page.wait_for_timeout(300)
    assert program.file.chapters[1].caption == kept


def test_a_file_broken_by_hand_is_told_left_alone_and_taken_up_again(review, sit_down):
    program = review
    desk = sit_down(program, name="Ann")
    whole = program.path.read_text(encoding="utf-8")
    broken = whole.replace("routes:\n", "routes: [\n", 1)
    program.path.write_text(broken, "utf-8")
    banner = desk.page.locator("#banners .banner").last
    expect(banner).to_contain_text("story.yaml:")
    assert banner.get_attribute("role") == "status"
    desk.show("Stops")
    desk.open("Russia")
    desk.page.get_by_label("Passed through").click()
    expect(desk.page.locator("#alerts")).not_to_be_empty()
    assert program.path.read_text(encoding="utf-8") == broken
    program.path.write_text(whole, "utf-8")
    expect(banner).to_be_empty(timeout=10_000)
    expect(desk.page.get_by_label("Passed through")).not_to_be_checked()
    desk.page.get_by_label("Passed through").check()
    desk.saved()
    assert program.file.routes[0].stops[1].role == "passed"


def test_what_is_done_while_the_program_is_away_is_told_as_not_saved(review_alone, sit_down):
    program = review_alone()
    desk = sit_down(program, name="Ann")
    program.process.terminate()
    program.process.wait(timeout=60)
    desk.show("Stops")
    desk.open("Russia")
    desk.page.get_by_label("Passed through").check()
    expect(desk.page.locator(".saving")).to_have_attribute("data-look", "lost")
    expect(desk.page.locator("#banners .lost")).to_contain_text("does not answer")


def test_a_place_moved_away_withdraws_the_sign_off_of_its_claim(review, sit_down):
    program = review
    desk = sit_down(program, name="Ann")
    desk.show("Claims")
    desk.open("Treriksrøysa")
    desk.page.keyboard.press("c")
    desk.saved()
    assert any(one.status == "confirmed" for one in program.file.verdicts)
    desk.show("Places")
    desk.open("Treriksrøysa")
    desk.page.keyboard.press("p")
    desk.page.get_by_label("Latitude").fill("62")
    desk.page.get_by_label("Longitude").fill("10")
    desk.page.get_by_role("button", name="Use this position").click()
    desk.saved()
    desk.show("All")
    expect(desk.page.locator(".row").first).to_contain_text("withdrawn")
    assert all(one.status == "draft" for one in program.file.verdicts)


def _rows(desk):
    return desk.page.locator(".row").evaluate_all("rows => rows.map((row) => [row.dataset.id, row.textContent])")


def _is_like_new(desk, new):
    for _ in range(100):
        if _rows(desk) == new:
            return True
        desk.page.wait_for_timeout(100)
    return False


def test_pages_that_are_told_only_what_changed_show_what_a_new_page_shows(review, sit_down):
    program = review
    ann, bea = sit_down(program, name="Ann"), sit_down(program, name="Bea")
    answers = []
    for desk in (ann, bea):
        desk.page.on("response", lambda one: answers.append(one) if "/api/" in one.url and one.ok else None)
    for number, desk in enumerate([ann, bea, ann, ann, bea]):
        desk.page.locator(".row:not(.done) .open").nth(number % 3).click()
        desk.page.locator(".panel [data-key=accept], .panel [data-key=confirm]").first.click()
        desk.saved()
    bea.page.get_by_role("button", name="Undo", exact=True).click()
    bea.saved()
    new = _rows(sit_down(program, name="Cecilia"))
    assert len({name for name, _ in new}) == len(new) > 5
    assert _is_like_new(ann, new)
    assert _is_like_new(bea, new)
    told = [one.json() for one in answers if "/api/act" in one.url or "/api/undo" in one.url]
    assert len(told) == 6
    assert all("patch" in one and "state" not in one for one in told)
