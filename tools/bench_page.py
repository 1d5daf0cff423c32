"""Stories → how large, how fast and how accessible their pages are, each figure beside its bound; and side by side.

Needs Chromium, and lighthouse and axe-core from npm (`make bench-page` fetches them). Nothing is asked of the network.
"""

import functools
import http.server
import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import folium
from playwright.sync_api import Browser, sync_playwright

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter
from storymap.model.stories import Story
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
LIGHTHOUSE = ROOT / ".cache/lighthouse/node_modules/lighthouse/cli/index.js"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SKIPPED = "robots-txt"
"""That file is the server's; the audit asks for it under the page's policy, which forbids every request."""
RUNS = 5
WATCH = """
window.blocked = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.blocked += Math.max(0, task.duration - 50);
}).observe({ type: 'longtask', buffered: true });
new MutationObserver((_, watcher) => {
  if (!document.querySelector('.chapter[aria-current]')) return;
  window.usable = performance.now();
  watcher.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
FIND = "async (values) => (await axe.run({ runOnly: { type: 'tag', values } })).violations.map((rule) => rule.id)"


def main() -> int:
    """Print every figure; 1 when one misses its bound."""
    exporter = LeafletExporter(boundaries=open_boundaries())
    seed = Pipeline().analyze([read_document((ROOT / "seeds/defection.md").read_bytes(), id="defection")[0]])
    sys.path.insert(0, str(ROOT / "tests/browser"))
    long = importlib.import_module("hand_made").make_long_story
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        pages = {"seed": seed, "10 stops": long(10), "200 stops": long(200)}
        paths = {name: Path(folder) / f"{name.replace(' ', '-')}.html" for name in pages}
        for name, story in pages.items():
            paths[name].write_bytes(exporter.export_story(story))
        kept = _print_sizes(paths) & _print_speed(browser, paths["200 stops"]) & _print_lighthouse(paths["seed"])
        _print_side_by_side(browser, paths["seed"], _raw_folium(seed, Path(folder) / "folium.html"))
        browser.close()
    return 0 if kept else 1


def _figure(name: str, value: float, unit: str, *, least: float | None = None, most: float | None = None) -> bool:
    kept = (least is None or value >= least) and (most is None or value <= most)
    bound = f">= {least:g}" if least is not None else f"<= {most:g}"
    print(f"{name:<44}{value:>9.0f} {unit:<3} {bound:<10} {'ok' if kept else 'MISSED'}")
    return kept


def _print_sizes(paths: dict[str, Path]) -> bool:
    bounds = {"seed": 500, "10 stops": 500, "200 stops": 1000}
    kept = [
        _figure(f"size, {name}", path.stat().st_size / 1000, "kB", most=bounds[name]) for name, path in paths.items()
    ]
    return all(kept)


def _print_speed(browser: Browser, path: Path) -> bool:
    usable, blocked = [], []
    for _ in range(RUNS):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(WATCH)
        page.goto(path.as_uri())
        page.wait_for_timeout(1500)
        usable.append(page.evaluate("window.usable"))
        blocked.append(page.evaluate("window.blocked"))
        page.close()
    tasks = importlib.import_module("tasks")
    processor = [tasks.blocking_ms(tasks.task_times_ms(browser, path)) for _ in range(RUNS)]
    load = os.getloadavg()[0]
    print(f"(200 stops, median of {RUNS}, load average {load:.1f} on {os.cpu_count()} cores)")
    kept = [
        _figure("first chapter usable, 200 stops", statistics.median(usable), "ms", most=1000),
        _figure("total blocking time, 200 stops", statistics.median(blocked), "ms", most=100),
        _figure("the same, time of the processor alone", statistics.median(processor), "ms", most=100),
    ]
    return all(kept)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def _served(path: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(path.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{path.name}"
    server.shutdown()


def _print_lighthouse(path: Path) -> bool:
    bounds = {"accessibility": 100, "best-practices": 100, "seo": 95}
    with _served(path) as address:
        command = ["node", str(LIGHTHOUSE), address, "--output=json", "--quiet", f"--skip-audits={SKIPPED}"]
        command += [f"--only-categories={','.join(bounds)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
        environment = {**os.environ, "CHROME_PATH": CHROMIUM}
        told = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    report = json.loads(told.stdout)
    for name, audit in report["audits"].items():
        if audit["score"] is not None and audit["score"] < 1:
            print(f"  lighthouse: {name}: {audit['title']}")
    scores = {name: report["categories"][name]["score"] * 100 for name in bounds}
    kept = [_figure(f"lighthouse mobile, {name}", scores[name], "", least=bounds[name]) for name in bounds]
    return all(kept)


def _raw_folium(story: Story, path: Path) -> Path:
    """The same stops, lines and names on a map as folium draws it of itself."""
    drawn = folium.Map()
    for route in story.routes:
        for stop in route.stops:
            if stop.place:
                folium.Marker(stop.place.location.latlon, popup=folium.Popup(stop.name, parse_html=True)).add_to(drawn)
        for leg in route.legs:
            for part in leg.line:
                folium.PolyLine([point.latlon for point in part]).add_to(drawn)
    drawn.save(str(path))
    return path


def _print_side_by_side(browser: Browser, ours: Path, theirs: Path) -> None:
    print(f"\n{'the same story, opened offline':<34}{'storymap':>12}{'raw folium':>12}")
    found = [_opened_offline(browser, path) for path in (ours, theirs)]
    for key in found[0]:
        print(f"{key:<34}{found[0][key]!s:>12}{found[1][key]!s:>12}")


def _opened_offline(browser: Browser, path: Path) -> dict[str, Any]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_timeout(500)
    foreign = [url for url in asked if url.startswith("http")]
    before = page.evaluate("document.body.innerText + location.hash")
    page.keyboard.press("ArrowRight")
    steps = before != page.evaluate("document.body.innerText + location.hash")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = {
        "bytes of the file": path.stat().st_size,
        "requests to other hosts": len(foreign),
        "other hosts": len({urlsplit(url).netloc for url in foreign}),
        "axe violations (rules)": len(page.evaluate(FIND, TAGS)),
        "right arrow steps the story": "yes" if steps else "no",
        "a map is drawn offline": "yes" if page.locator(".leaflet-map-pane").count() else "no",
    }
    context.close()
    return result


if __name__ == "__main__":
    sys.exit(main())
