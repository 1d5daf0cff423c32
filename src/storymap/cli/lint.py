"""`storymap lint`: story files → what is to be mended before they are published."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from storymap.cli.gazetteer_options import local_gazetteer_options, with_user_places
from storymap.cli.reference_options import reference_options
from storymap.cli.terminal import STANDARD_OUTPUT, deliver, note, plain
from storymap.pipeline import Pipeline

if TYPE_CHECKING:
    from storymap.linting.reports import Linted

Command = TypeVar("Command", bound=Callable[..., object])

FAILED = 3
"""Exit code when something is found that keeps a story from being published."""


def _named(_: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> frozenset[str]:
    """Rules named in several options, or in one with commas between them."""
    from storymap.linting.rules import NAMES, RULES

    names = {part.strip() for one in value for part in one.split(",") if part.strip()}
    for name in sorted(names - NAMES):
        known = ", ".join(rule.id for rule in RULES)
        raise click.BadParameter(f"no rule called '{name}'; there are {known}", param=parameter)
    return frozenset(names)


def _with_pipeline(command: Command) -> Command:
    """Give a command the pipeline that its options ask for."""

    @wraps(command)
    def with_pipeline(
        *, overlays: tuple[Path, ...], gazetteer_folder: Path | None, no_user_places: bool, **others: object
    ) -> object:
        places = with_user_places(overlays, no_user_places=no_user_places)
        return command(pipeline=Pipeline(overlays=places, gazetteer_folder=gazetteer_folder), **others)

    return cast(Command, with_pipeline)


@click.command("lint")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@local_gazetteer_options
@_with_pipeline
@reference_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    help="Form of the findings [default: text; for a file, the one that its suffix names].",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write instead of standard output.")
@click.option("--rule", "only", multiple=True, callback=_named, metavar="RULE[,RULE]", help="Ask these rules only.")
@click.option("--ignore", multiple=True, callback=_named, metavar="RULE[,RULE]", help="Leave these rules out.")
@click.option("--strict", is_flag=True, help="Fail on warnings as well.")
def command(
    *,
    files: tuple[Path, ...],
    pipeline: Pipeline,
    form: str | None,
    output: Path | None,
    only: frozenset[str],
    ignore: frozenset[str],
    strict: bool,
) -> None:
    """Find what is to be mended in story files before they are published.

    FILE is what 'storymap draft' wrote and people corrected. Its claims are judged anew, so that a decision on an
    outcome that has changed is found. Each finding is a line with file, line and column, which editors jump to. The
    rules are in docs/reference/lint.md. Nothing is changed in the file.

    Exit code 3 when there is an error (with --strict, a warning), 0 when there is none, 1 when a file is no story file.

    \b
    Examples:
      storymap lint story.yaml
      storymap lint stories/*.yaml --strict --ignore media-rights-unclear
      storymap lint story.yaml -o findings.sarif
    """
    _refuse_overwriting(files, output)
    # Imported here for the start-up budget of the help.
    from storymap.cli.story_file import open_story_file
    from storymap.linting.checking import lint
    from storymap.linting.rules import NAMES, fails

    asked = (only or NAMES) - ignore
    linted = [lint(open_story_file(path), pipeline, rules=asked) for path in files]
    failed = fails([one for each in linted for one in each.findings], strict=strict)
    _deliver(linted, form or _usual_form(output), output, asked=asked, strict=strict, failed=failed)
    if failed:
        sys.exit(FAILED)


def _refuse_overwriting(files: tuple[Path, ...], output: Path | None) -> None:
    """Refuse an output that is one of the files, before any work is done."""
    if output and output != STANDARD_OUTPUT and os.path.realpath(output) in {os.path.realpath(path) for path in files}:
        raise click.UsageError(f"'{output}' is an input; give the output another name, or it would be lost")


def _usual_form(output: Path | None) -> str:
    suffix = output.suffix.lower() if output else ""
    return {".json": "json", ".sarif": "sarif"}.get(suffix, "text")


def _deliver(
    linted: list["Linted"], form: str, output: Path | None, *, asked: frozenset[str], strict: bool, failed: bool
) -> None:
    from storymap.linting.reports import json_report, lines, sarif_report, summary
    from storymap.linting.rules import RULES

    if form == "json":
        content = json_report(linted, rules=asked, strict=strict, failed=failed)
    elif form == "sarif":
        rules = [rule for rule in RULES if rule.id in asked]
        content = sarif_report(linted, rules=rules, version=version("storymap"))
    else:
        content = "".join(f"{plain(line)}\n" for one in linted for line in lines(one)).encode("utf-8", "replace")
    deliver(content, output)
    note(f"{len(linted)} story file{'s' if len(linted) > 1 else ''}: {summary(linted)}")
