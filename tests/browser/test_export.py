"""`storymap export` through the Chromium that is installed."""

import subprocess
import sys
from struct import unpack

import pytest

pytestmark = pytest.mark.browser

ARTICLE = """A walk along two borders

Ida Lund left Bergen in June 2018 and travelled to Oslo. Norway borders Sweden, Finland and Russia.

In July she reached Kiruna.
"""


@pytest.fixture
def export(tmp_path):
    (tmp_path / "walk.txt").write_text(ARTICLE, encoding="utf-8")

    def run(*arguments):
        command = [sys.executable, "-m", "storymap", "export", "walk.txt", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def test_a_picture_has_the_size_asked_for_and_a_chapter_of_its_own(export, tmp_path):
    for chapter in ("1", "2"):
        result = export("--to", "png", "-o", f"{chapter}.png", "--size", "640x480", "--chapter", chapter)
        assert result.returncode == 0, result.stderr
    first, second = ((tmp_path / f"{n}.png").read_bytes() for n in (1, 2))
    assert first.startswith(b"\x89PNG")
    assert unpack(">II", first[16:24]) == (640, 480)
    assert min(len(first), len(second)) > 20_000  # a blank picture packs into some three thousand bytes
    assert first != second


def test_paper_has_pages(export, tmp_path):
    result = export("-o", "walk.pdf")
    assert result.returncode == 0, result.stderr
    assert result.stdout == "Written: walk.pdf\n"
    assert (tmp_path / "walk.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["walk.pdf", "walk.txt"]
