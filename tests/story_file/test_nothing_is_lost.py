"""Whatever becomes of the text, every word that a person wrote into the file is still in it, and at its own place."""

import copy
import random
import re

import pytest

from storymap import story_files
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.yaml_writing import write_yaml

SENTENCES = (
    "On Monday the harbour was closed.",
    "Nobody had seen the ferry since Friday.",
    "In Trondheim she met her cousin.",
    "Sweden borders Finland, as every child there knows.",
    "The letter from Oslo had been opened.",
    "He says that it was colder in Kiruna.",
)
"""What an editor may add."""
WORDS = re.compile(r"\w+")


@pytest.fixture(scope="module")
def story(pipeline, read_seeds):
    """Two stories of our own in one file, as a record, with a mark of a person's on everything that can bear one."""
    content = write_draft(story_files.draft(pipeline, read_seeds("expedition", "defection")))
    record = read_story_file(content, name="story.yaml").record
    marks = []

    def mark(section, number):
        marks.append(f"mark-{section}-{number}-x")
        return marks[-1]

    for number, chapter in enumerate(record["chapters"]):
        chapter["caption"] = mark("chapter", number)
    for number, stop in enumerate(one for route in record["routes"] for one in route["stops"]):
        stop["name"] = mark("stop", number)
    for number, place in enumerate(record["places"]):
        place["at"] = {"lat": 60, "lon": number / 10, "name": mark("place", number)}
    for number, verdict in enumerate(record["verdicts"]):
        verdict.update(status="confirmed", note=mark("verdict", number))
    record["chapters"].insert(2, {"id": "own", "title": mark("own", 0), "caption": "Mine."})
    record["title"] = mark("title", 0)
    return record, marks


def edited(text, chance):
    """The text after an editor was at it: paragraphs moved, sentences dropped, added and reworded."""
    head, *paragraphs = text.split("\n\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(paragraphs))
        action = chance.randrange(6)
        if action == 0 and len(paragraphs) > 3:
            del paragraphs[at]
        elif action == 1:
            paragraphs.insert(at, " ".join(chance.sample(SENTENCES, 2)))
        elif action == 2:
            paragraphs.insert(chance.randrange(len(paragraphs)), paragraphs.pop(at))
        elif action == 3:
            parts = paragraphs[at].split(". ")
            del parts[chance.randrange(len(parts))]
            paragraphs[at] = ". ".join(parts) or SENTENCES[0]
        elif action == 4:
            paragraphs[at] = paragraphs[at].replace(" was ", " had been ").replace(" the ", " that ", 2)
        else:
            paragraphs[at] = f"{chance.choice(SENTENCES)} {paragraphs[at]}"
    return "\n\n".join([head, *paragraphs])


def passages(record):
    """The words of each chapter's passage, by the mark in its caption."""
    texts = {one["id"]: one["text"] for one in record["documents"]}
    return {
        one["caption"]: set(WORDS.findall(texts[one["document"]][one["passage"]["start"] : one["passage"]["end"]]))
        for one in record["chapters"]
        if "passage" in one and one.get("caption", "").startswith("mark")
    }


@pytest.mark.parametrize("seed", range(12))
def test_every_mark_is_in_the_file_after_any_new_version(pipeline, story, seed):
    record, marks = story
    chance = random.Random(seed)  # noqa: S311 - the same versions in every run
    before, now = passages(record), copy.deepcopy(record)
    for _ in range(2):
        opened = read_story_file(write_yaml(now).encode(), name="story.yaml")
        new = [
            read_document(edited(one.text, chance).encode(), id=one.id)[0]
            for one in opened.file.documents
            if chance.random() < 0.8
        ]
        content = story_files.update(pipeline, opened, new).content
        again = read_story_file(content, name="story.yaml")
        assert story_files.update(pipeline, again, []).content == content
        assert [mark for mark in marks if mark not in content.decode()] == []
        now = again.record
    for caption, words in passages(now).items():
        assert len(words & before[caption]) >= 0.3 * min(len(words), len(before[caption])), caption
    story_files.tell_file(pipeline, read_story_file(write_yaml(now).encode(), name="story.yaml").file)
