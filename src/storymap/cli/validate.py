"""`storymap validate`: articles → the validation report."""

import sys
from pathlib import Path

import click

from storymap.cli.articles import article_arguments, read_articles
from storymap.cli.terminal import deliver
from storymap.cli.verdicts import show_report
from storymap.model.claims import Outcome
from storymap.model.stories import Story
from storymap.pipeline import Pipeline

FAILED = 3
"""Exit code when an outcome of `--fail-on` occurs."""

FORMATS = {"json": "report-json", "html": "report-html", "markdown": "report-markdown"}
"""Formats of the report and the exporters that write them; `text` is the terminal's."""


class Outcomes(click.ParamType[frozenset[Outcome]]):
    """A list of outcomes, separated by commas."""

    name = "outcomes"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[Outcome]:
        """The outcomes named; fails with the list of all when one is unknown."""
        if isinstance(value, frozenset):
            return value
        names = [name.strip() for name in str(value).split(",") if name.strip()]
        known = {outcome.value: outcome for outcome in Outcome}
        for name in names:
            if name not in known:
                self.fail(f"no outcome called '{name}'; there are {', '.join(known)}", param, ctx)
        return frozenset(known[name] for name in names)


@click.command("validate")
@article_arguments
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="Form of the report; a file without --format gets the one its suffix names.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write instead of standard output.")
@click.option("--fail-on", type=Outcomes(), help="Outcomes, separated by commas, that end with exit code 3.")
def command(
    *,
    articles: tuple[str, ...],
    pipeline: Pipeline,
    form: str,
    as_json: bool,
    output: Path | None,
    fail_on: frozenset[Outcome] | None,
) -> None:
    """Check what articles claim about geography against real boundaries.

    ARTICLE is a text or Markdown file, or - for standard input. Several articles are checked as one story.

    \b
    Examples:
      storymap validate article.txt
      storymap validate article.txt --format html -o report.html
      storymap validate draft.md --fail-on contradicted,inconsistent
    """
    story = pipeline.validate(read_articles(articles))
    _deliver_report(pipeline, story, form="json" if as_json else form, output=output)
    if fail_on and any(verdict.outcome in fail_on for verdict in story.verdicts):
        sys.exit(FAILED)


def _deliver_report(pipeline: Pipeline, story: Story, *, form: str, output: Path | None) -> None:
    if form == "text" and output is None:
        show_report(story)
        return
    deliver(pipeline.exporter(_exporter(form, output)).export_story(story), output)


def _exporter(form: str, output: Path | None) -> str:
    by_suffix = {".json": "json", ".html": "html"}
    if form == "text":
        form = by_suffix.get(output.suffix.lower() if output else "", "markdown")
    return FORMATS[form]
