"""The real program on a story file of the test's own, and a browser that works at it as a person does."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from storymap import story_files
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.values import StoryFile

SEED = Path(__file__).parents[3] / "seeds" / "defection.md"
PATIENCE_MS = 60_000
"""A machine that builds and tests much else at once is slow; nothing here waits for long on an idle one."""
expect.set_options(timeout=PATIENCE_MS)
WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


@pytest.fixture(scope="session")
def drafted() -> bytes:
    """The story file that `storymap draft` makes of a story of seeds/."""
    document, _ = read_document(SEED.read_bytes(), id="defection")
    return write_draft(story_files.draft(Pipeline(), [document]))


def run_storymap(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The program with these arguments, in a folder; it must succeed."""
    command = [sys.executable, "-m", "storymap", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=120)


class Program:
    """`storymap review` on a story file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        command = [sys.executable, "-m", "storymap", "review", path.name, "--no-open"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(command, cwd=path.parent, stdout=subprocess.PIPE, text=True, env=environment)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)
        assert found, f"the program printed no address: {line}"
        self.address = found[0]

    @property
    def file(self) -> StoryFile:
        """The story file as it is on disk now."""
        return read_story_file(self.path.read_bytes(), name=self.path.name, folder=self.path.parent).file

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)
        self.process.stdout.close()


class Desk:
    """A person's browser at the program."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._heard)
        page.on("dialog", self._dismiss)
        page.on("request", lambda request: self.requests.append(request.url))
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address)
        page.wait_for_selector("[data-ready]")

    def _heard(self, message: Any) -> None:
        refused = "Failed to load resource" in message.text
        if message.type == "error" and not refused:
            self.errors.append(message.text)

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss()

    def show(self, kind: str) -> None:
        """Narrow the list."""
        self.page.locator(".filter", has_text=kind).click()

    def open(self, words: str) -> None:
        """Open the first entry of the list with these words."""
        self.page.locator(".row .open", has_text=words).first.click()

    def sign(self, name: str) -> None:
        """Answer the question for the name."""
        self.page.get_by_label("Your name, as readers shall see it").fill(name)
        self.page.get_by_role("button", name="Sign with this name").click()

    def saved(self) -> None:
        """Wait until the server has answered everything."""
        expect(self.page.locator(".saving")).to_have_attribute("data-look", "saved")

    def focused(self) -> str:
        """The words of the element that has the focus."""
        words: str = self.page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel || ''")
        return words

    @property
    def title(self) -> str:
        """The heading of the open item."""
        return self.page.locator(".panel-title").inner_text()

    def assert_inert(self) -> None:
        """Nothing ran, nobody was called, nothing was stopped."""
        assert self.page.evaluate("window.ran") is None
        assert self.page.evaluate("window.violations") == []
        assert self.dialogs == []
        assert self.errors == []
        own = self.page.url.split("/?")[0]
        assert [url for url in self.requests if not url.startswith((own, "data:", "blob:"))] == []


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, drafted: bytes) -> Iterator[Program]:
    """One program for all tests: it takes up whatever is written into its file."""
    path = tmp_path_factory.mktemp("newsroom") / "story.yaml"
    path.write_bytes(drafted)
    program = Program(path)
    yield program
    program.end()


@pytest.fixture
def review(running: Program, drafted: bytes) -> Program:
    """The program with its file as it was drafted."""
    running.path.write_bytes(drafted)
    return running


@pytest.fixture
def review_alone(tmp_path: Path, drafted: bytes) -> Iterator[Any]:
    """A function that starts a program of the test's own on a story file, a draft unless another is given."""
    programs: list[Program] = []

    def start(content: bytes | None = None) -> Program:
        path = tmp_path / "story.yaml"
        path.write_bytes(drafted if content is None else content)
        programs.append(Program(path))
        return programs[-1]

    yield start
    for program in programs:
        program.end()


@pytest.fixture
def sit_down(browser: Browser) -> Iterator[Any]:
    """A function that opens a browser of its own at a program."""
    contexts: list[BrowserContext] = []

    def _sit_down(program: Program, *, name: str = "", **options: Any) -> Desk:
        settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**settings))
        contexts[-1].add_init_script(WATCH)
        if name:
            contexts[-1].add_init_script(f"localStorage.setItem('storymap.name', '{name}')")
        return Desk(contexts[-1].new_page(), program.address)

    yield _sit_down
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def storymap() -> Any:
    return run_storymap


@pytest.fixture(scope="session")
def seed() -> Path:
    return SEED
