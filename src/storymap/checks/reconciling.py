"""Verdicts, conflicts between their claims → verdicts that name each other, some of them inconsistent."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from storymap.checks.judging import CONFIDENCE
from storymap.model.claims import AnyClaim, Conflict, Outcome, Verdict, claim_id

WORDS = 60
"""A reason has no more words than this."""
_REFUTED = frozenset({Outcome.CONTRADICTED, Outcome.INCONSISTENT})
_OPEN = frozenset({Outcome.COMPATIBLE, Outcome.QUESTIONABLE, Outcome.UNDECIDED})


def reconcile(verdicts: Sequence[Verdict], conflicts: Sequence[Conflict]) -> tuple[Verdict, ...]:
    """The same verdicts, each naming the claims that say otherwise.

    What the data have decided stays. A claim that they leave open becomes inconsistent, unless all that it conflicts
    with are refuted anyway.
    """
    found: defaultdict[int, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for number in dict.fromkeys(conflict.claims):
            found[number].append(conflict)
    return tuple(
        _reconciled(number, verdicts, found[number]) if number in found else verdict
        for number, verdict in enumerate(verdicts)
    )


def _reconciled(number: int, verdicts: Sequence[Verdict], conflicts: Sequence[Conflict]) -> Verdict:
    verdict = verdicts[number]
    others = sorted({other for conflict in conflicts for other in conflict.claims} - {number})
    breaking = [one for one in conflicts if one.certain and not _settled(one, number, verdicts)]
    inconsistent = bool(breaking) and verdict.outcome in _OPEN and _is_sure(verdict.claim)
    told = (breaking or conflicts)[0].because
    ids = ", ".join(claim_id(other) for other in others)
    because = _joined(f"{told} See {ids}.", verdict.because) if inconsistent else _joined(verdict.because, told)
    return replace(
        verdict,
        outcome=Outcome.INCONSISTENT if inconsistent else verdict.outcome,
        because=because,
        conflicts_with=tuple(claim_id(other) for other in others),
    )


def _settled(conflict: Conflict, number: int, verdicts: Sequence[Verdict]) -> bool:
    """Whether the data refute every other claim of a conflict: then they tell which of them is wrong."""
    return all(verdicts[other].outcome in _REFUTED for other in conflict.claims if other != number)


def _is_sure(claim: AnyClaim) -> bool:
    """Whether it is sure enough which places of today the claim means."""
    former = any(mention.place.feature_code == "PCLH" for mention in claim.mentions)
    return claim.confidence >= CONFIDENCE and not former


def _joined(first: str, second: str) -> str:
    """Two reasons as one, the second shortened by whole sentences to what there is room for."""
    room = WORDS - len(first.split())
    sentences = second.split(". ")
    while sentences and len(" ".join(sentences).split()) > room:
        sentences.pop()
    rest = ". ".join(sentences)
    if not rest:
        return first
    return f"{first} {rest}{'' if rest.endswith('.') else '.'}"
