"""Claims → verdicts: each claim to the check of its type, then all of them against each other."""

from collections.abc import Sequence
from dataclasses import replace

from storymap.checks.consistency import find_conflicts
from storymap.model.claims import AnyClaim, Outcome, Verdict
from storymap.ports import Check, EvidenceSource, Explained


def judge(claims: Sequence[AnyClaim], checks: Sequence[Check]) -> tuple[Verdict, ...]:
    """One verdict for each claim, in the order given.

    Args:
        claims: The claims of a story.
        checks: In the order in which they are asked: the first that gives a verdict judges the claim; one that none
            judges stays undecided.
    """
    verdicts = [_verdict(claim, checks) for claim in claims]
    conflicts = find_conflicts(claims)
    return tuple(
        replace(verdict, conflicts_with=conflicts[number]) if number in conflicts else verdict
        for number, verdict in enumerate(verdicts)
    )


def show_evidence(verdicts: Sequence[Verdict], checks: Sequence[Check]) -> tuple[Verdict, ...]:
    """The same verdicts, with what a map can show of those whose check offers it."""
    by_identity = {_identity(check): check for check in reversed(checks)}
    shown = []
    for verdict in verdicts:
        check = by_identity.get(verdict.check)
        offered = check.evidence(verdict.claim) if isinstance(check, EvidenceSource) else ()
        shown.append(replace(verdict, evidence=offered) if offered else verdict)
    return tuple(shown)


def _identity(check: Check) -> str:
    return f"{check.name}@{check.version}"


def _verdict(claim: AnyClaim, checks: Sequence[Check]) -> Verdict:
    for check in checks:
        verdict = check.check(claim) if claim.type in check.types else None
        if verdict is not None:
            rule = check.rules.get(claim.type, "") if isinstance(check, Explained) else ""
            return replace(verdict, check=_identity(check), rule=verdict.rule or rule)
    return Verdict(
        claim=claim,
        outcome=Outcome.UNDECIDED,
        because=f"No check for claims of type {claim.type.value} is installed.",
        check="none",
    )
