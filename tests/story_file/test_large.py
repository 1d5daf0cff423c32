"""A story of 400 chapters: read, told and updated, with no more work for a chapter than one of 100 chapters takes."""

import sys
import tracemalloc
from pathlib import Path

import pytest

from storymap import story_files
from storymap.linting.checking import lint
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from growing_texts import counted

TOWNS = ("Oslo", "Bergen", "Trondheim", "Kiruna", "Stockholm", "Helsinki", "Turku", "Tampere", "Gothenburg", "Malmö")
FEW, MANY = 100, 400
MOST_TIMES = 5
"""The square would be 16 times. Calls are counted, so the figures are the same on every machine."""
READ_MB = 120.0


def drafted(pipeline, chapters):
    """A draft with a heading and a town for each chapter."""
    parts = (
        f"## Part {n}\n\nOn that day Ida Lund wrote letter number {n} about {TOWNS[n % len(TOWNS)]} to her brother.\n"
        for n in range(chapters)
    )
    document = read_document("\n".join(["# Letters\n\nIda Lund wrote letters.\n", *parts]).encode(), id="letters")[0]
    return write_draft(story_files.draft(pipeline, [document]))


@pytest.fixture(scope="module")
def drafts(pipeline):
    """A short draft and a long one."""
    return drafted(pipeline, FEW), drafted(pipeline, MANY)


def calls(do, drafts):
    """What one function needs for each of them, and what it makes of the long one."""
    (few, _), (many, made) = (counted(lambda draft=draft: do(draft)) for draft in drafts)
    assert many < MOST_TIMES * few
    return made


def opened(draft):
    return read_story_file(draft, name="large.yaml")


def test_it_is_read_in_little_memory(drafts):
    assert len(calls(opened, drafts).file.chapters) >= MANY
    tracemalloc.start()
    opened(drafts[1])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak / 1e6 < READ_MB


def test_it_is_linted(pipeline, drafts):
    found = calls(lambda draft: lint(opened(draft), pipeline).findings, drafts)
    assert {one.rule.id for one in found} >= {"document-undated", "rights-unclear"}


def test_it_is_updated_with_every_edit_in_a_new_version(pipeline, drafts, replaced):
    def updated(draft):
        edited = opened(replaced(draft.decode(), "title: Part 50\n", "title: The middle\n  caption: Words.\n").encode())
        new = edited.file.documents[0].text.replace("wrote letter number 70 about", "wrote her letter number 70 about")
        return story_files.update(pipeline, edited, [read_document(new.encode(), id="letters")[0]])

    result = calls(updated, drafts)
    assert b"title: The middle" in result.content
    assert result.report.unplaced == []
    assert len(opened(result.content).file.chapters) == len(opened(drafts[1]).file.chapters)
