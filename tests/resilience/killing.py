"""Commands, each in a forked process that dies by SIGKILL at a chosen moment; requests and answers are lines of JSON.

A request has `argv`, `folder` and either `after_s`, a time, or `before`, the number of a change to the file system: the
process kills itself before it makes that change. Without both the command runs to its end. The answer has `ended`, the
exit code or minus the signal, and `changes`, how many changes were made, when the command came to its end.
"""

import io
import json
import os
import signal
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from storymap.cli import draft, gazetteer, geoparse, references, render, validate
from storymap.cli.app import main
from storymap.gazetteers.building.folder import build_folder
from storymap.gazetteers.building.merging import DumpFiles
from storymap.gazetteers.building.names import PRIMARY
from storymap.gazetteers.building.places import NewPlace
from storymap.gazetteers.building.writing import GazetteerWriter
from storymap.gazetteers.compiled import CompiledGazetteer

LOADED = (draft, gazetteer, geoparse, references, render, validate)
"""Imported before any process is forked, so that a moment falls into the work."""
SMALL_BUILD = "small build"
"""In place of a command: builds a gazetteer of the dump and of one place, as `gazetteer build` does of the packaged."""
WARMING = (["render", "a.txt", "--data", "a.json", "--report", "a.html"], ["draft", "a.txt"], ["geocode", "Oslo"])
CHANGES = {
    "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.truncate", "tempfile.mkstemp",
    "tempfile.mkdtemp", "shutil.rmtree",
}  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def serve() -> None:
    """Answer requests until there are none."""
    warm()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


def warm() -> None:
    """Load what commands load, once for all processes."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        here = Path.cwd()
        os.chdir(folder)
        Path("a.txt").write_text("Ida Lund left Bergen in June 2018 and went to Oslo. Norway borders Sweden.\n")
        for argv in WARMING:
            main(argv, standalone_mode=False)
        os.chdir(here)


def answer(request):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        run(request, writing)
    os.close(writing)
    if "after_s" in request:
        time.sleep(request["after_s"])
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        changes = pipe.read()
    _, status = os.waitpid(child, 0)
    return {"ended": os.waitstatus_to_exitcode(status), "changes": int(changes or 0)}


def run(request, writing) -> None:
    """Never returns: the process ends here."""
    os.chdir(request["folder"])
    os.environ["XDG_DATA_HOME"] = str(Path(request["folder"]) / "home")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    made = 0

    def watch(event, arguments):
        nonlocal made
        if event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING):
            made += 1
            if made == request.get("before"):
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    code = 1
    try:
        if request["argv"] == [SMALL_BUILD]:
            build_small()
        else:
            main(request["argv"])
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    finally:
        os.write(writing, str(made).encode())
        os._exit(code)


def build_small() -> None:
    with tempfile.TemporaryDirectory() as stead:
        with GazetteerWriter(Path(stead), common=frozenset()) as writer:
            place = NewPlace(
                source="supplement",
                key="x",
                name="Xa",
                feature_class="L",
                feature_code="RGN",
                lon=1,
                lat=1,
                radius_km=1,
            )
            writer.add_name(writer.add_place(place), "Xa", PRIMARY)
            writer.finish()
        files = DumpFiles(geonames=(Path("NO.txt"),))
        build_folder(files, Path("world"), progress=str, packaged=CompiledGazetteer(Path(stead)))


if __name__ == "__main__":
    serve()
