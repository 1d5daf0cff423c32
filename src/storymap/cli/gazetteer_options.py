"""Options that say whose places are known → what the pipeline is told; shared by several commands."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from storymap.cli.terminal import note

Command = TypeVar("Command", bound=Callable[..., object])

_OPTIONS = (
    click.option(
        "--places",
        "overlays",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A CSV, GeoJSON or GeoPackage file of your own places, which win over the packaged ones.",
    ),
    click.option(
        "--gazetteer",
        "gazetteer_folder",
        metavar="FOLDER",
        type=click.Path(path_type=Path),
        help="Use the gazetteer that `storymap gazetteer build` wrote there.",
    ),
    click.option("--no-user-places", is_flag=True, help="Leave out the places that `storymap gazetteer add` keeps."),
)


def gazetteer_options(command: Command) -> Command:
    """Give a command `overlays`, `gazetteer_folder` and `no_user_places`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def with_user_places(overlays: tuple[Path, ...], *, no_user_places: bool) -> tuple[Path, ...]:
    """The overlays named, then those that the user keeps, which standard error names."""
    from storymap.gazetteers.kept import user_places

    kept = () if no_user_places else user_places()
    if kept:
        note(f"Note: using your own places too: {', '.join(path.stem for path in kept)}")
    return (*overlays, *kept)
