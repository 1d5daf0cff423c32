"""Passage → claims that a place lies in some part of a country or province: `the eastern town of …`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from storymap.claims.anaphora import country_of
from storymap.claims.building import Found, build_claim
from storymap.claims.directions import ADJECTIVE, NOUN, UTMOST, direction_of, is_superlative
from storymap.claims.kinds import DESCRIPTION, KIND
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_demonym, is_local, occurs
from storymap.claims.readings import UNSURE, lies_in, reading_inside
from storymap.language.expressions import late
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Orientation

_FIGURE = (
    rf"(?P<f>{{L}})(?: {KIND})?(?:,? (?:which |that )?(?:is|lies|sits|is not|isn't|is located|is situated|located|"
    rf"situated|stands|nestles))?(?:,? (?:a|an|the) {DESCRIPTION})?,?"
)
_PART = r"(?: (?:area|part|region|tip|corner|end|half|reaches|edge|province|zone|fringe|portion|side|third)s?)?"
_SIDE = rf"{ADJECTIVE}|(?:north|south)[ -]?(?:east|west)|north|south|east|west"
_NAMING = (
    r"(?:(?!(?:not|of|in)\b)[a-z'-]+,? ){0,4}"
    r"(?:(?:port |border |coastal )?(?:town|city)|village|hamlet|settlement|port|seaport|state|province|oblast|region|"
    r"governorate|prefecture|department|district|county|municipality|island|resort|metropolis|enclave|stronghold|hub|"
    r"capital|outpost|commune|township)"
)
"""Nouns after which "of" only names: "the northern coast of Crete" is a part of Crete."""
_BEING = r"(?:(?:which |that )?(?:is|remains|claims to be|calls itself|is called|is said to be|became|is not) )?"
_PROVINCE = r"(?:region|province|oblast|governorate|prefecture)"
_PATTERNS = (
    rf"{_FIGURE} in (?:the )?(?P<d>{_SIDE}) (?P<g>{{P}})(?! ?{{L}}|'s|-| border)",
    (
        rf"{_FIGURE} (?:in|at) (?:the |a )?(?:[a-z]+ ){{0,2}}(?P<d>{ADJECTIVE}|{NOUN}){_PART} of (?:the )?"
        r"(?P<g>{P})(?!'s)"
    ),
    rf"{_FIGURE} in (?P<g>{{P}})'s (?:[a-z]+ ){{0,1}}(?P<d>{ADJECTIVE}|{NOUN})\b(?! {{C}}){_PART}",
    rf"(?P<g>{{C}})'s (?P<d>{ADJECTIVE}) {_NAMING} of (?P<f>{{L}})",
    rf"(?P<g>{{C}})'s (?P<d>{ADJECTIVE}) (?P<f>{{L}})(?: {KIND})?(?!'s)",
    rf"\b(?P<d>{_SIDE}) (?P<g>{{C}})'s (?P<f>{{L}})(?: {KIND})?(?!'s)",
    rf"\b(?:the|a|an) (?:[a-z]+ )?(?P<d>{ADJECTIVE}) (?:(?P<g>{{N}}) )?{_NAMING} of (?P<f>{{L}})",
    rf"\b(?P<d>{ADJECTIVE}) (?P<g>{{N}}) (?:{DESCRIPTION},? |{_NAMING} of )(?P<f>{{L}})",
    rf"(?P<f>{{L}}),? (?:is )?(?:a|an|the) (?:[a-z]+ )?(?P<d>{ADJECTIVE}) (?P<g>{{N}}) (?:{DESCRIPTION})\b",
    rf"(?P<f>{{L}}),? (?:is )?an? (?:[a-z]+ )?(?P<d>{ADJECTIVE}) (?:{DESCRIPTION}) (?:in|of) (?P<g>{{C}})(?!'s)",
    (
        rf"(?P<f>{{L}}),? {_BEING}(?:the|its) (?P<d>{UTMOST}) (?:inhabited |permanent )?(?:point|tip|{DESCRIPTION}) "
        r"(?:in|of|on) (?:the )?(?:mainland |continental |whole of |whole )?(?P<g>{P})(?!'s|-)"
    ),
    rf"(?P<f>{{L}}),? {_BEING}(?P<g>{{P}})'s (?P<d>{UTMOST}) (?:point|tip|{DESCRIPTION})\b",
    rf"(?P<g>{{C}})'s (?P<d>{UTMOST}) (?:point|tip|{DESCRIPTION}),? (?:is )?(?P<f>{{L}})",
    rf"\b(?:in|from|across|of|to|around) the (?P<d>{ADJECTIVE}) (?P<f>{{L}}) {_PROVINCE}\b",
    (
        rf"{_FIGURE} in the (?P<d>(?:far |extreme |deep )?(?:(?:north|south)[ -]?(?:east|west)|north|south|east|west))"
        r"(?=[.,;)]|$)"
    ),
)
_TRIGGER = r"north|south|east|west|centr|center|middle"
_PROPER = late(
    r"(?:north|south)(?:ern)? (?:korea|africa|sudan|dakota|carolina|vietnam|yemen|osseti|macedonia|ireland|irish|"
    r"territor|america|cyprus|cyprio|mariana|holland|cape)|south(?:ern)? australia|"
    r"east(?:ern)? (?:timor|german|jerusalem|bengal|africa|cape|europe|pakistan)|"
    r"west(?:ern)? (?:sahara|german|bank|virginia|australia|samoa|bengal|papua|africa|cape|europe)|"
    r"central (?:africa|america|asia|europe)|(?:middle|far|near) east\b",
    re.I,
)
"""Names of their own: nothing lies in the south of "Korea" for being in South Korea."""
_AMERICAN = ("US", "CA", "AU", "GB")
"""Where "the northern … region" is a part of the province, not the province."""


def find_parts(passage: Passage) -> list[Claim[Orientation]]:
    """The claims that a place lies in a part of a country or province, at most one for each place named."""
    if is_question(passage) or not passage.mentions or not occurs(_TRIGGER, passage.masked):
        return []
    claims: dict[str, Claim[Orientation]] = {}
    for match in _matches(passage):
        if match["f"] not in claims:
            claim = _claim(passage, match)
            if claim is not None:
                claims[match["f"]] = claim
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    for match in find_all(_PATTERNS, passage.masked):
        if not is_supposed(passage, *match.span()) and not _is_proper(passage, match):
            yield match


def _is_proper(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the word of direction belongs to the name of the ground."""
    if not match.groupdict().get("g"):
        return False
    ground = passage.mentions[match["g"]]
    return _PROPER.match(f"{match['d']} {passage.document.quote(ground.span)}") is not None


def _claim(passage: Passage, match: re.Match[str]) -> Claim[Orientation] | None:
    figure = passage.mentions[match["f"]]
    ground = _ground(passage, match, figure)
    if ground is None or not _is_possible(figure, ground):
        return None
    read = reading_inside(passage, figure, ground)
    if is_local(match.groupdict().get("g") or "\ue000") and not lies_in(read.place, ground.place):
        read = replace(read, confidence=min(read.confidence, UNSURE))
    relation = Orientation(direction=direction_of(match["d"]), frame="internal", superlative=is_superlative(match["d"]))
    found = Found(
        start=match.start(),
        end=match.end(),
        figure=read,
        grounds=(ground,),
        signal=match.span("d"),
    )
    return build_claim(passage, found, kind=ClaimType.PART_OF, relation=relation)


def _is_possible(figure: Mention, ground: Mention) -> bool:
    """Whether the one can lie in a part of the other: grounds are countries and provinces."""
    place = ground.place
    if figure.place.id == place.id or figure.place.feature_code in ("OCN", "SEA", "CONT", "ADM1H"):
        return False
    if place.is_country or place.feature_code == "PCLH":
        return True
    return place.feature_code == "ADM1" and figure.place.feature_code != "ADM1"


def _ground(passage: Passage, match: re.Match[str], figure: Mention) -> Mention | None:
    character = match.groupdict().get("g")
    if character is None:
        if figure.place.feature_code == "ADM1" and figure.place.country_code in _AMERICAN:
            return None
        return country_of(passage, figure, span=passage.span(*match.span("d")))
    mention = passage.mentions[character]
    return replace(mention, anaphoric=True) if is_demonym(character) else mention
