"""Options that say whether a geocoder on the network is asked → the geocoder; what it was sent → standard error."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from storymap.cli.terminal import note
from storymap.gazetteers.online.nobody import NOBODY, Completing
from storymap.gazetteers.online.settings import SERVICES, Settings

if TYPE_CHECKING:
    from storymap.gazetteers.online.gazetteer import OnlineGazetteer

Command = TypeVar("Command", bound=Callable[..., object])

_OFFLINE = "storymap.offline"


def _remember(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.meta[_OFFLINE] = value


OFFLINE_OPTION = click.option(
    "--offline",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_remember,
    help="Forbid every connection, whatever other options and articles ask for.",
)


def is_offline() -> bool:
    """Whether the user of the command that runs forbids every connection."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_OFFLINE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Geocoding:
    """What the user says of geocoders."""

    service: str | None
    """The geocoder named with `--online`."""
    everything: bool
    """Whether every name is asked for."""
    url: str | None
    """Address of the user's own server."""
    contact: str | None
    """How the server's keepers reach the user."""
    cache: Path | None
    """File that keeps answers."""


_OPTIONS = (
    click.option(
        "--online",
        type=click.Choice(sorted(SERVICES)),
        metavar="NAME",
        help="Send names that the gazetteer lacks to a geocoder, nominatim or photon; without it nothing is sent "
        "anywhere.",
    ),
    click.option("--online-all", is_flag=True, help="Send every name to it, as --gazetteer nominatim does."),
    click.option(
        "--geocoder-url", metavar="URL", help="A server of your own that is asked instead [default: the public one]."
    ),
    click.option(
        "--geocoder-contact",
        metavar="TEXT",
        envvar="STORYMAP_CONTACT",
        help="Your address of mail, by which the keepers of a public server can reach you [env: STORYMAP_CONTACT].",
    ),
    click.option(
        "--cache",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Where answers are kept for 30 days [default: in your cache folder].",
    ),
)


def geocoder_options(command: Command) -> Command:
    """Give a command `geocoding`."""

    @wraps(command)
    def with_geocoding(
        *,
        online: str | None,
        online_all: bool,
        geocoder_url: str | None,
        geocoder_contact: str | None,
        cache: Path | None,
        **others: object,
    ) -> object:
        said = Geocoding(service=online, everything=online_all, url=geocoder_url, contact=geocoder_contact, cache=cache)
        return command(geocoding=said, **others)

    decorated: Callable[..., object] = with_geocoding
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return cast(Command, decorated)


def open_geocoder(said: Geocoding, *, every: str | None, obscuring: bool) -> Completing:
    """The geocoder that the user asks for, or nobody. What it is sent is told when the command ends.

    Args:
        said: What the user says.
        every: The geocoder to ask for every name, if any.
        obscuring: Whether places are to be hidden.

    Raises:
        click.UsageError: The options exclude each other, or lack one another.
        InputError: An address, contact or cache cannot be used.
    """
    service = every or said.service
    if service is None:
        _refuse_idle(said)
        return NOBODY
    if is_offline():
        raise click.UsageError(f"--offline forbids every connection, and {service} is on the network; leave one out")
    if obscuring:
        raise click.UsageError(
            f"--obscure hides places, and {service} would be told their names; leave one out, or give the places "
            "with --places"
        )
    return _opened(
        Settings(
            service=service,
            url=said.url,
            contact=said.contact,
            cache=said.cache,
            everything=bool(every) or said.everything,
        )
    )


def _refuse_idle(said: Geocoding) -> None:
    """Refuse options that mean nothing without a geocoder: somebody would think that names are looked up."""
    idle = {"--online-all": said.everything, "--geocoder-url": said.url, "--cache": said.cache}
    for option, given in idle.items():
        if given:
            raise click.UsageError(f"{option} needs a geocoder; name one with --online {' or '.join(SERVICES)}")


def _opened(settings: Settings) -> "OnlineGazetteer":
    # Imported here for the start-up budget: most runs ask nobody.
    from storymap import registry

    online = cast("OnlineGazetteer", registry.load("storymap.gazetteers", settings.service)(settings, tell=_tell))
    online.prepare()
    click.get_current_context().call_on_close(partial(_tell_sent, online))
    return online


def _tell(line: str) -> None:
    note(f"Note: {line}")


def _tell_sent(online: "OnlineGazetteer") -> None:
    """Every name that left the machine, also where the command failed or was interrupted."""
    title = online.settings.title
    told = (
        (f"Sent to {title}", ("sent", "failed")),
        (f"Answered from the cache, as {title} did before", ("kept",)),
        (f"Not sent to {title}", ("left",)),
    )
    for words, fates in told:
        names = [name for name, fate in online.fates.items() if fate in fates]
        if names:
            note(f"{words}: {', '.join(names)}")
