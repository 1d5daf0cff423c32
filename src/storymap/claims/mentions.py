"""Resolutions → what names places in a sentence, former states recognised."""

import re
from dataclasses import replace

from storymap.claims.passages import Named
from storymap.language.expressions import late
from storymap.model.claims import Mention
from storymap.model.places import Place, Resolution, ResolvedDocument
from storymap.model.texts import Sentence, Span

_FORMER_BEFORE = late(
    r"(?:\bSoviet|\bNazi|\bImperial|\bOttoman|\bTsarist|"
    r"\b[Ff]ormer|\bancient|\bColonial|\bVichy)\s$"
)
_DIVIDED = {
    "Germany": re.compile(r"\b(?:West|East)\s$"),
    "Vietnam": re.compile(r"\b(?:North|South)\s$"),
    "Yemen": re.compile(r"\b(?:North|South)\s$"),
}
_PART_AFTER = late(
    r"\s(?:(?:is|are|remains)(?: not| now| still)?\s(?:an? )?(?:integral )?part of|(?:belongs|does not belong)\sto|"
    r"(?:,\swhich\s)?(?:lies|is\s(?:located|situated))\s(?:\d|about|some|just|to\sthe|in|on|off|near|north|south|"
    r"east|west|between)|"
    r"(?:is|was|remains)\s(?:not\s)?(?:an?|the)\s(?:[a-z-]+\s){0,3}"
    r"(?:city|town|village|port|capital|island|river|province)\b)"
)
_LAND_AFTER = late(
    r",?\s(?:is\s|remains\s)?(?:an?\s|the\s)?(?:doubly[- ])?(?:landlocked|island)\s"
    r"(?:country|nation|state|kingdom|republic)"
)
_LAND_BEFORE = late(
    r"\b(?:landlocked|(?:island|landlocked)\s(?:[a-z]+\s)?(?:country|nation|state|kingdom|republic)\sof)\s(?:the\s)?$",
    re.I,
)
_OPEN = 0.05
"""Share from which on a name may as well mean a country: both Congos have some 0.4 where nothing else is said."""
_BEFORE_CHARACTERS = 48
"""How far before a name words are looked for that say it means the land."""


def named_in(resolved: ResolvedDocument, sentence: Sentence) -> list[Named]:
    """What names places in a sentence, in order; unresolved and associative names are left out."""
    named = (_named(resolved, resolution) for resolution in resolved.within(sentence.span))
    return [one for one in named if one is not None]


def _named(resolved: ResolvedDocument, resolution: Resolution) -> Named | None:
    place, toponym = resolution.place, resolution.toponym
    if place is None or (toponym.use == "associative" and not _is_land(resolved, toponym.span)):
        return None
    if toponym.use == "demonym" and not place.is_country:
        return None
    span = toponym.span
    before = resolved.document.text[max(0, span.start - 12) : span.start]
    former = _former(before, place.name) if place.is_country else None
    if former:
        span = Span(start=span.start - len(before) + former.start(), end=span.end)
        place = replace(place, feature_code="PCLH", id=f"{place.id}-{former[0].strip().lower()}")
    mention = Mention(place=place, span=span, confidence=resolution.confidence, namesakes=_namesakes(resolution, place))
    return Named(span=span, mentions=(mention,), demonym=toponym.use == "demonym")


def _namesakes(resolution: Resolution, place: Place) -> tuple[Place, ...]:
    """The other countries of the name, where the text leaves open which one it means: Congo, Korea."""
    if not place.is_country:
        return ()
    others = (one for one in resolution.candidates if one.score >= _OPEN and one.place.is_country)
    return tuple(one.place for one in others if one.place.country_code != place.country_code)


def _is_land(resolved: ResolvedDocument, span: Span) -> bool:
    """Whether the words around a name say that it means the land, whatever the recognizer made of it."""
    text = resolved.document.text
    before = _LAND_BEFORE.search(text, max(0, span.start - _BEFORE_CHARACTERS), span.start)
    return before is not None or any(after.match(text, span.end) for after in (_PART_AFTER, _LAND_AFTER))


def _former(before: str, name: str) -> re.Match[str] | None:
    return _FORMER_BEFORE.search(before) or (_DIVIDED[name].search(before) if name in _DIVIDED else None)
