"""A page that opens → how long each task of its main thread takes the processor, whatever else the machine does."""

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

CATEGORIES = ("toplevel", "devtools.timeline")
TASK = "ThreadControllerImpl::RunTask"
LONG_MS = 50
"""A task longer than this blocks; what goes beyond it counts as blocking time."""


def blocking_ms(times_ms: Iterable[float]) -> float:
    """Blocking time of a page's start."""
    return sum(max(0.0, task - LONG_MS) for task in times_ms)


def task_times_ms(browser: Browser, path: Path) -> list[float]:
    """The processor's milliseconds for each task of the page's main thread until it is at rest."""
    events = _traced(browser, path)
    threads = {(e["pid"], e["tid"]) for e in events if e["name"] == "ParseHTML" and _address(e) == path.as_uri()}
    tasks = [e for e in events if e["name"] == TASK and (e["pid"], e["tid"]) in threads]
    return [task.get("tdur", 0) / 1000 for task in tasks]


def _address(event: dict[str, Any]) -> str:
    return str(event.get("args", {}).get("beginData", {}).get("url", ""))


def _traced(browser: Browser, path: Path) -> list[dict[str, Any]]:
    session = browser.new_browser_cdp_session()
    events: list[dict[str, Any]] = []
    done = threading.Event()
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda _: done.set())
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    session.send("Tracing.start", {"traceConfig": {"includedCategories": list(CATEGORIES)}})
    page.goto(path.as_uri())
    page.wait_for_timeout(1500)
    session.send("Tracing.end")
    while not done.is_set():
        page.wait_for_timeout(50)
    context.close()
    session.detach()
    return events
