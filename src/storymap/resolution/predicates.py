"""Text after a toponym → the kind of place that it says the name is: "is a town", "flows through", "is landlocked"."""

import re
from functools import cache

from storymap.model.places import Toponym
from storymap.model.texts import Document
from storymap.resolution.patterns import Asked

_LONGEST = 90
_OPENINGS = re.compile(
    r"(?:,\s+(?:which|an?|the)|\s+(?:is|are|was|were|has|borders?|flow|empt|drains?|discharges|meanders|winds|joins|"
    r"meets|rises?|rose|crosses|runs|passes|reaches|forms?|marks|separates?|divides?|lies|lay))\b|\s+flow|\s+empt"
)
_NAME = r"[A-ZÀ-ÖØ-ÞĀŁŚŠŽČŌİ][\w’'-]+"
_LEAD = r"(?:,\s+which)?\s+"
_ONE = (
    rf"(?:(?:,\s+which)?\s+(?:is|are|was|were|became|remains)\s+(?:\w+\s+){{0,2}}?(?:an?|the|{_NAME})|,\s+(?:an?|the))\s+"
    r"(?:(?!(?:of|in|on|at|for|to|from|with|by|that|which|who)\s)[\w’'-]+\s+){0,4}?"
)
_SEA = r"(?:in|into|through|past|across|to|at|near|along|between|out\s+of|from)"
_CONTINENTS = (
    r"(?:the\s+)?(?:[\w-]+\s+)?(?:Africa|Asia|Europe|America|Oceania|Pacific|Caribbean|Balkans|Caucasus|Middle)\b"
)
"""A state in these is a country."""
_SAID: dict[Asked, tuple[str, ...]] = {
    "water": (
        rf"{_ONE}(?:river|tributary|stream|waterway|lake|sea|strait|gulf|bay)\b",
        (
            rf"{_LEAD}(?:flow(?:s|ed)?|empt(?:y|ies)|drains?|discharges|meanders|winds|rises?|rose|runs?|passes|reaches)\s+"
            rf"(?:[a-z]+\s+){{0,2}}?{_SEA}\b"
        ),
        rf"{_LEAD}(?:joins|meets|crosses|separates?|divides?)\s+(?:[a-z]+\s+){{0,3}}?{_NAME}",
        rf"{_LEAD}(?:forms?|marks?)\s+(?:[a-z]+\s+){{0,3}}?(?:border|frontier|boundary)\b",
        rf"{_LEAD}(?:is|was)\s+(?:[a-z]+\s+)?(?:longer|shorter|wider|deeper)\s+than\s+the\s+{_NAME}",
    ),
    "relief": (
        rf"{_ONE}(?:mountains?|volcano|peak|summit|desert|plateau|range)\b",
        rf"{_LEAD}(?:is|was)\s+(?:[a-z]+\s+)?higher\s+than\s+(?:Mount\s+)?{_NAME}",
    ),
    "country": (
        rf"{_ONE}(?:country|nation|republic|kingdom|microstate)\b",
        rf"{_LEAD}(?:is|are|was)\s+(?:\w+\s+){{0,2}}?landlocked\b",
        rf"{_LEAD}borders?\s+(?:only\s+)?\w+\s+(?:other\s+)?(?:countries|nations)\b",
    ),
    "settlement": (
        (
            rf"{_ONE}(?:towns?|cit(?:y|ies)|villages?|hamlet|settlement|suburb|seaport|port|resort|capital|home\s?town)\b"
            r"(?!\s+state)"
        ),
    ),
    "province": (
        rf"{_ONE}(?:provinces?|oblast|canton|prefecture|governorate|emirate)\b",
        rf"{_ONE}(?:states?|regions?)\s+(?:in|of)\s+(?!{_CONTINENTS})(?:the\s+)?(?:\w+\s+)?{_NAME}",
        rf"{_ONE}[A-Z][\w.]+\s+state\b",
    ),
}
_THE = re.compile(r"\b[Tt]he\s+\Z")
_WATERS: Asked = "water"
_BEFORE = 40
_BESIDE_WATER = re.compile(
    r"\b(?:(?:flow|empti|drain|discharg)(?:s|es|ed|ing)?\s+into|joins|joining|(?:longer|shorter|wider|deeper)\s+than|"
    r"(?:tributar(?:y|ies)|banks?|mouth|source|estuary|delta|confluence)\s+(?:of|with)|"
    r"(?:lies?|lay|lying|town|city|port|village|situated|located)\s+on)\s+the\s+\Z"
)


def said_kind(document: Document, toponym: Toponym) -> Asked | None:
    """The kind of place that the name's predicate or apposition says it is; water flows, and bears "the"."""
    end = toponym.span.end
    after = document.text[end : end + _LONGEST]
    if toponym.use == "demonym":
        return None
    if _BESIDE_WATER.search(document.text[max(0, toponym.span.start - _BEFORE) : toponym.span.start]):
        return _WATERS
    if not _OPENINGS.match(after):
        return None
    for kind, patterns in _patterns().items():
        if any(pattern.match(after) for pattern in patterns):
            return kind if kind != _WATERS or has_article(document, toponym) else None
    return None


def has_article(document: Document, toponym: Toponym) -> bool:
    """Whether the name stands as those of rivers do: the Niger, the Congo River, Lake Chad."""
    start = toponym.span.start
    return " " in toponym.name or _THE.search(document.text[max(0, start - 5) : start]) is not None


@cache
def _patterns() -> dict[Asked, tuple[re.Pattern[str], ...]]:
    """Compiled when the first predicate is read."""
    return {kind: tuple(re.compile(text) for text in texts) for kind, texts in _SAID.items()}
