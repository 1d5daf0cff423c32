"""A story of 500 chapters and 2,000 places: the page is there at once and follows every decision at once.

The bounds are generous, for machines that do much else; `tools/bench_review.py` measures.
"""

import importlib.util
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CHAPTERS = 500
FIRST_MS, DECISION_MS = 6_000, 1_000
_SPENT = """async (key) => {
  const begun = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - begun;
}"""

_ROW = "document.activeElement.closest('.row')?.dataset.id ?? null"


def _large():
    path = Path(__file__).with_name("large_story.py")
    spec = importlib.util.spec_from_file_location("large_story", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make_large_story(CHAPTERS)


def test_a_story_of_500_chapters_is_reviewed_without_waiting(review_alone, sit_down):
    program = review_alone(_large())
    desk = sit_down(program, name="Ann")
    page = desk.page
    sent = page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd")
    first = page.evaluate("performance.getEntriesByName('first-decision')[0].startTime")
    assert first - sent < FIRST_MS
    assert page.locator(".row").count() == 4 * CHAPTERS
    assert page.locator(".place").count() == 4 * CHAPTERS
    page.locator(".row .open[aria-current]").focus()
    spent = []
    for _ in range(5):
        before = page.evaluate(_ROW)
        spent.append(page.evaluate(_SPENT, "a"))
        assert page.evaluate(_ROW) not in {before, None}, "the next entry has the focus at once"
    assert sorted(spent)[2] < DECISION_MS
    desk.saved()
    assert program.path.read_text(encoding="utf-8").count("\n  by: Ann\n") == 5
    desk.show("Chapters")
    assert page.locator(".row").count() == CHAPTERS
    desk.assert_inert()
