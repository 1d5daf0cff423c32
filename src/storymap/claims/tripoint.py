"""Passage → claims that three countries meet, and where."""

import re
from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_country, is_demonym, is_local, pattern
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Topology

_POINT = (
    r"(?:intersection|meeting[- ]point|meeting place|junction|tri-?point|tri-?junction|tri-?border(?: point| area)?|"
    r"triple (?:border|frontier|point)|three-(?:country|border) (?:point|cairn|junction)|convergence)"
)
_THREE = r"(?P<three>(?:the )?{N}[^.;:?!]{1,160})"
_MEET = (
    r"(?:all )?(?:meet|converge|come together|intersect|join|touch)(?! (?:for|with|on|to|in(?! the "
    r"middle of)|today|again|every|annually))\b"
)
_LIST = r"(?P<three>(?:the )?{C}(?:'s)?, (?:the )?{C}(?:'s)?,? and (?:the )?{C})"
_PATTERNS = (
    rf"\b{_POINT} (?:of|between|for|where|formed by|joining|shared by) {_THREE}",
    rf"\bwhere (?:the (?:borders?|frontiers?|territor(?:y|ies)) of )?{_LIST}(?:'s borders)? {_MEET}",
    rf"\b(?:borders?|frontiers?) (?:of|between) {_LIST} {_MEET}",
    rf"{_LIST} (?:do not |don't |never )?{_MEET}(?= at| near| on| in the|[.,;]|$)",
    rf"{_LIST} (?:do not |don't |never )?{_MEET} (?:at|near|on|in the middle of) (?:the )?{{L}}",
)
_TRIGGER = re.compile(
    r"tri-?point|tri-?junction|tri-?border|triple|three-|intersection|meeting|junction|\bmeet\b|converge|intersect"
    r"|come together|\bjoin\b|\btouch\b",
    re.I,
)
_BEFORE = pattern(
    r"(?P<f>{L})(?: \([^()]{1,60}\))?(?:,| -|:)?(?: [a-z'-]+){0,3} "
    r"(?:is|marks|lies|stands|sits|forms|denotes|represents|does not mark|"
    r"is not|at|near)?(?: [a-z'-]+,?){0,6} ?$"
)
_AFTER = pattern(r" (?:[a-z]+ ){0,1}(?:at|near|on|in the middle of) (?:the )?(?P<f>{L})")
_APPOSED = pattern(r"(?P<f>{L}),? $")


def find_tripoints(passage: Passage) -> list[Claim[Topology]]:
    """The claims that three countries meet at a place, or at all; one for each meeting."""
    if len(passage.mentions) < 3 or not _TRIGGER.search(passage.masked):
        return []
    claims: dict[frozenset[str], Claim[Topology]] = {}
    for match in _matches(passage):
        grounds = _grounds(passage, match["three"])
        if len(grounds) == 3 and not is_supposed(passage, match.start(), match.end()):
            key = frozenset(mention.place.id for mention in grounds)
            claims.setdefault(key, _claim(passage, match, grounds))
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    yield from find_all(_PATTERNS, passage.masked)


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
