"""SIGKILL at any moment of a writing command leaves each file whole, old or new, and the next run goes through."""

import json
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

DRIVER = Path(__file__).parent / "killing.py"
FIRST = "Ida Lund left Bergen in June 2018 and travelled to Oslo. Norway borders Sweden and Russia.\n"
SECOND = FIRST + "Norway shares a 198 km border with Russia. She went on to Kirkenes by bus in July 2018.\n"
MINE = "name,longitude,latitude\nQaggavik,30.1,69.5\n"
FIGURES = "what,a,b,value,unit,source\nborder,NO,RU,198,km,Our own survey\n"
DUMP = "9000001\tTverrvik\tTverrvik\tQaggavik\t69.5\t30.1\tP\tPPL\tNO\t\t05\t\t\t\t120\t\t1\tEurope/Oslo\t2026-01-01\n"
CORRECTION = "A title that a person wrote"
SEED = 7
MOMENTS = 4
"""Random moments for each command, beside the moment before each change to the file system."""


@dataclass(frozen=True)
class Command:
    argv: list[str]
    before: list[list[str]] = field(default_factory=list)
    """Commands that make the folder what it is when the command starts."""


COMMANDS = {
    "render": Command(
        ["render", "b.txt", "-o", "o.html", "--data", "o.json", "--report", "r.html"],
        [["render", "a.txt", "-o", "o.html", "--data", "o.json", "--report", "r.html"]],
    ),
    "render anew": Command(["render", "a.txt", "-o", "o.html"]),
    "export": Command(["export", "b.txt", "--to", "geojson", "-o", "o.geojson"]),
    "validate": Command(["validate", "b.txt", "--format", "html", "-o", "o.html"]),
    "draft": Command(["draft", "a.txt", "-o", "s.yaml"]),
    "draft --update": Command(["draft", "--update", "s.yaml", "b.txt"], [["draft", "a.txt", "-o", "s.yaml"]]),
    "gazetteer add": Command(["gazetteer", "add", "mine.csv"]),
    "gazetteer remove": Command(["gazetteer", "remove", "mine"], [["gazetteer", "add", "mine.csv"]]),
    "references add": Command(["references", "add", "figures.csv"]),
    "references remove": Command(["references", "remove", "figures"], [["references", "add", "figures.csv"]]),
}


@pytest.fixture(scope="module")
def ask():
    """A function that runs a command in a process of its own, to its end or to its death."""
    with subprocess.Popen([sys.executable, DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as driver:

        def request(folder, argv, **moment):
            driver.stdin.write(json.dumps({"folder": str(folder), "argv": argv, **moment}) + "\n")
            driver.stdin.flush()
            return json.loads(driver.stdout.readline())

        yield request
        driver.stdin.close()


@pytest.fixture
def folder(tmp_path):
    """A function that makes the folder as it is before a command."""

    def make(name):
        made = tmp_path / name
        made.mkdir()
        files = {"a.txt": FIRST, "b.txt": SECOND, "mine.csv": MINE, "figures.csv": FIGURES, "NO.txt": DUMP}
        for file, text in files.items():
            (made / file).write_text(text, encoding="utf-8")
        return made

    return make


@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_whole_files_and_the_next_run_goes_through(name, ask, folder, tmp_path):
    command = COMMANDS[name]
    start = folder("start")
    for argv in command.before:
        assert ask(start, argv)["ended"] == 0
    _correct(start / "s.yaml")
    whole = _copy(start, tmp_path / "whole")
    ended = ask(whole, command.argv)
    assert ended["ended"] == 0
    assert ended["changes"] > 0
    old, new = _contents(start), _contents(whole)
    assert old != new
    moments = [{"before": number} for number in range(1, ended["changes"] + 1)]
    chance = random.Random(f"{SEED} {name}")  # noqa: S311 - moments, no secrets
    moments += [{"after_s": chance.uniform(0, 0.4)} for _ in range(MOMENTS)]
    for number, moment in enumerate(moments):
        killed = _copy(start, tmp_path / f"killed-{number}")
        assert ask(killed, command.argv, **moment)["ended"] in ((-9,) if "before" in moment else (-9, 0))
        left = _contents(killed)
        assert set(left) <= set(old) | set(new), moment
        assert all(left.get(path) in (old.get(path), new.get(path)) for path in {*old, *new}), moment
        _goes_through(ask, killed, command, left == new, new)


def _goes_through(ask, killed, command, done, new):
    """What was not done is done by the next run, as if nothing had happened."""
    if not done or command.argv[:2] == ["draft", "--update"]:
        assert ask(killed, command.argv)["ended"] == 0
    assert _contents(killed) == new
    shutil.rmtree(killed)


def _correct(story):
    if story.exists():
        lines = story.read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [f"title: {CORRECTION}\n" if line.startswith("title:") else line for line in lines]
        assert changed != lines
        story.write_text("".join(changed), encoding="utf-8")


def _copy(folder, target):
    return Path(shutil.copytree(folder, target))


def _contents(folder):
    """The files that a person sees: names that begin with a dot are hidden."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def test_a_correction_outlives_a_killed_update(ask, folder, tmp_path):
    start = folder("start")
    assert ask(start, ["draft", "a.txt", "-o", "s.yaml"])["ended"] == 0
    _correct(start / "s.yaml")
    changes = ask(_copy(start, tmp_path / "whole"), ["draft", "--update", "s.yaml", "b.txt"])["changes"]
    for number in range(1, changes + 1):
        killed = _copy(start, tmp_path / str(number))
        assert ask(killed, ["draft", "--update", "s.yaml", "b.txt"], before=number)["ended"] == -9
        assert CORRECTION in (killed / "s.yaml").read_text(encoding="utf-8")


def test_a_killed_build_leaves_the_old_gazetteer_or_the_new_one(ask, folder, tmp_path):
    start = folder("start")
    build = ["small build"]
    assert ask(start, build)["ended"] == 0
    (start / "NO.txt").write_text(DUMP.replace("Tverrvik", "Nyvik"), encoding="utf-8")
    whole = _copy(start, tmp_path / "whole")
    changes = ask(whole, build)["changes"]
    old, new = _contents(start / "world"), _contents(whole / "world")
    assert old != new
    # Before each part is written into the work folder, and at the end, where the folders are exchanged.
    for number in {*range(1, changes, max(1, changes // 10)), *range(changes - 20, changes + 1)}:
        killed = _copy(start, tmp_path / str(number))
        assert ask(killed, build, before=number)["ended"] == -9
        assert _contents(killed / "world") in (old, new), number
        shutil.rmtree(killed)
