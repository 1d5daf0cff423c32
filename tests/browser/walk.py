"""What a reader does with a page."""

from typing import Any

CLICKS = """() => {
  const some = (selector) => {
    const found = [...document.querySelectorAll(selector)];
    const every = Math.ceil(found.length / 10);
    return found.filter((_, n) => n % every === 0);
  };
  document.querySelectorAll('.card').forEach((card) => { card.open = true; });
  document.querySelectorAll('[data-show]').forEach((button) => button.click());
  const kinds = ['.toponym', '.reference', 'td a', '.credit a', '.leaflet-marker-icon[role=button]'];
  kinds.flatMap(some).forEach((element) => element.click());
}"""
"""Every claim, and up to ten of everything else that can be clicked: each click draws the map again."""


def walk_through(page: Any) -> None:
    """Everything a reader can do, once: every chapter and claim, names, markers and buttons, then the other colours."""
    for _ in range(page.locator(".chapter").count()):
        page.keyboard.press("ArrowRight")
    page.evaluate(CLICKS)
    for selector in (".filter", ".explore", ".key summary", ".leaflet-control-zoom-in", ".explore"):
        if page.locator(selector).count():
            page.locator(selector).first.evaluate("(element) => element.click()")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(100)


def current(page: Any) -> str | None:
    """The id of the chapter that the page shows."""
    found: str | None = page.locator(".chapter[aria-current=step]").get_attribute("id")
    return found
