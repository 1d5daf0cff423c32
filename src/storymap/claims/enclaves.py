"""Passage → claims what surrounds a country: enclaves, exclaves, islands."""

import re
from collections.abc import Iterator
from dataclasses import replace

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import countries_in, find_all, is_in_phrase, occurs
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Topology

_WHICH = r"(?:,? (?:which|that|and|but))? ?{adverbs}"
_IS = r"(?:is|are|is not|isn't|remains|forms)"
_WHOLLY = r"(?:(?:completely|entirely|wholly|totally|fully|on all sides|landlocked and|otherwise) )*"
_SIDES = r"(?: on (?:all|every|all four|four) (?:sides?|borders))?"
_NOT_ALL = (
    r"(?! (?:forces|troops|soldiers|tanks|waters)| on (?:two|three|both|its|the|most|all (?:but|sides (?:but|except))))"
)
_LAND = r"(?:(?:the|its|their) (?:[a-z-]+ ){0,2}?(?:neighbou?rs?,? )?)?"
_ENCLOSED = (
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:{_IS} )?{_WHOLLY}(?:surrounded|encircled|enclosed|enveloped|ringed)"
        rf"{_SIDES} (?:entirely |only |completely )?by {_LAND}(?:territory of )?(?P<g>{{list}})"
        rf"{_NOT_ALL}"
    ),
    rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:{_IS} )?bordered on (?:all|every) sides? by {_LAND}(?P<g>{{list}})",
    (
        rf"(?P<f>{{C}})(?:,? {_IS}|,)(?: itself)? (?:an?|the) (?:[a-z-]+,? ){{0,3}}enclave "
        rf"(?:with)?(?:in|inside|of|surrounded by) "
        rf"{_LAND}(?P<g>{{C}})"
    ),
    (
        r"(?P<f>{C}),? (?:located|situated|lying|lies|is located|is situated) (?:entirely|completely|wholly) "
        r"(?:with)?(?:in|inside) (?P<g>{C})"
    ),
    (
        rf"(?P<g>{{C}}){_WHICH}(?:completely |entirely |wholly |totally )surrounds (?:the )?(?:[a-z-]+ ){{0,3}}(?:of "
        rf")?(?P<f>{{C}})"
    ),
)
_PARTLY = (
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:{_IS} )?(?:surrounded|enclosed|bordered|bounded) on "
        rf"(?:two|three|both|its|"
        rf"the|most) [a-z, -]{{0,40}}?(?:sides?|borders) by {_LAND}(?P<g>{{list}})(?! "
        rf"(?:forces|troops|soldiers|tanks|waters))"
    ),
)
_EXCLAVE = (
    r"\b(?:the |an? )?(?P<g>{D}) (?:[a-z-]+ ){0,2}exclave (?:of |called |named )?(?P<f>{L})",
    r"(?P<g>{C})'s (?:[a-z-]+ ){0,3}exclave(?: of|,)? (?P<f>{L})",
    r"\b(?:the )?exclave of (?P<f>{L}),? (?:which )?(?:belongs to|part of|is part of) (?P<g>{C})",
    r"(?P<f>{L})(?:,| is| is not| remains) (?:an?|the) (?:[a-z-]+ ){0,2}(?P<g>{D}) (?:[a-z-]+ ){0,2}exclave\b",
    r"(?P<f>{L})(?:,| is| is not| remains) (?:an?|the) (?:[a-z-]+ ){0,3}exclave of (?:the )?(?P<g>{C})",
)
_NATION = r"(?:nation|country|state|republic|kingdom|nation-state)"
_ISLAND = (
    (
        rf"\b(?:the|this|that|tiny|small|an?) (?:[a-z-]+,? ){{0,4}}?(?:island|archipelago) {_NATION} (?:of |called "
        rf")?(?:the )?"
        r"(?P<f>{C})(?!'s)"
    ),
    rf"\bisland {_NATION}s (?:of |like |such as |including )?(?:the )?(?P<f>{{list}})(?!'s)",
    r"\bthe (?:[a-z-]+ ){0,2}(?:island|archipelago|isle) of (?:the )?(?P<f>{C})(?!'s)",
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:{_IS}) (?:not )?(?:an?|the) (?:[a-z'-]+,? "
        rf"){{0,5}}?(?:islands?(?! (?:of|in time|in a)\b)"
        rf"(?: {_NATION})?|archipelago)\b(?! group)"
    ),
    (
        rf"(?P<f>{{C}}), (?:an?|the) (?:[a-z'-]+,? ){{0,4}}?(?:island {_NATION}|archipelago|island(?= "
        rf"(?:in|off|south|north|east|west)\b|,))"
    ),
)
_TRIGGER = (
    r"surround|encircle|enclos|envelop|ringed|bounded on|enclave|exclave|island|isle\b|archipelago|on all sides|"
    r"on every side|bordered on|(?:entirely|completely|wholly) (?:with)?in"
)


def find_enclaves(passage: Passage) -> list[Claim[Topology]]:
    """The claims that a country is an enclave or an island, or a province an exclave; at most one for each place."""
    if not passage.mentions or not occurs(_TRIGGER, passage.masked) or is_question(passage):
        return []
    claims: dict[str, Claim[Topology]] = {}
    for match in _matches(passage, _ENCLOSED):
        grounds = tuple(passage.mentions[character] for character in countries_in(match["g"]))
        claims.setdefault(match["f"], _claim(passage, match, Topology(kind="enclave"), grounds=grounds))
    for match in _matches(passage, _PARTLY):
        for character in countries_in(match["g"]):
            neighbour = _claim(passage, match, Topology(kind="adjacent"), grounds=(passage.mentions[character],))
            claims.setdefault(match["f"] + character, replace(neighbour, type=ClaimType.ADJACENCY))
    for match in _matches(passage, _EXCLAVE):
        ground = passage.mentions[match["g"]]
        claims.setdefault(match["f"], _claim(passage, match, Topology(kind="exclave"), grounds=(ground,)))
    for match in _matches(passage, _ISLAND):
        for figure in countries_in(match["f"]):
            claims.setdefault(figure, _claim(passage, match, Topology(kind="island"), figure=figure))
    return list(claims.values())


def _matches(passage: Passage, texts: tuple[str, ...]) -> Iterator[re.Match[str]]:
    for match in find_all(texts, passage.masked):
        said_of_it = match.start() < match.start("f") or not is_in_phrase(passage.masked, match.start("f"))
        if said_of_it and not is_supposed(passage, match.start(), match.end()):
            yield match


def _claim(
    passage: Passage,
    match: re.Match[str],
    relation: Topology,
    *,
    figure: str | None = None,
    grounds: tuple[Mention, ...] = (),
) -> Claim[Topology]:
    mention = passage.mentions[figure or match["f"]]
    others = tuple(ground for ground in grounds if ground.place.id != mention.place.id)
    found = Found(start=match.start(), end=match.end(), figure=mention, grounds=others)
    return build_claim(passage, found, kind=ClaimType.ENCLAVE, relation=relation)
