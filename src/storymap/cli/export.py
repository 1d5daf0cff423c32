"""`storymap export`: articles → a file in a format of the user's choice, and what belongs beside it."""

import re
from dataclasses import replace
from pathlib import Path

import click

from storymap import registry
from storymap.cli.articles import article_arguments
from storymap.cli.given_back import with_original
from storymap.cli.obscure_options import obscure_options
from storymap.cli.page_options import PageChoice, note_rights, page_choices
from storymap.cli.publishing import Rules, publishing_options
from storymap.cli.reference_options import reference_options
from storymap.cli.story_inputs import Telling, find_story_file, tell_story_of
from storymap.cli.terminal import STANDARD_OUTPUT, deliver_together, note
from storymap.cli.verdicts import note_unconfirmed
from storymap.errors import InputError
from storymap.exporters.originals import word_suffix
from storymap.model.stories import Story
from storymap.pipeline import Pipeline
from storymap.ports import Accompanied, Exporter, is_for_desks

GROUP = "storymap.exporters"
_SIZE = re.compile(r"(\d{2,5})[x×](\d{2,5})")
WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
"""How documents, those with macros, and templates of both kinds are called: Word opens none under another's name."""
BY_SUFFIX = dict.fromkeys(WORD_SUFFIXES, "docx") | {
    ".html": "leaflet", ".htm": "leaflet", ".parquet": "geoparquet", ".xml": "tei",
}  # fmt: skip
"""Suffixes that are not called like their format."""
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
    help="geojson, gpkg, geoparquet, kml, gpx, csv, lpf, storymapjs, webannotation, tei, docx, claimreview, sarif, "
    "png, pdf or one more that 'storymap components' lists [default: told by the output's suffix].",
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write; - prints it.")
@click.option("--title", help="Title of the story [default: the first article's].")
@click.option("--size", callback=_size, metavar="WxH", help="Size of a PNG in pixels [default: 1200x630].")
@click.option("--chapter", type=click.IntRange(1), help="Chapter that a PNG shows, counted from 1 [default: 1].")
@click.option(
    "--into",
    metavar="DOCX",
    help="The DOCX that a story file was drafted from, to be given back with comments (--to docx).",
)
@publishing_options(drafts_shown=False)
@page_choices
def command(
    *,
    articles: tuple[str, ...],
    pipeline: Pipeline,
    name: str | None,
    output: Path,
    title: str | None,
    size: tuple[int, int] | None,
    chapter: int | None,
    into: str | None,
    rules: Rules,
    page: PageChoice,
) -> None:
    """Write the story of one or more articles, or of a story file, in another format.

    ARTICLE is a text, Markdown, HTML, PDF or DOCX file, a feed, JSON lines, the address of one of these, or - for
    standard input.

    What each format keeps and loses stands in docs/reference/formats.md. Every file tells whose data it rests on, in
    which worldviews, and what made it; a CSV has this in a file beside it.

    PNG and PDF are made by a Chromium or Chrome that is installed (STORYMAP_CHROMIUM names another one); it asks no
    network, so an online map is not on them.

    \b
    Examples:
      storymap export article.txt --to png -o cover.png --size 1200x630 --chapter 3
      storymap export article.txt --to pdf -o story.pdf --full-text
      storymap export article.txt -o places.geojson
      storymap export article.txt --to lpf -o places.jsonld
      storymap export edition.xml --to tei -o marked.xml
      storymap export article.docx -o commented.docx
      storymap export article.md -o findings.sarif
      storymap export story.yaml --into article.docx -o commented.docx
    """
    chosen = name or _format_of(output)
    given = {"size": size, "chapter": chapter}
    options: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    for option in options:
        if not registry.takes_option(GROUP, chosen, option):
            raise click.UsageError(f"--{option} is for pictures; '{chosen}' takes none")
    if into and (chosen != "docx" or find_story_file(articles) is None):
        raise click.UsageError("--into is for a story file and --to docx; an article.docx comes back by itself")
    if registry.takes_option(GROUP, chosen, "options"):
        options["options"] = page.build()
    if registry.takes_option(GROUP, chosen, "full_text"):
        options["full_text"] = page.full_text
    exporter = pipeline.exporter(chosen, **options)
    told = tell_story_of(pipeline, articles, title=title)
    if into:
        told = replace(told, story=with_original(told.story, into))
    story = _story_for(exporter, told, rules)
    if chosen == "docx":
        _require_suffix(story, output)
    _deliver(exporter, story, output)
    if options.keys() & {"options", "full_text"}:
        note_rights(story, page)
    if chosen == "claimreview":
        note_unconfirmed(story)


def _require_suffix(story: Story, output: Path) -> None:
    """Make sure that Word will open a document under the name it gets.

    Raises:
        InputError: It has macros or is a template and the name says otherwise, or the other way round.
    """
    wanted, given = word_suffix(story), output.suffix.lower()
    if given in WORD_SUFFIXES and given != wanted:
        raise InputError(f"Word would not open '{output}': by its contents the document is a {wanted}; name it so")


def _story_for(exporter: Exporter, told: Telling, rules: Rules) -> Story:
    """What readers are shown; everything for those who write and check."""
    if not is_for_desks(exporter):
        return rules.publish(told)
    rules.refuse_undecided(told)
    return told.story


def _deliver(exporter: Exporter, story: Story, output: Path) -> None:
    """Write the file and what belongs beside it, both or neither."""
    results = [(output, exporter.export_story(story))]
    if isinstance(exporter, Accompanied):
        if output == STANDARD_OUTPUT:
            note("Note: attribution and provenance lie in a second file, which is written beside -o FILE.")
        else:
            beside, content = exporter.sidecar(story, name=output.name)
            results.append((output.with_name(beside), content))
    deliver_together(results)
    if output != STANDARD_OUTPUT:
        click.echo(f"Written: {', '.join(str(path) for path, _ in results)}")


def _format_of(output: Path) -> str:
    """The exporter whose files have the output's suffix.

    Raises:
        InputError: None has, or there is no suffix.
    """
    names, suffix = registry.names(GROUP), output.suffix.lower()
    if suffix.removeprefix(".") in names:
        return suffix.removeprefix(".")
    if suffix in BY_SUFFIX:
        return BY_SUFFIX[suffix]
    raise InputError(f"cannot tell the format from '{output}'; name one with --to: {', '.join(names)}")
