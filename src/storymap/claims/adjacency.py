"""Passage → claims that countries share a border, asserted or taken for granted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storymap.claims.adjacency_patterns import (
    ASSERTED,
    BOTH,
    NEIGHBOURING,
    NEIGHBOURS,
    PRESUPPOSED,
    PRESUPPOSED_NEIGHBOURS,
)
from storymap.claims.building import Found, build_claim
from storymap.claims.kinds import KIND
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import countries_in, find_all, occurs, pattern
from storymap.claims.phrases import names_part
from storymap.language.expressions import late
from storymap.model.claims import AnyClaim, Claim, ClaimType
from storymap.model.relations import Topology

_TRIGGER = "border|frontier|boundar|neighbour|neighbor|adjoin|abut|bounded|touch|flanked|hemmed"
_NONE = late(r"\b(?:no|without|nonexistent|imaginary|imagined|would-be|fictional)\b(?: [a-z-]+){0,3} ?\Z", re.I)
"""Words before "border between" that keep it from being taken for granted."""

_OF_ITS = pattern(
    rf"'s (?!(?:[a-z-]+ ){{0,3}}?(?:{{L}}|{KIND}|neighbou?rs?|"
    r"territory|side|half|north|south|east|west|[a-z]+ern\b|Kurdish\b))"
)
"""After a country: something of it is meant that is no part of its land ("Germany's ally")."""
_COORDINATED = pattern(r"(?<!borders )(?<!border )(?<!bordering )(?<!with )(?<!by )(?<!, )(?<!the ){C} and (?:the )?\Z")
"""Before a country: another with it, so that a list of neighbours is shared out among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjacencyFound:
    """A claim that two countries touch."""

    claim: Claim[Topology]
    """The claim."""
    asserted: bool
    """Whether the text says so; otherwise it takes it for granted ("the Norway–Russia border")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """A match and how it is meant."""

    match: re.Match[str]
    asserted: bool
    by_land: bool = True
    """Whether a border is said to be there; "neighbours" and a border told in passing may lie at sea."""
    figure: str = "a"
    """The group of the figure."""


def find_adjacencies(passage: Passage) -> list[AdjacencyFound]:
    """The claims that two countries are neighbours, one for each pair; asserted ones come first."""
    if len(passage.mentions) < 2 or is_question(passage) or not occurs(_TRIGGER, passage.masked):
        return []
    found: dict[frozenset[str], AdjacencyFound] = {}
    for wording in _wordings(passage):
        for claim in _claims(passage, wording):
            pair = frozenset(mention.place.id for mention in claim.mentions)
            if len(pair) == 2:
                found.setdefault(pair, AdjacencyFound(claim=claim, asserted=wording.asserted))
    return list(found.values())


def _wordings(passage: Passage) -> Iterator[_Wording]:
    masked = passage.masked
    for match in _unsupposed(passage, BOTH):
        yield _Wording(match=match, asserted=True)
        yield _Wording(match=match, asserted=True, figure="a2")
    yield from (_Wording(match=match, asserted=True) for match in _unsupposed(passage, ASSERTED))
    yield from (_Wording(match=match, asserted=True, by_land=False) for match in _unsupposed(passage, NEIGHBOURS))
    for match in find_all((*PRESUPPOSED, *PRESUPPOSED_NEIGHBOURS), masked):
        if not _NONE.search(masked, max(0, match.start() - 40), match.start()):
            yield _Wording(match=match, asserted=False, by_land=False)
    yield from (_Wording(match=match, asserted=False, by_land=False) for match in _neighbouring(passage))


def _unsupposed(passage: Passage, texts: Iterable[str]) -> Iterator[re.Match[str]]:
    for match in find_all(texts, passage.masked):
        if not is_supposed(passage, match.start(), match.end()):
            yield match


def _neighbouring(passage: Passage) -> Iterator[re.Match[str]]:
    """`… from Norway to neighbouring Sweden`, where the sentence names no third country."""
    if len({m.place.id for m in passage.mentions.values() if m.place.is_country}) == 2:
        yield from pattern(NEIGHBOURING).finditer(passage.masked)


def _claims(passage: Passage, wording: _Wording) -> Iterator[Claim[Topology]]:
    match = wording.match
    if names_part(passage.masked, match.start(wording.figure)):
        return
    figure, end = passage.mentions[match[wording.figure]], match.end(wording.figure)
    offset, grounds = match.start("b"), match["b"]
    characters = countries_in(grounds) or grounds
    if len(characters) > 1 and _COORDINATED.search(passage.masked, 0, match.start()):
        return
    for character in characters:
        at = offset + grounds.index(character)
        if _OF_ITS.match(passage.masked, at + 1):
            continue
        found = Found(
            start=match.start(),
            end=max(at + 1, match.end() if len(characters) == 1 else 0),
            figure=figure,
            grounds=(passage.mentions[character],),
            signal=(end, offset) if end < offset - 1 else None,
        )
        relation = Topology(kind="adjacent" if wording.by_land else "neighbour")
        yield build_claim(passage, found, kind=ClaimType.ADJACENCY, relation=relation)


def overlapping(found: list[AdjacencyFound], others: list[AnyClaim]) -> list[AdjacencyFound]:
    """Those taken for granted inside the quote of another claim, which says it already."""
    return [one for one in found if not one.asserted and any(o.quote.contains(one.claim.quote) for o in others)]
