"""Bearing in a masked sentence → the place that it is about, where the words before or after it say so safely."""

import re

from storymap.claims.bearings import Bearing
from storymap.claims.kinds import CALLED, KIND
from storymap.claims.passages import Passage
from storymap.claims.patterns import pattern
from storymap.language.expressions import late
from storymap.model.claims import Mention

_LIES = (
    r"(?:is|was|lies|lay|sits|stands|stood)(?: not|n't)?(?: (?:also|only|just|itself|actually|still|about|nowhere near|"
    r"located|situated|set|based|found|nestled|perched|tucked|built))*"
)
_LINK = (
    r"(?:(?:located|situated|lying|set|based|sitting|nestled|perched|tucked|only|just|some|a mere|barely|roughly|and|"
    r"but|at|is|lies|to the)[ ,]+)*"
)
_LINK_BARE = r"(?:(?:located|situated|lying|set|based|only|just|some|a mere|barely|roughly|itself)[ ,]+)*"
_ADMIN = r"(?: (?:county|province|district|region|oblast|governorate|prefecture|state|parish|city|town))?"
_PHRASES = (
    r"(?:,? (?:of|in|on|at|near|with|along|by|from) "
    r"(?:(?!\b(?:who|where|when|that|which|and|was|were)\b)[^.;:]){1,140}?)?"
)
_DESCRIPTION = (
    rf"(?: (?:now |also )?(?:a|an|the|one of the|its) (?:(?!(?:not|of|in|from|to)\b)[\w{{L}}'-]+,? ){{0,5}}?{KIND}"
    rf"{_PHRASES})"
).replace("{L}", "\ue000-\uebff")
_BRACKET = r"(?: \([^()]{1,60}\))?"
_ASIDE = r"(?:, (?!(?:and|but|which|who|where)\b)(?:[^.,;:]|,(?=[0-9])){1,60},?)?"
_HEADS = (
    (
        "relative",
        rf"(?P<f>{{P}}){_ADMIN}{_BRACKET}(?:, {{P}})?,? (?:which|that) {_LIES}{_DESCRIPTION}?,? {_LINK}",
    ),
    (
        "subject",
        rf"(?P<f>{{P}}){_ADMIN}{_BRACKET}{_ASIDE} {_LIES}{_DESCRIPTION}?,? {_LINK}",
    ),
    (
        "apposition",
        (
            rf"(?P<f>{{P}}){_ADMIN}(?P<within>(?:,? (?:in )?(?:the )?(?:[a-z]+ern |central )?{{P}}){{0,2}}){_BRACKET}"
            rf"(?:,| -| ?—| \(){_DESCRIPTION}?,? ?{_LINK_BARE}"
        ),
    ),
    (
        "bare",
        rf"\b(?:in|near|at|around|outside) (?:the [a-z ]{{0,20}}?{KIND} of )?(?P<f>{{L}}){_ADMIN} {_LINK_BARE}",
    ),
)
_OTHER = "[^\\w\ue000-\uf3ff]"
"""What is neither a letter nor a mention or measure."""
_FINITE = (
    r"(?:is|was|are|were|has|had|have|who|whom|whose|which|where|when|that|said|says|told|after|before|but|because|"
    r"while|"
    r"if|lies|says|died|killed|took|came|went|left|won|lost)"
)
_INITIAL = (
    rf"{_OTHER}{{0,20}}(?:the )?(?:[a-z-]+ ){{0,3}}?(?:{CALLED} of )?(?P<f>{{P}}){_BRACKET}(?:,? {_LIES}|:|,| -| ?—)"
    rf"(?P<gap>(?:(?!\b{_FINITE}\b)[^.;!?]){{0,220}}?)(?:[,;:]| -| and) {_LINK}\Z"
)
"""What a sentence is about, however long it is before it comes to the bearing, if no other verb stands between."""
_FRONTED = (
    rf" (?:is|lies|sits|stands|stood) (?:(?:a|an|the) (?:[\w'-]+ ){{0,3}}?{KIND} of )?"
    r"(?P<f>{P})(?!'s|-| and (?:the )?{P})"
)
_FRONTED_NOUN = rf", (?:the|a) (?:[\w'-]+ ){{0,3}}?{KIND} of (?P<f>{{P}})(?!'s|-)"
_FRONTED_NAME = r",? (?P<f>{L}) (?:is|was|has|had|became|lies|sits|remains)\b"
_REACH_CHARACTERS = 220
"""How far before a bearing its figure may begin."""
_LONGEST = 320
"""How far from the front of its sentence a bearing may begin that is about the first name."""
_OPENING = late(
    rf"(?:\A|[.;:—\"“] ?|, (?:and|but) ){_OTHER}*(?:(?:located|situated|lying|set|nestled|perched|just|only|some) )*\Z",
    re.I,
)
_PHRASE = late(
    r"\b(?:in|of|from|across|to|near|at|with|by|for|into|inside|outside|through|over|around|against|on|off|between|"
    r"towards?|leaving|left|via)(?: the)?(?: [a-z]+ern| central)? \Z",
    re.I,
)
_NAMED_KIND = pattern(rf"\b{CALLED} of (?:the )?\Z")
_PAIRED = late("[\ue000-\uebff](?:'s)?(?:,|,? (?:and|or|to)|-|/) ?(?:the )?\\Z")
_TRAILING = late(rf"(?P<last>[\ue000-\ue7ff]){_ADMIN}(?:,| ) ?{_LINK}\Z", re.I)
_FRONT = late(rf"{_OTHER}*(?:the )?(?:[a-z]+ern )?", re.I)
_POINTS = frozenset("PSTV")
"""Feature classes of places that a bearing may be about themselves, when they stand right before it."""
_PART_OF_NAME = late(r"(?:[a-z,;:] (?!I )[A-Z][\w.'-]*|\)) \Z")
"""A capital before a name that no mention takes in: "Cocos (Keeling) Islands", "Mr Washington", "Fort Wayne"."""
_LARGE_KM = 50.0
"""In a phrase ("a farm in Norway, 30 km from …") a place of this radius only says whereabouts the figure is."""


def figure_of(passage: Passage, bearing: Bearing) -> tuple[Mention, int, int] | None:
    """The place that a bearing is about, with the start and end of figure and bearing together; `None` if unclear.

    `in Hamar, Norway, 100 km north of Oslo` is about Hamar; `a farm in Norway, 30 km from Oslo` about no place named.
    """
    return _before(passage, bearing) or _after(passage, bearing)


def _before(passage: Passage, bearing: Bearing) -> tuple[Mention, int, int] | None:
    first = max(0, bearing.start - _REACH_CHARACTERS)
    for kind, text in _HEADS:
        for match in pattern(rf"{text}\Z").finditer(passage.masked, first, bearing.start):
            figure = _figure(passage, match, kind)
            if figure is not None:
                return figure, match.start("f"), bearing.end
    return _initial(passage, bearing)


def _initial(passage: Passage, bearing: Bearing) -> tuple[Mention, int, int] | None:
    """The subject at the front of a long sentence: `Malta: islands in the Mediterranean Sea, south of Italy`."""
    match = pattern(_INITIAL).match(passage.masked, 0, bearing.start) if bearing.start <= _LONGEST else None
    figure = _figure(passage, match, "initial") if match else None
    return (figure, match.start("f"), bearing.end) if figure and match else None


def _figure(passage: Passage, match: re.Match[str], kind: str) -> Mention | None:
    """The figure of a match; none if a name after it may be meant as well and does not only say where it lies."""
    figure = passage.mentions[match["f"]]
    within = [
        passage.mentions[character]
        for character in (match.groupdict().get("within") or "")
        if character in passage.mentions
    ]
    last = _TRAILING.search(match[0])
    within += [passage.mentions[last["last"]]] if last and last.start() > match.end("f") - match.start() else []
    if any(one.place.feature_class in _POINTS and one.place.id != figure.place.id for one in within):
        return None
    at = match.start("f")
    if _PAIRED.search(passage.masked, max(0, at - 12), at) or _PART_OF_NAME.search(passage.masked, max(0, at - 24), at):
        return None
    return figure if kind in ("relative", "bare", "initial") or _stands_alone(passage, match, kind, figure) else None


def _stands_alone(passage: Passage, match: re.Match[str], kind: str, figure: Mention) -> bool:
    """Whether the figure is what the sentence speaks of, and no phrase that says where something else is."""
    at = match.start("f")
    before = max(0, at - 40)
    if _NAMED_KIND.search(passage.masked, before, at):
        return True
    in_phrase = _PHRASE.search(passage.masked, before, at) is not None
    if kind == "apposition" and _is_large(figure):
        return _FRONT.fullmatch(passage.masked, 0, at) is not None
    return not in_phrase or kind == "apposition"


def _is_large(figure: Mention) -> bool:
    """Whether a place is large enough to say only whereabouts something is."""
    return figure.place.is_country or figure.place.feature_class == "A" or figure.place.radius_km > _LARGE_KM


def _after(passage: Passage, bearing: Bearing) -> tuple[Mention, int, int] | None:
    """The subject that follows a bearing at the front: `30 km north of Oslo lies Hamar`."""
    if not _OPENING.search(passage.masked, max(0, bearing.start - 24), bearing.start):
        return None
    for text in (_FRONTED, _FRONTED_NOUN, _FRONTED_NAME):
        match = pattern(text).match(passage.masked, bearing.end)
        if match and (text != _FRONTED_NAME or not _is_large(passage.mentions[match["f"]])):
            return passage.mentions[match["f"]], bearing.start, match.end("f")
    return None
