"""Options that say whose places are known → what the pipeline is told; shared by several commands."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast

import click

from storymap.cli.geocoder_options import Geocoding, geocoder_options, open_geocoder
from storymap.cli.terminal import note
from storymap.gazetteers.online.nobody import Completing
from storymap.gazetteers.online.settings import SERVICES

Command = TypeVar("Command", bound=Callable[..., object])

_PLACES = (
    click.option(
        "--places",
        "overlays",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A CSV, GeoJSON or GeoPackage file of your own places, which win over the packaged ones.",
    ),
    click.option("--no-user-places", is_flag=True, help="Leave out the places that `storymap gazetteer add` keeps."),
)
_OPTIONS = (
    *_PLACES,
    click.option(
        "--gazetteer",
        metavar="FOLDER|NAME",
        help="Use the gazetteer that `storymap gazetteer build` wrote in that folder; or ask nominatim or photon for "
        "every name.",
    ),
    geocoder_options,
)
_FOLDER = click.option(
    "--gazetteer",
    "gazetteer_folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Use the gazetteer that `storymap gazetteer build` wrote there.",
)


def local_gazetteer_options(command: Command) -> Command:
    """Give a command `overlays`, `gazetteer_folder` and `no_user_places`: one that never asks a geocoder."""
    decorated: Callable[..., object] = command
    for option in reversed((*_PLACES, _FOLDER)):
        decorated = option(decorated)
    return cast(Command, decorated)


def gazetteer_options(command: Command) -> Command:
    """Give a command `overlays`, `gazetteer_folder`, `no_user_places` and `online`, a geocoder or nobody."""

    @wraps(command)
    def with_gazetteers(*, gazetteer: str | None, geocoding: Geocoding, **others: object) -> object:
        every = gazetteer if gazetteer in SERVICES else None
        folder = Path(gazetteer) if gazetteer and not every else None
        return command(gazetteer_folder=folder, online=_online(geocoding, every, others), **others)

    decorated: Callable[..., object] = with_gazetteers
    for option in reversed(_OPTIONS):
        decorated = cast(Callable[[Callable[..., object]], Callable[..., object]], option)(decorated)
    return cast(Command, decorated)


def _online(geocoding: Geocoding, every: str | None, others: dict[str, object]) -> Completing:
    """The geocoder asked for, or nobody.

    Raises:
        click.UsageError: What is asked for cannot be, or would tell a server what is to be hidden.
    """
    if every and Path(every).exists():
        raise click.UsageError(
            f"--gazetteer {every}: there is a folder or file of that name as well; write ./{every} for the folder, or "
            f"--online {every} --online-all for the geocoder"
        )
    if every and geocoding.service and geocoding.service != every:
        raise click.UsageError(f"--gazetteer {every} and --online {geocoding.service}: name one geocoder")
    return open_geocoder(geocoding, every=every, obscuring=bool(others.get("obscure")))


def with_user_places(overlays: tuple[Path, ...], *, no_user_places: bool) -> tuple[Path, ...]:
    """The overlays named, then those that the user keeps, which standard error names."""
    from storymap.gazetteers.kept import user_places

    kept = () if no_user_places else user_places()
    if kept:
        note(f"Note: using your own places too: {', '.join(path.stem for path in kept)}")
    return (*overlays, *kept)
