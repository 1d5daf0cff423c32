"""Passage → claims that a place lies in some part of a country: `the eastern town of …`, `… in northern Norway`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from storymap.claims.anaphora import country_of
from storymap.claims.building import Found, build_claim
from storymap.claims.directions import ADJECTIVE, NOUN, direction_of, is_superlative
from storymap.claims.kinds import DESCRIPTION, KIND
from storymap.claims.modality import is_question
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_demonym
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Orientation

_FIGURE = (
    rf"(?P<f>{{L}})(?: {KIND})?(?:,? (?:which |that )?(?:is|lies|sits|is not|isn't|is located|is "
    rf"situated|located|situated|"
    rf"stands|nestles))?(?:,? (?:a|an|the) {DESCRIPTION})?,?"
)
_PATTERNS = (
    rf"{_FIGURE} in (?:the )?(?P<d>{ADJECTIVE}) (?P<g>{{C}})(?!{{L}})",
    (
        rf"{_FIGURE} in (?:the |a )?(?:[a-z]+ ){{0,2}}(?P<d>{ADJECTIVE}|{NOUN})(?: "
        rf"(?:area|part|region|tip|corner|end|half|reaches|"
        r"edge|province|zone|fringe)s?)? of (?:the )?(?P<g>{C})"
    ),
    (
        rf"{_FIGURE} in (?P<g>{{C}})'s (?:[a-z]+ ){{0,1}}(?P<d>{ADJECTIVE}|{NOUN})\b(?! {{C}})(?: "
        rf"(?:area|part|region|tip|corner|end)s?)?"
    ),
    rf"(?P<g>{{C}})'s (?P<d>{ADJECTIVE}) (?:{DESCRIPTION}) of (?P<f>{{L}})",
    rf"\b(?:the|a|an) (?:[a-z]+ )?(?P<d>{ADJECTIVE}) (?:(?P<g>{{N}}) )?(?:{DESCRIPTION}) of (?P<f>{{L}})",
    rf"\b(?P<d>{ADJECTIVE}) (?P<g>{{N}}) (?:{DESCRIPTION}),? (?:of )?(?P<f>{{L}})",
)
_TRIGGER = re.compile(r"north|south|east|west|centr|center|middle", re.I)


def find_parts(passage: Passage) -> list[Claim[Orientation]]:
    """The claims that a place lies in a part of a country, at most one for each place named."""
    if is_question(passage) or not _TRIGGER.search(passage.masked):
        return []
    claims: dict[str, Claim[Orientation]] = {}
    for match in _matches(passage):
        if match["f"] not in claims:
            claim = _claim(passage, match)
            if claim is not None:
                claims[match["f"]] = claim
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    yield from find_all(_PATTERNS, passage.masked)


def _claim(passage: Passage, match: re.Match[str]) -> Claim[Orientation] | None:
    figure = passage.mentions[match["f"]]
    ground = _ground(passage, match, figure)
    if ground is None or figure.place.id == ground.place.id:
        return None
    relation = Orientation(direction=direction_of(match["d"]), frame="internal", superlative=is_superlative(match["d"]))
    found = Found(
        start=match.start(),
        end=match.end(),
        figure=figure,
        grounds=(ground,),
        signal=match.span("d"),
    )
    return build_claim(passage, found, kind=ClaimType.PART_OF, relation=relation)


def _ground(passage: Passage, match: re.Match[str], figure: Mention) -> Mention | None:
    character = match["g"]
    if character is None:
        return country_of(passage, figure, span=passage.span(*match.span("d")))
    mention = passage.mentions[character]
    return replace(mention, anaphoric=True) if is_demonym(character) else mention
