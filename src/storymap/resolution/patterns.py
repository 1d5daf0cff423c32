"""Text around toponyms → which one contains which, and what kind of place the words ask for."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from storymap.language.expressions import late
from storymap.model.places import Place, Toponym
from storymap.model.texts import Document

Asked = Literal["settlement", "province", "district", "water", "relief", "country"]
"""A kind of place as the words next to a name give it."""

_KIND = (
    r"(?:count(?:y|ies)|cit(?:y|ies)|towns?|villages?|areas?|districts?|regions?|provinces?|suburbs?|neighbou?rhoods?|"
    r"valleys?|ports?|parish(?:es)?)"
)
_COMMA = late(rf"\s{{0,3}}(?:,\s*|\s\(|,?\s+(?:{_KIND}\s+)?in\s+)(?:the\s+)?\Z")
_IN_PART = late(
    r",?\s*(?:(?:a|the)\s+[\w\s-]{2,40}?\s+)?(?:in|of)\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:(?:far|deep)\s+)?(?:north|south|east|west|northeast|northwest|southeast|southwest|central)(?:ern)?\s+\Z",
    re.IGNORECASE,
)
_PART_OF = late(
    r"[’']s\s+(?:[\w-]+\s+){0,3}(?:city|town|village|port|capital|province|region|state)(?:,\s+|\s+(?:of\s+)?)\Z"
)
_LONGEST = 80
_WORDS: dict[Asked, str] = {
    "settlement": r"town|village|city|hamlet|settlement|suburb|neighbou?rhood|port|resort|capital|mayor",
    "province": r"province|region|oblast|state|governorate|prefecture|territory|governor",
    "district": r"district|county|municipality|parish|borough|raion",
    "water": r"river|lake|sea|bay|gulf|strait|ocean|canal|delta",
    "relief": r"valley|mountains?|mount|peak|desert|plateau|peninsula|island|islands|volcano|hills|range",
    "country": r"republic|kingdom|country|nation",
}
_BEFORE = {
    kind: re.compile(rf"\b(?:{words})(?:,\s+|\s+(?:of\s+)?(?:the\s+)?)\Z", re.I) for kind, words in _WORDS.items()
}
_AFTER = {kind: late(rf"\s+(?:{words})\b", re.I) for kind, words in _WORDS.items()}
_CODES: dict[Asked, tuple[str, ...]] = {
    "province": ("ADM1", "RGN"),
    "district": ("ADM2", "ADM3", "ADM4"),
    "country": ("PCL",),
}
_CLASSES: dict[Asked, str] = {"settlement": "P", "water": "H", "relief": "TLH"}


def find_containers(document: Document, toponyms: Sequence[Toponym]) -> dict[int, int]:
    """Toponyms that the text puts into another: index of the inner → index of the outer.

    "Paris, Texas", "Soledar in Ukraine", "a town in eastern Ukraine", "Norway's port of Kirkenes".
    """
    return dict(_containers(document, toponyms))


def _containers(document: Document, toponyms: Sequence[Toponym]) -> Iterator[tuple[int, int]]:
    for inner in range(len(toponyms) - 1):
        between = _between(document, toponyms[inner], toponyms[inner + 1])
        if between is None or toponyms[inner + 1].use == "demonym":
            continue
        if _COMMA.match(between) or _IN_PART.match(between):
            yield inner, inner + 1
        elif _PART_OF.match(between):
            yield inner + 1, inner


def _between(document: Document, before: Toponym, after: Toponym) -> str | None:
    if after.span.start - before.span.end > _LONGEST:
        return None
    return document.text[before.span.end : after.span.start]


def asked_kind(document: Document, toponym: Toponym) -> Asked | None:
    """The kind of place that the words before or after the name, or its own last word, ask for."""
    before = document.text[max(0, toponym.span.start - 30) : toponym.span.start]
    after = document.text[toponym.span.end : toponym.span.end + 20]
    for kind in _WORDS:
        if _BEFORE[kind].search(before) or _AFTER[kind].match(after) or _AFTER[kind].search(f" {toponym.name}"):
            return kind
    return None


def is_of_kind(place: Place, kind: Asked) -> bool:
    """Whether a place is of the kind asked for."""
    if kind in _CODES:
        return place.feature_code.startswith(_CODES[kind])
    return place.feature_class in _CLASSES[kind]
