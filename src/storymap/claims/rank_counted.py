"""Passage → claims of who has the longest coast, and who the most neighbours."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all
from storymap.claims.phrases import LINK, in_phrase
from storymap.claims.scopes import ADJECTIVE, group_pattern, read_scope
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Rank

_NTH = r"(?:(?P<n>second|third|fourth|fifth|2nd|3rd|4th|5th)[- ])?"
_PLACES = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_COAST = r"(?:sea )?(?:coastlines?|coasts?|shorelines?)"
_NEIGHBOURS = r"(?:land |bordering |direct )?(?:neighbou?rs|neighbou?ring (?:countries|states))"
_IN = r"(?: (?:of any|of all) (?:[a-z]+ )?(?:country|countries|nations?|states?))?(?:,? (?:in|on|of) (?:the )?(?P<s>@))"
_WHOSE = rf"(?:the (?P<left>@)'s|(?P<left2>@|{ADJECTIVE})'s)"
_HAS = r"(?:has|have|boasts|with|having|possesses)"
_END = r"(?![\w-]|'s)(?! (?:after|behind|to|that|outside|relative|per|for)\b)"
_TEXTS = (
    rf"(?P<f>{{C}}){LINK} {{adverbs}}{_HAS} the {_NTH}longest (?P<coast>{_COAST}){_IN}{_END}",
    rf"(?P<f>{{C}}){LINK} {{adverbs}}{_HAS} {_WHOSE} {_NTH}longest (?P<coast>{_COAST})(?! (?:on|after|behind)\b)",
    rf"(?P<f>{{C}})'s (?P<coast>{_COAST}) is the {_NTH}longest{_IN}{_END}",
    rf"(?P<f>{{C}}){LINK} {{adverbs}}{_HAS} the {_NTH}most {_NEIGHBOURS}{_IN}{_END}",
    (
        rf"(?P<f>{{C}}){LINK} {{adverbs}}(?:borders|has|touches) more (?:other )?"
        rf"(?:countries|nations|states|{_NEIGHBOURS}) than any "
        r"(?:other )?(?:country|nation|state)(?: (?:in|on|of) (?:the )?(?P<s>@))?(?![\w-]|'s)"
    ),
    (
        rf"\bno (?:other )?(?:country|nation|state)(?: (?:in|on) (?:the )?(?P<s>@))? (?:borders|has) more "
        rf"(?:other )?(?:countries|nations|states|{_NEIGHBOURS}) than (?:the )?(?P<f>{{C}})(?!'s)"
    ),
)
_TRIGGER = re.compile(
    r"longest .{0,20}(?:coast|shore)|coast.{0,20} longest|most .{0,20}neighbo|more .{0,30} than", re.I
)


def find_counted_ranks(passage: Passage) -> list[Claim[Rank]]:
    """The claims of a place in the order of coastlines or of numbers of neighbours, one for each country and order."""
    if not passage.mentions or not _TRIGGER.search(passage.masked) or is_question(passage):
        return []
    claims: dict[tuple[str, str], Claim[Rank]] = {}
    for match, scope in _matches(passage):
        groups = match.groupdict()
        relation = Rank(
            measured="coastline" if groups.get("coast") else "neighbours",
            place=_PLACES.get((groups.get("n") or "").lower(), 1),
            scope=scope,
        )
        found = Found(start=match.start(), end=match.end(), figure=passage.mentions[match["f"]], grounds=())
        claim = build_claim(passage, found, kind=ClaimType.RANK, relation=relation)
        if match[0][:2].lower() == "no":
            claim = replace(claim, negated=False)  # "No country has more than …" is no denial.
        claims.setdefault((match["f"], relation.measured), claim)
    return list(claims.values())


@cache
def _texts() -> tuple[str, ...]:
    return tuple(text.replace("@", rf"(?:{group_pattern()}|{{L}})") for text in _TEXTS)


def _matches(passage: Passage) -> Iterator[tuple[re.Match[str], str]]:
    for match in find_all(_texts(), passage.masked):
        groups = match.groupdict()
        words = groups.get("s") or groups.get("left") or groups.get("left2") or "world"
        scope = _scope(passage, words)
        subject = match.start() < match.start("f") or not in_phrase(passage.masked, match.start("f"))
        if scope is not None and subject and not is_supposed(passage, match.start(), match.end()):
            yield match, scope


def _scope(passage: Passage, words: str) -> str | None:
    mention = passage.mentions.get(words)
    if mention is None:
        return read_scope(words)
    return read_scope(passage.document.quote(mention.span)) or read_scope(mention.place.name)
