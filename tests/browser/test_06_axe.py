"""Requirement 6: axe finds nothing, in light and dark, at three widths, in the first, a middle and the last chapter."""

from pathlib import Path

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter, PageOptions

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (values) => {
  const options = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""


def find_violations(page) -> list[str]:
    """What axe finds; its script is evaluated, for the page's policy would stop a script element."""
    if not AXE.is_file():
        pytest.fail("axe-core is missing: run tools/ensure_node_tools.sh", pytrace=False)
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_any_chapter(open_page, page_bytes, scheme, width):
    page = open_page(page_bytes, color_scheme=scheme, viewport={"width": width, "height": 800}).page
    count = page.locator(".chapter").count()
    for key in ("Home", *["ArrowRight"] * (count // 2), "End"):
        page.keyboard.press(key)
        if key != "ArrowRight" or page.locator(f"#chapter-{count // 2 + 1}[aria-current]").count():
            assert find_violations(page) == []


def test_axe_finds_no_violation_in_an_opened_claim_and_a_free_map(open_page, page_bytes):
    page = open_page(page_bytes, fragment="#chapter-3").page
    page.locator("[data-show]").first.click()
    page.locator(".key summary").click()
    page.locator(".explore").click()
    assert find_violations(page) == []


def test_axe_finds_no_violation_without_a_place(open_page, exporter, hand_made):
    page = open_page(exporter.export_story(hand_made.make_placeless_story())).page
    assert find_violations(page) == []


def test_axe_finds_no_violation_in_a_frame(open_page, page_bytes, tmp_path):
    (tmp_path / "story.html").write_bytes(page_bytes)
    outer = b"<!doctype html><title>outer</title><iframe title=story src='story.html' width=900 height=700></iframe>"
    page = open_page(outer).page
    frame = page.frames[1]
    frame.locator(".next").click()
    assert find_violations(frame) == []


def test_axe_finds_no_violation_on_a_page_from_right_to_left(open_page, hand_made):
    exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(lang="ar"))
    page = open_page(exporter.export_story(hand_made.make_story())).page
    assert find_violations(page) == []
