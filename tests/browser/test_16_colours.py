"""Requirement 16: colours follow the system, the map's too, and forced colours leave everything usable."""

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter, PageOptions

pytestmark = pytest.mark.browser

PAPER = "getComputedStyle(document.body).backgroundColor"
SEA = """() => {
  const canvas = document.querySelector('canvas.basemap');
  const paint = canvas.getContext('2d');
  const found = new Map();
  const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
  for (let n = 0; n < data.length; n += 4 * 97) {
    const colour = [data[n], data[n + 1], data[n + 2]].join();
    found.set(colour, (found.get(colour) ?? 0) + 1);
  }
  const brightness = (colour) => colour.split(',').reduce((sum, part) => sum + Number(part), 0) / 3;
  return [...found].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([colour]) => brightness(colour));
}"""


@pytest.mark.parametrize(("scheme", "is_light"), [("light", True), ("dark", False)])
def test_page_and_map_follow_the_system(open_page, page_bytes, scheme, is_light):
    page = open_page(page_bytes, color_scheme=scheme).page
    brightness = [sum(map(int, colour)) / 3 for colour in [page.evaluate(PAPER)[4:-1].split(",")]]
    assert all((value > 128) is is_light for value in (*brightness, *page.evaluate(SEA)))


def test_the_map_changes_its_colours_with_the_system(open_page, page_bytes):
    page = open_page(page_bytes, color_scheme="light").page
    before = page.evaluate(SEA)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    assert max(page.evaluate(SEA)) < min(before)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_tell_states_without_backgrounds(open_page, page_bytes, scheme):
    opened = open_page(page_bytes, color_scheme=scheme, forced_colors="active")
    page = opened.page
    borders = page.locator(".chapter").evaluate_all(
        "(all) => all.map((e) => getComputedStyle(e).borderInlineStartColor)"
    )
    assert borders[0] != borders[1]
    assert len(set(borders[1:])) == 1
    page.locator("[data-show]").first.evaluate("(button) => { button.closest('details').open = true; button.click(); }")
    outline = "(e) => getComputedStyle(e).outlineStyle"
    assert page.locator("[data-show][aria-pressed=true]").first.evaluate(outline) == "solid"
    assert page.locator(".claimed.shown").first.evaluate(outline) == "solid"
    assert opened.errors == []


def test_outcomes_are_told_by_word_and_sign(open_page, page_bytes):
    page = open_page(page_bytes).page
    badges = page.locator(".badge").evaluate_all(
        "(all) => all.map((e) => [e.textContent.trim(), e.querySelectorAll('path').length])"
    )
    assert badges
    assert all(word and signs for word, signs in badges)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_wins_over_the_system(open_page, hand_made, theme):
    exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(theme=theme))
    content = exporter.export_story(hand_made.make_story())
    papers = {open_page(content, color_scheme=scheme).page.evaluate(PAPER) for scheme in ("light", "dark")}
    assert len(papers) == 1
