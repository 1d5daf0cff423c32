"""Pictures and paper: the browser found or missed, what it is told, and nothing left behind."""

import os
import stat
import sys
from pathlib import Path

import pytest

from storymap.errors import InputError, OutputError
from storymap.exporters import chromium
from storymap.exporters.pictures import PdfExporter, PngExporter

FAKE = """#!{python}
import pathlib, sys, time
{body}
"""
WRITES = """
for argument in sys.argv[1:]:
    if argument.startswith(("--screenshot=", "--print-to-pdf=")):
        pathlib.Path(argument.split("=", 1)[1]).write_text("\\n".join(sys.argv[1:]))
"""


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """A function that puts a program in Chromium's place."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)

    def put(body):
        program = tmp_path / "fake-chromium"
        program.write_text(FAKE.format(python=sys.executable, body=body), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv(chromium.VARIABLE, str(program))

    yield put
    assert list((tmp_path / "tmp").iterdir()) == []


def test_without_a_browser_one_message_says_what_to_install(monkeypatch, boundaries):
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(chromium, "PLACES", ())
    with pytest.raises(OutputError, match=r"need Chromium or Chrome.*STORYMAP_CHROMIUM"):
        PdfExporter(boundaries=boundaries)


def test_a_browser_named_wrongly_is_named_in_the_message(monkeypatch):
    monkeypatch.setenv(chromium.VARIABLE, "no-such-browser")
    with pytest.raises(OutputError, match="no-such-browser"):
        chromium.find_chromium()


def test_the_browser_is_told_the_size_the_chapter_and_to_ask_no_network(fake):
    fake(WRITES)
    told = chromium.take_picture(b"<!doctype html>", size=(640, 480), fragment="#chapter-2").decode().splitlines()
    assert "--window-size=640,480" in told
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in told
    assert any(argument.startswith("--user-data-dir=") for argument in told)
    assert told[-1].startswith("file:///")
    assert told[-1].endswith("story.html#chapter-2")
    assert ("--no-sandbox" in told) == (os.geteuid() == 0)


def test_a_browser_that_fails_is_quoted_in_one_line(fake):
    fake("print('first', file=sys.stderr); print('the display is on fire', file=sys.stderr); sys.exit(7)")
    with pytest.raises(OutputError, match=r"made no PDF \(exit code 7: the display is on fire\)"):
        chromium.print_pdf(b"<!doctype html>")


def test_a_browser_that_hangs_is_stopped_with_its_children(fake, monkeypatch):
    monkeypatch.setattr(chromium, "TIMEOUT_S", 1)
    fake("import subprocess; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])")
    with pytest.raises(OutputError, match="did not finish within 1 s"):
        chromium.print_pdf(b"<!doctype html>")


def test_a_chapter_that_is_not_there_is_said_before_the_browser_starts(fake, boundaries, hand_made):
    fake("raise SystemExit(1)")
    exporter = PngExporter(boundaries=boundaries, chapter=99)
    with pytest.raises(InputError, match=r"no chapter 99; the story has \d+"):
        exporter.export_story(hand_made.make_story())


def test_a_picture_shows_the_chapter_that_is_asked_for(fake, boundaries, hand_made):
    fake(WRITES)
    made = PngExporter(boundaries=boundaries, chapter=2, size=(300, 200)).export_story(hand_made.make_story())
    assert made.decode().endswith("story.html#chapter-2")
    assert Path(made.decode().splitlines()[-1]).name == "story.html#chapter-2"
