"""`storymap validate`: articles → the validation report."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

import click

from storymap.cli.articles import article_arguments, divided
from storymap.cli.obscure_options import obscure_options
from storymap.cli.publishing import Rules, publishing_options
from storymap.cli.reference_options import reference_options
from storymap.cli.story_inputs import check_story_of
from storymap.cli.terminal import deliver
from storymap.cli.verdicts import note_unconfirmed, show_report
from storymap.model.claims import ClaimType, Outcome
from storymap.model.stories import Story
from storymap.pipeline import Pipeline

FAILED = 3
"""Exit code when an outcome of `--fail-on` occurs."""

FORMATS = {"json": "report-json", "html": "report-html", "markdown": "report-markdown", "claimreview": "claimreview"}
"""Formats of the report and the exporters that write them; `text` is the terminal's."""
EXPLAINED = ("html", "markdown")
"""Formats that hold what led to a verdict only when asked for it, or folded; JSON always holds it."""
BY_SUFFIX = {".json": "json", ".jsonld": "claimreview", ".html": "html", ".htm": "html"}
"""Formats of files by their suffix; Markdown for every other."""

Choice = TypeVar("Choice", bound=StrEnum)


class Listed(click.ParamType, Generic[Choice]):  # type: ignore[type-arg] # older versions of click take none
    """Some of the words of an enumeration, separated by commas."""

    def __init__(self, noun: str, words: Iterable[Choice]) -> None:
        self.name = noun
        self._known = {word.value: word for word in words}

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[Choice]:
        """Those named; fails with the list of all when one is unknown."""
        if isinstance(value, frozenset):
            return value
        names = [name.strip() for name in str(value).split(",") if name.strip()]
        for name in names or [""]:
            if name not in self._known:
                self.fail(f"no {self.name} called '{name}'; there are {', '.join(self._known)}", param, ctx)
        return frozenset(self._known[name] for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The report that is asked for."""

    form: str
    """`text` or one of `FORMATS`."""
    output: Path | None
    """File to write; standard output where there is none."""
    explain: bool
    """Whether to show what led to each verdict."""


@click.command("validate")
@article_arguments
@reference_options
@obscure_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    help="Form of the report [default: text; for a file, the one that its suffix names].",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write instead of standard output.")
@click.option(
    "--worldview",
    "worldviews",
    multiple=True,
    metavar="NAME",
    help="Judge in this worldview only (several divided by commas; repeatable) [default: in all].",
)
@click.option(
    "--only",
    type=Listed("claim type", ClaimType),
    metavar="TYPE[,TYPE]",
    help="Look for claims of these types only.",
)
@publishing_options(drafts_shown=True)
@click.option("--explain", is_flag=True, help="Show all that led to each verdict: places, figures, rule, readings.")
@click.option(
    "--fail-on",
    type=Listed("outcome", Outcome),
    metavar="OUTCOMES",
    help="Outcomes, separated by commas, that end with exit code 3.",
)
def command(
    *,
    articles: tuple[str, ...],
    pipeline: Pipeline,
    form: str | None,
    as_json: bool,
    output: Path | None,
    worldviews: tuple[str, ...],
    only: frozenset[ClaimType] | None,
    rules: Rules,
    explain: bool,
    fail_on: frozenset[Outcome] | None,
) -> None:
    """Check what articles claim about geography against real boundaries.

    ARTICLE is a text, Markdown, HTML, PDF or DOCX file, a feed, JSON lines, the address of one of these, or - for
    standard input. Several articles are checked as one story. Or it is a story file that 'storymap draft' wrote: its
    places are those that people decided on, rejected verdicts are left out, and those that nobody has decided on are
    marked as drafts; --no-drafts leaves them out too, and --fail-on counts them always.

    \b
    Examples:
      storymap validate article.txt
      storymap validate article.txt --explain --only border-length,adjacency
      storymap validate article.txt --worldview un -o report.html
      storymap validate draft.md --fail-on contradicted,inconsistent
    """
    pipeline = replace(pipeline, worldviews=divided(worldviews), only=only or frozenset())
    wanted = Wanted(form="json" if as_json else form or _usual_form(output), output=output, explain=explain)
    pipeline.boundaries.worldviews  # noqa: B018 - a wrong worldview is told before the articles are read
    told = check_story_of(pipeline, articles)
    _deliver_report(pipeline, rules.publish(told), wanted)
    if fail_on and any(v.outcome in fail_on and v.status != "rejected" for v in told.story.verdicts):
        sys.exit(FAILED)


def _usual_form(output: Path | None) -> str:
    return "text" if output is None else BY_SUFFIX.get(output.suffix.lower(), "markdown")


def _deliver_report(pipeline: Pipeline, story: Story, wanted: Wanted) -> None:
    if wanted.form == "text" and wanted.output is None:
        show_report(story, explain=wanted.explain)
        return
    form = "markdown" if wanted.form == "text" else wanted.form
    options = {"explain": True} if wanted.explain and form in EXPLAINED else {}
    exporter = pipeline.exporter(FORMATS[form], **options)
    # Geometry takes time to read, and only the HTML report draws it.
    deliver(exporter.export_story(pipeline.show_evidence(story) if form == "html" else story), wanted.output)
    if form == "claimreview":
        note_unconfirmed(story)
