"""The recorded walk-throughs: the page still does what the docs say that keys do and screen readers are told."""

import runpy
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]


def test_the_recorded_walk_throughs_are_those_of_the_page(browser):
    tool = runpy.run_path(str(ROOT / "tools" / "record_walk_throughs.py"))
    recorded = (ROOT / "docs" / "reference" / "walk-throughs.md").read_text(encoding="utf-8")
    assert [tool["written"](page) for page in tool["open_pages"](browser)] == [recorded]
