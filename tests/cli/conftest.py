"""Running commands as a user does, without a process for each."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from storymap.cli.app import main

ARTICLE = """A walk along two borders

Ida Lund left Bergen in June 2018 and travelled to Oslo. Norway borders Sweden, Finland and Russia.
The report says that Norway shares a 96km (122-mile) land border with Russia.
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A function that runs a command in an empty folder and returns click's result."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))

    def run_command(*arguments, **options):
        return CliRunner().invoke(main, [str(a) for a in arguments], prog_name="storymap", **options)

    return run_command


@pytest.fixture
def article(tmp_path):
    """An article of ours with a route, right claims and a wrong one."""
    path = tmp_path / "walk.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def error_line():
    """A function that gives the one line of an error; it fails when there is more, or a traceback."""
    return _error_line


def _error_line(result):
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    lines = [line for line in result.stderr.splitlines() if line]
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("Error: ")
    return lines[0]


@pytest.fixture
def schemas():
    """A function that gives a published JSON Schema by its name."""
    folder = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schemas"
    return lambda name: json.loads((folder / f"{name}-1.schema.json").read_text(encoding="utf-8"))
