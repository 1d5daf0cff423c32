"""The real program on a small story: its server asked over real sockets."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from storymap import story_files
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft

DRIVER = Path(__file__).parent / "forking.py"
ARTICLE = """# Over the border

Ida Lund left Bergen in June 2018 and travelled to Oslo.

Norway borders Sweden. Norway shares a 198 km border with Russia.

She went on to Kirkenes by bus in July 2018.
"""


class Running:
    """A `storymap review` that runs."""

    def __init__(self, path, line, pid):
        self.path, self.line, self.pid = path, line, pid
        address = urlsplit(line.split()[1])
        self.port, self.token = address.port, parse_qs(address.query)["token"][0]

    def ask(self, method, path, body=None, **headers):
        """Status, headers and body of an answer; headers that are `None` are left out."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        known = {"X-Storymap-Token": self.token}
        if isinstance(body, dict):
            body, known["Content-Type"] = json.dumps(body), "application/json"
        sent = {**known, **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection.request(method, path, body, {name: value for name, value in sent.items() if value is not None})
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, response.headers, content

    def state(self):
        status, _, body = self.ask("GET", "/api/state")
        assert status == 200, body
        return json.loads(body)

    def judged(self):
        """The state as soon as the claims are judged."""
        state = self.state()
        while state["judging"]:
            _, _, body = self.ask("GET", f"/api/changes?serial={state['serial']}")
            state = json.loads(body)["state"] or state
        return state

    def post(self, path, **body):
        status, _, content = self.ask("POST", path, body)
        return status, json.loads(content)

    def act(self, do, *, version=None, by="Ida Berg", force=False, **action):
        version = version or self.state()["version"]
        forced = {"force": True} if force else {}
        return self.post("/api/act", version=version, by=by, action={"do": do, **action}, **forced)

    def kill(self):
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory):
    """The default components, and a key of the tests' own."""
    key = tmp_path_factory.mktemp("obscure") / "key"
    key.write_text("a key for tests, which hides nothing", encoding="utf-8")
    return Pipeline(obscure_key=key)


@pytest.fixture(scope="session")
def drafted(pipeline):
    """The story file of the article, as `storymap draft` writes it."""
    return write_draft(story_files.draft(pipeline, [read_document(ARTICLE.encode(), id="border")[0]]))


@pytest.fixture
def story(tmp_path, drafted):
    """A story file in a folder of its own."""
    path = tmp_path / "story" / "story.yaml"
    path.parent.mkdir()
    path.write_bytes(drafted)
    return path


@pytest.fixture(scope="session")
def driver(tmp_path_factory, drafted):
    """A process that has all loaded, and forks the program from itself."""
    path = tmp_path_factory.mktemp("warm") / "story.yaml"
    path.write_bytes(drafted)
    command = [sys.executable, DRIVER, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def review(driver):
    """A function that runs the program on a story file, at once; all end with the test."""
    yield from _starting(driver)


@pytest.fixture(scope="module")
def lasting_review(driver):
    """The same for a program that all tests of a module share."""
    yield from _starting(driver)


def _starting(driver):
    running = []

    def start(path, *options, **moment):
        asked = {"folder": str(path.parent), "argv": ["review", path.name, "--no-open", *options], **moment}
        driver.stdin.write(json.dumps(asked) + "\n")
        driver.stdin.flush()
        running.append(Running(path, **json.loads(driver.stdout.readline())))
        return running[-1]

    yield start
    for one in running:
        one.kill()


@pytest.fixture
def program(story):
    """The program, started as a person does: the process, and what runs in it."""
    command = [sys.executable, "-u", "-m", "storymap", "review", str(story), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process, Running(story, process.stdout.readline(), process.pid)
        process.kill()
