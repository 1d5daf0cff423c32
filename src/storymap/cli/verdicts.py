"""Story → the validation report on a terminal."""

from collections.abc import Iterable

from rich.text import Text

from storymap.cli.terminal import plain, say, show_table
from storymap.exporters import wording
from storymap.model.claims import Outcome, Verdict
from storymap.model.stories import Story

STYLES = {
    Outcome.SUPPORTED: "green",
    Outcome.COMPATIBLE: "cyan",
    Outcome.QUESTIONABLE: "yellow",
    Outcome.CONTRADICTED: "bold red",
    Outcome.INCONSISTENT: "bold red",
    Outcome.DISPUTED: "magenta",
    Outcome.UNDECIDED: "dim",
}
"""Colours of the outcomes; the word is always there, never colour alone."""


def show_report(story: Story) -> None:
    """Print every verdict with its reasons, what cannot be checked, and the limits."""
    say(f"{story.title}: {wording.tally(story.verdicts)}")
    if story.verdicts:
        show_table(("Verdict", "Claim", "Why"), (_row(story, verdict) for verdict in story.verdicts))
    _show_not_checkable(story)
    say(f"{wording.data_words(story)} {wording.LIMITS}")
    say(wording.DRAFT_NOTICE)


def show_summary(story: Story) -> None:
    """Print the problems with their reasons, and how many claims of each outcome there are."""
    problems = [verdict for verdict in story.verdicts if verdict.outcome in wording.PROBLEMS]
    problems.sort(key=lambda verdict: wording.PROBLEMS.index(verdict.outcome))
    if problems:
        show_table(("Verdict", "Claim", "Why"), (_row(story, verdict) for verdict in problems))
    say(f"Claims: {wording.tally(story.verdicts)}. {wording.DRAFT_NOTICE}")


def _row(story: Story, verdict: Verdict) -> tuple[Text, Text, Text]:
    label = Text(f"{verdict.outcome.value}\n({verdict.claim.type.value})", style=STYLES[verdict.outcome])
    quote = Text(f"“{plain(wording.quote_of(story, verdict.claim))}”")
    return label, quote, _reasons(wording.details(verdict))


def _reasons(details: Iterable[tuple[str, str]]) -> Text:
    text = Text()
    for label, content in details:
        if text:
            text.append("\n")
        if label != "Because":
            text.append(f"{label}: ", style="bold")
        text.append(plain(content))
    return text


def _show_not_checkable(story: Story) -> None:
    if not story.not_checkable:
        return
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    say("Not checkable by geometry:")
    for item in story.not_checkable:
        say(f"- “{texts[item.document].quote(item.quote)}”: {item.reason}")
