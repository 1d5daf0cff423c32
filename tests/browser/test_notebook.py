"""What notebooks show: the page in a frame, and a folium map whose every word is text."""

import importlib.util
from pathlib import Path

import pytest
from xstatic.pkg import leaflet

from storymap.notebook import StoryView

pytestmark = pytest.mark.browser

OPEN_ALL = """
() => {
  const map = Object.values(window).find((value) => value instanceof L.Map);
  const found = [];
  map.eachLayer((layer) => {
    if (!layer.getTooltip?.()) return;
    layer.openTooltip();
    found.push(layer.getTooltip().getElement().textContent);
  });
  return found.map((words) => words.trim());
}
"""


@pytest.fixture
def hostile_story(hostile, hand_made):
    path = Path(__file__).with_name("hostile_story.py")
    spec = importlib.util.spec_from_file_location("hostile_story_for_notebooks", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make_hostile_story(hostile.STRINGS, hand_made)


@pytest.fixture
def open_folium(browser, tmp_path):
    """A folium page with Leaflet from this computer in place of the CDN's, and nothing else from anywhere."""
    context = browser.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    script = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")

    def answer(route):
        if route.request.url.startswith("file:"):
            route.continue_()
        elif route.request.url.endswith("leaflet.js"):
            route.fulfill(body=script, content_type="text/javascript")
        else:
            route.abort()

    page.route("**/*", answer)

    def _open(made):
        path = tmp_path / "folium.html"
        made.save(str(path))
        page.goto(path.as_uri())
        return page, errors

    yield _open
    context.close()


def test_hostile_words_are_text_on_a_folium_map(open_folium, hostile_story, hostile):
    page, errors = open_folium(StoryView(story=hostile_story).to_folium(tiles=None))
    shown = page.evaluate(OPEN_ALL)
    assert page.evaluate("window.ran") is None
    assert errors == []
    assert len(shown) >= len(hostile.STRINGS)
    assert page.locator(".leaflet-tooltip :is(img, script, iframe, svg, a, form)").count() == 0


def test_the_page_stands_in_a_frame_that_cannot_reach_the_notebook(browser, hand_made):
    context = browser.new_context(offline=True, viewport={"width": 1000, "height": 800})
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content(StoryView(story=hand_made.make_story())._repr_html_())
    frame = page.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == hand_made.make_story().title
    frame.locator(".steps .next").click()
    assert frame.locator(".chapter[aria-current]").get_attribute("id") == "chapter-2"
    assert page.locator("iframe").get_attribute("sandbox") == "allow-scripts allow-popups"
    assert errors == []
    context.close()
