"""A claim that two countries touch → why it had better not be judged alone: the sentence says more of the border."""

import re

from storymap.boundaries.atlas import DIRECTIONS_DEG
from storymap.claims.directions import COMPASS, direction_of
from storymap.geo import course_deg, turn_deg
from storymap.language.expressions import late
from storymap.model.claims import AnyClaim

_LONGER = r"(?:longer|shorter|twice as long|(?:times|half|as|so) (?:as )?long as)"
_COMPARED = late(r"\b(?:longer|shorter)\b[^.;:]{0,40}\b(?:border|frontier|boundary)\b", re.I)
_COMPARED_AFTER = late(
    r"(?: (?:land )?(?:border|frontier|boundary))?(?:,? (?:which|that|and))? (?:is|was|are|runs) "
    rf"[^.;:]{{0,40}}?\b{_LONGER}\b(?! than [a-z ]{{0,20}}\d)",
    re.I,
)
_COMPARED_BEFORE = late(r"\b(?:(?:longer|shorter) than|as long as)(?: [a-z]+){0,3} $", re.I)
_NONE_ELSE = late(
    r",? (?:and|but) (?:with )?(?:nobody|no[ -]one|nothing|none|no other|not (?:with )?any(?:one|body|thing)?)\b|"
    r",? (?:alone|only|exclusively)(?=[.,;:]|$)",
    re.I,
)
_DIRECTION = rf"(?:the |its )(?:(?:far|extreme|immediate) )?(?P<d>{COMPASS})(?:ern (?:side|flank|edge))?"
_SIDE_AFTER = late(
    rf"(?:,? (?:just|directly))?,? (?:to|on|in) {_DIRECTION}\b(?! (?:of|coast|bank|shore|side of)\b)", re.I
)
_SIDE_GROUND = late(
    rf"\b(?:to|on|in) {_DIRECTION}(?:,? (?:and|it)\b)?,? (?:by|with|is|are|lies|borders?|bordering|neighbou?rs)"
    r"(?: (?:by|with))?(?: the)? $",
    re.I,
)
_SIDE_ADJECTIVE = late(rf"\b(?P<d>{COMPASS})ern (?:land )?(?:border|frontier|boundary|neighbou?r)\b", re.I)
_SIDE_NOUN = late(
    rf"\b(?:border|frontier|boundary|neighbou?r|bordered|bounded) (?:to|on|in) {_DIRECTION}"
    r"(?= (?:with|is|by|of)(?: the)? $|,? $)",
    re.I,
)
_SIDE_BEFORE = late(rf"(?:^|[,;:] ?|\b(?:and|but|while) )(?:to|on|in) {_DIRECTION},? (?:[a-z]+ )?$", re.I)
_FARTHEST_OFF_DEG = 100
"""How far off the bearing from middle to middle a direction may be that a text gives to a border."""
_REACH_CHARACTERS = 120


def why_more_than_a_border(text: str, claim: AnyClaim) -> str | None:
    """The reason, for the reader, not to call a sentence supported because two countries touch.

    Args:
        text: The document's text.
        claim: A claim that two countries touch.
    """
    if claim.negated or claim.figure is None or len(claim.grounds) != 1:
        return None
    figure, ground = claim.figure.span, claim.grounds[0].span
    before = text[max(claim.sentence.start, figure.start - _REACH_CHARACTERS) : figure.start]
    between = text[min(figure.end, ground.end) : max(figure.start, ground.start)]
    after = text[max(figure.end, ground.end) : min(claim.sentence.end, ground.end + _REACH_CHARACTERS)]
    if _COMPARED.search(between) or _COMPARED_AFTER.match(after) or _COMPARED_BEFORE.search(before):
        return "compares borders by their length, which is not checked"
    if _NONE_ELSE.match(after):
        return "whether it is the only neighbour is not checked"
    said = _side(before, between, after) if figure.start < ground.start else None
    if said is not None and _is_elsewhere(claim, said):
        return "on which side of a country another one lies cannot be read safely"
    return None


def _side(before: str, between: str, after: str) -> str | None:
    """The direction in which the ground is said to lie, as written."""
    match = (
        _SIDE_AFTER.match(after)
        or _SIDE_GROUND.search(between)
        or _SIDE_NOUN.search(between)
        or _SIDE_ADJECTIVE.search(between)
        or _SIDE_BEFORE.search(before)
    )
    return match["d"] if match else None


def _is_elsewhere(claim: AnyClaim, said: str) -> bool:
    """Whether the ground lies in quite another direction on the map, from middle to middle."""
    wanted = DIRECTIONS_DEG.get(direction_of(said))
    if claim.figure is None or wanted is None:
        return False
    start, end = claim.figure.place.location, claim.grounds[0].place.location
    if start == end:
        return False
    return turn_deg(course_deg(start, end), wanted) > _FARTHEST_OFF_DEG
