"""Options that say whose published figures are cited → what the pipeline is told; shared by several commands."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast

import click

from storymap.checks.figure_rows import read_figures
from storymap.cli.terminal import note
from storymap.pipeline import Pipeline

Command = TypeVar("Command", bound=Callable[..., object])

_OPTIONS = (
    click.option(
        "--references",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A CSV file of published figures of your own, cited beside the packaged ones.",
    ),
    click.option(
        "--no-user-references", is_flag=True, help="Leave out the figures that `storymap references add` keeps."
    ),
)


def reference_options(command: Command) -> Command:
    """Give the pipeline of a command the user's published figures: those named, then those kept."""

    @wraps(command)
    def with_references(
        *, pipeline: Pipeline, references: tuple[Path, ...], no_user_references: bool, **others: object
    ) -> object:
        for path in references:
            tuple(read_figures(path))
        kept = () if no_user_references else _kept()
        return command(pipeline=replace(pipeline, references=(*references, *kept)), **others)

    decorated: Callable[..., object] = with_references
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return cast(Command, decorated)


def _kept() -> tuple[Path, ...]:
    """The files that the user keeps, which standard error names."""
    from storymap.checks.user_figures import kept_figures

    kept = kept_figures()
    if kept:
        note(f"Note: using your own figures too: {', '.join(path.stem for path in kept)}")
    return kept
