"""An opened story file → what rules look at: its places as the gazetteer has them, its claims judged anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storymap.linting.findings import Subject
from storymap.model.claims import Outcome, Verdict
from storymap.model.places import Place
from storymap.model.texts import Document
from storymap.pipeline import Pipeline
from storymap.stories.file.locating import Located, locate
from storymap.stories.file.placing import place_names
from storymap.stories.file.reading import Opened
from storymap.stories.file.telling import rulings
from storymap.stories.file.values import StoryFile
from storymap.story_files import lookups, tell_file


def subject_of(opened: Opened, pipeline: Pipeline) -> Subject:
    """What rules look at.

    Args:
        opened: The file.
        pipeline: What judges its claims and knows its places.

    Raises:
        InputError: The story cannot be told: it names a place or quotes words that are not there.
    """
    file = opened.file
    located = locate(file)
    verdicts = tell_file(pipeline, _plain(file), origin=opened.origin).story.verdicts if file.documents else ()
    outcomes = _outcomes(file, located, verdicts)
    return Subject(
        file=file,
        folder=opened.origin.folder,
        places=_places(file, located, pipeline),
        spans=located.spans,
        outcomes=outcomes,
        withdrawn=frozenset(
            one.id
            for one in file.verdicts
            if one.status != "draft" and outcomes.get(one.id, one.outcome) != one.outcome
        ),
    )


def _plain(file: StoryFile) -> StoryFile:
    """The file with nothing hidden and no pictures, which rules of their own look at."""
    return replace(
        file,
        places=tuple(replace(entry, obscure_km=None) for entry in file.places),
        chapters=tuple(replace(chapter, media=()) for chapter in file.chapters),
    )


def _outcomes(file: StoryFile, located: Located, verdicts: Sequence[Verdict]) -> dict[str, Outcome]:
    """What the data say to each claim of the file that is still made, by the verdict's id."""
    waiting: dict[object, list[str]] = {}
    for ruling in rulings(file, located):
        waiting.setdefault((ruling.document, ruling.type, ruling.quote), []).append(ruling.id)
    found: dict[str, Outcome] = {}
    for verdict in verdicts:
        claim = verdict.claim
        known = waiting.get((claim.document, claim.type, claim.quote))
        if known:
            found[known.pop(0)] = verdict.outcome
    return found


def _places(file: StoryFile, located: Located, pipeline: Pipeline) -> Mapping[str, Place | None]:
    """What the entries mean; nothing is read for it again."""
    texts = tuple(Document(id=one.id, text=one.text, sentences=()) for one in file.documents)
    return place_names(file, texts, located, lookups(pipeline)).places if texts else {}
