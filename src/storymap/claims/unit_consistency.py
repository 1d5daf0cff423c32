"""Passage → measures in two units that no other claim uses: they must say the same."""

from storymap.claims.building import Found, build_claim
from storymap.claims.passages import Passage
from storymap.language.quantity_units import dimension
from storymap.model.claims import AnyClaim, Claim, ClaimType
from storymap.model.relations import Measure


def find_unit_pairs(passage: Passage, used: list[AnyClaim]) -> list[Claim[Measure]]:
    """The claims that two figures are one measure in two units.

    Args:
        passage: The sentence.
        used: Claims already found in it: a pair that one of them states is not counted again.
    """
    taken = {quantity.span for claim in used for quantity in claim.quantities}
    claims = []
    for character, measure in passage.measures.items():
        if len(measure) > 1 and measure[0].span not in taken:
            at = passage.masked.index(character)
            relation = Measure(kind="length" if dimension(measure[0].unit) == "length" else "area", quantities=measure)
            found = Found(start=at, end=at + 1, figure=None, grounds=())
            claims.append(build_claim(passage, found, kind=ClaimType.UNIT_CONSISTENCY, relation=relation))
    return claims
