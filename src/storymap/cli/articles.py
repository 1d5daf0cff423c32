"""Arguments that name articles → documents: what several commands share."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click

from storymap.cli.terminal import note
from storymap.model.texts import Document
from storymap.pipeline import Pipeline
from storymap.reading.inputs import read_input
from storymap.reading.text import read_document

Command = TypeVar("Command", bound=Callable[..., object])

ARTICLES_HELP = "ARTICLE is a text or Markdown file, or - for standard input."


def article_arguments(command: Command) -> Command:
    """The arguments and options of every command that reads articles."""
    places = click.option(
        "--places",
        "overlays",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A CSV, GeoJSON or GeoPackage file of your own places, which win over the packaged ones.",
    )
    recognizer = click.option(
        "--recognizer",
        default=Pipeline.recognizer_name,
        show_default=True,
        metavar="NAME",
        help="Recognizer that finds the toponyms; spacy:MODEL is a spaCy pipeline that you have installed.",
    )
    articles = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
    return articles(places(recognizer(command)))


def read_articles(arguments: tuple[str, ...]) -> tuple[Document, ...]:
    """The documents named, in order, with ids that differ; notes go to standard error.

    Raises:
        InputError: One of them cannot be read.
    """
    documents: list[Document] = []
    for argument in arguments:
        data, name = read_input(argument, stdin=sys.stdin.buffer)
        document, notes = read_document(data, id=name)
        for text in notes:
            note(f"Note: {argument}: {text}")
        documents.append(_with_free_id(document, {d.id for d in documents}))
    return tuple(documents)


def _with_free_id(document: Document, taken: set[str]) -> Document:
    number, free = 1, document.id
    while free in taken:
        number += 1
        free = f"{document.id}-{number}"
    return document if free == document.id else replace(document, id=free)
