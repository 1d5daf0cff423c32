"""`--published` → the day that each article was published, which its relative times count from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from storymap.cli.terminal import note
from storymap.model.texts import Document

_META = "storymap.published"


Published = tuple[tuple[str | None, str], ...]
"""Names of articles, `None` for the only one, with their days in ISO 8601."""


def _read(_: click.Context, __: click.Parameter, values: Sequence[str]) -> Published:
    return tuple(_read_one(value) for value in values)


def _read_one(value: str) -> tuple[str | None, str]:
    name, _, day = value.rpartition("=")
    try:
        return name.strip() or None, date.fromisoformat(day.strip()).isoformat()
    except ValueError:
        raise click.BadParameter(
            f"'{value}' gives no day; write it as 2023-01-16, or for one of several articles as NAME=2023-01-16"
        ) from None


PUBLISHED_OPTION = click.option(
    "--published",
    multiple=True,
    callback=_read,
    metavar="[NAME=]DATE",
    help="Day the article was published, as 2023-01-16, from which 'on Monday' or 'last month' count "
    "[default: as the article says]; with several articles NAME=DATE (repeatable).",
)
"""Overrides what an article says of its own publication."""


def remember(days: Published) -> None:
    """Keep the days for the articles that the running command will read."""
    click.get_current_context().meta[_META] = days


def note_unused() -> None:
    """Tell the user of days that no article was read with."""
    if click.get_current_context().meta.get(_META):
        note("Note: --published is left aside: a story file holds the day of each of its articles.")


def with_publication(documents: Sequence[Document], arguments: Sequence[str]) -> tuple[Document, ...]:
    """The documents with the days given on the command line.

    Args:
        documents: What was read.
        arguments: How each was named on the command line; documents of one input share its name.

    Raises:
        click.UsageError: A day is given for no article, or it is not said for which of several.
    """
    context = click.get_current_context(silent=True)
    days: Published = context.meta.pop(_META, ()) if context else ()
    found = {document.id: document for document in documents}
    for name, day in days:
        for document in _named(name, documents, arguments):
            found[document.id] = replace(document, source=replace(document.source, published=day))
    return tuple(found[document.id] for document in documents)


def _named(name: str | None, documents: Sequence[Document], arguments: Sequence[str]) -> tuple[Document, ...]:
    names = ", ".join(document.id for document in documents)
    if name is None and len(documents) > 1:
        raise click.UsageError(f"--published: several articles; say which as NAME=DATE, with one of {names}")
    named = tuple(
        document
        for document, argument in zip(documents, arguments, strict=True)
        if name is None or name in {document.id, argument, Path(argument).name}
    )
    if named:
        return named
    raise click.UsageError(f"--published: no article called '{name}'; there are {names}")
