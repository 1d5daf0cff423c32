"""`storymap draft`: articles → a story file that people correct."""

from pathlib import Path

import click

from storymap.cli.articles import optional_articles, read_articles
from storymap.cli.reference_options import reference_options
from storymap.cli.story_inputs import is_story_file
from storymap.cli.terminal import STANDARD_OUTPUT, deliver, say
from storymap.errors import OutputError
from storymap.pipeline import Pipeline


@click.command("draft")
@optional_articles
@reference_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The story file to write [default: the article's name with .yaml].",
)
@click.option("--title", help="Title of the story [default: the first article's].")
def command(*, articles: tuple[str, ...], pipeline: Pipeline, output: Path | None, title: str | None) -> None:
    """Write what the machine makes of articles as a story file that people correct.

    ARTICLE is a text or Markdown file, or - for standard input. Several articles are told as one story. The file is
    YAML: correct its places, stops, dates, chapters and verdicts in an editor, then tell the story with
    'storymap render FILE'.

    \b
    Examples:
      storymap draft article.txt -o story.yaml
      storymap draft first.txt second.txt -o story.yaml --title "Over the border"
    """
    for article in articles:
        if is_story_file(article):
            raise click.UsageError(f"'{article}' is a story file already; tell it with 'storymap render {article}'")
    if not articles:
        raise click.UsageError("no article; name one, or - for standard input")
    if output:
        _refuse_existing(output)
    documents = read_articles(articles)
    target = output or Path(f"{documents[0].id}.yaml")
    _refuse_existing(target)
    # Imported here for the start-up budget of the help.
    from storymap.stories.file.greeting import write_draft
    from storymap.story_files import draft

    file = draft(pipeline, documents, title=title)
    deliver(write_draft(file), target)
    if target != STANDARD_OUTPUT:
        counts = f"{len(file.chapters)} chapters, {len(file.places)} places, {len(file.verdicts)} verdicts"
        say(f"Drafted: {counts}.")
        click.echo(f"Story file: {target}")


def _refuse_existing(target: Path) -> None:
    """Never write over what people may have corrected."""
    if target != STANDARD_OUTPUT and target.exists():
        raise OutputError(f"{target} exists, and people may have corrected it; give another name with -o")
