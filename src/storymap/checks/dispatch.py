"""Claims → verdicts: each claim to the check of its type, then all of them against each other."""

from collections.abc import Sequence
from dataclasses import replace

from storymap.checks.reconciling import reconcile
from storymap.model.claims import AnyClaim, Outcome, Verdict
from storymap.ports import AnyCheck, Check, ConsistencyCheck, EvidenceSource, Explained


def judge(claims: Sequence[AnyClaim], checks: Sequence[AnyCheck]) -> tuple[Verdict, ...]:
    """One verdict for each claim, in the order given.

    Args:
        claims: The claims of a story.
        checks: In the order in which they are asked: the first that gives a verdict judges the claim; one that none
            judges stays undecided. Those that compare claims are asked afterwards.
    """
    judging = [check for check in checks if isinstance(check, Check)]
    comparing = [check for check in checks if isinstance(check, ConsistencyCheck)]
    verdicts = [_verdict(claim, judging) for claim in claims]
    return reconcile(verdicts, [conflict for check in comparing for conflict in check.find_conflicts(claims)])


def show_evidence(verdicts: Sequence[Verdict], checks: Sequence[AnyCheck]) -> tuple[Verdict, ...]:
    """The same verdicts, with what a map can show of those whose check offers it."""
    by_identity = {_identity(check): check for check in reversed(checks)}
    shown = []
    for verdict in verdicts:
        check = by_identity.get(verdict.check)
        offered = check.evidence(verdict.claim) if isinstance(check, EvidenceSource) else ()
        shown.append(replace(verdict, evidence=offered) if offered else verdict)
    return tuple(shown)


def _identity(check: AnyCheck) -> str:
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
