"""Options that say how articles are read → what the readers are told; shared by all commands that read them."""

from collections.abc import Callable
from typing import TypeVar

import click

from storymap.reading.given import ReadingOptions

Command = TypeVar("Command", bound=Callable[..., object])

TOLD = ("text", "title", "url", "date", "author", "site", "licence")
"""What `--field` may name; `reading.json_records` guesses the names of those that it does not."""
_KEPT = "storymap.reading"


def field_option(known: tuple[str, ...]) -> Callable[[Command], Command]:
    """The option `--field`, which gives a command `fields`.

    Args:
        known: What the user may name a field for.
    """
    return click.option(
        "--field",
        "fields",
        multiple=True,
        callback=lambda _, __, values: tuple(_pair(value, known) for value in values),
        metavar="WHAT=NAME",
        help=f"Field of JSON records that holds the {', '.join(known[:-1])} or {known[-1]} (repeatable).",
    )


def _pair(value: str, known: tuple[str, ...]) -> tuple[str, str]:
    """A pair such as `text=body`."""
    told, equals, field = (part.strip() for part in value.partition("="))
    if told not in known or not equals or not field:
        raise click.BadParameter(f"'{value}' names no field: write text=NAME, or one of {', '.join(known[1:])}")
    return told, field


_OPTIONS = (
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch addresses inside your own network too, this computer and link-local ones included.",
    ),
    field_option(TOLD),
)


def reading_options(command: Command) -> Command:
    """Give a command `allow_private` and `fields`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def remember_reading(options: ReadingOptions) -> None:
    """Keep what the user chose for the command that runs, so that each need not hand it on."""
    click.get_current_context().meta[_KEPT] = options


def chosen_reading() -> ReadingOptions:
    """What the user of the command that runs chose; the defaults outside of one."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get(_KEPT) if context else None
    return chosen if isinstance(chosen, ReadingOptions) else ReadingOptions()
