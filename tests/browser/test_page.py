"""The story page in headless Chromium, opened as a file without a network."""

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


def walk_through(page) -> None:
    """Everything a reader can do, once."""
    for _ in range(page.locator(".chapter").count()):
        page.keyboard.press("ArrowRight")
    page.evaluate("document.querySelectorAll('.card').forEach((card) => { card.open = true; })")
    page.evaluate(
        "document.querySelectorAll('.toponym, .reference, [data-show], td a, .credit a').forEach((e) => e.click())"
    )
    page.evaluate("document.querySelectorAll('.leaflet-marker-icon[role=button]').forEach((e) => e.click())")
    for selector in (".filter", ".explore", ".key summary", ".leaflet-control-zoom-in", ".explore"):
        if page.locator(selector).count():
            page.locator(selector).first.evaluate("(element) => element.click()")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(100)


def test_a_walk_through_asks_for_no_network_breaks_no_policy_and_raises_no_error(open_page, page_bytes):
    opened = open_page(page_bytes)
    walk_through(opened.page)
    assert opened.foreign_requests == []
    assert opened.violations == []
    assert opened.errors == []


def test_animated_steps_raise_no_error(open_page, page_bytes):
    opened = open_page(page_bytes, reduced_motion="no-preference")
    for _ in range(3):
        opened.page.keyboard.press("ArrowRight")
        opened.page.wait_for_timeout(250)
    opened.page.wait_for_timeout(1300)
    assert opened.errors == []
    assert opened.violations == []


def test_the_policy_allows_nothing_but_hashed_scripts_and_styles(page_bytes):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page_bytes.decode())[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_page_has_no_inline_handlers_and_no_style_attributes(open_page, page_bytes):
    page = open_page(page_bytes, java_script_enabled=False).page
    content = page.content()
    assert not re.search(r"<[^>]*\son[a-z]+=", re.sub(r"(?s)<(script|style)[^>]*>.*?</\1>", "", content))
    assert not re.search(r"<[a-z][^>]*\sstyle=", re.sub(r"(?s)<(script|style)[^>]*>.*?</\1>", "", content))


def test_hostile_texts_run_nothing_and_call_nobody(open_page, hostile_bytes):
    opened = open_page(hostile_bytes)
    walk_through(opened.page)
    assert opened.page.evaluate("window.ran") is None
    assert opened.dialogs == []
    assert opened.errors == []
    assert opened.foreign_requests == []
    assert opened.violations == []


def test_hostile_texts_make_no_elements(hostile_page):
    page = hostile_page
    foreign = "img, iframe, form, input, base, link, math, object, embed, textarea, meta[http-equiv=refresh]"
    assert page.locator(foreign).count() == 0
    assert page.evaluate("[...document.links].filter((a) => !/^(https?|file):/.test(a.protocol)).length") == 0
    handlers = "(all) => all.filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))).length"
    assert page.locator("*").evaluate_all(handlers) == 0
    assert page.locator("script:not([type])").count() == 4
    assert page.locator("style").count() == 2


@pytest.fixture(scope="module")
def hostile_page(browser, hostile_bytes, tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_bytes(hostile_bytes)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


FIELDS = {
    "chapter titles": ".chapter h2 > span:last-child",
    "passages": ".chapter > p .toponym, .chapter > p:not(:has(.toponym)) .claimed",
    "sources": ".byline cite",
    "quotes": ".card summary q",
    "reasons": ".card .because",
    "not checkable": "#claims .plain q",
}


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_texts_are_shown_as_written(hostile_page, hostile, field):
    shown = hostile_page.locator(FIELDS[field]).evaluate_all("(found) => found.map((e) => e.textContent)")
    assert sorted(shown) == sorted(hostile.as_shown(words) for words in hostile.STRINGS)


def test_hostile_names_are_shown_as_written_on_the_map_and_in_the_headline(hostile_page, hostile):
    page = hostile_page
    labels = page.locator(".marker .label").evaluate_all("(found) => found.map((e) => e.textContent)")
    assert {hostile.as_shown(words) for words in labels} == {hostile.as_shown(words) for words in hostile.STRINGS}
    assert page.locator("h1").text_content() == hostile.as_shown(" | ".join(hostile.STRINGS[:-1]))
    attributed = page.locator("footer .plain li b").evaluate_all("(found) => found.map((e) => e.textContent)")
    assert {hostile.as_shown(words) for words in hostile.STRINGS} <= set(attributed)


MAKE_PAGE = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("hand_made", sys.argv[1])
module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module)
from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter
sys.stdout.buffer.write(LeafletExporter(boundaries=open_boundaries()).export_story(module.make_story()))
"""


def test_the_same_story_gives_the_same_bytes_in_another_process(page_bytes, hand_made, tmp_path):
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", MAKE_PAGE, str(Path(hand_made.__file__))]
        made = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
        assert made.stdout == page_bytes


def test_a_story_of_ten_stops_stays_below_500_kilobytes(exporter, hand_made):
    assert len(exporter.export_story(hand_made.make_long_story(10))) <= 500_000


def test_two_hundred_stops_make_a_page_without_errors(open_page, exporter, hand_made):
    opened = open_page(exporter.export_story(hand_made.make_long_story(200)))
    assert opened.page.locator(".chapter").count() >= 200
    assert opened.page.locator(".chapter[aria-current]").count() == 1
    assert opened.errors == []


def test_attributions_and_the_worldview_are_on_the_page(open_page, page_bytes):
    page = open_page(page_bytes).page
    footer = page.locator("footer").inner_text()
    for words in ("Leaflet", "Natural Earth", "GeoNames", "CC BY 4.0", "de-facto", "Disputed areas are hatched"):
        assert words in footer
    assert "Leaflet" in page.locator(".credit").inner_text()
    assert "drafts by a machine" in page.locator("#claims").inner_text()


def current(page) -> str | None:
    return page.locator(".chapter[aria-current=step]").get_attribute("id")


def test_keys_step_through_the_chapters(open_page, page_bytes):
    page = open_page(page_bytes).page
    steps = {"ArrowRight": 2, "PageDown": 3, "ArrowLeft": 2, "PageUp": 1, "End": 4, "Home": 1}
    for key, chapter in steps.items():
        page.keyboard.press(key)
        assert current(page) == f"chapter-{chapter}"
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


def test_scrolling_changes_the_chapter(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.wait_for_timeout(950)
    page.locator("#chapter-3").evaluate("(element) => window.scrollTo(0, element.offsetTop - 150)")
    page.wait_for_timeout(250)
    assert current(page) == "chapter-3"


@pytest.mark.parametrize(
    ("fragment", "chapter"), [("#chapter-3", 3), ("#chapter-99", 1), ("#chapter-x", 1), ("#<b>", 1)]
)
def test_a_link_opens_its_chapter_and_junk_the_first(open_page, page_bytes, fragment, chapter):
    opened = open_page(page_bytes, fragment=fragment)
    assert current(opened.page) == f"chapter-{chapter}"
    assert opened.errors == []


def test_stepping_writes_the_chapter_into_the_address(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.locator(".next").click()
    assert page.url.endswith("#chapter-2")


def test_without_scripts_all_text_verdicts_and_an_overview_map_are_there(open_page, page_bytes, hand_made):
    page = open_page(page_bytes, java_script_enabled=False).page
    text = page.locator("main").inner_text()
    told = page.locator(".chapter > p").evaluate_all(
        """(found) => found.map((paragraph) => {
            paragraph.querySelectorAll('.reference').forEach((reference) => reference.remove());
            return paragraph.textContent;
        })"""
    )
    assert told == list(hand_made.PARAGRAPHS)
    assert "contradict each other" in text
    assert "196 km" in text
    assert page.locator(".overview svg").is_visible()
    assert page.locator(".overview polyline.route").count() == 3
    assert not page.locator(".steps").is_visible()


def test_a_claim_opens_on_the_map_and_its_words_are_marked(open_page, page_bytes):
    page = open_page(page_bytes, fragment="#chapter-3").page
    page.locator(".reference").first.click()
    assert page.locator("path.evidence").count() == 1
    assert page.locator(".stage > .caption").inner_text() == "Claim 1: Norway–Russia border"
    assert page.locator(".claimed.shown").count() >= 1
    assert page.locator("#claim-1 .interval").is_visible()


def test_a_marker_leads_to_its_words_and_a_word_to_its_marker(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.locator(".leaflet-marker-icon[aria-label='Stop 4: Oslo']").evaluate("(element) => element.click()")
    assert current(page) == "chapter-4"
    page.locator("#chapter-1 .toponym", has_text="Libya").click()
    assert page.locator(".holder.current .label").text_content() == "Libya"


def test_problems_only_hides_the_rest(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.locator(".filter").click()
    assert not page.locator("#claim-2").is_visible()
    assert page.locator("#claim-1").is_visible()


def test_a_sandboxed_frame_steps_and_reports_its_height(open_page, page_bytes, tmp_path):
    from storymap.exporters.leaflet import embed_snippet

    (tmp_path / "story.html").write_bytes(page_bytes)
    outer = f"<!doctype html><title>outer</title><body>{embed_snippet('story.html', 'A story')}"
    opened = open_page(outer.encode())
    frame = opened.page.frame_locator("iframe")
    frame.locator(".next").click()
    assert frame.locator(".chapter[aria-current]").get_attribute("id") == "chapter-2"
    assert frame.locator(".chapter:visible").count() == 1
    opened.page.wait_for_function("Number(document.querySelector('iframe').height) !== 640")
    assert opened.errors == []


def test_a_srcdoc_frame_steps_without_loading_the_page_around_it(open_page, page_bytes):
    from html import escape

    outer = f'<!doctype html><title>outer</title><iframe width=900 height=600 srcdoc="{escape(page_bytes.decode())}">'
    opened = open_page(outer.encode())
    frame = opened.page.frame_locator("iframe")
    frame.locator(".next").click()
    frame.locator(".toponym:visible").first.click()
    assert frame.locator(".chapter[aria-current]").get_attribute("id") == "chapter-2"
    assert opened.errors == []


def test_reflow_leaves_nothing_beside_a_phone_of_320_pixels(open_page, page_bytes):
    page = open_page(page_bytes, viewport={"width": 320, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_shows_every_chapter_and_the_overview_instead_of_the_map(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.emulate_media(media="print")
    assert page.locator(".chapter:visible").count() == 4
    assert page.locator(".overview svg").is_visible()
    assert not page.locator(".map").is_visible()


def test_a_route_over_the_antimeridian_is_drawn_the_short_way(open_page, exporter, hand_made):
    page = open_page(exporter.export_story(hand_made.make_pacific_story())).page
    lons = page.evaluate(
        "JSON.parse(document.getElementById('story-data').textContent).routes[0].legs[0].line.map((p) => p[1])"
    )
    assert max(lons) - min(lons) < 60
    steps = [abs(b - a) for a, b in pairwise(lons)]
    assert max(steps) < 60
    assert page.locator(".overview polyline").count() == 1


def test_a_story_without_places_is_its_text_and_one_clear_line(open_page, exporter, hand_made):
    opened = open_page(exporter.export_story(hand_made.make_placeless_story()))
    assert "No place was found" in opened.page.locator(".notice").inner_text()
    assert "Nothing here has a name" in opened.page.locator("main").inner_text()
    assert opened.errors == []


def test_a_frame_folds_up_what_follows_the_story_and_keeps_the_credit_in_sight(open_page, page_bytes, tmp_path):
    (tmp_path / "story.html").write_bytes(page_bytes)
    opened = open_page(b"<!doctype html><title>outer</title><iframe src='story.html' width=900 height=700></iframe>")
    frame = opened.page.frame_locator("iframe")
    assert not frame.locator("footer").is_visible()
    assert frame.locator(".credit").is_visible()
    frame.locator(".credit a").click()
    assert frame.locator("footer").is_visible()
