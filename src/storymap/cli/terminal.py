"""Text and tables → the terminal; control characters of articles never reach it."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import category

import click

from storymap.cli.surroundings import ClosedStream
from storymap.errors import OutputError
from storymap.resources import write_together

STANDARD_OUTPUT = Path("-")
"""What people write for standard output."""

PLAIN_WIDTH = 100
"""Columns of tables when the output is no terminal: the same everywhere."""


def plain(text: str) -> str:
    r"""Text without control and bidirectional override characters, on one line.

    >>> plain("a\x1b[31mb\nc")
    'a[31mb c'
    """
    return "".join(c for c in " ".join(text.split()) if category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """Print a table of plain text; colours and the terminal's width only where one is there.

    Raises:
        OutputError: Standard output is closed.
    """
    _refuse_closed()
    # Imported here for the start-up budget: most commands print no table.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False, emoji=False, markup=False).print(table)


def say(text: str) -> None:
    """Print a line of plain text on standard output."""
    click.echo(plain(text))


def note(text: str) -> None:
    """Print a line of plain text on standard error: what the user should know besides the result."""
    click.echo(plain(text), err=True)


def deliver(content: bytes, output: Path | None) -> None:
    """Write a result to a file, or to standard output when there is none or it is `-`."""
    deliver_together([(output or STANDARD_OUTPUT, content)])


def deliver_together(results: Sequence[tuple[Path, bytes]]) -> None:
    """Write several results, all files or none; the path `-` is standard output.

    Raises:
        OutputError: A file cannot be written, or standard output is closed.
    """
    if any(path == STANDARD_OUTPUT for path, _ in results):
        _refuse_closed()
    write_together([(path, content) for path, content in results if path != STANDARD_OUTPUT])
    for path, content in results:
        if path == STANDARD_OUTPUT:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()


def _refuse_closed() -> None:
    if isinstance(sys.stdout, ClosedStream):
        raise OutputError("cannot write the result: standard output is closed; send it to a file")
