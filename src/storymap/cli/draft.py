"""`storymap draft`: articles → a story file that people correct, or one drafted anew that keeps what they corrected."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from storymap.cli.articles import optional_articles, read_articles
from storymap.cli.reference_options import reference_options
from storymap.cli.story_inputs import is_story_file
from storymap.cli.terminal import STANDARD_OUTPUT, deliver, note, say
from storymap.errors import OutputError
from storymap.model.texts import Document
from storymap.pipeline import Pipeline

if TYPE_CHECKING:
    from storymap.stories.file.merging import Report
    from storymap.stories.file.reading import Opened


@click.command("draft")
@optional_articles
@reference_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The story file to write [default: the article's name with .yaml; with --update the file itself].",
)
@click.option("--title", help="Title of the story [default: the first article's].")
@click.option(
    "--update",
    "updated",
    metavar="FILE",
    help="Draft this story file anew and keep what people corrected in it; articles are new versions of its texts.",
)
def command(
    *, articles: tuple[str, ...], pipeline: Pipeline, output: Path | None, title: str | None, updated: str | None
) -> None:
    """Write what the machine makes of articles as a story file that people correct.

    ARTICLE is a text, Markdown, HTML, PDF or DOCX file, a feed, JSON lines, the address of one of these, or - for
    standard input. Several articles are told as one story. The file is YAML: correct its places, stops, dates,
    chapters and verdicts in an editor, then tell the story with 'storymap render FILE'.

    With --update every correction stays. An article takes the place of the file's text of the same name (of its only
    text also under another name, if it is a version of it); another one is added to the story. What fits nowhere in a
    new version is kept under 'unplaced'. It is told on standard error, and so is every corrected value of which the
    machine now says something else than before.

    \b
    Examples:
      storymap draft article.txt -o story.yaml
      storymap draft first.txt second.txt -o story.yaml --title "Over the border"
      storymap draft --update story.yaml article.txt
    """
    for article in articles:
        if is_story_file(article):
            raise click.UsageError(f"'{article}' is a story file already; tell it with 'storymap render {article}'")
    if updated is None:
        _draft(articles, pipeline, output, title)
    elif title:
        raise click.UsageError("--title is for a new file; write the title into the story file, there it stays")
    else:
        _update(Path(updated), articles, pipeline, output)


def _draft(articles: tuple[str, ...], pipeline: Pipeline, output: Path | None, title: str | None) -> None:
    if not articles:
        raise click.UsageError("no article; name one, or - for standard input")
    draft_articles(articles, pipeline, output=output, title=title)


def draft_articles(
    articles: tuple[str, ...], pipeline: Pipeline, *, output: Path | None = None, title: str | None = None
) -> Path:
    """Draft articles and tell of it on standard output; returns the path of the story file.

    Raises:
        InputError: An article cannot be read.
        OutputError: The file is there already, or cannot be written.
    """
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
    return target


def _refuse_existing(target: Path) -> None:
    """Never write over what people may have corrected."""
    if target != STANDARD_OUTPUT and target.exists():
        raise OutputError(
            f"{target} exists, and people may have corrected it; keep their work with --update, or give another name"
        )


def _update(path: Path, articles: tuple[str, ...], pipeline: Pipeline, output: Path | None) -> None:
    # Imported here for the start-up budget of the help.
    from storymap.cli.story_file import open_story_file
    from storymap.story_files import update

    opened = open_story_file(path)
    result = update(pipeline, opened, _known(read_articles(articles), opened))
    changed = result.content != opened.content
    if output is None and changed and path.read_bytes() != opened.content:
        raise OutputError(f"{path} was changed by somebody else meanwhile; nothing is written, update it again")
    if output is not None or changed:
        deliver(result.content, output or path)
    _tell(result.report, output or path, changed=changed)


def _known(documents: Sequence[Document], opened: "Opened") -> list[Document]:
    """The articles under the names of the file's texts: by their own, or because they are versions of one text."""
    # Imported here for the start-up budget of the help.
    from storymap.stories.file.comparing import is_version

    known = opened.file.documents
    names = [document.id for document in known]
    if len(documents) == 1 and len(known) == 1 and is_version(known[0].text, documents[0].text):
        return [replace(documents[0], id=names[0])]
    for document in documents:
        if document.id not in names:
            note(f"Note: no text of the file is called '{document.id}' ({', '.join(names)}); it is added to the story.")
    return list(documents)


def _tell(report: "Report", target: Path, *, changed: bool) -> None:
    for told in report.conflicts:
        note(f"Conflict: {told}")
    for item in report.unplaced:
        note(f"Unplaced: {item['was']} {item['item'].get('id', '')}: {item['because']}; it is kept under 'unplaced'")
    for told in report.new:
        note(f"New: {told}")
    for told in report.gone:
        note(f"Gone: {told}")
    if target == STANDARD_OUTPUT:
        return
    for told in report.kept:
        say(f"Kept: {told}")
    click.echo(f"Story file: {target}" if changed else f"Story file: {target} (nothing to change)")
