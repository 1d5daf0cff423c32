"""The story page in Chromium → docs/reference/walk-throughs.md: what each key does, and what a screen reader is told.

Nothing of it is written by hand: the keys are pressed, and roles, names and announcements are those that Chromium
computes for assistive technology. Needs Chromium.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from storymap.exporters.chromium import find_chromium
from storymap.exporters.leaflet.page import PageOptions
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "defection.md"
TARGET = ROOT / "docs" / "reference" / "walk-throughs.md"
KEYS = ("ArrowRight", "PageDown", "ArrowLeft", "PageUp", "End", "Home")
MOST_TABS = 80
SETTLING_MS = 400
"""Long enough for a step to end and the live region to be filled."""
QUIET_MS = 1000
"""After a step the page does not take scrolling for reading for nine tenths of a second."""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
"""Tabbing scrolls, and with the next frame that may change the chapter, and what can be reached in it."""

FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const near = element.closest('.chapter, .stage, nav, header, footer, .claims, .places, .more');
    const where = near && near !== element ? (near.id || near.className.split(' ')[0]) : '';
    const name = element.getAttribute('aria-label') || element.innerText || element.textContent || '';
    return [element.getAttribute('role') || element.tagName.toLowerCase(), name.trim().replace(/\\s+/g, ' '), where];
}"""

HEAD = """# The page without a mouse, and without a screen

<!-- Written by tools/record_walk_throughs.py; run `make docs`. -->

What is recorded here was done by a script with the page of [seeds/defection.md](../../seeds/defection.md) in
Chromium, 1280 × 800 pixels: keys were pressed, and Chromium was asked what it tells assistive technology."""


def open_pages(browser: Browser) -> Iterator[Page]:
    """The page as it opens, without a network."""
    document, _ = read_document(SEED.read_bytes(), id=SEED.stem)
    pipeline = Pipeline()
    exporter = pipeline.exporter("leaflet", options=PageOptions(theme="light"))
    with TemporaryDirectory() as folder:
        file = Path(folder, "story.html")
        file.write_bytes(exporter.export_story(pipeline.analyze([document])))
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_timeout(SETTLING_MS)
        yield page
        context.close()


def tab_stops(page: Page) -> Iterator[tuple[str, str, str]]:
    """Role, name and surroundings of what each Tab reaches, until the first is reached again."""
    first: tuple[str, str, str] | None = None
    page.wait_for_timeout(QUIET_MS)
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        page.evaluate(TWO_FRAMES)
        found = page.evaluate(FOCUSED)
        if found is None:
            return
        stop = (found[0], found[1], found[2])
        if stop == first:
            return
        first = first or stop
        yield stop


def announced(page: Page) -> Iterator[tuple[str, str, str]]:
    """Each key that steps, where the story is then, and what the live region says."""
    for key in KEYS:
        page.keyboard.press(key)
        page.wait_for_timeout(SETTLING_MS)
        current = page.locator("[aria-current=step]").first.get_attribute("id") or ""
        yield key, current, page.locator(".live").inner_text()


def shortened(words: str, most: int = 70) -> str:
    """Words for a table's cell."""
    return (words if len(words) <= most else words[: most - 1].rstrip() + "…") or "–"


def written(page: Page) -> str:
    """The whole reference page."""
    tree = "\n".join(shortened(line, 110) for line in page.locator("body").aria_snapshot().splitlines())
    steps = "\n".join(f"| `{key}` | `{at}` | {shortened(said)} |" for key, at, said in announced(page))
    tabs = "\n".join(
        f"| {number} | {role} | {shortened(name).replace('|', ' ')} | {shortened(where)} |"
        for number, (role, name, where) in enumerate(tab_stops(page), start=1)
    )
    return f"""{HEAD}

## With the keyboard alone

From anywhere but the map, the arrows and their kin step through the chapters. The live region then says:

| key | chapter | announced |
|---|---|---|
{steps}

`Tab` goes through the page in this order. `Enter` does what a click does; in the map the arrows move the map, and `Esc`
leaves it for the chapter that is told.

| Tab | what it is | its name | inside |
|---|---|---|---|
{tabs}

## With a screen reader

What is read from the top when the page opens, in order: role, name, and state where there is one; long lines are cut
here, not on the page.

```yaml
{tree}
```
"""


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(find_chromium()), args=["--no-sandbox"])
        for opened in open_pages(chromium):
            TARGET.write_text(written(opened), encoding="utf-8")
    print(f"written: {TARGET.relative_to(ROOT)}")
