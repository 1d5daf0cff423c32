"""Passage, its claims → geographic statements that no finder made a claim of, each with the reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storymap.claims.kinds import KIND
from storymap.claims.modality import is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_local, occurs, pattern
from storymap.model.claims import AnyClaim, NotCheckable
from storymap.model.reaching import Apart, Reaching

PROVINCE = "the length of the border of a province is not in the data"
UNNAMED = "it is not clear between which two countries the border runs"
_LENGTHS = (
    (
        r"(?:{P}(?:'s)?(?: (?:and|-|shares?|has|have|had) | and (?:the )?{P} (?:share|have) |-)?(?:an? |the |its )?"
        r"(?:{P} )?)?{hedge}(?P<q>{Q})(?:[- ]long)?,? {border}"
        r"(?: (?:with|between|of) (?:the )?{P}(?: and (?:the )?{P})?)?"
    ),
    (
        r"(?:{P}(?:'s|-{P}| and (?:the )?{P})? (?:(?:shares?|has|have|had) )?(?:an? |the |its )?)?{border}"
        r"(?: (?:with|between|of) (?:the )?{P}(?: and (?:the )?{P})?)?(?:, which| that)?,? "
        r"(?:of|is|was|runs|runs for|stretches|stretches for|measures|extends|measuring|has a length of) "
        r"{hedge}(?P<q>{Q})(?! (?:of|from|away|off|outside|inside|north|south|east|west|to|wide|deep|behind)\b)"
        r"(?:[- ]long)?(?: with (?:the )?{P})?"
    ),
    (
        r"(?:{P}(?:'s|-{P}| and (?:the )?{P})? (?:(?:shares?|has|have|had) )?(?:an? |the |its )?)?{border}"
        r"(?: (?:with|between|of) (?:the )?{P}(?: and (?:the )?{P})?)?,? {hedge}(?P<q>{Q})[- ]long"
    ),
    r"{P} borders (?:on )?(?:the )?{P} (?:for|along|over) {hedge}(?P<q>{Q})(?! of)",
)
_BORDER = "border|frontier|boundary"
_STRETCH = pattern(r"(?:section|stretch|part|portion|segment|kilomet(?:er|re)s|miles) of (?:the|its|their|a)? ?$")
_STRETCH_CHARACTERS = 40
"""More than the longest of these words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """A kind of statement that is not checked."""

    text: str
    """Its pattern."""
    reason: str
    """Why it is not checked."""
    classes: str = ""
    """Feature classes that the places named have which are no countries; any if empty."""


_HAS_BORDER = "(?:shares?|has|have|shared|had) (?:an?|no|its|the|any)? ?{border}"
_IS_PART = "(?:is|are|is not|isn't|remains)(?: now| still| not| officially| legally)?"
_WAS_PART = "(?:was|were|used to be|had been|became)(?: once| then| long| never)?"
_SIDES = "(?:to the |due )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of"
_RULES = (
    _Rule(
        text=(
            rf"{{L}}(?: {KIND})?(?: and (?:the )?{{P}})?,? (?:which |that )?{{adverbs}}(?:{_HAS_BORDER}"
            r"(?: with (?:the )?{P})?|borders (?:on )?(?:the )?{P})"
        ),
        reason="the borders of provinces and towns are not in the data",
        classes="AP",
    ),
    _Rule(
        text=(
            rf"{{C}},? (?:which |that )?{{adverbs}}(?:{_HAS_BORDER} with (?:the )?{{L}}|"
            r"borders (?:on )?(?:the )?{L})"
        ),
        reason="the borders of provinces and towns are not in the data",
        classes="AP",
    ),
    _Rule(
        text=(
            r"(?:{L}(?:,| is| was| is not| became| remains) (?:now |also |still )?the (?:state |provincial |regional )?"
            r"capital(?: city)? of (?:the )?(?:state of |province of |region of |island of )?{L}|{L}'s (?:state )?"
            r"capital(?: city)?(?:,| is|,? called)? {L}|\bthe (?:state |provincial )?capital(?: city)? of (?:the )?{L}"
            r"(?:,| is|,? called) {L})"
        ),
        reason="which town is the capital of a province is not in the data",
    ),
    _Rule(
        text=rf"{{P}} {_IS_PART} (?:an? )?(?:integral )?part of (?:the )?{{L}}",
        reason="how far provinces and regions reach is not in the data",
    ),
    _Rule(
        text=rf"{{P}} {_WAS_PART} (?:an? )?(?:integral )?part of (?:the )?{{P}}",
        reason="whose land it was in the past is not in the boundary data",
    ),
    _Rule(
        text=(
            r"(?:(?:{P}|the world)'s|\bthe) (?:(?:second|third|fourth|fifth)[- ])?(?:longest|largest|biggest|highest|"
            r"tallest|deepest|smallest) (?:(?!ever\b)[a-z-]+ )?(?:rivers?|lakes?|mountains?|peaks?|"
            r"islands?|deserts?|volcano(?:es)?|waterfalls?|glaciers?|canyons?)\b"
            r" (?:in|on|of) (?:the )?(?:world|[Ee]arth|country|{P})"
        ),
        reason="the sizes of rivers, lakes, mountains and islands are not in the data",
    ),
    _Rule(
        text=(
            r"{L},? (?:which |that )?(?:covers|covering|spans|spanning|occupies|has an area of|with an area of|"
            r"sprawls over|is spread over) (?:an area of |a total of )?{hedge}{A}(?! of )"
        ),
        reason="how large towns, parks, lakes and islands are is not in the data",
    ),
    _Rule(
        text=(
            r"\b(?:it|(?:the|this)(?: small| remote| tiny| little)? (?:town|city|village|port|capital|island|lake|"
            r"settlement))(?: is| lies| sits| stands|,)?(?: which)?(?: is| lies)?(?: located| situated)? "
            r"(?:only |just |some )?{hedge}{Q} (?:away )?"
            rf"(?:(?:from|off|outside)|{_SIDES}) (?:the )?{{P}}(?!'s| border|{{P}})"
        ),
        reason="it is not clear enough which place is meant",
    ),
    _Rule(
        text=(
            r"(?:{L}|\bit|\bthe (?:town|city|village))(?: is| lies| sits| stands|,)(?: located| situated)? "
            r"(?:only |just |some )?{hedge}{Q} (?:away )?from the (?:border|frontier)\b"
            r"(?! (?:with|between|of|to|town|crossing|post)\b)"
        ),
        reason="it is not clear which border is meant",
    ),
)


def find_passed_over(passage: Passage, claims: Sequence[AnyClaim]) -> list[NotCheckable]:
    """The statements about borders, capitals, parts and distances that are none of the claims.

    Args:
        passage: The sentence.
        claims: What has been found in it: what overlaps one of them is not passed over.
    """
    if not passage.mentions:
        return []
    found, apart = list[NotCheckable](), Apart()
    for match, reason in _matches(passage, claims):
        span = passage.span(*match.span())
        if apart.add(span):
            found.append(NotCheckable(document=passage.document.id, quote=span, reason=reason))
    return found


def _matches(passage: Passage, claims: Sequence[AnyClaim]) -> Iterator[tuple[re.Match[str], str]]:
    yield from _lengths(passage, claims)
    claimed = Reaching((claim.quote, None) for claim in claims)
    for rule in _RULES:
        for match in find_all((rule.text,), passage.masked):
            clear = not claimed.into(passage.span(*match.span()))
            if clear and not is_supposed(passage, *match.span()) and _of_class(passage, match[0], rule.classes):
                yield match, rule.reason


def _lengths(passage: Passage, claims: Sequence[AnyClaim]) -> Iterator[tuple[re.Match[str], str]]:
    """Stated lengths of borders that no claim uses."""
    if not passage.measures or not occurs(_BORDER, passage.masked):
        return
    used = {quantity.span for claim in claims if claim.mentions for quantity in claim.quantities}
    for match in find_all(_LENGTHS, passage.masked):
        free = not any(quantity.span in used for quantity in passage.measures[match["q"]])
        stretch = _STRETCH.search(passage.masked, max(0, match.start() - _STRETCH_CHARACTERS), match.start())
        if free and not stretch and not is_supposed(passage, *match.span()):
            yield match, PROVINCE if any(map(is_local, match[0])) else UNNAMED


def _of_class(passage: Passage, words: str, classes: str) -> bool:
    """Whether the places named that are no countries are of these feature classes; any if none is given."""
    local = [passage.mentions[character].place for character in words if is_local(character)]
    return not classes or all(place.feature_class in classes for place in local)
