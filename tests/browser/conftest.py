"""Chromium for the browser tests, and the pages they open."""

import functools
import http.server
import importlib.util
import itertools
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
FAILED = pytest.StashKey[bool]()
WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


def load_helper(name: str) -> ModuleType:
    """A helper module of this folder; the tests' import mode puts none of them on the path."""
    known = sys.modules.get(f"browser_helpers_{name}")
    if known is not None:
        return known
    spec = importlib.util.spec_from_file_location(f"browser_helpers_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class Opened:
    """A page in a context of its own, with everything that went wrong in it."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        context.add_init_script(WATCH)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("dialog", self._dismiss)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def forget(self, settings: Mapping[str, Any]) -> None:
        """Leave what was opened, with the pointer, the media and the viewport as they were before."""
        self.page.goto("about:blank")
        self.page.mouse.move(0, 0)
        self.page.set_viewport_size(settings["viewport"])
        self.page.emulate_media(
            media="null",
            color_scheme=settings.get("color_scheme", "light"),
            reduced_motion=settings["reduced_motion"],
            forced_colors=settings.get("forced_colors", "none"),
        )
        for heard in (self.errors, self.requests, self.dialogs):
            heard.clear()

    @property
    def foreign_requests(self) -> list[str]:
        """Requests for anything but the file itself and data inside it."""
        return [url for url in self.requests[1:] if not url.startswith(("data:", "blob:"))]

    @property
    def violations(self) -> list[str]:
        """What the content security policy stopped."""
        found: list[str] = self.page.evaluate("window.violations")
        return found


@pytest.fixture(scope="session")
def hand_made() -> ModuleType:
    return load_helper("hand_made")


@pytest.fixture(scope="session")
def map_stories() -> ModuleType:
    return load_helper("map_stories")


@pytest.fixture(scope="session")
def walk() -> ModuleType:
    return load_helper("walk")


@pytest.fixture(scope="session")
def tasks() -> ModuleType:
    return load_helper("tasks")


@pytest.fixture(scope="session")
def random_story() -> ModuleType:
    return load_helper("random_story")


@pytest.fixture(scope="session")
def opened_class() -> type[Opened]:
    return Opened


@pytest.fixture(scope="session")
def hostile() -> ModuleType:
    return load_helper("hostile")


@pytest.fixture(scope="session")
def hostile_story() -> ModuleType:
    return load_helper("hostile_story")


@pytest.fixture(scope="session")
def exporter() -> LeafletExporter:
    return LeafletExporter(boundaries=open_boundaries())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail("the browser tests need Chromium: install Debian's package 'chromium'", pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield started
        started.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: what matters is asserted."""


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Any]:
    """Serves a folder on the loopback interface; each call is another origin."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def _serve(name: str, content: bytes) -> str:
        folder = tmp_path / f"origin-{len(servers)}"
        folder.mkdir()
        (folder / name).write_bytes(content)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/{name}"

    yield _serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    """Opens an address, with the loopback interface in reach."""
    contexts: list[BrowserContext] = []

    def _visit(address: str, **options: Any) -> Opened:
        settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**settings))
        opened = Opened(contexts[-1])
        opened.page.goto(address)
        return opened

    yield _visit
    for context in contexts:
        context.close()


class Pool:
    """Offline pages by their settings, lent to one test at a time: making a page takes longer than opening a story."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[Opened]] = {}
        self._lent: list[tuple[dict[str, Any], Opened]] = []

    def lend(self, settings: dict[str, Any]) -> Opened:
        """A page that shows nothing, made anew unless one with the same settings is idle."""
        idle = self._idle.get(repr(settings), [])
        opened = idle.pop() if idle else Opened(self._browser.new_context(offline=True, **settings))
        self._lent.append((settings, opened))
        return opened

    def take_back(self, *, keep: bool) -> None:
        """What a test was lent; after a failure nothing of it is used again."""
        for settings, opened in self._lent:
            if keep:
                opened.forget(settings)
                self._idle.setdefault(repr(settings), []).append(opened)
            else:
                opened.context.close()
        self._lent.clear()


@pytest.fixture(scope="session")
def pool(browser: Browser) -> Pool:
    return Pool(browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture
def open_page(pool: Pool, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Opens a page from a file, offline, as if nobody had been there before."""
    count = itertools.count(1)

    def _open(content: bytes, *, fragment: str = "", **options: Any) -> Opened:
        opened = pool.lend({"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options})
        path = tmp_path / f"page-{next(count)}.html"
        path.write_bytes(content)
        opened.page.goto(path.as_uri() + fragment)
        return opened

    yield _open
    pool.take_back(keep=FAILED not in request.node.stash)


@pytest.fixture(scope="session")
def page_bytes(exporter: LeafletExporter, hand_made: ModuleType) -> bytes:
    return exporter.export_story(hand_made.make_story())


@pytest.fixture(scope="session")
def hostile_bytes(exporter: LeafletExporter, hand_made: ModuleType, hostile: ModuleType) -> bytes:
    story = load_helper("hostile_story").make_hostile_story(hostile.STRINGS, hand_made)
    return exporter.export_story(story)


@pytest.fixture(scope="session")
def long_bytes(exporter: LeafletExporter, hand_made: ModuleType, hostile: ModuleType) -> bytes:
    return exporter.export_story(load_helper("hostile_story").make_hostile_story((hostile.LONG, "short"), hand_made))
