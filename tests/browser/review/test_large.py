"""A story of 500 chapters and 2,000 places: all of it is there, and every decision moves on to the next entry.

`tools/bench_review.py` measures how long that takes.
"""

import importlib.util
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CHAPTERS = 500
_PRESS = """async (key) => {
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}"""

_ROW = "document.activeElement.closest('.row')?.dataset.id ?? null"


def _large():
    path = Path(__file__).with_name("large_story.py")
    spec = importlib.util.spec_from_file_location("large_story", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make_large_story(CHAPTERS)


def test_a_story_of_500_chapters_is_reviewed_entry_by_entry(review_alone, sit_down):
    program = review_alone(_large())
    desk = sit_down(program, name="Ann")
    page = desk.page
    assert page.locator(".row").count() == 4 * CHAPTERS
    assert page.locator(".place").count() == 4 * CHAPTERS
    page.locator(".row .open[aria-current]").focus()
    for _ in range(5):
        before = page.evaluate(_ROW)
        page.evaluate(_PRESS, "a")
        assert page.evaluate(_ROW) not in {before, None}, "the next entry has the focus at once"
    desk.saved()
    assert program.path.read_text(encoding="utf-8").count("\n  by: Ann\n") == 5
    desk.show("Chapters")
    assert page.locator(".row").count() == CHAPTERS
    desk.assert_inert()
