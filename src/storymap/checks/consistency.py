"""All claims of a story → which of them contradict each other, whatever the boundaries say."""

from collections import defaultdict
from collections.abc import Sequence

from storymap.language.quantity_units import agree, dimension
from storymap.model.claims import AnyClaim, ClaimType
from storymap.model.relations import Quantity

_SYMMETRIC = frozenset({ClaimType.ADJACENCY, ClaimType.BORDER_LENGTH, ClaimType.TRIPOINT})


def claim_id(number: int) -> str:
    """The id of the story's claim of that index, counted from 0: the one that reports print."""
    return f"c{number + 1}"


def find_conflicts(claims: Sequence[AnyClaim]) -> dict[int, tuple[str, ...]]:
    """Index of a claim → ids of the claims on the same thing that say otherwise."""
    about: defaultdict[object, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if claim.mentions:
            about[claim.type, _subject(claim)].append(number)
    found = {
        number: tuple(claim_id(other) for other in numbers if _conflict(claims[number], claims[other]))
        for numbers in about.values()
        for number in numbers
    }
    return {number: others for number, others in found.items() if others}


def _conflict(one: AnyClaim, other: AnyClaim) -> bool:
    """Whether two claims of one type on one subject cannot both be right."""
    if one.quantities and other.quantities:
        return not one.negated and not other.negated and _disagree(one.quantities, other.quantities)
    return one.relation == other.relation and one.negated != other.negated


def _subject(claim: AnyClaim) -> object:
    places = [mention.place.id for mention in claim.mentions]
    return frozenset(places) if claim.type in _SYMMETRIC else tuple(places)


def _disagree(first: tuple[Quantity, ...], second: tuple[Quantity, ...]) -> bool:
    """Whether no figure of one can be a figure of the other; hedged figures disagree with nothing."""
    comparable = [
        (a, b) for a in first for b in second if dimension(a.unit) == dimension(b.unit) and not (a.hedge or b.hedge)
    ]
    return bool(comparable) and not any(agree(a, b) for a, b in comparable)
