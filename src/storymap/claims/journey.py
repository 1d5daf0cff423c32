"""Passage → claims that a journey between two places is so long: `walked 300 km from Hamar to Oslo via Moss`."""

import re
from typing import Final

from storymap.claims.building import Found, build_claim
from storymap.claims.fitting import fitting
from storymap.claims.kinds import CALLED
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, occurs
from storymap.claims.travel import NOUN, VERB, course_of_travel, hours_of
from storymap.language.expressions import late
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Measure

_AT = rf"(?:(?:the )?(?:[a-z]+ ){{0,3}}?{CALLED} of |central |downtown |the )?"
_STAND_FOR = r"(?:,? (?:in|near) (?:the )?(?:[a-z]+ern )?{P}|, {P})?"
_VIA = r"(?P<{}>,? (?:via|through|by way of) (?:the )?{{P}}(?:(?:,? and |, )(?:the )?{{P}})*,?)?"
_WAY = (
    rf"from {_AT}(?P<g>{{P}}){_STAND_FOR}{_VIA.format('v')}(?:,? (?:on foot|by [a-z]+))?,? (?:all the way )?to {_AT}"
    rf"(?P<f>{{P}}){_STAND_FOR}{_VIA.format('w')}"
)
_BETWEEN = rf"(?:between {_AT}(?P<g>{{P}}) and {_AT}(?P<f>{{P}}))"
_ENDS = rf"(?:{_WAY}|{_BETWEEN.replace('<g>', '<g2>').replace('<f>', '<f2>')})"
_SOME = r"(?:about|around|some|roughly|nearly|almost|over|more than|less than|at least|only|just|up to|approximately)"
_LONG = rf"(?:(?:{_SOME}|a|the|this|another) )*(?P<q>{{Q}})"
_WORD = r"(?!(?:from|of|section|stretch|part|portion|leg|more|further|into|short|along)\b)[a-z'-]+"
_TIME = r"(?:takes|took|lasts|lasted) [a-z0-9 -]{3,30} and "
_TEXTS: Final = (
    rf"\b{VERB} (?:{_WORD} ){{0,3}}?{_LONG}(?:,? {_WORD}){{0,5}}? {_WAY}(?!'s|-)",
    (
        rf"\b{VERB} (?:{_WORD} ){{0,4}}?{_WAY}"
        rf"(?:,? (?:a|some|covering|which is|about)?(?: (?:{NOUN}|distance) of)?|,? \(|,? -) ?{_LONG}"
        r"(?! (?:from|off|outside|north|south|east|west|to|of)\b)"
    ),
    (
        rf"(?<!\w)(?:[a-z]+-(?:hour|day|week)(?: |-))?(?:(?:{_SOME}) )*(?P<q>{{Q}})(?:[ -]long)?,? "
        rf"(?:{_WORD},? ){{0,3}}?{NOUN} {_ENDS}(?!'s|-)"
    ),
    rf"\b{NOUN}(?: {_WORD})? of {_LONG},? {_ENDS}(?!'s|-)",
    (
        rf"\b{NOUN} {_ENDS},? (?:which )?(?:{_TIME})?(?:is|was|takes|took|covers|covered|runs?(?: for)?|ran(?: for)?|"
        rf"stretches|measures|spans|totals|will be|would be)(?: (?!not\b){_WORD})? {_LONG}"
        r"(?! (?:from|off|wide|north|south)\b)"
    ),
    rf"\b{NOUN} {_ENDS} ?(?:\(|,) ?{_LONG}(?! (?:from|off|north|south|east|west)\b)",
    rf"\b{NOUN} (?:{_WORD} ){{0,3}}?(?:runs?|covers?|covered|ran|stretches|takes) (?:for )?{_LONG} {_ENDS}(?!'s|-)",
    rf"(?P<f>{{P}}),? (?:is|was) {_LONG} {NOUN} (?:away )?from {_AT}(?P<g>{{P}})(?!'s|-| to\b| and\b)",
)
_PARTLY = late(
    r"\b(?:(?:last|first|final|remaining|another|further|next|extra|additional|every|each)(?: [a-z]+)?|of the) \Z", re.I
)
"""Words that say that only a part of the way is measured."""
_RACE = r"\b(?:stage|race|rally|marathon|triathlon|peloton|riders?)\b"
"""The ways of races wind: their lengths say nothing of how far the ends are apart."""
_TRIGGER = r"\b(?:from|between)\b"


def find_journeys(passage: Passage) -> list[Claim[Measure]]:
    """The claims of a journey's length, each pair of ends once."""
    if (
        occurs(_RACE, passage.masked)
        or not passage.measures
        or len(passage.mentions) < 2
        or is_question(passage)
        or not occurs(_TRIGGER, passage.masked)
    ):
        return []
    claims: dict[tuple[str, ...], Claim[Measure]] = {}
    for match in find_all(_TEXTS, passage.masked):
        route = _route(passage, match)
        places = tuple(mention.place.id for mention in route)
        whole = not _PARTLY.search(passage.masked, max(0, match.start("q") - 25), match.start("q"))
        if (
            whole
            and len(set(places)) == len(places)
            and places not in claims
            and not is_supposed(passage, match.start(), match.end())
        ):
            claims[places] = _claim(passage, match, route)
    return list(claims.values())


def _route(passage: Passage, match: re.Match[str]) -> list[Mention]:
    """Where the journey ends, where it begins, and what it passes in order."""
    groups = match.groupdict()
    goal, start = (groups.get(name) or groups[f"{name}2"] for name in ("f", "g"))
    passed = (groups.get("v") or "") + (groups.get("w") or "")
    return [passage.mentions[character] for character in (goal, start, *passed) if character in passage.mentions]


def _claim(passage: Passage, match: re.Match[str], route: list[Mention]) -> Claim[Measure]:
    around = passage.masked[match.start() : match.end() + 60]
    relation = Measure(
        kind="journey",
        quantities=passage.measures[match["q"]],
        course=course_of_travel(around),
        hours=hours_of(around),
    )
    goal, *passed = fitting(passage, route, relation)
    found = Found(start=match.start(), end=match.end(), figure=goal, grounds=tuple(passed))
    return build_claim(passage, found, kind=ClaimType.JOURNEY_LEG, relation=relation)
