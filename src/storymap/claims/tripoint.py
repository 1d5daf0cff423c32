"""Passage → claims that three countries meet, and where."""

import re
from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_country, is_demonym, is_local, occurs, pattern
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Topology

_POINT = (
    r"(?:intersection|meeting[- ]point|meeting place|(?<!road )(?<!rail )junction|tri-?point|tri-?junction|"
    r"(?:tri-?|triple[- ]|three-way )border(?: point| area| region| zone)?|border triangle|"
    r"triple (?:frontier|point)|convergence|"
    r"three-(?:country|border|nation|state) (?:point|cairn|junction|corner|zone|area|region))"
)
_THREE = r"(?P<three>(?:the )?{N}[^.;:?!]{1,160})"
_LIST = r"(?P<three>(?:the )?{C}(?:'s)?, (?:the )?{C}(?:'s)?,? and (?:the )?{C})"
_VERB = r"(?:all )?(?:meet|converge|come together|intersect|join(?: up)?|touch|run together)"
_LAND = r"(?:middle of|(?:far |high |remote )*(?:north|south|east|west|arctic|hills|mountains|desert|jungle|forest))"
_MEET = rf"{_VERB}(?! (?:for|with|on|to|in(?! the)|today|again|every|annually)\b)(?! in the (?!{_LAND}))\b"
_THERE = (
    rf"(?:in the {_LAND}|(?:at|near|on) (?:an?|one|the|this|that|any) (?:single |common |[a-z-]+ )?"
    r"(?:point|place|spot|cairn|tri-?point|corner|river|lake|mountain|hill|confluence|peak|summit|border))\b"
)
_ALONE = r"(?<!of )(?<!from )(?<!between )(?<!by )(?<!of the )(?<!from the )(?<![\ue000-\ue3ff], )"
"""Before a list that is the subject: not "the leaders of …", and no fourth country."""
_BORDERS = r"(?:borders?|frontiers?|boundaries|territor(?:y|ies)|lands?)"
_PATTERNS = (
    rf"\b{_POINT} (?:of|between|for|where|formed by|joining|shared by) {_THREE}",
    rf"(?P<three>{{N}}(?:-|/){{N}}(?:-|/){{N}}) (?:border )?{_POINT}",
    rf"\b{_BORDERS} (?:of|between) {_LIST} (?:do not |don't |never )?{_VERB}\b",
    rf"\bwhere (?:the {_BORDERS} of )?{_LIST}(?:'s borders)? {_MEET}",
    r"\bwhere (?P<three>{C} (?:meets|touches|joins) (?:both )?(?:the )?{C} and (?:the )?{C})",
    (
        rf"(?P<three>{{C}}'s (?:[a-z]+ )?borders? with (?:both )?(?:the )?{{C}} and (?:the )?{{C}}) "
        rf"(?:do not |never )?{_VERB}\b"
    ),
    (
        rf"{_ALONE}{_LIST} (?:do not |don't )?(?:all )?(?:share|have) (?:a|one|any) (?:common |single )*"
        rf"(?:{_POINT}|point|border point)"
    ),
    rf"{_ALONE}{_LIST} (?:do not |don't |never )?{_VERB}(?= {_THERE})",
    rf"{_ALONE}{_LIST},? (?:do not |don't |never )?{_VERB} (?P<at>at|near|on|in the middle of) (?:the )?{{L}}",
)
_TRIGGER = (
    r"tri-?point|tri-?junction|tri-?border|triple|three-|triangle|intersection|meeting|junction|\bmeets?\b|converge"
    r"|intersect|come together|\bjoins?\b|\btouch|(?:share|have) (?:a|one|any) (?:common |single )*(?:border )?point"
)
_SPOT = (
    r"(?:point|place|spot|site|cairn|marker|monument|stone|pillar|hill|mountain|peak|summit|town|village|city|lake|"
    r"island|"
    r"settlement|location|area|bend|confluence)"
)
_DESCRIBED = (
    rf"(?: (?:the|an?|at|near|on|in|close|to|by|of|only|just|also|known|as|called|right|exactly|precisely|located|"
    rf"situated|not|far|from|famous|for|its|where|that|which|marks?|marking|border|northern|southern|eastern|western|"
    rf"remote|quiet|actual|official|exact|very|so-called|small|little|{_SPOT}),?){{0,8}} ?$"
)
"""Words between a place and the point that it is: a description, no other statement."""
_BEFORE = pattern(
    r"(?P<f>{L})(?: \([^()]{1,60}\))?(?:,| -|:)?(?: (?:which|that))?"
    rf"(?: (?:is|marks|lies|stands|sits|forms|denotes|represents|does not mark|is not|was))?{_DESCRIBED}"
)
_AFTER = pattern(r" (?:[a-z]+ ){0,1}(?:at|near|on|in the middle of) (?:the )?(?P<f>{L})")
_SEATS = ("PPLC", "PPLA")
_APPOSED = pattern(r"(?P<f>{L}),? $")


def find_tripoints(passage: Passage) -> list[Claim[Topology]]:
    """The claims that three countries meet at a place, or at all; one for each meeting."""
    if len(passage.mentions) < 3 or not occurs(_TRIGGER, passage.masked):
        return []
    claims: dict[frozenset[str], Claim[Topology]] = {}
    for match in _matches(passage):
        grounds = _grounds(passage, match["three"])
        if (
            len(grounds) == 3
            and not _may_be_talks(passage, match)
            and not is_supposed(passage, match.start(), match.end())
        ):
            key = frozenset(mention.place.id for mention in grounds)
            claims.setdefault(key, _claim(passage, match, grounds))
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    yield from find_all(_PATTERNS, passage.masked)


def _may_be_talks(passage: Passage, match: re.Match[str]) -> bool:
    """Whether "A, B and C meet at X" may tell of people: X is a capital or another seat."""
    places = [passage.mentions[character].place for character in match[0] if is_local(character)]
    return bool(match.groupdict().get("at")) and any(place.feature_code in _SEATS for place in places)


def _grounds(passage: Passage, words: str) -> tuple[Mention, ...]:
    """The three countries named in `words`, each once, however often they are named."""
    characters = [c for c in words if is_country(c) or is_demonym(c)]
    mentions = {passage.mentions[c].place.id: passage.mentions[c] for c in reversed(characters)}
    return tuple(sorted(mentions.values(), key=lambda mention: mention.span))


def _claim(passage: Passage, match: re.Match[str], grounds: tuple[Mention, ...]) -> Claim[Topology]:
    start, end = match.start(), match.start("three") + _last_country(match["three"]) + 1
    tail = re.match(r"(?: (?:border|frontier|boundary))", passage.masked[end:])
    end += tail.end() if tail else 0
    figure_at = _figure(passage.masked, match)
    figure = passage.mentions[passage.masked[figure_at]] if figure_at is not None else None
    found = Found(
        start=start if figure_at is None else min(start, figure_at),
        end=end if figure_at is None else max(end, figure_at + 1),
        figure=figure,
        grounds=grounds,
        signal=(start, match.start("three")) if match.start("three") > start else None,
    )
    return build_claim(passage, found, kind=ClaimType.TRIPOINT, relation=Topology(kind="meets"))


def _last_country(words: str) -> int:
    return max(at for at, character in enumerate(words) if is_country(character) or is_demonym(character))


def _figure(masked: str, match: re.Match[str]) -> int | None:
    """Where the place stands that is said to be the meeting point."""
    inside = [at for at in range(match.start("three"), match.end()) if is_local(masked[at])]
    after = _AFTER.match(masked, match.end())
    before = _BEFORE.search(masked[: match.start()]) or _APPOSED.search(masked[: match.start()])
    if before:
        return before.start("f")
    if after:
        return after.start("f")
    return inside[0] if inside else None
