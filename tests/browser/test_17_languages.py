"""Requirement 17: the page speaks the language asked for, all of it, and mirrors where lines run from right to left."""

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.catalogue.words import languages, open_words
from storymap.exporters.leaflet import LeafletExporter, PageOptions

pytestmark = pytest.mark.browser

OTHERS = [lang for lang in languages() if lang != "en"]
SAID = """() => {
  const found = [];
  const own = (element) => element.closest('[lang]') === document.documentElement;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (own(parent) && !parent.closest('script, style')) found.push(walker.currentNode.textContent);
  }
  for (const element of document.querySelectorAll('[aria-label], [title]'))
    if (own(element)) found.push(element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '');
  return found.map((words) => words.trim()).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def translated(hand_made):
    """A function: language → the hand-made story's page in it, made once."""
    made = {}

    def make(lang):
        if lang not in made:
            exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(lang=lang))
            made[lang] = exporter.export_story(hand_made.make_story())
        return made[lang]

    return make


def english_phrases(lang):
    """What English says and the language says otherwise; single short words may mean something in it."""
    own = open_words(lang).tables
    for table, phrases in open_words("en").tables.items():
        if table not in {"language", "numbers", "dates", "lists", "units", "seas", "units_of_land"}:
            for name, said in phrases.items():
                if isinstance(said, str) and "{" not in said and len(said) > 6 and own[table][name] != said:
                    yield said


@pytest.mark.parametrize("lang", OTHERS)
def test_every_word_of_the_interface_is_in_the_language(open_page, translated, lang):
    opened = open_page(translated(lang))
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    page.locator(".explore").click()
    page.keyboard.press("End")
    said = page.evaluate(SAID)
    assert len(said) > 40
    assert [phrase for phrase in english_phrases(lang) if phrase in said] == []
    assert opened.errors == []


@pytest.mark.parametrize("lang", OTHERS)
def test_the_page_names_its_language_and_direction_and_the_articles_own(open_page, translated, lang):
    page = open_page(translated(lang)).page
    root = page.locator("html")
    assert root.get_attribute("lang") == lang
    assert root.get_attribute("dir") == open_words(lang).direction
    passages = page.locator(".chapter > p").evaluate_all("(found) => found.map((p) => [p.lang, p.dir])")
    assert passages
    assert all(found == ["en", "auto"] for found in passages)
    reasons = page.locator(".because").evaluate_all("(found) => found.map((p) => p.lang)")
    assert set(reasons) == {"en"}


def left_of(page, selector):
    return page.locator(selector).first.bounding_box()["x"]


def test_arabic_mirrors_the_page(open_page, translated):
    page = open_page(translated("ar")).page
    assert left_of(page, "main") > left_of(page, "#stage")
    assert left_of(page, ".steps .previous") > left_of(page, ".steps .next")
    assert left_of(page, ".leaflet-control-zoom") < left_of(page, ".tools")
    assert page.locator(".chapter > p").first.evaluate("(p) => getComputedStyle(p).direction") == "ltr"
    assert page.locator(".byline").evaluate("(p) => getComputedStyle(p).direction") == "rtl"


def test_in_arabic_the_left_arrow_leads_on(open_page, translated):
    page = open_page(translated("ar")).page
    current = ".chapter[aria-current]"
    page.keyboard.press("ArrowLeft")
    assert page.locator(current).get_attribute("data-chapter") == "1"
    page.keyboard.press("ArrowRight")
    assert page.locator(current).get_attribute("data-chapter") == "0"


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("lang", ["de", "ar", "ru"])
def test_long_words_and_mirrored_pages_need_no_sideways_scrolling(open_page, translated, lang, width):
    page = open_page(translated(lang), viewport={"width": width, "height": 700}).page
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(sideways) <= 0
    steps = page.locator(".steps").bounding_box()
    assert steps["height"] < 70


def test_numbers_on_the_map_are_those_of_the_language(open_page, translated):
    page = open_page(translated("de")).page
    assert page.locator(".leaflet-control-scale-line").first.text_content().endswith("km")
    assert page.locator(".leaflet-control-scale-line").count() == 1
    written = page.evaluate("[1234.5].map((n) => new Intl.NumberFormat('de').format(n))")
    assert written == [open_words("de").decimal(1234.5, 1)]
