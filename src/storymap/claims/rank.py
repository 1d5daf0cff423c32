"""Passage → claims of a place in an order: `Algeria is the largest country in Africa`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Literal

from storymap.boundaries.provinces import province_of
from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, occurs
from storymap.claims.phrases import LINK, in_phrase
from storymap.claims.scopes import ADJECTIVE, group_pattern, read_scope
from storymap.language.expressions import late
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Rank

_Measured = Literal["area", "north", "south", "east", "west"]
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "second 2nd",
            "third 3rd",
            "fourth 4th",
            "fifth 5th",
            "sixth 6th",
            "seventh 7th",
            "eighth 8th",
            "ninth 9th",
            "tenth 10th",
            "eleventh 11th",
            "twelfth 12th",
        ),
        2,
    )
    for word in words.split()
}
_MEASURES: dict[str, tuple[_Measured, bool]] = {
    "largest": ("area", False),
    "biggest": ("area", False),
    "smallest": ("area", True),
    "northernmost": ("north", False),
    "most northerly": ("north", False),
    "southernmost": ("south", False),
    "most southerly": ("south", False),
    "easternmost": ("east", False),
    "most easterly": ("east", False),
    "westernmost": ("west", False),
    "most westerly": ("west", False),
}
_NTH = rf"(?:(?P<n>{'|'.join(_ORDINALS)})[- ])?"
_SUPERLATIVE = rf"{_NTH}(?P<m>{'|'.join(_MEASURES)})(?P<by1>,? (?:by area|in area|by land ?mass))?"
_NOUN = (
    r"(?P<noun>(?:(?:sovereign|independent|internationally recogni[sz]ed) )?(?:(?P<ll>landlocked) )?"
    r"(?:member )?(?:countr(?:y|ies)|nations?|states?|provinces?|territor(?:y|ies)|capitals?(?: cit(?:y|ies))?))"
)
_BY = (
    r"(?P<by2>(?: \(?(?:by|in|in terms of) (?:(?:total|land|surface|geographical) )?"
    r"(?:area|size|land ?mass|territory)\)?)?)"
)
_LEFT = r"(?:(?:the|its) |(?:the )?(?P<left>{group}|{P}|{D})(?:'s|s')? )"
_RIGHT = (
    r"(?: (?:(?:entirely |wholly |located )?(?:in|of|on|within|among) )(?:all (?:of )?)?(?:the )?"
    r"(?P<right>{group}|{P})(?![\w-]))?"
)
_NOT_AFTER = (
    r"(?! ?'s|-| (?:population|economy|by population|by gdp|by gross|by nominal|in terms of|in population|producer|"
    r"exporter|importer|oil|economically|of origin|visited|fund|bank|park|by number|with a population|after|behind|"
    r"university|forest|holiday|system|actors?|funerals?|to|that|without|with|where|outside|not|still|yet|hit|affected|"
    r"using|ruled|whose|ever)\b| by (?!area|size|land|far|some))"
)
_IS = (
    r"(?:is|are|ranks as|remains|is not|isn't|makes it|counts as|as)"
    r"(?: (?:now|also|still|currently|today|only|the region's))?"
)
_ADJECTIVE = rf"{ADJECTIVE}|{{D}}|{{C}}"
_PHRASE = (
    rf"(?P<among>one of )?(?:by far )?{_LEFT}(?:(?P<adj>{_ADJECTIVE}) )?{_SUPERLATIVE} "
    rf"(?:(?P<adj2>{_ADJECTIVE}) )?{_NOUN}{_BY}{_RIGHT}{_BY.replace('by2', 'by3')}{_NOT_AFTER}"
)
_FRAMES = (
    rf"(?P<f>{{P}}){LINK} {{adverbs}}{_IS} @",
    r"(?P<f>{P}),? (?:\(|— ?|- )?@",
    r"(?<![\w-])@(?:,| is| -| —| \()(?: also| still| the)? ?(?P<f>{P})(?!'s)",
    r"(?:^|[.;:] )(?:as )?@, (?P<f>{P}) ",
)
_KIND = "(?:(?:land|international|shared|unbroken|common|undefended|continuous|terrestrial|bilateral) ){0,2}"
_LONGEST = rf"{_NTH}longest(?: {_KIND}(?:border|frontier|boundary))?"
_OF = rf"(?:the {_LONGEST} in (?:the )?(?P<right>{{group}}|{{P}})"
_OR = r"|(?:the )?(?P<left>{group}|{P})'s longest (?:[a-z]+ ){0,2}(?:border|frontier))"
_BORDERS = (
    rf"(?P<f>{{C}})'s {_LONGEST} (?:is|is the one|runs|is shared) with (?:the )?(?P<g>{{C}})",
    rf"(?P<f>{{C}}){LINK} {{adverbs}}(?:shares|has) (?:its|{{C}}'s) {_LONGEST} with (?:the )?(?P<g>{{C}})",
    rf"(?P<f>{{C}}) and (?:the )?(?P<g>{{C}}),? (?:which )?(?:share|have) {_OF}{_OR}",
    rf"border between (?:the )?(?P<f>{{C}}) and (?:the )?(?P<g>{{C}})(?: is|,) {_OF}{_OR}",
)
_WORDS = late(r"(?:arg|igg|mall|ong)est|ernmost|ost [nsew][a-z]+erly")
_TRIGGER = (
    r"(?:\b(?:larg|bigg|small|long)est|ernmost|\bmost (?:north|south|east|west)erly)\b.{0,60}"
    r"\b(?:countr|nation|state|province|territor|capital|border|frontier|boundary)|"
    r"\b(?:border|frontier)\b.{0,80}\blongest\b"
)
_PEOPLE = r"\b(?:population|populous|inhabitants|million people|econom(?:y|ies|ic)|GDP|producer|democrac(?:y|ies))\b"
_BEFORE = 24
"""How many characters before a rank "by area" may begin."""
_SAYS_AREA = late(r"\b(?:area|size|land ?mass|territory|square|geographical(?:ly)?)\b", re.I)


def find_ranks(passage: Passage) -> list[Claim[Rank]]:
    """The claims of a place in an order of countries, provinces, capitals or borders; one for each figure and order."""
    masked = passage.masked
    if not passage.mentions or ("est" not in masked and "most" not in masked):
        return []
    if not _WORDS.search(masked) or not occurs(_TRIGGER, masked) or is_question(passage):
        return []
    claims: dict[tuple[object, ...], Claim[Rank]] = {}
    for match in _matches(passage):
        claim = _claim(passage, match)
        if claim is not None and claim.figure is not None:
            claims.setdefault((claim.figure.place.id, claim.relation.measured, claim.relation.least), claim)
    return list(claims.values())


@cache
def _patterns() -> tuple[str, ...]:
    frames = [frame.replace("@", _PHRASE) for frame in _FRAMES]
    return tuple(text.replace("{group}", group_pattern()) for text in (*frames, *_BORDERS))


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    for match in find_all(_patterns(), passage.masked):
        said_of_it = match.start() < match.start("f") or not in_phrase(passage.masked, match.start("f"))
        if said_of_it and not is_supposed(passage, match.start(), match.end()):
            yield match


def _claim(passage: Passage, match: re.Match[str]) -> Claim[Rank] | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    figure = passage.mentions[groups["f"]]
    grounds = (passage.mentions[groups["g"]],) if "g" in groups else ()
    relation = _border_rank(passage, groups, figure) if grounds else _rank(passage, groups, figure)
    if relation is not None and not grounds:
        relation = replace(relation, implied=not _says_area(passage, match))
    if relation is None or (relation.measured == "area" and occurs(_PEOPLE, passage.masked) and relation.implied):
        return None
    found = Found(start=match.start(), end=match.end(), figure=figure, grounds=grounds)
    return build_claim(passage, found, kind=ClaimType.RANK, relation=relation)


def _border_rank(passage: Passage, groups: dict[str, str], figure: Mention) -> Rank | None:
    words = groups.get("right") or groups.get("left")
    scope = _scope_of(passage, words) if words else figure.place.country_code
    return Rank(measured="border", place=_ORDINALS.get(groups.get("n", "").lower(), 1), scope=scope) if scope else None


def _says_area(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the text says that area is meant: "By area, Africa's largest country is …"."""
    return _SAYS_AREA.search(passage.masked, max(0, match.start() - _BEFORE), match.end()) is not None


def _rank(passage: Passage, groups: dict[str, str], figure: Mention) -> Rank | None:
    measured, least = _MEASURES[groups["m"].lower()]
    noun = groups["noun"].lower()
    words = [groups[name] for name in ("left", "right", "adj", "adj2") if name in groups]
    scope = _narrowest(passage, words)
    if scope is None or not _fits(noun, scope, figure, measured):
        return None
    return Rank(
        measured=measured,
        least=least,
        place=_ORDINALS.get(groups.get("n", "").lower(), 1),
        scope=scope,
        only="capitals" if "capital" in noun else "landlocked" if "ll" in groups else "all",
        among="among" in groups,
    )


def _narrowest(passage: Passage, words: list[str]) -> str | None:
    """The one scope named, the narrower of two where one is the world; `None` where none or an unknown one is."""
    scopes = [_scope_of(passage, word) for word in words]
    if not scopes or any(scope is None for scope in scopes):
        return None
    narrow = {scope for scope in scopes if scope and scope != "world"}
    return next(iter(narrow)) if len(narrow) == 1 else "world" if not narrow else None


def _scope_of(passage: Passage, words: str) -> str | None:
    mention = passage.mentions.get(words)
    if mention is None:
        return read_scope(words)
    if mention.place.is_country:
        return mention.place.country_code
    return read_scope(passage.document.quote(mention.span)) or read_scope(mention.place.name)


def _fits(noun: str, scope: str, figure: Mention, measured: str) -> bool:
    """Whether noun, scope and figure go together: countries in a group, provinces in a country."""
    if "capital" in noun:
        return figure.place.feature_class == "P" and not scope.isupper() and measured != "area"
    if scope.isupper():
        province = province_of(figure.place)
        unit = any(word in noun for word in ("state", "provinc", "territor"))
        return measured == "area" and province is not None and province.country == scope and unit
    return figure.place.is_country and "provinc" not in noun
