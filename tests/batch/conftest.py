"""A recognizer that does harm, installed as a stranger's would be: found by its entry point in every process."""

import json
import os
import subprocess
import sys

import pytest

RECOGNIZER = '''
import os
import time


class Harmful:
    """Finds no places; does what the text asks for."""

    name = "harmful"
    version = "1"

    def __init__(self, *, gazetteer):
        pass

    def recognize(self, document):
        if "PAUSE" in document.text:
            time.sleep(0.05)
        if "RAISE" in document.text:
            raise KeyError("no such thing")
        if "HANG" in document.text:
            while True:
                pass
        if "SLEEP" in document.text:
            time.sleep(600)
        if "MEMORY" in document.text:
            bytearray(4_000_000_000)
        if "LEAK" in document.text:
            self.kept = [*getattr(self, "kept", ()), bytes(200_000_000)]
        if "DIE" in document.text:
            os.abort()
        return ()
'''


@pytest.fixture(scope="session")
def harmful_site(tmp_path_factory):
    """A folder for PYTHONPATH in which the recognizer `harmful` is installed."""
    site = tmp_path_factory.mktemp("site")
    (site / "harmful.py").write_text(RECOGNIZER, encoding="utf-8")
    about = site / "harmful-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: harmful\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[storymap.recognizers]\nharmful = harmful:Harmful\n", encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def write_lines():
    """Write records as JSON lines."""

    def write(path, records):
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def start_storymap(harmful_site):
    """Start the program in a folder, in a session of its own, with the harmful recognizer; its output is kept."""

    def start(*arguments, cwd):
        environment = os.environ | {"PYTHONPATH": str(harmful_site)}
        command = [sys.executable, "-m", "storymap", *map(str, arguments)]
        kept = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
        return subprocess.Popen(command, cwd=cwd, env=environment, start_new_session=True, **kept)

    return start
