"""Pattern texts → regular expressions over masked sentences.

In a masked sentence (see `passages`) each mention of a place and each measure is one private-use character. Patterns
name their classes: `{C}` a country, `{L}` any other place, `{P}` either, `{D}` a demonym, `{N}` a country or demonym,
`{Q}` a length, `{A}` an area, `{X}` coordinates.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from storymap.claims.needed import Clause, holds, needed

COUNTRY: Final = 0xE000
"""First code point of countries; the blocks below follow it, 0x400 code points each."""
LOCAL: Final = 0xE400
"""First code point of places that are no countries."""
DEMONYM: Final = 0xE800
"""First code point of demonyms."""
LENGTH: Final = 0xEC00
"""First code point of measures of length."""
AREA: Final = 0xF000
"""First code point of measures of area."""
COORDINATES: Final = 0xF400
"""First code point of coordinates."""
BLOCK: Final = 0x400
"""Code points in a block: more mentions than any sentence has."""

_CLASSES = {
    "C": "[\ue000-\ue3ff]",
    "L": "[\ue400-\ue7ff]",
    "P": "[\ue000-\ue7ff]",
    "D": "[\ue800-\uebff]",
    "N": "[\ue000-\ue3ff\ue800-\uebff]",
    "Q": "[\uec00-\uefff]",
    "A": "[\uf000-\uf3ff]",
    "X": "[\uf400-\uf7ff]",
}
_SIDE = r"(?:(?: \(|, )[\uec00-\uefff](?:[^()]{0,30}\))?)?(?: (?:to|in|on) (?:the|its) [a-z-]+)?"
_ITEM = rf"[\ue000-\ue3ff]{_SIDE}"
_NEXT_ITEM = (
    rf"[\ue000-\ue3ff](?!'s| (?:shares?|has|have|had|is|was|does|did|will|said|borders?|and [^ ]+ share)\b){_SIDE}"
)
_PARTS = {
    "list": rf"(?:the )?{_ITEM}(?:(?:,? and (?:(?:to|on|in) (?:the|its) [a-z-]+,? )?(?:with |by )?|"
    rf", (?:(?:to|on|in) (?:the|its) [a-z-]+,? )?(?:with |by )?|,? n?or |/)"
    rf"(?:the )?{_NEXT_ITEM})*",
    "hedge": r"(?:(?:about|around|approximately|roughly|some|nearly|almost|just|only|over|under|just "
    r"over|just under|more "
    r"than|less than|at least|up to|an estimated|a mere|well over|close to|slightly (?:more|less) than|a little over|"
    r"exactly|precisely) )?",
    "adverbs": r"(?:(?:also|still|now|currently|already|only|directly|itself|today) ){0,2}",
    "aside": r"(?:,? \([^()]{1,80}\)|, [^,.;:]{1,90},)?",
    "border": r"(?<![a-z-])(?:(?!(?:maritime|sea|coastal|river|lake|part|section|stretch|strip|tiny|most|"
    r"wall|fence|open|no|not|"
    r"internal|economic|provincial|state|tax|class|language|a|an|the|of|in|on|for|to|and|with|at|by|from|was|is)\b)"
    r"[a-z][a-z-]*,? ){0,3}(?<!maritime )(?<!sea )(?<!coastal )(?:border|frontier|boundary)(?!-)"
    r"(?! (?:fence|wall|town|crossing|post|guard|officer|region|area|zone|strip|checkpoint|patrol|force|road|city|"
    r"village|state|province|dispute|talks|security|control|closure|agreement|treaty|incident|clash))",
}

_PREPOSITION = re.compile(
    r"\b(?:in|of|from|across|to|near|at|with|by|for|and|or|into|inside|outside|through|over|around|against|on)"
    r"(?: the)? \Z",
    re.I,
)

_NEEDED = (
    ("(?P<q>{Q})", _CLASSES["Q"]),
    ("(?P<a>{A})", _CLASSES["A"]),
    ("(?P<x>{X})", _CLASSES["X"]),
    ("(?P<g>{D})", _CLASSES["D"]),
    ("(?P<f>{L})", _CLASSES["L"]),
)
"""The class of which a pattern text with the words on the left matches a character at least."""
_MASKING = re.compile("[\ue000-\uf8ff]")


@cache
def pattern(text: str) -> re.Pattern[str]:
    r"""The expression that a pattern text stands for; case is ignored.

    >>> bool(pattern("{C} borders {C}").search("\ue000 borders \ue001"))
    True
    """
    for name, part in _PARTS.items():
        text = text.replace(f"{{{name}}}", part)
    for name, characters in _CLASSES.items():
        text = text.replace(f"{{{name}}}", characters)
    return re.compile(text, re.I)


def find_all(texts: Iterable[str], masked: str) -> Iterator[re.Match[str]]:
    """Every match of every pattern text, pattern by pattern.

    A pattern that needs what the sentence lacks is not even compiled: compiling all costs a tenth of a second.
    """
    lowered, present = _seen(masked)
    for text in texts:
        classes, clauses = _needs(text)
        if all(not present.isdisjoint(blocks) for blocks in classes) and holds(clauses, lowered):
            yield from pattern(text).finditer(masked)


@cache
def _needs(text: str) -> tuple[tuple[frozenset[int], ...], tuple[Clause, ...]]:
    """What a pattern text cannot match without: characters of certain blocks, and words."""
    lacking = tuple(_blocks(characters) for group, characters in _NEEDED if group in text)
    words = (frozenset({"north", "south", "east", "west", "cent", "middle"}),) if "(?P<d>" in text else ()
    return lacking, (*words, *needed(text))


def _blocks(characters: str) -> frozenset[int]:
    """The numbers of the blocks that a class of characters covers."""
    first, last = ord(characters[1]), ord(characters[-2])
    return frozenset(range(first // BLOCK, last // BLOCK + 1))


@lru_cache(maxsize=4)
def _seen(masked: str) -> tuple[str, frozenset[int]]:
    """A masked sentence in lower case, and the blocks of the characters that mask something in it."""
    return masked.lower(), frozenset(ord(character) // BLOCK for character in _MASKING.findall(masked))


def is_country(character: str) -> bool:
    """Whether a character of a masked sentence stands for a country."""
    return COUNTRY <= ord(character) < LOCAL


def is_local(character: str) -> bool:
    """Whether it stands for a place that is no country."""
    return LOCAL <= ord(character) < DEMONYM


def is_demonym(character: str) -> bool:
    """Whether it stands for a demonym."""
    return DEMONYM <= ord(character) < LENGTH


def countries_in(masked: str) -> str:
    """The country characters of a stretch of masked text, in order, each once."""
    return "".join(dict.fromkeys(character for character in masked if is_country(character)))


def is_in_phrase(masked: str, at: int) -> bool:
    """Whether the country at a position only says where something else is: "a fire in Norway covered …"."""
    return is_country(masked[at]) and _PREPOSITION.search(masked, max(0, at - 16), at) is not None
