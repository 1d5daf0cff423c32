"""Story → the validation report on a terminal: lines of text, the same when piped but for the colours."""

import sys
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from textwrap import wrap

import click

from storymap.cli.terminal import note, plain
from storymap.exporters import wording
from storymap.exporters.decisions import details
from storymap.exporters.tracing import trace
from storymap.model.claims import PROBLEMS, Outcome, Verdict, claim_id
from storymap.model.stories import Story

COLOURS: dict[Outcome, str] = {
    Outcome.SUPPORTED: "green",
    Outcome.COMPATIBLE: "cyan",
    Outcome.QUESTIONABLE: "yellow",
    Outcome.CONTRADICTED: "red",
    Outcome.INCONSISTENT: "red",
    Outcome.DISPUTED: "magenta",
    Outcome.UNDECIDED: "bright_black",
}
"""Colours of the outcomes; the word is always there, never colour alone."""

NOTHING_CONFIRMED = (
    "Note: only verdicts that a person confirmed are published as ClaimReview, and none is: an empty list."
)
PIPED_WIDTH, WIDEST = 80, 100
"""Columns when the output is no terminal, and at most: longer lines are hard to read."""
QUOTE_LENGTH = 240
"""Longer quotes have their middle left out: a claim may span a long sentence."""
INDENT = "    "


def show_report(story: Story, *, explain: bool = False) -> None:
    """Print the problems in short, then every verdict with its reasons, what cannot be checked, and the limits.

    Args:
        story: The story with its verdicts.
        explain: Whether to show all that led to each verdict.
    """
    _say(f"{story.title}: {wording.summary(story)}")
    found = wording.problems(story)
    if found and len(story.verdicts) > 1:
        _heading("Look at these first")
        for number, verdict in found:
            _show_short(story, number, verdict)
    if story.verdicts:
        _heading("Verdicts, in the order of the text")
    for number, verdict in enumerate(story.verdicts):
        _show_verdict(story, number, verdict)
        if explain:
            _show_lines(trace(story, verdict))
    _show_not_checkable(story)
    click.echo()
    _say(f"{wording.data_words(story)} {wording.LIMITS}")
    if wording.status_notice(story):
        _say(wording.status_notice(story))


def show_summary(story: Story) -> None:
    """Print the problems with their reasons, and how many claims of each outcome there are."""
    for number, verdict in wording.problems(story):
        _show_verdict(story, number, verdict)
    _say(f"Claims: {wording.summary(story)}. {wording.status_notice(story)}")


def _show_short(story: Story, number: int, verdict: Verdict) -> None:
    head = f"{claim_id(number)} {verdict.outcome.value}"
    quote = wording.shortened(plain(wording.quote_of(story, verdict.claim)), _width() - len(head) - 4)
    click.echo(f"{claim_id(number)} {_coloured(verdict.outcome)}  “{quote}”")


def _show_verdict(story: Story, number: int, verdict: Verdict) -> None:
    kind = f"{verdict.claim.type.value}{wording.draft_mark(verdict)}"
    click.echo(f"{claim_id(number)} {_coloured(verdict.outcome)} ({kind})")
    quote = wording.shortened(plain(wording.quote_of(story, verdict.claim)), QUOTE_LENGTH)
    _say(f"“{quote}”", indent=INDENT)
    _show_lines(details(verdict))
    click.echo()


def _show_lines(lines: Iterable[tuple[str, str]]) -> None:
    for label, content in lines:
        head = "" if label == "Because" else f"{label}: "
        _say(f"{head}{content}", indent=INDENT)


def _coloured(outcome: Outcome) -> str:
    return click.style(outcome.value, fg=COLOURS[outcome], bold=outcome in PROBLEMS)


def _heading(text: str) -> None:
    click.echo()
    click.echo(click.style(text, bold=True))


def _show_not_checkable(story: Story) -> None:
    if not story.not_checkable:
        return
    _heading("Not checkable by geometry")
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    for item in story.not_checkable:
        quote = wording.shortened(texts[item.document].quote(item.quote), QUOTE_LENGTH)
        _say(f"- “{quote}”: {item.reason}", hanging="  ")


def _say(text: str, *, indent: str = "", hanging: str = "") -> None:
    """Print text without control characters, wrapped between words; nothing is cut off."""
    for line in _wrapped(plain(text), indent, hanging):
        click.echo(line)


def _wrapped(text: str, indent: str, hanging: str) -> Iterator[str]:
    yield from wrap(
        text,
        width=_width(),
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _width() -> int:
    return max(40, min(get_terminal_size().columns, WIDEST)) if sys.stdout.isatty() else PIPED_WIDTH


def note_unconfirmed(story: Story) -> None:
    """Say on standard error why a ClaimReview is empty, where it is."""
    if not any(verdict.status == "confirmed" for verdict in story.verdicts):
        note(NOTHING_CONFIRMED)
