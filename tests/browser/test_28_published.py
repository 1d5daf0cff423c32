"""What people decided stands on the page: signed findings, marked drafts, sources, the log of corrections."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter, PageOptions
from storymap.stories.publishing import for_readers

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RUN = "async () => (await axe.run(document)).violations.map((one) => `${one.id}: ${one.nodes[0].target}`)"


@pytest.fixture(scope="module")
def signed_bytes(exporter, hand_made):
    """The reviewed story as readers get it: its second verdict is a draft, and not shown."""
    return exporter.export_story(for_readers(hand_made.make_reviewed_story(), drafts=False))


@pytest.fixture(scope="module")
def mixed_bytes(exporter, hand_made):
    """The same with the draft."""
    return exporter.export_story(for_readers(hand_made.make_reviewed_story(), drafts=True))


def test_a_finding_is_signed_and_a_draft_is_not_there(open_page, signed_bytes):
    opened = open_page(signed_bytes, fragment="#chapter-3")
    page = opened.page
    assert page.locator(".card").count() == 1
    assert page.locator("#claim-1 .signed").text_content() == "Confirmed by Ida Moe, 1 February 2023"
    assert page.locator(".draft-mark, .reference.draft").count() == 0
    page.locator(".claim-badge").wait_for()
    assert page.locator(".claim-badge").count() == 1
    assert page.locator(".claim-badge.draft").count() == 0
    assert page.locator("#claims tbody tr").count() == 1
    assert "A person has confirmed every verdict here." in page.locator("#claims .note").first.text_content()
    assert "1 claim checked" in page.locator(".masthead").text_content()
    assert (opened.foreign_requests, opened.violations, opened.errors) == ([], [], [])


def test_a_draft_is_marked_on_its_card_in_the_text_in_the_table_and_on_the_map(open_page, mixed_bytes):
    page = open_page(mixed_bytes, fragment="#chapter-3").page
    assert page.locator(".card .draft-mark").all_text_contents() == ["Machine draft"]
    assert page.locator("#claim-2 .draft-mark").is_visible()
    assert page.locator(".reference.draft").get_attribute("aria-label") == "Claim 2: supported (machine draft)"
    assert page.locator("#claims tr .draft-mark").count() == 1
    assert "marked as a machine’s drafts" in page.locator("#claims .note").first.text_content()
    badge = page.locator(".holder.claim", has=page.locator(".claim-badge.draft"))
    badge.wait_for()
    assert badge.get_attribute("aria-label") == "Claim 2: Supported, Machine draft"
    badge.press("Enter")
    page.locator("path.evidence.draft").first.wait_for()
    assert "(machine draft)" in page.locator(".stage > .caption").text_content()
    assert page.locator("path.evidence:not(.draft)").count() == 0


def test_the_key_tells_findings_from_drafts(open_page, signed_bytes, mixed_bytes):
    for content, signs in ((signed_bytes, ["sign claim"]), (mixed_bytes, ["sign claim", "sign claim draft"])):
        page = open_page(content).page
        page.locator(".key summary").click()
        assert page.locator(".key-list .sign.claim").evaluate_all("(all) => all.map((e) => e.className)") == signs


def test_sources_tell_copy_time_and_the_whole_digest_which_a_click_selects(open_page, signed_bytes, hand_made):
    page = open_page(signed_bytes).page
    for place in ("#chapter-2 .sources", "#claim-1 .evidence-list"):
        source = page.locator(f"{place} li" if "sources" in place else f"{place} > li")
        links = source.locator("a").evaluate_all("(all) => all.map((e) => [e.textContent, e.href])")
        assert links == [["The survey", hand_made.SURVEY.url], ["archived copy", hand_made.SURVEY.archive]]
        assert source.locator("time").text_content() == "1 February 2023, 09:30 (UTC)"
        assert source.locator(".digest").text_content() == hand_made.SURVEY.sha256
    digest = page.locator("#chapter-2 .digest")
    assert digest.evaluate("(e) => e.clientWidth < e.scrollWidth")
    digest.click()
    assert page.evaluate("String(getSelection())") == hand_made.SURVEY.sha256


def test_the_log_is_the_newest_first_folded_and_linked_from_the_head(open_page, signed_bytes):
    page = open_page(signed_bytes).page
    log = page.locator("#corrections")
    assert log.locator("> .log > li").count() == 10
    assert log.locator(".earlier > .log > li").count() == 8
    days = log.locator("time").evaluate_all("(all) => all.map((e) => e.dateTime)")
    assert days == sorted(days, reverse=True)
    first = log.locator("> .log > li").first
    assert first.locator("p").all_text_contents() == [
        "18 January 2023, Ida Moe",
        "Confirmation withdrawn: Something",
        "Before: one",
        "Now: another",
        "She rang up.",
    ]
    page.locator(".corrections-link a").click()
    assert page.evaluate("document.activeElement.id") == "corrections"
    summary = log.locator("summary")
    summary.press("Enter")
    assert log.get_by_text("Not a place: Something").is_visible()


def test_the_log_is_read_without_scripts_and_on_paper(open_page, signed_bytes):
    page = open_page(signed_bytes, java_script_enabled=False).page
    assert page.locator("#corrections > .log > li").first.is_visible()
    page.emulate_media(media="print")
    assert page.get_by_text("Not a place: Something").count() == 1
    box = page.locator("#chapter-2 .digest").evaluate("(e) => getComputedStyle(e).whiteSpace")
    assert box == "normal"


def test_a_story_that_nobody_changed_has_no_log(open_page, page_bytes):
    page = open_page(page_bytes).page
    assert page.locator("#corrections, .corrections-link").count() == 0


def test_a_worksheet_keeps_the_names_in_the_log_to_itself(hand_made):
    exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(worksheet=True))
    page = exporter.export_story(hand_made.make_reviewed_story()).decode("utf-8")
    assert not re.search(r'id="corrections"|corrections-link', page)


def test_in_a_frame_the_way_to_the_log_unfolds_it(open_page, signed_bytes, tmp_path):
    (tmp_path / "story.html").write_bytes(signed_bytes)
    outer = b"<!doctype html><title>outer</title><iframe title=story src='story.html' width=900 height=700></iframe>"
    frame = open_page(outer).page.frames[1]
    frame.locator(".corrections-link a").click()
    frame.locator("#corrections h2").wait_for(state="visible")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page, hand_made, scheme, width, lang):
    exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(lang=lang))
    story = for_readers(hand_made.make_reviewed_story(), drafts=True)
    page = open_page(exporter.export_story(story), color_scheme=scheme, viewport={"width": width, "height": 800}).page
    page.locator(".key summary").click()
    page.locator(".earlier summary").click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_people_wrote_in_the_log_is_text(open_page, exporter, hand_made):
    story = hand_made.make_reviewed_story()
    hostile = "<img src=x onerror=alert(1)>\u202e"
    changes = tuple(replace(one, by=hostile, subject=hostile, was=hostile, now=hostile) for one in story.changes[:3])
    opened = open_page(exporter.export_story(replace(story, changes=changes)))
    assert opened.page.locator("#corrections img").count() == 0
    assert opened.page.locator("#corrections [dir='auto']").count() >= 12
    assert (opened.dialogs, opened.violations) == ([], [])
