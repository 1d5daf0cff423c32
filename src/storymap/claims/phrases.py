"""Patterns of the words around a place whose size is told: asides, kinds of states, and phrases that hide a subject."""

import re

ASIDE = r"(?:,? \([^()]{1,80}\)|,? [^,.;:()]{1,90},)?"
"""An aside between a place and what is said of it."""
NOUN = (
    r"(?:[a-z-]+,? ){0,3}(?:country|nation|state|republic|kingdom|province|territory|region|archipelago|"
    r"principality|sultanate|emirate|land)"
)
"""A noun for a country or province with its adjectives."""
UNIT = (
    r"(?:the (?:[a-z-]+ ){0,2}(?:{N} )?(?:state|province|region|republic|kingdom|principality|commonwealth|territory|"
    r"oblast|canton|governorate|island) of )?"
)
"""What may stand before a name: `the state of`."""
_BEFORE = re.compile(
    r"\b(?:in|of|from|across|to|near|at|with|by|for|and|or|into|inside|outside|through|over|around|against|on|than|"
    r"between|throughout)(?: the)? \Z",
    re.I,
)
_UNIT_BEFORE = re.compile(
    r"(?:^|[,;:(] ?|\b(?:and|that|but) )the (?:[a-z-]+ ){0,2}(?:state|province|region|republic|kingdom|principality|"
    r"commonwealth|territory|oblast|canton|governorate) of (?:the )?\Z",
    re.I,
)


def in_phrase(masked: str, at: int) -> bool:
    """Whether the place at a position only says where something else is: "a fire in Norway covered …".

    "The state of Texas covers …" is said of Texas.
    """
    before = masked[max(0, at - 60) : at]
    return _BEFORE.search(before) is not None and _UNIT_BEFORE.search(before) is None
