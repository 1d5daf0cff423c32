"""Story → a file in every format: what `storymap export` writes, for Python."""

import os
from pathlib import Path

from storymap.model.stories import Story
from storymap.pipeline import Pipeline
from storymap.ports import Accompanied, Exporter, is_for_desks
from storymap.resources import write_together
from storymap.stories.publishing import for_readers


def export_story(
    story: Story, *, to: str, pipeline: Pipeline | None = None, drafts: bool = True, **options: object
) -> bytes:
    """The story in a format, as the bytes of its file; a verdict that a person rejected is in none for readers.

    Args:
        story: What `storymap.analyze_text` gives.
        to: Name of the format: `geojson`, `gpkg`, `kml` and whatever else `storymap components` lists.
        pipeline: What made the story, where its boundaries were others than the default ones.
        drafts: Whether verdicts that nobody has confirmed are shown; `False` for what a newsroom publishes.
        options: What the exporter takes: `full_text=True` for `storymapjs`, `size=(1200, 630)` for `png`.

    Raises:
        ComponentError: There is no such format, it does not load, or it takes no such option.

    >>> from storymap import analyze_text, export_story
    >>> story = analyze_text("Anna Berg left Oslo in May 2019 and reached Kiruna in June.")
    >>> export_story(story, to="csv").splitlines()[1][:12]
    b'stop,0,Anna '
    """
    exporter = (pipeline or Pipeline()).exporter(to, **options)
    return exporter.export_story(shown_by(exporter, story, drafts=drafts))


def shown_by(exporter: Exporter, story: Story, *, drafts: bool) -> Story:
    """What an exporter is given of a story: all of it where its files are for those who write and check.

    Args:
        exporter: The exporter.
        story: The story.
        drafts: As for `export_story`.
    """
    return story if is_for_desks(exporter) else for_readers(story, drafts=drafts)


def save_story(
    story: Story,
    path: str | os.PathLike[str],
    *,
    to: str,
    pipeline: Pipeline | None = None,
    drafts: bool = True,
    **options: object,
) -> tuple[Path, ...]:
    """Write the story to a file, and beside it the one with its attribution where the format has no room for it.

    Args:
        story: As for `export_story`.
        path: The file to write; all that is written is written, or nothing.
        to: As for `export_story`.
        pipeline: As for `export_story`.
        drafts: As for `export_story`.
        options: As for `export_story`.

    Returns:
        The paths of the files written.

    Raises:
        ComponentError: As for `export_story`.
        OutputError: The file cannot be written.
    """
    target = Path(path)
    exporter = (pipeline or Pipeline()).exporter(to, **options)
    shown = shown_by(exporter, story, drafts=drafts)
    results = [(target, exporter.export_story(shown))]
    if isinstance(exporter, Accompanied):
        name, content = exporter.sidecar(shown, name=target.name)
        results.append((target.with_name(name), content))
    write_together(results)
    return tuple(written for written, _ in results)
