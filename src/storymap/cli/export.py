"""`storymap export`: articles → one file in a format of the user's choice."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from storymap import registry
from storymap.cli.articles import article_arguments
from storymap.cli.obscure_options import obscure_options
from storymap.cli.page_options import note_rights, page_options
from storymap.cli.reference_options import reference_options
from storymap.cli.story_inputs import tell_story_of
from storymap.cli.terminal import STANDARD_OUTPUT, deliver
from storymap.errors import InputError
from storymap.pipeline import Pipeline

if TYPE_CHECKING:
    from storymap.exporters.leaflet.page import PageOptions

GROUP = "storymap.exporters"
_SIZE = re.compile(r"(\d{2,5})[x×](\d{2,5})")
_SMALLEST, _LARGEST = 100, 8000
"""Sides of a picture in pixels: what Chromium lays out, and what it still draws in one piece."""


def _size(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """A picture's size such as `1200x630`."""
    if value is None:
        return None
    found = _SIZE.fullmatch(value.strip().lower())
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        raise click.BadParameter(f"'{value}' is no size: write WIDTHxHEIGHT in pixels, each {_SMALLEST} to {_LARGEST}")
    return width, height


@click.command("export")
@article_arguments
@reference_options
@obscure_options
@click.option(
    "--to",
    "name",
    metavar="FORMAT",
    help="png, pdf, geojson or another that 'storymap components' lists [default: told by the output's suffix].",
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write; - prints it.")
@click.option("--title", help="Title of the story [default: the first article's].")
@click.option("--size", callback=_size, metavar="WxH", help="Size of a PNG in pixels [default: 1200x630].")
@click.option("--chapter", type=click.IntRange(1), help="Chapter that a PNG shows, counted from 1 [default: 1].")
@page_options
def command(
    *,
    articles: tuple[str, ...],
    pipeline: Pipeline,
    name: str | None,
    output: Path,
    title: str | None,
    size: tuple[int, int] | None,
    chapter: int | None,
    page: "PageOptions",
) -> None:
    """Write the story of one or more articles, or of a story file, in another format.

    ARTICLE is a text, Markdown, HTML, PDF or DOCX file, a feed, JSON lines, the address of one of these, or - for
    standard input.

    PNG and PDF are made by a Chromium or Chrome that is installed (STORYMAP_CHROMIUM names another one); it asks no
    network, so an online map is not on them.

    \b
    Examples:
      storymap export article.txt --to png -o cover.png --size 1200x630 --chapter 3
      storymap export article.txt --to pdf -o story.pdf --full-text
      storymap export article.txt -o places.geojson
    """
    chosen = name or _format_of(output)
    given = {"size": size, "chapter": chapter}
    options: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    for option in options:
        if not registry.takes_option(GROUP, chosen, option):
            raise click.UsageError(f"--{option} is for pictures; '{chosen}' takes none")
    if registry.takes_option(GROUP, chosen, "options"):
        options["options"] = page
    exporter = pipeline.exporter(chosen, **options)
    story = tell_story_of(pipeline, articles, title=title)
    deliver(exporter.export_story(story), output)
    if "options" in options:
        note_rights(story, page)
    if output != STANDARD_OUTPUT:
        click.echo(f"Written: {output}")


def _format_of(output: Path) -> str:
    """The exporter whose files have the output's suffix.

    Raises:
        InputError: None has, or there is no suffix.
    """
    names, suffix = registry.names(GROUP), output.suffix.lower()
    if suffix.removeprefix(".") in names:
        return suffix.removeprefix(".")
    if suffix in {".html", ".htm"}:
        return "leaflet"
    raise InputError(f"cannot tell the format from '{output}'; name one with --to: {', '.join(names)}")
