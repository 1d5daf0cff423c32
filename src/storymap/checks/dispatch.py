"""Claims → verdicts: each claim to the check of its type, then all of them against each other."""

from collections.abc import Sequence
from dataclasses import replace

from storymap.checks.consistency import find_conflicts
from storymap.model.claims import AnyClaim, Outcome, Verdict
from storymap.ports import Check


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


def _verdict(claim: AnyClaim, checks: Sequence[Check]) -> Verdict:
    for check in checks:
        if claim.type in check.types:
            return check.check(claim)
    return Verdict(
        claim=claim,
        outcome=Outcome.UNDECIDED,
        because=f"No check for claims of type {claim.type.value} is installed.",
        check="none",
    )
