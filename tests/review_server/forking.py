"""`storymap review`, each time in a process forked from one that has all loaded; requests and answers are JSON.

A request has `folder` and `argv`, and may have `before`: the process then kills itself before that change to the file
system, counted in the threads that answer; and `nobody`: it gives up root's rights. The answer has `pid` and `line`,
what the program printed first.
"""

import json
import os
import signal
import sys
import threading
from pathlib import Path

from storymap.cli import review
from storymap.cli.app import main
from storymap.pipeline import Pipeline
from storymap.review import opening, server
from storymap.stories.file.reading import read_story_file

LOADED = (review, server)
"""Imported before any process is forked, so that a moment falls into the work."""
CHANGES = {"os.rename", "os.remove", "os.chmod", "os.link", "tempfile.mkstemp"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
NOBODY = 65534


def answer_all() -> None:
    """Answer requests until there are none."""
    warm(Path(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        child, printed = start(json.loads(line))
        sys.stdout.write(json.dumps({"pid": child, "line": printed}) + "\n")
        sys.stdout.flush()


def warm(story: Path) -> None:
    """Read what judging and the page read, once for all processes, and in no thread."""
    opened = read_story_file(story.read_bytes(), name="story.yaml")
    service = opening.open_service(story, Pipeline(), judging=False)
    service.preview({})
    service.page({})
    assert opened.file.documents


def start(request):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        run(request, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        return child, pipe.readline()


def run(request, writing) -> None:
    """Never returns: the process ends here."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(request["folder"])
    os.environ["XDG_DATA_HOME"] = str(Path(request["folder"]) / "home")
    if request.get("nobody") and not os.geteuid():
        os.setresuid(NOBODY, NOBODY, NOBODY)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor, target in ((nowhere, 0), (writing, 1), (nowhere, 2)):
        os.dup2(descriptor, target)
    sys.addaudithook(counting(request.get("before")))
    try:
        main(request["argv"])
    finally:
        os._exit(0)


def counting(deadly):
    """A hook that ends the process before the change of that number."""
    made = 0

    def watch(event, arguments):
        nonlocal made
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if (event in CHANGES or writes) and threading.current_thread() is not threading.main_thread():
            made += 1
            if made == deadly:
                os.kill(os.getpid(), signal.SIGKILL)

    return watch


if __name__ == "__main__":
    answer_all()
