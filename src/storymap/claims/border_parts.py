"""Passage → the length of all borders of a country, and of each listed after it: `2,562 km: 1,630 with …`."""

import re
from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, occurs, pattern
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Measure

_WHICH = r"(?:,? (?:which|that|and|but))? ?{adverbs}"
_BORDERS = r"(?:(?:land|international|external|common) )*(?:borders|frontiers|boundaries)"
_ONE = r"(?:(?:land|international) )+(?:border|frontier|boundary)"
_ALONE = r"(?! (?:with|between|from) (?:the )?{C})"
_TOTALS = (
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:has|have|shares?|with) (?:a total of |some |in total |altogether )?"
        rf"{{hedge}}(?P<q>{{Q}}) of (?:{_BORDERS}|{_ONE}){_ALONE}"
    ),
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:has|have|shares?|with) {_BORDERS} (?:of|totall?ing|adding up "
        rf"to|measuring) "
        r"(?:a total of )?{hedge}(?P<q>{Q})(?! (?:with|each)\b)"
    ),
    (
        rf"(?P<f>{{C}})'s (?:total |combined )?(?:{_BORDERS}|{_ONE}s?) (?:total|add up to|amount to|come to|run "
        rf"to|measure|"
        r"are|stretch for|have a (?:total|combined) length of) (?:a total of )?{hedge}(?P<q>{Q})(?! (?:with|from)\b)"
    ),
    (
        rf"(?:total|combined) length of (?P<f>{{C}})'s (?:{_BORDERS}|{_ONE}s?) (?:is|was|comes to|amounts to) "
        r"{hedge}(?P<q>{Q})"
    ),
    rf"(?P<f>{{C}})'s {{hedge}}(?P<q>{{Q}}) of (?:{_BORDERS}|{_ONE}){_ALONE}",
)
_PARTS = (
    (
        r"{hedge}(?P<q>{Q}),? (?:(?:are|is|of it|of them|of which|of these|each) )*(?:shared )?with (?:the )?"
        r"(?P<g>{C})"
    ),
    r"(?P<g>{C}) \({hedge}(?P<q>{Q})\)",
)
_TRIGGER = "border|frontier|boundar"


def find_border_parts(passage: Passage) -> list[Claim[Measure]]:
    """The claims how long all borders of a country are, and how long each of those listed after it is."""
    if not passage.measures or not occurs(_TRIGGER, passage.masked) or is_question(passage):
        return []
    claims: dict[str, Claim[Measure]] = {}
    for match in find_all(_TOTALS, passage.masked):
        if match["q"] not in claims and not is_supposed(passage, match.start(), match.end()):
            figure = passage.mentions[match["f"]]
            claims[match["q"]] = _claim(passage, match, figure)
            for character, part in _parts(passage, figure, match.end()):
                claims.setdefault(character, part)
    return list(claims.values())


def _parts(passage: Passage, figure: Mention, start: int) -> Iterator[tuple[str, Claim[Measure]]]:
    """The lengths that follow, each by the character of its measure, with the country it belongs to."""
    for text in _PARTS:
        for match in pattern(text).finditer(passage.masked, start):
            ground = passage.mentions[match["g"]]
            if ground.place.id != figure.place.id:
                yield match["q"], _claim(passage, match, figure, ground)


def _claim(passage: Passage, match: re.Match[str], figure: Mention, *grounds: Mention) -> Claim[Measure]:
    relation = Measure(kind="border", quantities=passage.measures[match["q"]])
    found = Found(start=match.start(), end=match.end(), figure=figure, grounds=grounds)
    return build_claim(passage, found, kind=ClaimType.BORDER_LENGTH, relation=relation)
