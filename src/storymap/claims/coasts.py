"""Passage → claims whether a country has a coast, and on which sea: `landlocked Chad`, `Bulgaria, on the Black Sea`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_negated, is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import countries_in, find_all, is_in_phrase, is_local, occurs
from storymap.language.expressions import late
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Topology

_NATION = r"(?:country|nation|state|republic|kingdom|principality|duchy|economy|enclave|territory)"
_WHICH = r"(?:,? (?:which|that|and|but))? ?{adverbs}"
_ARE = r"(?:is|are|was|were|remains|remain|is not|isn't|are not|aren't|being)"
_WORD = (
    r"(?!(?:between|by|in|inside|within|from|behind|on|at|near|to|of|with|amid|among|beside|around|and|or|but|since|after|"
    r"before|until|despite|like|unlike)\b)[a-z-]+"
)
_LANDLOCKED = (
    (
        rf"(?P<f>{{list}})(?:{{aside}},?)?{_WHICH}{_ARE}(?: "
        rf"(?:also|both|all|completely|entirely|totally|fully|itself))*"
        rf" (?:a |an |the )?(?:[a-z-]+,? ){{0,2}}?(?P<doubly>doubly[- ])?landlocked\b"
    ),
    (
        rf"(?P<f>{{list}})(?:{{aside}},?)?{_WHICH}(?:is|are) (?:one of |among )(?:the )?(?:[a-z'-]+ ){{0,4}}?"
        rf"(?P<doubly>doubly[- ])?landlocked (?:[a-z-]+ ){{0,2}}(?:countries|nations|states)"
    ),
    (
        rf"(?P<f>{{C}}),? (?:a|an|the|another|this) (?:[a-z-]+,? ){{0,2}}?(?P<doubly>doubly[- ])?landlocked (?:[a-z-]+ "
        rf"){{0,2}}{_NATION}"
    ),
    (
        rf"\b(?P<doubly>doubly[- ])?landlocked (?:{_WORD},? )?(?:(?:{{D}} )?{_NATION} (?:of )?)?(?:the "
        rf")?(?P<f>{{C}})(?! and {{C}}|, {{C}} and)"
    ),
    (
        rf"\b(?P<doubly>doubly[- ])?landlocked (?:{_WORD} )?(?:(?:countries|nations|states) (?:like |such as |of "
        r"|including )?)?"
        r"(?:the )?(?P<f>{list})"
    ),
)
_NO = r"(?:no|neither|any|a|an|its|its own|the|{C}'s|{C}'s own)"
_KIND_OF_COAST = (
    r"(?:(?:direct|natural|own|open|sea|ocean|maritime|long|short|extensive|narrow|small|independent|free) ){0,2}"
)
_COAST = (
    r"(?:coast(?! ?guard)(?:line)?s?|sea ?coast|seashore|shoreline|sea ?ports?|access to (?:the |any |an )?(?:open "
    r")?(?:high )?"
    r"(?:seas?|oceans?)|outlets? (?:to|on) the (?:sea|ocean)|(?:sea|ocean) access|maritime access|access to open "
    r"water)\b"
    r"(?! (?:through|via|by way|thanks|by means|using|along|on|of|at|to|with|that|facing|guard|only|which|from|for)\b)"
)
_COASTAL = (
    (
        rf"(?P<f>{{list}})(?:{{aside}},?)?{_WHICH}(?:has|have|having|with|possess(?:es)?|had) (?:{_NO} "
        rf")?{_KIND_OF_COAST}{_COAST}"
    ),
    (
        rf"(?P<f>{{list}})(?:{{aside}},?)?{_WHICH}(?:lacks?|lacking|without|is without|(?:does not|doesn't|do not) "
        rf"(?:have|"
        rf"possess)) (?:{_NO} )?{_KIND_OF_COAST}{_COAST}"
    ),
    r"(?P<f>{C})(?:{aside},?)?"
    + _WHICH
    + r"(?:is|is not|isn't) (?:a |an )?(?:[a-z-]+ )?coastal (?:country|nation|state)\b",
)
_SEA = r"(?P<s>(?:the )?{L}(?:'s)?(?:(?:,? and|,| or) (?:the )?{L})*)(?! (?-i:[A-Z]))"
_ON_SEA = (
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:has|have|having|with|lacks?|(?:does not|doesn't) have) (?:{_NO} )?"
        rf"(?:[a-z-]+ )?(?:(?:coast|coastline|shore|shoreline|seaboard|beach|port|harbou?r)(?:line)?s?|frontage) "
        rf"(?:on|along|onto) (?:both )?{_SEA}"
    ),
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:has|have|having|with|lacks?|(?:does not|doesn't) have) (?:{_NO} )?"
        rf"(?:direct )?(?:access|an outlet|outlet) (?:to|on) {_SEA}(?! (?:through|via|by|thanks|only)\b)"
    ),
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:does not |doesn't )?(?:borders?|bordering|faces|fronts|is "
        rf"bordered (?:to the "
        rf"[a-z-]+ )?by|is washed by|opens on to|opens onto|touches|reaches) (?:on )?{_SEA}"
    ),
    (
        rf"(?P<f>{{C}})(?:{{aside}},?)?{_WHICH}(?:lies|sits|is situated|is located|is not|is|stands) (?:directly )?on "
        rf"{_SEA}(?= ?[,.;:)-]|$| (?:and|in|to|at|with|near|where|but|between|opposite|across|coast|seaboard|side)\b)"
    ),
    r"(?P<f>{N})(?:'s)? (?P<s>{L}) (?:coast|coastline|shore|shores|seaboard)\b",
)
_OF_ONE = late(r"\b(?:has|lacks|possesses|does|doesn't|is|isn't)\b")
"""Verbs of one subject: the list before them is no subject ("Bolivia, whose neighbours are …, has no coast")."""
_TRIGGER = r"landlocked|coast|\bshore|sea ?shore|access|outlet|sea ?port"
_SEAS = frozenset({"SEA", "OCN", "GULF", "BAY", "STRT", "SD", "CHNM"})
"""Feature codes of what a coast may be on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One country of a match, what is said of it, and whether the words deny it."""

    figure: str
    kind: str
    negated: bool | None = None


def find_coasts(passage: Passage) -> list[Claim[Topology]]:
    """The claims that a country has a coast or none, at most one for each country and sea.

    "Has a coast" is the denial of "is landlocked"; a coast on a named sea is a claim of its own.
    """
    if not passage.mentions or is_question(passage):
        return []
    claims: dict[tuple[str, ...], Claim[Topology]] = {}
    if occurs(_TRIGGER, passage.masked):
        for figure, claim in _at_all(passage):
            claims.setdefault((figure,), claim)
    for figure, sea, claim in _on_seas(passage):
        claims.setdefault((figure, sea), claim)
    return list(claims.values())


def _at_all(passage: Passage) -> Iterator[tuple[str, Claim[Topology]]]:
    """The claims of a coast on whatever sea, by the character of the country."""
    for match in _matches(passage, _LANDLOCKED):
        kind = "doubly-landlocked" if match["doubly"] else "landlocked"
        for figure in countries_in(match["f"]):
            yield figure, _claim(passage, match, _Said(figure=figure, kind=kind))
    for match in _matches(passage, _COASTAL):
        figures = countries_in(match["f"])
        if len(figures) > 1 and _OF_ONE.search(passage.masked, match.end("f"), match.end()):
            continue
        for figure in figures:
            said = _Said(figure=figure, kind="landlocked", negated=not is_negated(passage, *match.span()))
            yield figure, _claim(passage, match, said)


def _on_seas(passage: Passage) -> Iterator[tuple[str, str, Claim[Topology]]]:
    """The claims of a coast on a named sea, by the characters of country and sea."""
    if not any(mention.place.feature_code in _SEAS for mention in passage.mentions.values()):
        return
    for match in _matches(passage, _ON_SEA):
        for sea in filter(is_local, match["s"]):
            if passage.mentions[sea].place.feature_code in _SEAS:
                yield match["f"], sea, _claim(passage, match, _Said(figure=match["f"], kind="coastal"), sea=sea)


def _matches(passage: Passage, texts: tuple[str, ...]) -> Iterator[re.Match[str]]:
    for match in find_all(texts, passage.masked):
        said_of_it = match.start() < match.start("f") or not is_in_phrase(passage.masked, match.start("f"))
        if said_of_it and not is_supposed(passage, match.start(), match.end()):
            yield match


def _claim(passage: Passage, match: re.Match[str], said: _Said, *, sea: str | None = None) -> Claim[Topology]:
    grounds = (passage.mentions[sea],) if sea else ()
    found = Found(start=match.start(), end=match.end(), figure=passage.mentions[said.figure], grounds=grounds)
    kind = ClaimType.LANDLOCKED
    claim = build_claim(passage, found, kind=kind, relation=_RELATIONS[said.kind])
    return claim if said.negated is None else replace(claim, negated=said.negated)


_RELATIONS = {
    "landlocked": Topology(kind="landlocked"),
    "doubly-landlocked": Topology(kind="doubly-landlocked"),
    "coastal": Topology(kind="coastal"),
}
