"""`storymap render`: articles → the story map, and a summary of its verdicts."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from storymap.cli.articles import article_arguments
from storymap.cli.browsers import open_in_browser
from storymap.cli.obscure_options import obscure_options
from storymap.cli.page_options import note_rights, page_options
from storymap.cli.publishing import Rules, publishing_options
from storymap.cli.reference_options import reference_options
from storymap.cli.story_inputs import find_story_file, tell_story_of
from storymap.cli.terminal import STANDARD_OUTPUT, deliver_together, note, say
from storymap.cli.verdicts import show_summary
from storymap.model.stories import Story
from storymap.pipeline import Pipeline
from storymap.resources import keep_strangers_page

if TYPE_CHECKING:
    from storymap.exporters.leaflet.page import PageOptions

REPORTS = {".html": "report-html", ".json": "report-json", ".md": "report-markdown"}
"""Exporters of the report by the file's suffix."""


@click.command("render")
@article_arguments
@reference_options
@obscure_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The page to write [default: the article's name with .html; with -map.html for an HTML file].",
)
@click.option("--title", help="Title of the story [default: the first article's].")
@click.option("--data", type=click.Path(path_type=Path), help="Also write the whole story as JSON to this file.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="Also write the validation report (.html, .json or .md).",
)
@publishing_options(drafts_shown=False)
@page_options
@click.option("--embed", is_flag=True, help="Also print the HTML that embeds the page in another.")
@click.option("--open", "show", is_flag=True, help="Open the page in your browser.")
def command(
    *,
    articles: tuple[str, ...],
    pipeline: Pipeline,
    output: Path | None,
    title: str | None,
    data: Path | None,
    report: Path | None,
    rules: Rules,
    page: "PageOptions",
    embed: bool,
    show: bool,
) -> None:
    """Write the story map of one or more articles as one offline HTML file.

    ARTICLE is a text, Markdown, HTML, PDF or DOCX file, a feed, JSON lines, the address of one of these, or - for
    standard input. Several articles are told as one story. Or it is a story file that 'storymap draft' wrote and
    people corrected: then the page tells what they decided. Verdicts that somebody confirmed are its findings; what
    nobody has decided on is shown with --drafts only, and what somebody rejected never.

    \b
    Examples:
      storymap render article.txt
      storymap render story.yaml -o story.html --strict
      storymap render story.yaml -o for-the-desk.html --drafts
      storymap render first.txt second.txt -o story.html --data story.json
      storymap render article.txt -o story.html --report report.html --embed
      storymap render our-own-article.txt --full-text --theme dark --open
      storymap render testimony.txt -o story.html --obscure 25 --obscure "Kirkenes=50"
      storymap render https://example.org/a-story -o story.html
    """
    report_exporter = _report_exporter(report)
    if show and output == STANDARD_OUTPUT:
        raise click.UsageError("--open needs a page in a file; give one with -o")
    told = tell_story_of(pipeline, articles, title=title)
    story = rules.publish(told)
    target = output or _usual_page(articles, story)
    if output is None:
        keep_strangers_page(target)
    written = [(data, "json"), (report, report_exporter)]
    contents = [(path, pipeline.exporter(name).export_story(story)) for path, name in written if path]
    deliver_together([(target, pipeline.exporter("leaflet", options=page).export_story(story)), *contents])
    note_rights(story, page)
    if STANDARD_OUTPUT in (target, data, report):
        return
    _summarize(story)
    _show_disagreements(told.story)
    click.echo(f"Map: {target}")
    if embed:
        _show_snippet(story, target)
    if show:
        open_in_browser(target.resolve().as_uri())


def _usual_page(articles: tuple[str, ...], story: Story) -> Path:
    """The story file's name, or the first article's, with `.html`: a page that is read is never overwritten.

    A story file may be called after what its story hides; then the page is not called after it.
    """
    file = find_story_file(articles)
    if file and _hides(story):
        return Path("story.html")
    name = file.stem if file else story.documents[0].document.id
    taken = {os.path.realpath(article) for article in articles}
    return Path(f"{name}-map.html" if os.path.realpath(f"{name}.html") in taken else f"{name}.html")


def _hides(story: Story) -> bool:
    resolutions = (resolution for document in story.documents for resolution in document.resolutions)
    stops = (stop.place for route in story.routes for stop in route.stops)
    told = any(r.toponym.name.startswith("[") or (r.place and r.place.is_obscured) for r in resolutions)
    return told or any(place.is_obscured for place in stops if place)


def _report_exporter(report: Path | None) -> str:
    suffix = report.suffix.lower() if report else ".md"
    if suffix not in REPORTS:
        raise click.BadParameter(
            f"cannot tell the report's form from '{report}'; end its name in {', '.join(REPORTS)}",
            param_hint="--report",
        )
    return REPORTS[suffix]


def _summarize(story: Story) -> None:
    show_summary(story)
    if story.routes:
        names = (stop.name if stop.place else f"{stop.name} (place unknown)" for stop in story.routes[0].stops)
        say(f"Route: {' → '.join(names)}")
    if not any(resolution.place for document in story.documents for resolution in document.resolutions):
        note("Note: no place of the text is known; the page shows the text and says so.")


def _show_disagreements(story: Story) -> None:
    """How many there are, and each in a line: a person has to decide."""
    count = len(story.disagreements)
    if count:
        subjects = "; ".join(found.subject for found in story.disagreements)
        say(f"{count} disagreement{'' if count == 1 else 's'}: {subjects}")


def _show_snippet(story: Story, page: Path) -> None:
    from storymap.exporters.leaflet.embed import embed_snippet

    click.echo(embed_snippet(page.name, story.title))
