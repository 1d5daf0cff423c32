"""Masked sentence → the stretches that tell a distance, a direction or both from a place, a border or a coast."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from storymap.claims.directions import COMPASS, LETTERS, both_directions, direction_of
from storymap.claims.kinds import CALLED
from storymap.claims.passages import Passage
from storymap.claims.patterns import pattern
from storymap.language.expressions import late
from storymap.model.claims import Mention
from storymap.model.relations import Course, Direction, Quantity

_ADJECTIVES = r"(?:(?!(?:the|and|or|of|in|to|from|where|that)\b)(?:[a-z-]+|{N}(?:'s)?|{L}'s) ){0,4}?"
_PLACE = (
    rf"(?:(?:the |its |their |{{P}}'s )?{_ADJECTIVES}{CALLED} of |"
    rf"(?:the |its |their |{{P}}'s ){_ADJECTIVES}(?:capital|city|town|village|port|seat|hub)(?: city)?,? |"
    r"(?:the )?(?:downtown|central|greater|nearby|neighbou?ring|(?:cent(?:re|er)|outskirts|edge|city limits) of) )?"
    r"(?:the )?(?P<g>{P})"
)
_LINE = (
    r"(?P<e>(?:the |its )?(?:[a-z]+ )?(?:{N}(?:'s)?(?:-| and |/))?{N}(?:'s)? (?:[a-z-]+ ){0,2}?"
    r"(?:border|frontier|boundary|coast|coastline|shores?|mainland)(?! (?:town|city|village|post|crossing|of)\b)"
    r"(?: with (?:the )?{C})?|"
    r"(?:the |its )(?:[a-z-]+ ){0,2}?(?:border|frontier) (?:with|to|between|of) (?:the )?{C}(?: and (?:the )?{C})?|"
    r"(?:the |its )?(?:[a-z-]+ ){0,2}?(?:coast|coastline|shores?|mainland) of (?:the )?{P})"
)
_END = (
    r"(?=[.,;:!?)\]\"”—]|$| ?[-(] ?| (?:and|or|in|on|at|near|along|by|with|but|who|which|that|where|when|while|as|is|"
    r"was|are|were|has|have|had|lies|to|for|from|before|after|until|since|late|early|this|last|yesterday|today|"
    r"tonight|if|"
    r"because|although|though|over|across|through|into|than|will|would|can|could|may|might|up|down|said|says|killing|"
    r"using|during|around|about|now|then|here|there|close|just|overnight|again|and|so|not|via|it|he|she|they|we|"
    r"[a-z]+(?:ed|ing|ly)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)(?!-\w)(?! (?:and|or) (?:the )?{P}(?!,? (?:is|was|are|has)\b))"
    r"(?!,? to (?:the )?{P})(?! (?:coast|border|frontier)\b)"
)
_BY = (
    r"(?:by (?:air|plane|road|car|bus|rail|train|sea|boat|ship|ferry|river|land|foot|bike|bicycle)|as the crow flies|"
    r"in a straight line|on foot|overland|straight-line)"
)
_MEASURE = (
    r"(?:(?:within|to within|at a distance of|a distance of|no (?:more|less|closer|nearer|further) than|"
    rf"not (?:more|less) than) )?{{hedge}}(?:an? )?(?P<q>{{Q}})(?:,? {_BY},?)?"
)
_WITHIN = r"within {hedge}(?:an? )?(?P<q>{Q}) of"
_TOWARDS = (
    rf"(?: away| further| farther| out)?(?:,? in| to| towards)?(?: the)?(?: due| directly| straight| just)? "
    rf"(?P<d>{COMPASS}|{LETTERS})(?: and (?:to the )?(?P<d2>{COMPASS}))?(?: (?:of|from)| off)"
)
_FROM = (
    r"(?: as the crow flies| away| distant| inland| offshore| out| upstream| downstream)?,? "
    r"(?:from|off|outside(?: of)?)"
)
_ORIENTED = (
    r"(?:(?:just|far|well|directly|immediately|due|slightly|located|situated) )*(?:to )?(?:the )?(?:immediate )?"
    rf"(?P<d>{COMPASS})(?: and (?:to the )?(?P<d2>{COMPASS}))? of {_PLACE}"
    r"(?:(?:,| at| and) {hedge}(?:a distance of )?(?P<q>{Q}) (?:away|distant))?"
)


def _after_first(word: str, later: str) -> str:
    """Whether `later` follows `word` anywhere: looked for behind the first alone, so that no text makes it slow."""
    return rf"\A(?>.*?{word}).*(?:{later})"


_TEXTS: Final = (
    (
        rf"{_MEASURE}(?:{_TOWARDS}|{_FROM}) {_LINE}{_END}",
        _after_first(r"[\uec00-\uefff]", "border|frontier|boundary|coast|shore|mainland"),
    ),
    (
        rf"{_MEASURE}(?:{_TOWARDS}|{_FROM}) {_PLACE}{_END}",
        _after_first(r"[\uec00-\uefff]", r"\b(?:from|off|outside|of)\b"),
    ),
    (rf"\b{_WITHIN} {_LINE}{_END}", _after_first("within", "border|frontier|boundary|coast|shore|mainland")),
    (rf"\b{_WITHIN} {_PLACE}{_END}", _after_first("within", r"[\uec00-\uefff] of")),
    (rf"\b{_ORIENTED}{_END}", r"(?:north|south|east|west)(?:wards?)? of\b"),
)
"""Patterns, each with what a sentence must hold for it: the others are not even compiled."""
_COURSES: tuple[tuple[str, Course], ...] = (
    ("crow flies|straight", "straight"),
    ("air|plane", "air"),
    ("road|car|bus|land|driv", "road"),
    ("rail|train", "rail"),
    ("sea|boat|ship|ferry|river", "water"),
    ("foot", "foot"),
    ("bike|bicycle", "bicycle"),
)
_PART = late(r"\bin (?:the )?(?:very |extreme )?\Z", re.I)
"""Before "(far) west of Cornwall": that is a part of it, not what lies beyond."""
_PART_LENGTH = len("in the extreme ")
_NO_PLACE = late(r"equator", re.I)
_NOUN_COMMA = late(r"(?:capital|city|town|village|port|seat|hub), .\Z", re.I)
_AFTER = late(rf",? {_BY}", re.I)
_AT_MOST = late(r"within|no more than|not more than|no further than", re.I)
_AT_LEAST = late(r"no less than|not less than|no closer than|no nearer than", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A stretch such as `about 30 km north of the capital, Oslo`: what it tells of a figure that it does not hold."""

    start: int
    """Its first character in the masked sentence."""
    end: int
    """The character after the last ground."""
    relating: int
    """Where the words end that relate, and the ground begins."""
    grounds: tuple[Mention, ...]
    """The place that it starts from; both countries of a border."""
    quantities: tuple[Quantity, ...] = ()
    """The distance in each unit given; empty for a direction alone."""
    direction: Direction | None = None
    """The direction, if one is told."""
    edge: Literal["border", "coast"] | None = None
    """What of the ground is meant, if not the place itself."""
    course: Course | None = None
    """How the distance is measured, if the text says so."""


def find_bearings(passage: Passage) -> list[Bearing]:
    """The distances and directions that a sentence tells from named places, in order, never overlapping."""
    kept: list[Bearing] = []
    for match in _matches(passage.masked):
        place = bisect_left(kept, match.start(), key=lambda one: one.start)
        free = (place == 0 or kept[place - 1].end <= match.start()) and (
            place == len(kept) or match.end() <= kept[place].start
        )
        bearing = _bearing(passage, match) if free else None
        if bearing is not None:
            kept.insert(place, bearing)
    return kept


def _matches(masked: str) -> Iterator[re.Match[str]]:
    for text, needed in _TEXTS:
        if pattern(needed).search(masked):
            yield from pattern(text).finditer(masked)


def _bearing(passage: Passage, match: re.Match[str]) -> Bearing | None:
    groups = match.groupdict()
    ground = "e" if groups.get("e") else "g"
    mentions = tuple(passage.mentions[c] for c in dict.fromkeys(match[ground]) if c in passage.mentions)
    direction = _direction(groups.get("d"), groups.get("d2"))
    if not groups.get("q") and _PART.search(passage.masked, max(0, match.start() - _PART_LENGTH), match.start()):
        return None
    if any(_NO_PLACE.fullmatch(passage.document.quote(mention.span)) for mention in mentions):
        return None
    if (groups.get("d") and direction is None) or (mentions[0].place.is_country and _NOUN_COMMA.search(match[0])):
        return None
    return Bearing(
        start=match.start(),
        end=match.end(),
        relating=match.start(ground),
        grounds=mentions,
        quantities=_quantities(passage, match) if groups.get("q") else (),
        direction=direction,
        edge=_edge(match[ground]) if ground == "e" else None,
        course=course_of(_with_after(passage.masked, match)),
    )


def _direction(first: str | None, second: str | None) -> Direction | None:
    if first is None:
        return None
    direction = direction_of(first)
    return both_directions(direction, direction_of(second)) if second else direction


def _quantities(passage: Passage, match: re.Match[str]) -> tuple[Quantity, ...]:
    """The measure with the bounds of words that stand too far before the number to be its hedge."""
    before = match[0][: match.start("q") - match.start()]
    measure = passage.measures[match["q"]]
    if _AT_MOST.search(before):
        return tuple(replace(quantity, hedge="at most") for quantity in measure)
    if _AT_LEAST.search(before):
        return tuple(replace(quantity, hedge="at least") for quantity in measure)
    return measure


def _edge(words: str) -> Literal["border", "coast"]:
    return "border" if re.search("border|frontier|boundary", words, re.I) else "coast"


def _with_after(masked: str, match: re.Match[str]) -> str:
    after = _AFTER.match(masked, match.end())
    return match[0] + (after[0] if after else "")


def course_of(words: str) -> Course | None:
    """How a distance is measured or a way travelled: `by road`, `as the crow flies`."""
    for stem, course in _COURSES:
        if re.search(rf"\b(?:by|in|on|as|the)? ?(?:a )?(?:{stem})", words, re.I) and re.search(_BY, words, re.I):
            return course
    return None
