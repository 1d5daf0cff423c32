"""Whatever people do to a story file: it is told and updated, or one clear error says what is wrong."""

import random
import re

import pytest

from storymap import story_files
from storymap.errors import InputError
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.yaml_writing import write_yaml

TEXT = b"Ida Lund left Bergen in June 2018. She reached Oslo in July. Norway borders Sweden.\n"
CHARACTERS = "\n :-#'\"|>[]{}&*!%@`,?0aN\t\u00e9"
MESSAGE = re.compile(r"story\.yaml(:\d+:\d+)?: ")


@pytest.fixture(scope="module")
def draft(pipeline):
    """The drafted file of a short text."""
    return write_draft(story_files.draft(pipeline, [read_document(TEXT, id="walk")[0]])).decode()


def attempt(pipeline, text):
    """Tell and update a file; whether that went well. Any error but an `InputError` with its place fails the test."""
    try:
        opened = read_story_file(text.encode(), name="story.yaml")
        story = story_files.tell_file(pipeline, opened.file, origin=opened.origin).story
    except InputError as error:
        wrong = [line for line in str(error).splitlines() if not MESSAGE.match(line)]
    else:
        pipeline.exporter("json").export_story(story)
        content = story_files.update(pipeline, opened, []).content
        again = read_story_file(content, name="story.yaml")
        assert story_files.update(pipeline, again, []).content == content
        return True
    assert wrong == []
    return False


@pytest.mark.parametrize("block", range(10))
def test_random_changes_of_values_never_crash(pipeline, draft, changed, block):
    told = 0
    for seed in range(30):
        chance = random.Random(1000 * block + seed)  # noqa: S311 - the same edits in every run
        record = read_story_file(draft.encode(), name="story.yaml").record
        for _ in range(chance.randint(1, 3)):
            changed(record, chance)
        told += attempt(pipeline, write_yaml(record))
    assert 0 < told < 30


@pytest.mark.parametrize("block", range(6))
def test_random_slips_of_the_pen_never_crash(pipeline, draft, block):
    told = 0
    for seed in range(25):
        chance = random.Random(5000 + 1000 * block + seed)  # noqa: S311 - as above
        text = draft
        for _ in range(chance.randint(1, 2)):
            at = chance.randrange(len(text))
            drop = chance.choice([0, 0, 1, 5, 40])
            text = text[:at] + chance.choice(["", *CHARACTERS]) + text[at + drop :]
        told += attempt(pipeline, text)
    assert told < 25
