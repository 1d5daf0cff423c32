"""Patterns of the words around a place whose size is told: what links them, kinds of states, hidden subjects."""

import re

from storymap.claims.kinds import KIND
from storymap.claims.patterns import pattern
from storymap.language.expressions import late

LINK = r"(?:(?: \([^()]{1,80}\))?(?:,? (?:which|that))?|, [^,.;:()]{1,90},(?: and)?)"
"""What may stand between a place and its verb: a relative pronoun, or an aside.

Never both: in "Kenya is home to the Mara, which covers …" the pronoun stands for the last name.
"""
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
_BEFORE = late(
    r"\b(?:in|of|from|across|to|near|at|with|by|for|and|or|into|inside|outside|through|over|around|against|on|than|"
    r"between|throughout|like|unlike|[a-z]{2,}ing)(?: the)? \Z",
    re.I,
)
_TOWARDS = late(r"\b(?:across|to|through|into|around|against|than|like|unlike|throughout)(?: the)? \Z", re.I)
_RELATIVE = late(r"., (?:which|that)\b")
_UNIT_BEFORE = late(
    r"(?:^|[,;:(] ?|\b(?:and|that|but) )the (?:[a-z-]+ ){0,2}(?:state|province|region|republic|kingdom|principality|"
    r"commonwealth|territory|oblast|canton|governorate) of (?:the )?\Z",
    re.I,
)


_PART_OF = pattern(
    rf"{{P}},? (?:which |that )?(?:is |are |was |remains )?(?:an?|the|one of the|another) (?:[a-z-]+,? ){{0,3}}?"
    rf"(?:exclave|part|corner|colony|dependency|territory|possession|{KIND})s? of (?:the )?\Z"
)


def names_part(masked: str, at: int) -> bool:
    """Whether the place at a position is only named to say what a part belongs to: "Kaliningrad, an exclave of …"."""
    return _PART_OF.search(masked, max(0, at - 80), at) is not None


def in_phrase(masked: str, at: int) -> bool:
    """Whether the place at a position only says where something else is: "a fire in Norway covered …".

    "The state of Texas covers …" is said of Texas; so is "across Texas, which covers …".
    """
    before = masked[max(0, at - 60) : at]
    if _RELATIVE.match(masked, at) and _TOWARDS.search(before):
        return False
    return _BEFORE.search(before) is not None and _UNIT_BEFORE.search(before) is None
