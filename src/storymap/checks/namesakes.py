"""Verdict that contradicts → undecided where the claim would hold of another country that the name may mean."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from storymap.model.claims import AnyClaim, Mention, Outcome, Verdict
from storymap.model.places import Place

_AGAINST = frozenset({Outcome.CONTRADICTED, Outcome.QUESTIONABLE, Outcome.INCONSISTENT})


def spared(verdict: Verdict, check: Callable[[AnyClaim], Verdict | None]) -> Verdict:
    """The verdict, undecided instead of contradicted where two countries bear a name: Congo borders Gabon.

    Args:
        verdict: What the check says of the countries that the names most probably mean.
        check: Judges the claim of others.
    """
    if verdict.outcome not in _AGAINST:
        return verdict
    for claim, mention, other in _instead(verdict.claim):
        read = check(claim)
        if read is not None and read.outcome not in _AGAINST:
            because = f"{verdict.because} The text may as well mean {other.name}, though, as {mention.place.name}."
            views = tuple((view, Outcome.UNDECIDED) for view, _ in verdict.worldviews)
            return replace(
                verdict, outcome=Outcome.UNDECIDED, because=because, margin=None, correction=None, worldviews=views
            )
    return verdict


def _instead(claim: AnyClaim) -> Iterator[tuple[AnyClaim, Mention, Place]]:
    """The claim of each other country that one of its names may mean."""
    for mention in claim.mentions:
        for other in mention.namesakes:
            grounds = tuple(_swapped(ground, mention, other) for ground in claim.grounds)
            figure = _swapped(claim.figure, mention, other) if claim.figure else None
            yield replace(claim, figure=figure, grounds=grounds), mention, other


def _swapped(one: Mention, mention: Mention, other: Place) -> Mention:
    return replace(one, place=other) if one.place.id == mention.place.id else one
