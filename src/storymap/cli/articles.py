"""Arguments that name articles → documents: what several commands share."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

import click

from storymap.cli.gazetteer_options import gazetteer_options, with_user_places
from storymap.cli.geocoder_options import OFFLINE_OPTION, is_offline
from storymap.cli.publication import PUBLISHED_OPTION, Published, note_unused, remember, with_publication
from storymap.cli.reading_options import chosen_reading, reading_options, remember_reading
from storymap.cli.terminal import STANDARD_OUTPUT, note
from storymap.gazetteers.online.nobody import Completing
from storymap.model.texts import Document
from storymap.pipeline import Pipeline
from storymap.reading.formats import read_given
from storymap.reading.given import ReadingOptions
from storymap.reading.inputs import read_input

Command = TypeVar("Command", bound=Callable[..., object])


def article_arguments(command: Command) -> Command:
    """The arguments and options of every command that reads articles; it is given `articles` and a `pipeline`."""
    return _with_arguments(command, _ARTICLES)


def optional_articles(command: Command) -> Command:
    """The same for a command that may do without articles."""
    return _with_arguments(command, _ARTICLES_IF_ANY)


def _with_arguments(command: Command, articles: Callable[[Command], Command]) -> Command:

    @wraps(command)
    def with_pipeline(
        *,
        recognizer: str,
        overlays: tuple[Path, ...],
        gazetteer_folder: Path | None,
        no_user_places: bool,
        online: Completing,
        bias: tuple[str, ...],
        never: tuple[str, ...],
        published: Published,
        allow_private: bool,
        fields: tuple[tuple[str, str], ...],
        **others: object,
    ) -> object:
        _refuse_overwriting(others)
        remember(published)
        remember_reading(ReadingOptions(offline=is_offline(), allow_private=allow_private, fields=fields))
        pipeline = Pipeline(
            recognizer_name=recognizer,
            overlays=with_user_places(overlays, no_user_places=no_user_places),
            gazetteer_folder=gazetteer_folder,
            online=online,
            bias=divided(bias),
            never=never,
        )
        result = command(pipeline=pipeline, **others)
        note_unused()
        return result

    decorated: Callable[..., object] = with_pipeline
    for option in reversed((articles, *_OPTIONS)):
        decorated = cast(Callable[[Callable[..., object]], Callable[..., object]], option)(decorated)
    return cast(Command, decorated)


_ARTICLES = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
_ARTICLES_IF_ANY = click.argument("articles", nargs=-1, metavar="[ARTICLE...]")
_OPTIONS = (
    gazetteer_options,
    click.option(
        "--recognizer",
        default=Pipeline.recognizer_name,
        show_default=True,
        metavar="NAME",
        help="Recognizer that finds the toponyms; spacy:MODEL is a spaCy pipeline that you have installed.",
    ),
    click.option(
        "--bias",
        multiple=True,
        metavar="COUNTRY",
        help="Prefer places in these countries (names or ISO codes, divided by commas; repeatable).",
    ),
    click.option(
        "--not", "never", multiple=True, metavar="NAME", help="Never take this name for a place (repeatable)."
    ),
    PUBLISHED_OPTION,
    OFFLINE_OPTION,
    reading_options,
)


def _refuse_overwriting(arguments: Mapping[str, object]) -> None:
    """Refuse outputs that are an input or one another, before any work is done."""
    articles = arguments.get("articles")
    named = (*(articles if isinstance(articles, tuple) else ()), arguments.get("into"))
    inputs = {os.path.realpath(str(name)) for name in named if name and name != "-"}
    taken: set[str] = set()
    for output in arguments.values():
        if not isinstance(output, Path) or output == STANDARD_OUTPUT:
            continue
        real = os.path.realpath(output)
        if real in inputs:
            raise click.UsageError(f"'{output}' is an input; give the output another name, or it would be lost")
        if real in taken:
            raise click.UsageError(f"'{output}' is named for two outputs; give each its own name")
        taken.add(real)


def divided(countries: tuple[str, ...]) -> tuple[str, ...]:
    """Countries given in several options, or in one with commas between them."""
    parts = (part.strip() for country in countries for part in country.split(","))
    return tuple(part for part in parts if part)


def read_articles(arguments: tuple[str, ...]) -> tuple[Document, ...]:
    """The documents named, in order, with ids that differ; notes go to standard error.

    Raises:
        InputError: One of them cannot be read.

    An input may hold several: each item of a feed and each record of JSON lines is a document.
    """
    options = chosen_reading()
    documents: list[Document] = []
    named: list[str] = []
    for argument in arguments:
        reading = read_given(read_input(argument, stdin=_standard_input(), options=options), options)
        for text in reading.notes:
            note(f"Note: {text}")
        for document in reading.documents:
            documents.append(_with_free_id(document, {d.id for d in documents}))
            named.append(argument)
    return with_publication(documents, named)


def _standard_input() -> BinaryIO:
    """Standard input; an empty one where the program was started without it."""
    return sys.stdin.buffer if sys.stdin else BytesIO()


def _with_free_id(document: Document, taken: set[str]) -> Document:
    number, free = 1, document.id
    while free in taken:
        number += 1
        free = f"{document.id}-{number}"
    return document if free == document.id else replace(document, id=free)
