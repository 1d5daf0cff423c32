"""Claims → verdicts: each claim to the check of its type, then all of them against each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from storymap.checks.namesakes import spared
from storymap.checks.reconciling import reconcile
from storymap.model.claims import AnyClaim, ClaimType, Outcome, Verdict
from storymap.ports import AnyCheck, Check, ConsistencyCheck, EvidenceSource, Explained


@dataclass(frozen=True, slots=True, kw_only=True)
class _Panel:
    """The checks, told apart once: asking a protocol whether an object fits takes longer than most judgements."""

    judging: Mapping[ClaimType, tuple[tuple[Check, str], ...]]
    """By claim type, those that judge it in turn, each with its rule for it."""
    comparing: tuple[ConsistencyCheck, ...]
    """Those that compare claims."""


def judge(claims: Sequence[AnyClaim], checks: Sequence[AnyCheck]) -> tuple[Verdict, ...]:
    """One verdict for each claim, in the order given.

    Args:
        claims: The claims of a story.
        checks: In the order in which they are asked: the first that gives a verdict judges the claim; one that none
            judges stays undecided. Those that compare claims are asked afterwards.
    """
    panel = _panel(tuple(checks))
    verdicts = [_verdict(claim, panel.judging.get(claim.type, ())) for claim in claims]
    return reconcile(verdicts, [conflict for check in panel.comparing for conflict in check.find_conflicts(claims)])


@lru_cache(maxsize=8)
def _panel(checks: tuple[AnyCheck, ...]) -> _Panel:
    judging: defaultdict[ClaimType, list[tuple[Check, str]]] = defaultdict(list)
    for check in checks:
        if isinstance(check, Check):
            rules = check.rules if isinstance(check, Explained) else {}
            for kind in check.types:
                judging[kind].append((check, rules.get(kind, "")))
    return _Panel(
        judging={kind: tuple(pairs) for kind, pairs in judging.items()},
        comparing=tuple(check for check in checks if isinstance(check, ConsistencyCheck)),
    )


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


def _verdict(claim: AnyClaim, checks: Iterable[tuple[Check, str]]) -> Verdict:
    for check, rule in checks:
        verdict = check.check(claim)
        if verdict is not None:
            verdict = spared(verdict, check.check)
            return replace(verdict, check=_identity(check), rule=verdict.rule or rule)
    return Verdict(
        claim=claim,
        outcome=Outcome.UNDECIDED,
        because=f"No check for claims of type {claim.type.value} is installed.",
        check="none",
    )
