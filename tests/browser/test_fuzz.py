"""Two hundred random stories make pages that raise no error, ask for nothing and break no policy."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter, PageOptions

pytestmark = pytest.mark.browser

STEPS = """() => {
  document.querySelector('.next')?.click();
  for (const selector of ['.toponym', '[data-show]', '.leaflet-marker-icon[role=button]', '.explore']) {
    document.querySelector(selector)?.click();
  }
  return document.querySelectorAll('.chapter, .notice').length;
}"""


@pytest.fixture(scope="module")
def opened(browser, opened_class):
    context = browser.new_context(offline=True, reduced_motion="reduce", viewport={"width": 640, "height": 480})
    yield opened_class(context)
    context.close()


@pytest.fixture(scope="module")
def random_stories(random_story, hand_made):
    return random_story.stories(hand_made)


@pytest.fixture(scope="module")
def page_path(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz") / "page.html"


@pytest.fixture(scope="module")
def small_exporter():
    return LeafletExporter(boundaries=open_boundaries(), options=PageOptions(detail="low"))


@settings(
    max_examples=200,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # a failing story is small enough; shrinking it would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_random_stories_make_pages_without_errors(data, opened, page_path, small_exporter, random_stories):
    page_path.write_bytes(small_exporter.export_story(data.draw(random_stories)))
    for heard in (opened.requests, opened.errors):
        heard.clear()
    opened.page.goto(page_path.as_uri())
    assert opened.page.evaluate(STEPS) >= 1
    assert (opened.errors, opened.violations, opened.foreign_requests) == ([], [], [])
