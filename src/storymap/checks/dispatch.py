"""Claims → verdicts: each claim to the check of its type, then all of them against each other."""

from collections.abc import Sequence
from dataclasses import replace

from storymap.checks.consistency import find_conflicts
from storymap.model.claims import AnyClaim, Outcome, Verdict
from storymap.ports import Check, EvidenceSource


def judge(claims: Sequence[AnyClaim], checks: Sequence[Check]) -> tuple[Verdict, ...]:
    """One verdict for each claim, in the order given.

    Args:
        claims: The claims of a story.
        checks: The first that judges a claim's type judges it; a type that none judges stays undecided.
    """
    verdicts = [_verdict(claim, checks) for claim in claims]
    conflicts = find_conflicts(claims)
    return tuple(
        replace(verdict, conflicts_with=conflicts[number]) if number in conflicts else verdict
        for number, verdict in enumerate(verdicts)
    )


def show_evidence(verdicts: Sequence[Verdict], checks: Sequence[Check]) -> tuple[Verdict, ...]:
    """The same verdicts, with what a map can show of those whose check offers it."""
    shown = []
    for verdict in verdicts:
        check = _check_of(verdict.claim, checks)
        offered = check.evidence(verdict.claim) if isinstance(check, EvidenceSource) else ()
        shown.append(replace(verdict, evidence=offered) if offered else verdict)
    return tuple(shown)


def _check_of(claim: AnyClaim, checks: Sequence[Check]) -> Check | None:
    return next((check for check in checks if claim.type in check.types), None)


def _verdict(claim: AnyClaim, checks: Sequence[Check]) -> Verdict:
    check = _check_of(claim, checks)
    if check is not None:
        return check.check(claim)
    return Verdict(
        claim=claim,
        outcome=Outcome.UNDECIDED,
        because=f"No check for claims of type {claim.type.value} is installed.",
        check="none",
    )
