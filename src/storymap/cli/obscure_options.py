"""Options that say which places are hidden → what the pipeline is told; shared by the commands that publish."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast

import click

from storymap.cli.terminal import note
from storymap.pipeline import Pipeline
from storymap.stories.blurs import read_blur
from storymap.stories.displacement import RUNGS_KM

Command = TypeVar("Command", bound=Callable[..., object])

_OPTIONS = (
    click.option(
        "--obscure",
        multiple=True,
        metavar="[PLACE=]KM",
        help="To protect people, show places finer than KM displaced and unnamed, in circles of KM; or one PLACE "
        "(repeatable).",
    ),
    click.option(
        "--obscure-key",
        type=click.Path(path_type=Path),
        help="File with the secret that places are displaced with [default: your own, made once and kept].",
    ),
)


def obscure_options(command: Command) -> Command:
    """Tell the pipeline of a command what to hide; its notes go to standard error, never into a file."""

    @wraps(command)
    def with_blurs(
        *, pipeline: Pipeline, obscure: tuple[str, ...], obscure_key: Path | None, **others: object
    ) -> object:
        blurs = tuple(read_blur(written) for written in obscure)
        for blur in blurs:
            if blur.rung_km != blur.km:
                rungs = ", ".join(map(str, RUNGS_KM))
                note(f"Note: {blur.km:g} km is drawn as {blur.rung_km} km; there are circles of {rungs} km.")
        if blurs:
            _prepare(obscure_key)
        return command(pipeline=replace(pipeline, obscure=blurs, obscure_key=obscure_key, tell=note), **others)

    decorated: Callable[..., object] = with_blurs
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return cast(Command, decorated)


def _prepare(key: Path | None) -> None:
    """Open the key before an article is read: what is wrong with it is told at once."""
    # Imported here for the start-up budget: most stories hide nothing.
    from storymap.stories.secrets import open_key

    open_key(key)
