"""Passage → claims of a border's length: `Norway, which shares a 198 km border with Russia`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storymap.claims.border_patterns import FURTHER, GROUPS, LISTED, LISTS, PATTERNS
from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, occurs, pattern
from storymap.claims.phrases import names_part
from storymap.language.expressions import late
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Measure

_TRIGGER = r"border|frontier|boundary|[\ue000-\ue3ff]'s (?:is|was|runs|stretches|extends|measures|spans)\b"
"""The last: a border that "it" stands for (see `borders_recalled`)."""
_PART = pattern(
    r"(?:section|sector|stretch|part|portion|segment|half|third|quarter|most|kilomet(?:er|re)s|miles) of "
    r"(?:the|its|their|a)? ?(?:[a-z-]+ ){0,2}$"
)
_LONG = late("[- ](?:long|in length)")
_RELATIVE = late(r"\b(?:which|that)\b")
_SUBJECT = late(
    r"(?:^|[^\w\s'%]|\b(?:and|but|or|that|while|whereas|where|because|since|as|though|although|whose|says?|said|"
    r"when|if))"
    r"\W*(?:(?:the|its|their|this|both|a|an|today|now) ?)?"
    r"(?:(?!(?:to|from|near|off|of|at|on|in|for|by|along|towards?|across|beyond|over|behind|is|was|[a-z]+ing)\b)"
    r"[a-z-]{1,40} ){0,2}\Z",
    re.I,
)
"""Words before a border that is the subject of its clause."""
_NEAR = pattern(r"\b(?:to|from|near|off|of|at|on|along|towards?|across|beyond|over|behind)(?: the)?(?: [a-z-]+)? ?$")
"""Words before a border that make a place of it: a figure put in after that may be the way to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A length said of a border: characters of the masked sentence and where they stand."""

    start: int
    end: int
    figure: str
    ground: str
    measure: str
    at: int
    """Where the length stands."""


def find_border_lengths(passage: Passage) -> list[Claim[Measure]]:
    """The claims of how long a border between two countries is: one for each measure, however many units it has."""
    if not passage.measures or not occurs(_TRIGGER, passage.masked):
        return []
    claims: dict[str, Claim[Measure]] = {}
    for stated in _stated(passage):
        if stated.measure not in claims and not is_supposed(passage, stated.start, stated.end):
            claim = _claim(passage, stated)
            if claim is not None:
                claims[stated.measure] = claim
    return sorted(claims.values(), key=lambda claim: claim.quote)


def _stated(passage: Passage) -> Iterator[_Stated]:
    for match in find_all(PATTERNS, passage.masked):
        yield from _of_match(passage.masked, match)
    for match in find_all(LISTS, passage.masked):
        for item in pattern(LISTED).finditer(passage.masked, match.end("a"), match.end()):
            yield _item(match, item)


def _of_match(masked: str, match: re.Match[str]) -> Iterator[_Stated]:
    """What a match says, and what follows it on the same country: `… and a 535-km one with Ukraine`."""
    group = next((name for name in GROUPS if match.groupdict().get(name)), None)
    if group is None or names_part(masked, match.start("a")) or not _says_it_of_the_border(masked, match, group):
        return
    yield _Stated(
        start=match.start(),
        end=match.end(),
        figure=match["a"],
        ground=match["b"],
        measure=match[group],
        at=match.start(group),
    )
    further, end = pattern(FURTHER), match.end()
    while item := further.match(masked, end):
        yield _item(match, item)
        end = item.end()


def _says_it_of_the_border(masked: str, match: re.Match[str], group: str) -> bool:
    """Whether a length after the border is the border's: not that of a road to it, or of a part of it."""
    if group in ("front", "mid"):
        return True
    if _PART.search(masked, 0, match.start()):
        return False
    if group == "inset":
        return not _NEAR.search(masked, 0, match.start()) or _LONG.match(masked, match.end()) is not None
    relative = _RELATIVE.search(masked, match.end("b"), match.start(group))
    return relative is not None or _SUBJECT.search(masked, 0, match.start()) is not None


def _item(match: re.Match[str], item: re.Match[str]) -> _Stated:
    return _Stated(
        start=match.start(),
        end=item.end(),
        figure=match["a"],
        ground=item["b"],
        measure=item["front"],
        at=item.start("front"),
    )


def _claim(passage: Passage, stated: _Stated) -> Claim[Measure] | None:
    figure, ground = passage.mentions[stated.figure], passage.mentions[stated.ground]
    if figure.place.id == ground.place.id:
        return None
    found = Found(
        start=stated.start,
        end=stated.end,
        figure=figure,
        grounds=(ground,),
        signal=(stated.at, stated.end),
    )
    relation = Measure(kind="border", quantities=passage.measures[stated.measure])
    return build_claim(passage, found, kind=ClaimType.BORDER_LENGTH, relation=relation)
