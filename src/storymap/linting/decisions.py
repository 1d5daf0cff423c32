"""Verdicts: whether people decided on what is grave, with their names, on what the data say today."""

from collections.abc import Iterator

from storymap.linting.findings import Found, Subject
from storymap.model.claims import PROBLEMS, Outcome
from storymap.stories.file.values import VerdictEntry


def consequential_drafts(subject: Subject) -> Iterator[Found]:
    """Grave verdicts of the machine that nobody has confirmed or rejected."""
    for index, verdict in enumerate(subject.file.verdicts):
        outcome = _outcome(subject, verdict)
        if outcome in PROBLEMS and verdict.status == "draft":
            told = f"{subject.quoted(verdict.quote.exact or '')} is {outcome.value} in the machine's draft"
            yield ("verdicts", index), f"{told}; confirm or reject it"


def _outcome(subject: Subject, verdict: VerdictEntry) -> Outcome:
    return subject.outcomes.get(verdict.id, Outcome(verdict.outcome))


def decisions_without_name(subject: Subject) -> Iterator[Found]:
    """Decisions that nobody signed."""
    for index, verdict in enumerate(subject.file.verdicts):
        if verdict.status != "draft" and not (verdict.by or "").strip():
            yield ("verdicts", index), f"{verdict.status} by nobody; add the name of who decided as 'by'"


def decisions_without_date(subject: Subject) -> Iterator[Found]:
    """Decisions of which nobody knows when they were made."""
    for index, verdict in enumerate(subject.file.verdicts):
        if verdict.status != "draft" and not verdict.on:
            yield ("verdicts", index), f"{verdict.status}, nobody knows when; add the day as 'on'"


def withdrawn_decisions(subject: Subject) -> Iterator[Found]:
    """Decisions on an outcome that is another one today."""
    for index, verdict in enumerate(subject.file.verdicts):
        if verdict.id in subject.withdrawn:
            now = subject.outcomes[verdict.id].value
            told = f"{verdict.status} when the data said {verdict.outcome}, and they say {now} today; decide again"
            yield ("verdicts", index, "status"), f"{told}, and write outcome: {now}"


def rejections_without_note(subject: Subject) -> Iterator[Found]:
    """Rejected verdicts of which nobody says why."""
    for index, verdict in enumerate(subject.file.verdicts):
        if verdict.status == "rejected" and not verdict.note.strip():
            yield ("verdicts", index), "rejected without a reason; add it as 'note'"
