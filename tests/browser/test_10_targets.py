"""Requirement 10: targets large enough also where stops nearly coincide, reflow on a narrow phone, zoom allowed."""

import re

import pytest

pytestmark = pytest.mark.browser


def test_reflow_leaves_nothing_beside_a_phone_of_320_pixels(open_page, page_bytes):
    page = open_page(page_bytes, viewport={"width": 320, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


SMALL = """(all) => all.filter((e) => {
  const box = e.getBoundingClientRect();
  const shown = box.width > 0 && getComputedStyle(e).visibility !== 'hidden' && !e.closest('.unfit');
  return shown && !e.closest('p, cite, li') && (box.width < 23.9 || box.height < 23.9);
}).map((e) => e.outerHTML.slice(0, 80))"""
"""Links in a sentence may be as small as its letters (WCAG 2.5.8)."""

CROWDED = """() => {
  const boxes = [...document.querySelectorAll('.leaflet-marker-icon[role=button]:not(.unfit)')]
    .map((e) => e.getBoundingClientRect())
    .filter((b) => b.width > 0 && b.left >= 0 && b.top >= 0);
  const middles = boxes.map((b) => [b.left + b.width / 2, b.top + b.height / 2]);
  let least = Infinity;
  middles.forEach(([x, y], n) => {
    for (const [u, v] of middles.slice(n + 1)) least = Math.min(least, Math.hypot(x - u, y - v));
  });
  return { least, count: boxes.length };
}"""


@pytest.mark.parametrize("width", [1280, 320])
def test_targets_are_at_least_24_pixels_wide_and_high(open_page, page_bytes, width):
    page = open_page(page_bytes, viewport={"width": width, "height": 800}).page
    targets = "button, summary, .leaflet-control a, .leaflet-marker-icon[role=button]"
    assert page.locator(targets).evaluate_all(SMALL) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_stops_that_nearly_coincide_keep_24_pixels_between_them(open_page, exporter, hand_made, width):
    page = open_page(
        exporter.export_story(hand_made.make_crowded_story(8)), viewport={"width": width, "height": 800}
    ).page
    found = page.evaluate(CROWDED)
    assert found["count"] == 8
    assert found["least"] >= 24


def test_the_page_may_be_zoomed(page_bytes):
    viewport = re.search(rb'<meta name="viewport" content="([^"]*)"', page_bytes)[1]
    assert b"user-scalable" not in viewport
    assert b"maximum-scale" not in viewport


@pytest.mark.parametrize("zoom", [2, 4])
def test_nothing_is_cut_off_beside_a_zoomed_page(open_page, page_bytes, zoom):
    page = open_page(page_bytes, viewport={"width": 1280 // zoom, "height": 800 // zoom}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280 // zoom
