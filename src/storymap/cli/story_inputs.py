"""Arguments that name articles, or one story file → the story: what the commands share that tell one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from storymap.cli.articles import read_articles
from storymap.cli.terminal import note
from storymap.model.claims import ClaimType
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Story
from storymap.pipeline import Pipeline

SUFFIXES = frozenset({".yaml", ".yml"})
"""How the names of story files end; a file that begins as one is one, whatever its name."""
_BEGINNING = 4000
_SIGN = b"storymap/story-file"
"""What every story file says of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story with what it was told of."""

    story: Story
    """The story, with every verdict whatever people decided on it."""
    file: Path | None = None
    """The story file; `None` where articles were told."""
    undecided: tuple[str, ...] = ()
    """What somebody should decide before the story file is published, a line each."""


def is_story_file(argument: str) -> bool:
    """Whether an argument names a story file."""
    path = Path(argument)
    if argument == "-" or not path.is_file():
        return False
    if path.suffix.lower() in SUFFIXES:
        return True
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
    if _SIGN not in beginning:
        return False
    # Imported here for the start-up budget: most commands are given articles, and reading YAML takes its time.
    from storymap.stories.file.reading import looks_like_story_file

    return looks_like_story_file(beginning)


def find_story_file(arguments: Sequence[str]) -> Path | None:
    """The story file among the arguments, which then stands alone; `None` where there are articles."""
    found = [argument for argument in arguments if is_story_file(argument)]
    if found and len(arguments) > 1:
        raise click.UsageError(
            f"'{found[0]}' is a story file, which holds its articles; give it alone, or update it with the others: "
            f"storymap draft --update {found[0]} ARTICLE..."
        )
    return Path(found[0]) if found else None


def tell_story_of(pipeline: Pipeline, arguments: Sequence[str], *, title: str | None = None) -> Telling:
    """The story of articles as the machine tells it, or of a story file as people decided on it.

    Raises:
        InputError: One of them cannot be read.
    """
    path = find_story_file(arguments)
    if path is None:
        return Telling(story=pipeline.analyze(read_articles(tuple(arguments)), title=title))
    told = _told(pipeline, path)
    return replace(told, story=replace(told.story, title=title)) if title else told


def check_story_of(pipeline: Pipeline, arguments: Sequence[str]) -> Telling:
    """The same for a report on the claims only.

    Raises:
        InputError: One of them cannot be read.
    """
    path = find_story_file(arguments)
    if path is None:
        return Telling(story=pipeline.validate(read_articles(tuple(arguments))))
    told = _told(pipeline, path)
    return replace(told, story=replace(told.story, only=tuple(one for one in ClaimType if one in pipeline.only)))


def resolve_story_of(pipeline: Pipeline, arguments: Sequence[str]) -> tuple[ResolvedDocument, ...]:
    """The articles with their names resolved, or those of a story file with the places decided on.

    Raises:
        InputError: One of them cannot be read.
    """
    path = find_story_file(arguments)
    if path is None:
        return tuple(pipeline.geoparse(document) for document in read_articles(tuple(arguments)))
    return _told(pipeline, path).story.documents


def _told(pipeline: Pipeline, path: Path) -> Telling:
    # Imported here for the start-up budget, as above.
    from storymap.cli.story_file import open_story_file
    from storymap.story_files import tell_file

    opened = open_story_file(path)
    told = tell_file(pipeline, opened.file, origin=opened.origin)
    for line in told.notes:
        note(f"Note: {line}")
    return Telling(story=told.story, file=path, undecided=told.undecided)
