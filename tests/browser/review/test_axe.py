"""axe finds nothing in any panel, in light and dark, at three widths; what can be touched is large enough."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (values) => {
  const options = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""
SMALL = """() => [...document.querySelectorAll('button, summary, input, select, textarea, a[href], [role=button]')]
  .filter((element) => element.offsetParent && !element.matches('.skip, .place, .leaflet-marker-icon'))
  .map((element) => ({ element: element.closest('label') ?? element, words: element.outerHTML.slice(0, 80) }))
  .map(({ element, words }) => ({ words, box: element.getBoundingClientRect() }))
  .filter(({ box }) => box.width < 24 || box.height < 24)
  .map(({ words, box }) => `${words} ${box.width}x${box.height}`)"""
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


def _violations(page) -> list[str]:
    if not AXE.is_file():
        pytest.fail("axe-core is missing: run tools/ensure_node_tools.sh", pytrace=False)
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, TAGS) + page.evaluate(SMALL)


def _show(page, view):
    tab = page.locator(f".tab[data-view={view}]")
    if tab.is_visible():
        tab.click()


def _menu(page, words):
    page.locator(".menu summary").click()
    page.get_by_role("button", name=words).click()


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_any_panel(review, sit_down, scheme, width):
    desk = sit_down(review, name="Ann", color_scheme=scheme, viewport={"width": width, "height": 800})
    page, found = desk.page, {}
    for kind in ("Claims", "Places", "Stops", "Chapters", "Text"):
        _show(page, "work")
        desk.show(kind)
        page.locator(".row .open").first.click()
        page.evaluate("document.querySelectorAll('.panel details').forEach((found) => { found.open = true; })")
        found[kind] = _violations(page)
    for view in ("text", "map"):
        _show(page, view)
        found[view] = _violations(page)
    for words in ("Story and texts", "History", "Keys"):
        _menu(page, words)
        found[words] = _violations(page)
    assert {where: told for where, told in found.items() if told} == {}
    assert page.evaluate(OVERFLOW) <= 0


def test_axe_finds_no_violation_while_a_pin_is_set_and_while_a_name_is_asked(review, sit_down):
    desk = sit_down(review)
    desk.show("Places")
    desk.open("Pasvikdalen")
    desk.page.keyboard.press("p")
    assert _violations(desk.page) == []
    desk.page.get_by_role("button", name="Use this position").click()
    assert _violations(desk.page) == []


def test_the_colours_can_be_chosen_and_are_remembered(review, sit_down):
    desk = sit_down(review, color_scheme="light")
    page = desk.page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Colours").click()
    page.get_by_role("button", name="Colours: light").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert page.evaluate("window.violations") == []


def test_at_every_width_the_panels_stand_beside_each_other_as_there_is_room(review, sit_down):
    desk = sit_down(review)
    shown = {}
    for width in (1280, 768, 320):
        desk.page.set_viewport_size({"width": width, "height": 800})
        shown[width] = desk.page.locator(".desk > section:visible").count()
    assert shown == {1280: 4, 768: 2, 320: 1}
