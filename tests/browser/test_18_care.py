"""Requirement 18: a hidden place is a circle of its own kind, named in the key and the text, and found nowhere else."""

import re
from pathlib import Path

import pytest

from storymap.pipeline import Pipeline
from storymap.reading.text import read_text
from storymap.stories.blurs import Blur

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TEXT = (
    "# The long night\n\nOn 3 May 2023 Ana Berg travelled from Oslo to Kirkenes. "
    "In June 2023 she went from Kirkenes to Bergen. Vardø, 12 km west of Kirkenes, was dark."
)


@pytest.fixture(scope="module")
def hidden_page(exporter, tmp_path_factory):
    key = tmp_path_factory.mktemp("care") / "key"
    Path(key).write_text("a key for tests, which hides nothing", encoding="utf-8")
    pipeline = Pipeline(obscure=(Blur(km=25, name="Kirkenes"), Blur(km=100, name="Vardø")), obscure_key=key)
    return exporter.export_story(pipeline.analyze([read_text(TEXT, id="night")]))


@pytest.fixture
def opened(open_page, hidden_page):
    """The page at the chapter of the hidden stop, whose circle is in view."""
    page = open_page(hidden_page, fragment="#chapter-2")
    page.page.locator("path.obscured:visible").first.wait_for()
    return page


def test_the_circle_is_always_drawn_and_looks_unlike_an_uncertain_one(opened):
    page = opened.page
    assert page.locator("path.obscured").count() == 2
    assert page.locator(".marker.pin.veiled").count() == 1
    look = "e => { const s = getComputedStyle(e); return [s.strokeDasharray, s.strokeWidth, s.stroke].join() }"
    own = page.locator("path.obscured").first.evaluate(look)
    page.locator('.toponym[data-place="0"]').first.click()
    page.locator("path.vague").first.wait_for()
    assert own != page.locator("path.vague").first.evaluate(look)


def test_the_key_and_the_masthead_say_what_the_circle_means(open_page, hidden_page):
    page = open_page(hidden_page).page
    page.locator(".key summary").click()
    assert "Place hidden to protect people: somewhere in the circle" in page.locator(".key-list").inner_text()
    masthead = page.locator(".masthead").inner_text()
    assert "drawn displaced, by up to 100\u00a0km: each lies somewhere in its circle" in masthead
    places = page.locator("#places").inner_text()
    assert "not named and drawn displaced, to protect people: somewhere in a circle of 25\u00a0km" in places


def test_a_page_without_hidden_places_says_nothing_of_them(open_page, page_bytes):
    page = open_page(page_bytes).page
    page.locator(".key summary").click()
    assert "hidden to protect" not in page.locator(".key-list").inner_text()
    assert page.locator(".obscured-note, path.obscured, .veiled").count() == 0


def test_no_name_or_position_is_in_the_living_page_or_in_what_readers_save(opened):
    page = opened.page
    with page.expect_download() as saved:
        page.locator(".download").click()
    shown = page.content() + page.locator("body").inner_text() + saved.value.path().read_text(encoding="utf-8")
    for words in ("irkenes", "IRKENES", "ardø", "ARDØ", "779303"):
        assert words not in shown
    story = re.search(r'id="story-data">(.*?)</script>', page.content())[1] + saved.value.path().read_text("utf-8")
    assert not re.search(r"\b69\.7[23]\d*\b|\b30\.0[45]\d*\b|\b70\.37\d*\b|\b31\.1[01]\d*\b", story)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_a_page_with_hidden_places(open_page, hidden_page, scheme):
    opened = open_page(hidden_page, fragment="#chapter-2", color_scheme=scheme)
    opened.page.locator("path.obscured:visible").first.wait_for()
    opened.page.evaluate(AXE.read_text(encoding="utf-8"))
    assert opened.page.evaluate("async () => (await axe.run()).violations.map(({ id }) => id)") == []
    assert opened.errors == []
    assert opened.page.evaluate("window.violations") == []


def test_without_scripts_the_overview_draws_the_stop_unlike_others(open_page, hidden_page):
    page = open_page(hidden_page, java_script_enabled=False).page
    assert page.locator(".overview .stop.veiled").count() == 1
