"""Passage → claims that a river crosses a country, passes a town or forms a border; that something spans A to B."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storymap.claims.anaphora import country_of
from storymap.claims.building import Found, build_claim
from storymap.claims.heads import head_of
from storymap.claims.kinds import DESCRIPTION, KIND
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all
from storymap.language.expressions import late
from storymap.model.claims import AnyClaim, ClaimType, Mention
from storymap.model.places import Place
from storymap.model.relations import Topology

_ADVERBS = (
    r"(?: (?:also|then|now|only|first|later|mainly|partly|largely|slowly|not|never|north|south|east|west|"
    r"[a-z]+wards?))*"
)
_NOT = r"(?: (?:does|do)(?: not|n't))?"
_DOES = rf"{_ADVERBS}{_NOT}{_ADVERBS}"
_FLOWS = r"(?:flows?|runs?|passes|pass|winds?|meanders?|courses|snakes?|cuts?|flowed|flowing|running|passing|winding)"
_AREA = r"(?:(?:(?:parts?|the heart|the middle|the cent(?:re|er)|the [a-z]+(?: part)?) of |[a-z]+ern |central )?)"
_ITEM = rf"(?:the )?(?:{KIND}s? of )?{_AREA}(?:{{D}} (?:capital|city|town)(?: of)? )?{{P}}(?!'s)"
_LIST = rf"(?P<list>{_ITEM}(?:,? (?:and|then|to) {_ITEM}|, {_ITEM})*)"
_NAME = r"(?-i:[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?)"
"""A river that nobody recognized as a place: the words around it must say that it is one."""
_FIGURE = (
    rf"(?:(?:the )?(?:river )?(?P<f>{{L}}|(?<=the ){_NAME}|(?<=river ){_NAME}))(?:,? river| {KIND})?"
    r"(?:, (?:a|an|the|which is) [^,.;:]{1,60},)?(?:,? (?:which|that))?"
)
_BORDER = r"(?:border|frontier|boundary)"
_SIDES = (
    r"(?:(?:between|of|with|separating) (?:the )?(?P<g>{C})(?: and (?:the )?(?P<h>{C}))?|"
    r"from (?:the )?(?P<i>{C}))(?!'s)"
)
_MAKES = r"(?:forms?|marks?|makes up|constitutes?|defines?|serves as|is)(?: (?:a )?part of| much of| most of)?"
_LIES = r"(?:(?:is|lies|sits|stands|is not|isn't)(?: located| situated)? )"
_EXTENDS = (
    r"(?:stretch(?:es)?|extends?|runs?|spans?|reaches|flows?|leads|rises|stretching|extending|running)"
    r"(?: (?:about|some|for|over|around|nearly|roughly|more than) ?)?(?: ?{Q})?(?: all the way)?(?: [a-z]+wards?)?,?"
)
_END = rf"(?:the )?(?:{DESCRIPTION} of |[a-z]+ern |central )?"
_THROUGH = (
    (
        rf"{_FIGURE}{_DOES} {_FLOWS}{_ADVERBS} (?:right |straight |directly |down )?(?:through|across|past|by|via)"
        rf" {_LIST}"
    ),
    rf"{_FIGURE}{_DOES} (?:cross(?:es)?|traverses?|drains?|bisects) {_LIST}(?! (?:at|near|border))",
    (
        r"(?P<list>{P}),? (?:which |that )?(?:is |are )?(?:crossed|traversed|drained|bisected) by "
        r"(?:the )?(?P<f>{L})(?!'s)"
    ),
    (
        rf"(?P<list>{{L}})(?: {KIND})?,? (?:which |that )?{_LIES}?(?:(?:a|an|the) {DESCRIPTION},? )?"
        r"(?:located |situated |built )?(?:on|astride|beside) "
        r"(?:(?:the )?(?:[a-z]+ )?(?:banks?|shores?) of )?(?:the )?(?P<f>{L})(?!'s)"
    ),
)
_STRADDLES = (rf"(?P<list>{{L}})(?: {KIND})?,? (?:which |that )?(?:straddles|spans) (?:the )?(?P<f>{{L}})(?!'s)",)
_FORMS = (
    rf"{_FIGURE}{_DOES} {_MAKES} (?:the|a|an|its|their) (?:[a-z]+ ){{0,3}}{_BORDER}(?: here)? {_SIDES}",
    rf"{_FIGURE} (?:separates|divides) (?:the )?(?P<g>{{C}}) (?:from|and) (?:the )?(?P<h>{{C}})(?!'s)",
    rf"\bthe (?P<g>{{D}})-(?P<h>{{D}}) {_BORDER} (?:follows|runs along) (?:the )?(?P<f>{{L}})",
    rf"\b{_BORDER} {_SIDES} (?:follows|runs along) (?:the )?(?P<f>{{L}})",
)
_ALONG = (
    (
        rf"{_FIGURE}{_DOES} (?:runs?|stretch(?:es)?|extends?|lies|follows?|spans?|straddles?|sits)(?: out)?"
        rf" (?:all )?(?:along |astride |across )?(?:the|its) (?:[a-z]+ ){{0,2}}(?P<n>{{D}}-{{D}} )?{_BORDER}"
        rf"(?: {_SIDES})?"
    ),
)
_SPANS = (
    (
        rf"{_FIGURE}{_DOES} {_EXTENDS} from {_END}(?P<a>{{P}})(?:,? in (?:the )?{{P}},?| in the [a-z]+)?"
        rf"(?: all the way)?(?: through (?:the )?{{P}})?(?: up| down)? to {_END}(?P<b>{{P}})(?!'s)"
    ),
    rf"{_FIGURE}{_DOES} (?:connects|links) (?P<a>{{P}}) (?:with|to|and) (?P<b>{{P}})(?!'s)",
)
NAMED = 0.8
"""Confidence that a name means the river when the sentence says that it flows: a judgement."""
_COURSES = ("STM", "STMI", "STMX", "CNL", "STMS", "STMD")
_WITH_BOTH = late(r"(?:border|frontier|boundary)(?: here)? with (?:the )?.(?:'s)? and ", re.I)
"""Its border "with Serbia and Bulgaria" is none between the two."""
_UNNAMED = late(
    r"\b(?:[Tt]he|[Rr]iver) (?:[\ue400-\ue7ff]|[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?)(?: [Rr]iver)?,? "
    r"(?:which |that |also |then |now |does not |doesn't )*"
    r"(?:flows|runs|winds|meanders|passes|crosses|traverses|drains|forms|marks|separates|divides)\b"
)
_THE_RIVER = late(r"\b(?:the|river) \Z", re.I)
_LINES = (*_COURSES, "MTS", "RDGE", "VAL", "DSRT", "RR", "RD", "FRST", "PLN", "GRGE", "CNYN", "RGN", "PLAT")


def find_crossings(passage: Passage) -> list[AnyClaim]:
    """The claims that a river crosses countries, passes towns or forms a border; one for each country or town."""
    if not _is_promising(passage):
        return []
    claims: dict[tuple[str, str], AnyClaim] = {}
    for match, figure in _asserted(passage, _FORMS, _COURSES):
        sides = _sides(passage, match, figure)
        if sides:
            relation = Topology(kind="crosses", edge="border")
            found = _found(match, figure, sides)
            claims[match["f"], ""] = build_claim(passage, found, kind=ClaimType.CROSSING, relation=relation)
    for match, figure in _asserted(passage, _THROUGH + _STRADDLES, _COURSES):
        for character in match["list"]:
            ground = _ground(passage, match, character)
            if ground is not None and character != match["f"] and _is_crossable(ground.place):
                found, relation = _found(match, figure, (ground,)), Topology(kind="crosses")
                claim = build_claim(passage, found, kind=ClaimType.CROSSING, relation=relation)
                claims.setdefault((match["f"], character), claim)
    return list(claims.values())


def _ground(passage: Passage, match: re.Match[str], character: str) -> Mention | None:
    """What the river passes: in "Salem, Oregon, lies on the …" the town, not the state."""
    if character not in passage.mentions:
        return None
    before = match.start("list") < match.start("f")
    return head_of(passage, match.start("list")) if before else passage.mentions[character]


def find_spans(passage: Passage) -> list[AnyClaim]:
    """The claims that something stretches from one place to another, or runs along a border."""
    if not _is_promising(passage):
        return []
    claims: dict[str, AnyClaim] = {}
    for match, figure in _asserted(passage, _SPANS, _LINES):
        ends = (passage.mentions[match["a"]], passage.mentions[match["b"]])
        found = _found(match, figure, ends)
        claim = build_claim(passage, found, kind=ClaimType.SPAN, relation=Topology(kind="spans"))
        claims.setdefault(match["f"], claim)
    for match, figure in _asserted(passage, _ALONG, _LINES):
        sides = _sides(passage, match, figure)
        if sides:
            relation = Topology(kind="spans", edge="border")
            claim = build_claim(passage, _found(match, figure, sides), kind=ClaimType.SPAN, relation=relation)
            claims.setdefault(match["f"], claim)
    return list(claims.values())


def _is_promising(passage: Passage) -> bool:
    if not passage.mentions or is_question(passage):
        return False
    lines = any(mention.place.feature_code in _LINES for mention in passage.mentions.values())
    return lines or _UNNAMED.search(passage.masked) is not None


def _asserted(passage: Passage, texts: Sequence[str], codes: Sequence[str]) -> Iterator[tuple[re.Match[str], Mention]]:
    """The matches that somebody asserts, each with what it says it of."""
    for match in find_all(texts, passage.masked):
        figure = None if is_supposed(passage, *match.span()) else _figure(passage, match, codes)
        if figure is not None:
            yield match, figure


def _figure(passage: Passage, match: re.Match[str], codes: Sequence[str]) -> Mention | None:
    """What stretches or flows: the words read as a river or range; `None` where they name none."""
    words, span = match["f"], passage.span(*match.span("f"))
    mention = passage.mentions.get(words)
    if mention is not None:
        if mention.place.feature_code in codes:
            return mention
        for resolution in passage.resolved.within(mention.span):
            for candidate in resolution.candidates:
                if candidate.place.feature_code in codes:
                    return replace(mention, place=candidate.place, confidence=resolution.confidence)
        if not _THE_RIVER.search(passage.masked, 0, match.start("f")):
            return None
    # Imported here for the start-up budget: few articles speak of rivers.
    from storymap.boundaries.rivers import read_rivers

    place = read_rivers().place_named(passage.document.quote(span))
    return Mention(place=place, span=span, confidence=NAMED) if place else None


def _is_crossable(place: Place) -> bool:
    return place.is_country or place.feature_class == "P" or place.feature_code == "ADM1"


def _sides(passage: Passage, match: re.Match[str], figure: Mention) -> tuple[Mention, ...]:
    """The two countries of the border: those named, or the one named and the figure's own."""
    groups = match.groupdict()
    characters = [groups.get(name) for name in ("g", "h", "i")] + list(groups.get("n") or "")
    named = [passage.mentions[character] for character in characters if character and character in passage.mentions]
    countries = tuple(mention for mention in named if mention.place.is_country)
    if len(countries) == 2 and _WITH_BOTH.search(match[0]):
        return ()
    if len(countries) == 1:
        own = country_of(passage, figure, span=passage.span(*match.span("f")))
        return (*countries, own) if own and own.place.id != countries[0].place.id else ()
    return countries if len(countries) == 2 else ()


def _found(match: re.Match[str], figure: Mention, grounds: Sequence[Mention]) -> Found:
    return Found(start=match.start(), end=match.end(), figure=figure, grounds=tuple(grounds))
