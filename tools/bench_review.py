"""Measure `storymap review` with the real program in Chromium: a story of 500 chapters with 2,000 places to decide on.

Needs Chromium. Times are milliseconds on this machine; what else it does makes them longer.
"""

import importlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS, ACTIONS = 500, 20
_DECIDE = """() => new Promise((resolve) => {
  const begun = performance.now();
  document.querySelector('[data-key=accept]').click();
  const done = performance.now();
  requestAnimationFrame(() => requestAnimationFrame(() => resolve([done - begun, performance.now() - begun])));
})"""
"""What a decision costs: the scripts alone, and until the browser has painted what follows from them."""
_FIRST = "performance.getEntriesByName('first-decision')[0].startTime"
_SENT = "performance.getEntriesByType('navigation')[0].responseEnd"


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds by what they are of."""
    path = folder / "story.yaml"
    sys.path.insert(0, str(ROOT / "tests/browser/review"))
    path.write_bytes(importlib.import_module("large_story").make_large_story(CHAPTERS))
    begun = time.perf_counter()
    command = [sys.executable, "-m", "storymap", "review", str(path), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        line = program.stdout.readline() if program.stdout else ""
        found = re.search(r"http://\S+", line)
        started = 1000 * (time.perf_counter() - begun)
        try:
            return {"the program starts": started, **_in_the_browser(found[0] if found else "")}
        finally:
            program.terminate()


def _in_the_browser(address: str) -> dict[str, float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(120_000)
        page.add_init_script("localStorage.setItem('storymap.name', 'Ann')")
        page.goto(address)
        page.wait_for_selector("[data-ready]")
        sent, first = page.evaluate(_SENT), page.evaluate(_FIRST)
        decided = [_decide(page) for _ in range(ACTIONS)]
        browser.close()
    scripts, painted, saved = (statistics.median(values) for values in zip(*decided, strict=True))
    worst = max(value for _, value, _ in decided)
    return {
        "the page is sent": sent,
        "the first decision is possible": first,
        "a decision, scripts alone (median)": scripts,
        "a decision, until it is painted (median)": painted,
        "a decision, until it is painted (worst)": worst,
        "a decision, until it is in the file (median)": saved,
    }


def _decide(page: Any) -> tuple[float, float, float]:  # noqa: ANN401 - a page of Playwright
    page.locator(".row:not(.done) .open").first.click()
    page.wait_for_function("document.querySelector('[data-key=accept]')")
    begun = time.perf_counter()
    scripts, painted = page.evaluate(_DECIDE)
    page.wait_for_selector(".saving[data-look=saved]")
    return scripts, painted, 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        print(f"{CHAPTERS} chapters, {4 * CHAPTERS:,} places to decide on, {ACTIONS} decisions:")
        for what, milliseconds in measure(Path(temporary)).items():
            print(f"  {what:<48} {milliseconds:8.0f} ms")
