"""Stories of our own as drafted, with their claims as they are judged."""

from pathlib import Path

import pytest

from storymap import story_files
from storymap.exporters.records import verdict_record
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document
from storymap.review.values import Actor, Judged, Known, key_of
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.locating import locate
from storymap.stories.file.reading import read_story_file

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ANN = Actor(by="Ann", on="2026-11-27T10:00:00Z")


@pytest.fixture(scope="session")
def pipeline():
    """The default components."""
    return Pipeline()


@pytest.fixture(scope="session")
def seed(pipeline):
    """A function that gives the story file of a story of seeds/ as it was drafted."""
    made = {}

    def drafted(name):
        if name not in made:
            document = read_document((SEEDS / f"{name}.md").read_bytes(), id=name)[0]
            content = write_draft(story_files.draft(pipeline, [document]))
            made[name] = read_story_file(content, name="story.yaml")
        return made[name]

    return drafted


@pytest.fixture(scope="session")
def record(seed):
    """The record of seeds/defection.md as drafted."""
    return seed("defection").record


@pytest.fixture(scope="session")
def judge(pipeline):
    """A function that gives what the data know of the claims of a story file that was read."""

    def judged(opened):
        story = story_files.tell_file(pipeline, opened.file, origin=opened.origin).story
        spans, waiting, seen, found = locate(opened.file).spans, {}, {}, []
        for number, entry in enumerate(opened.file.verdicts):
            at = entry.document, entry.type, spans.get(("verdicts", number, "quote"))
            waiting.setdefault(at, []).append(entry.id)
        documents = {one.document.id: one.document for one in story.documents}
        for number, verdict in enumerate(story.verdicts):
            claim = verdict.claim
            at = claim.document, claim.type.value, claim.quote
            again = seen[at] = seen.get(at, -1) + 1
            ids = waiting.get(at)
            found.append(
                Judged(
                    key=key_of(claim.document, claim.quote.start, claim.quote.end, claim.type.value, again=again),
                    item=ids.pop(0) if ids else None,
                    document=claim.document,
                    type=claim.type.value,
                    start=claim.quote.start,
                    end=claim.quote.end,
                    outcome=verdict.outcome.value,
                    because=verdict.because,
                    places=tuple(mention.place.id for mention in claim.mentions),
                    shown=verdict_record(verdict, documents[claim.document], number=number),
                )
            )
        return Known(judged=tuple(found))

    return judged
