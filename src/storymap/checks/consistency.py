"""Claims → what several kinds of comparison need: who says them, of what, and the values that the words allow."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from storymap.language.quantity_units import base_interval, dimension
from storymap.model.claims import AnyClaim, ClaimType
from storymap.model.relations import Quantity

Interval = tuple[float, float]
"""Low and high, in km, km² or a plain number."""
SAME = 0.02
"""Figures within this share of each other may be roundings, or editions, of one."""
ABOUT = 0.05
"""How far "about" widens a figure on each side, as a share of it: a judgement."""
_SYMMETRIC = frozenset(
    {ClaimType.ADJACENCY, ClaimType.BORDER_LENGTH, ClaimType.TRIPOINT, ClaimType.DISTANCE, ClaimType.BETWEEN}
)


def subject_of(claim: AnyClaim) -> object:
    """What a claim is about: its places, in any order where the order says nothing."""
    places = [mention.place.id for mention in claim.mentions]
    return frozenset(places) if claim.type in _SYMMETRIC else tuple(places)


def voice_of(claim: AnyClaim) -> str:
    """Who says it; empty for the authors of the story, who are one voice however many articles they wrote."""
    return (claim.attributed_to or "").casefold()


def one_voice(claims: Sequence[AnyClaim]) -> bool:
    """Whether all are said by one voice, and speak of one time."""
    return all(voice_of(a) == voice_of(b) and a.dated == b.dated for a, b in pairwise(claims))


def stated(quantity: Quantity) -> Interval:
    """The values in km or km² that a hedged figure allows."""
    low, high = base_interval(quantity)
    if quantity.hedge == "at least":
        return low, float("inf")
    if quantity.hedge == "at most":
        return 0.0, high
    return (low * (1 - ABOUT), high * (1 + ABOUT)) if quantity.hedge else (low, high)


def stated_by(claim: AnyClaim) -> Iterator[Interval]:
    """What each figure of a claim allows."""
    return (stated(quantity) for quantity in claim.quantities)


def meets(one: Interval, other: Interval, *, slack: float = SAME) -> bool:
    """Whether two intervals overlap when both are widened by a share."""
    return one[0] * (1 - slack) <= other[1] * (1 + slack) and other[0] * (1 - slack) <= one[1] * (1 + slack)


def comparable(one: AnyClaim, other: AnyClaim) -> bool:
    """Whether the main figures of two claims measure the same kind of thing."""
    return dimension(one.quantities[0].unit) == dimension(other.quantities[0].unit)


def as_written(claim: AnyClaim) -> str:
    """The figures of a claim as the text has them, the hedge included.

    Two units of one measure are joined by a stroke.
    """
    return " / ".join(" ".join(quantity.text.split()) for quantity in claim.quantities)


def names_of(claim: AnyClaim) -> str:
    """The places of a claim, joined by a dash."""
    return "–".join(dict.fromkeys(mention.place.name for mention in claim.mentions))
