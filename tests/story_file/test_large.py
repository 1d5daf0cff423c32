"""A story of 500 chapters: read, told and updated in a few seconds."""

import time
import tracemalloc

import pytest

from storymap import story_files
from storymap.linting.checking import lint
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file

TOWNS = ("Oslo", "Bergen", "Trondheim", "Kiruna", "Stockholm", "Helsinki", "Turku", "Tampere", "Gothenburg", "Malmö")
CHAPTERS = 500
READ_S, LINT_S, UPDATE_S, READ_MB = 6.0, 20.0, 90.0, 150.0
"""What a slow machine that does other things may need; docs/decisions tell what was measured."""


@pytest.fixture(scope="module")
def large(pipeline):
    """A draft with a heading and a town for each chapter."""
    parts = (
        f"## Part {n}\n\nOn that day Ida Lund wrote letter number {n} about {TOWNS[n % len(TOWNS)]} to her brother.\n"
        for n in range(CHAPTERS)
    )
    document = read_document("\n".join(["# Letters\n\nIda Lund wrote letters.\n", *parts]).encode(), id="letters")[0]
    return write_draft(story_files.draft(pipeline, [document]))


def test_it_has_500_chapters_and_is_read_in_little_time_and_memory(large):
    begun = time.process_time()
    opened = read_story_file(large, name="large.yaml")
    assert time.process_time() - begun < READ_S
    assert len(opened.file.chapters) >= CHAPTERS
    tracemalloc.start()
    read_story_file(large, name="large.yaml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak / 1e6 < READ_MB


def test_it_is_linted_in_little_time(pipeline, large):
    opened = read_story_file(large, name="large.yaml")
    begun = time.process_time()
    found = lint(opened, pipeline).findings
    assert time.process_time() - begun < LINT_S
    assert {one.rule.id for one in found} >= {"document-undated", "rights-unclear"}


def test_it_is_updated_with_every_edit_in_a_new_version(pipeline, large, replaced):
    text = replaced(large.decode(), "title: Part 250\n", "title: The middle\n  caption: Words.\n")
    opened = read_story_file(text.encode(), name="large.yaml")
    begun = time.process_time()
    new = opened.file.documents[0].text.replace("wrote letter number 100 about", "wrote her letter number 100 about")
    result = story_files.update(pipeline, opened, [read_document(new.encode(), id="letters")[0]])
    assert time.process_time() - begun < UPDATE_S
    assert b"title: The middle" in result.content
    assert result.report.unplaced == []
    again = read_story_file(result.content, name="large.yaml")
    assert len(again.file.chapters) == len(opened.file.chapters)
