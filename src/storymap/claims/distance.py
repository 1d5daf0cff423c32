"""Passage → claims how far, or in which direction, one place lies from another."""

import re
from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.directions import NOUN, direction_of
from storymap.claims.kinds import DESCRIPTION, KIND
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_in_phrase
from storymap.model.claims import AnyClaim, ClaimType
from storymap.model.relations import Measure, Orientation

_LIES = r"(?:is|lies|sits|stands|is not|isn't|is located|is situated|located|situated)"
_FIGURE = (
    rf"(?P<f>{{P}})(?: {KIND})?(?: \([^()]{{1,40}}\))?(?:,? (?:which |that )?{_LIES}|,| -)"
    rf"(?:,? (?:a|an|the) {DESCRIPTION},?)?(?: {_LIES})?"
)
_GROUND = (
    rf"(?:(?:the |its )?(?:{KIND}|capital|{{N}} {KIND}|{{N}} capital) (?:of )?|(?:the "
    rf")?(?:coast|shores?) of )?(?:the )?(?P<g>{{P}})"
)
_END = r"(?!'s| border| coast| frontier|-|{P}| and {P}|, {C}'s)"
_PATTERNS = (
    rf"{_FIGURE} (?:only |just |some )?{{hedge}}(?P<q>{{Q}}) (?:to the |due )?(?P<d>{NOUN}) of {_GROUND}{_END}",
    rf"{_FIGURE} (?:only |just |some )?{{hedge}}(?P<q>{{Q}}) (?:away )?(?:from|off|outside) {_GROUND}{_END}",
    rf"{_FIGURE} (?:just |far |well |directly |due )?(?:to the )?(?P<d>{NOUN}) of {_GROUND}{_END}",
    r"\b(?:distance|flight|drive|journey) between (?P<f>{P}) and (?P<g>{P}) is {hedge}(?P<q>{Q})",
    r"(?P<f>{P}) and (?P<g>{P}) are {hedge}(?P<q>{Q}) (?:apart|from each other|away from each other)",
)
_TRIGGER = re.compile(r"north|south|east|west|from|off|outside|apart|distance|flight|drive|journey", re.I)


def find_distances(passage: Passage) -> list[AnyClaim]:
    """The claims of a distance, a direction or both between two named places, at most one for each figure."""
    if len(passage.mentions) < 2 or is_question(passage) or not _TRIGGER.search(passage.masked):
        return []
    claims: dict[str, AnyClaim] = {}
    for match in _matches(passage):
        if match["f"] not in claims and passage.mentions[match["f"]].place.id != passage.mentions[match["g"]].place.id:
            claims[match["f"]] = _claim(passage, match)
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    for match in find_all(_PATTERNS, passage.masked):
        located = not is_in_phrase(passage.masked, match.start("f"))
        if located and not is_supposed(passage, match.start(), match.end()):
            yield match


def _claim(passage: Passage, match: re.Match[str]) -> AnyClaim:
    groups = match.groupdict()
    direction = direction_of(groups["d"]) if groups.get("d") else None
    found = Found(
        start=match.start(),
        end=match.end(),
        figure=passage.mentions[match["f"]],
        grounds=(passage.mentions[match["g"]],),
        signal=_between(match),
    )
    if not groups.get("q"):
        relation = Orientation(direction=direction or "north", frame="external")
        return build_claim(passage, found, kind=ClaimType.DIRECTION, relation=relation)
    measure = Measure(kind="distance", quantities=passage.measures[groups["q"]], direction=direction)
    kind = ClaimType.DISTANCE_DIRECTION if direction else ClaimType.DISTANCE
    return build_claim(passage, found, kind=kind, relation=measure)


def _between(match: re.Match[str]) -> tuple[int, int] | None:
    start, end = match.end("f"), match.start("g")
    return (start, end) if end > start + 1 else None
