"""Passage → claims whether a country has a coast."""

import re
from collections.abc import Iterator
from dataclasses import replace

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_in_phrase
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Topology

_LANDLOCKED = (
    r"\blandlocked (?P<f>{C})",
    (
        r"(?P<f>{C}){aside},? (?:which |that )?(?:is|was|is not|isn't|remains)(?: also)? (?:a |an "
        r")?(?:[a-z-]+ ){0,2}landlocked"
    ),
    r"(?P<f>{C}),? (?:a|the) (?:[a-z-]+ ){0,2}landlocked (?:[a-z-]+ ){0,2}(?:country|nation|state|republic|kingdom)",
)
_COASTAL = (
    r"(?P<f>{C}) has (?:no|neither) (?:coast|coastline|sea coast|access to the (?:sea|ocean)|outlet to the sea)",
    (
        r"(?P<f>{C}) (?:has|lacks|does not have|doesn't have) (?:a |any |an )?(?:coast|coastline|"
        r"direct access to the sea|access to the (?:sea|ocean))\b"
    ),
)
_WITHOUT = re.compile(r"\b(?:no|neither|lacks|not|n't)\b|n't", re.I)


def find_landlocked(passage: Passage) -> list[Claim[Topology]]:
    """The claims that a country has no coast, at most one for each; "has a coast" is the denial of one."""
    if is_question(passage) or not re.search("landlocked|coast|access to the|outlet", passage.masked, re.I):
        return []
    claims: dict[str, Claim[Topology]] = {}
    for match in _matches(passage, _LANDLOCKED):
        claims.setdefault(match["f"], _landlocked(passage, match))
    for match in _matches(passage, _COASTAL):
        said = _landlocked(passage, match)
        claims.setdefault(match["f"], _denied(said, negated=not _WITHOUT.search(match[0])))
    return list(claims.values())


def _matches(passage: Passage, texts: tuple[str, ...]) -> Iterator[re.Match[str]]:
    for match in find_all(texts, passage.masked):
        said_of_it = match.start() < match.start("f") or not is_in_phrase(passage.masked, match.start("f"))
        if said_of_it and not is_supposed(passage, match.start(), match.end()):
            yield match


def _found(passage: Passage, match: re.Match[str]) -> Found:
    return Found(start=match.start(), end=match.end(), figure=passage.mentions[match["f"]], grounds=())


def _landlocked(passage: Passage, match: re.Match[str]) -> Claim[Topology]:
    return build_claim(passage, _found(passage, match), kind=ClaimType.LANDLOCKED, relation=Topology(kind="landlocked"))


def _denied(claim: Claim[Topology], *, negated: bool) -> Claim[Topology]:
    return replace(claim, negated=negated)
