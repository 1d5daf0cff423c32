"""Pattern texts → regular expressions over masked sentences.

In a masked sentence (see `passages`) each mention of a place and each measure is one private-use character. Patterns
name their classes: `{C}` a country, `{L}` any other place, `{P}` either, `{D}` a demonym, `{N}` a country or demonym,
`{Q}` a length, `{A}` an area, `{X}` coordinates. Other names in braces are `parts`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from storymap.claims.needed import Clause, holds, needed
from storymap.claims.parts import PARTS
from storymap.language.expressions import late
from storymap.model.texts import Span

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
_PREPOSITION = re.compile(
    r"\b(?:in|of|from|across|to|near|at|with|by|for|and|or|into|inside|outside|through|over|around|against|on)"
    r"(?: the)? \Z",
    re.I,
)

_BLOCKS = {name: range(ord(block[1]) // BLOCK, 1 + ord(block[-2]) // BLOCK) for name, block in _CLASSES.items()}
"""The numbers of the blocks that a class covers; `{N}` covers what lies between too, which only asks for less."""
_MASKING = re.compile("[\ue000-\uf8ff]")
_AS_WRITTEN = "(?-i:"
_CAPITAL = re.compile(r"(\\.|\(\?P[<=]\w+)|[A-Z]")
"""A capital of a pattern's own words; group 1 is what must stay as it is written."""


@cache
def pattern(text: str) -> re.Pattern[str]:
    r"""The expression that a pattern text stands for; case is ignored.

    >>> bool(pattern("{C} borders {C}").search("\ue000 borders \ue001"))
    True
    """
    return late(_whole(text), re.I)


def _whole(text: str) -> str:
    """A pattern text with the parts and classes that it names."""
    for name, part in PARTS.items():
        text = text.replace(f"{{{name}}}", part)
    for name, characters in _CLASSES.items():
        text = text.replace(f"{{{name}}}", characters)
    return text


@cache
def _expression(text: str) -> tuple[re.Pattern[str], bool]:
    """The expression for a pattern text, and whether it is for lower-case text.

    Heeding case takes a third of the time to compile, and less to match, than ignoring it.
    """
    if _AS_WRITTEN in text:
        return pattern(text), False
    return re.compile(_CAPITAL.sub(lambda found: found[1] or found[0].lower(), _whole(text))), True


def find_all(texts: Iterable[str], masked: str) -> Iterator[re.Match[str]]:
    """Every match of every pattern text, pattern by pattern; the words of most matches are in lower case.

    A pattern that needs what the sentence lacks is not even compiled: compiling all costs a tenth of a second.
    """
    lowered, present = seen(masked)
    for text in texts:
        if holds(_needs(text), present):
            expression, is_lower = _expression(text)
            yield from expression.finditer(lowered if is_lower else masked)


def occurs(text: str, masked: str) -> bool:
    """Whether a pattern text has a match: a finder's first question, so that few sentences cost more."""
    return any(True for _ in find_all((text,), masked))


def find_in(texts: Iterable[str], text: str, span: Span) -> Iterator[re.Match[str]]:
    """Every match of every pattern text in a stretch of a document, pattern by pattern."""
    present = seen(text[span.start : span.end])[1]
    for wanted in texts:
        if holds(_needs(wanted), present):
            yield from pattern(wanted).finditer(text, span.start, span.end)


@cache
def _needs(text: str) -> tuple[Clause, ...]:
    """What a pattern text cannot match without, directions included."""
    words = (frozenset({"north", "south", "east", "west", "cent", "middle"}),) if "(?P<d>" in text else ()
    return (*words, *needed(text))


@lru_cache(maxsize=4)
def seen(masked: str) -> tuple[str, str]:
    """A masked sentence in lower case, and the same with the classes of its mentions and measures behind it."""
    lowered = masked.lower()
    if len(lowered) != len(masked):
        lowered = "".join(character if len(character.lower()) > 1 else character.lower() for character in masked)
    blocks = [ord(character) // BLOCK for character in _MASKING.findall(masked)]
    if not blocks:
        return lowered, lowered
    marks = "".join(f"\n{{{name}}}" * sum(block in covers for block in blocks) for name, covers in _BLOCKS.items())
    return lowered, lowered + marks


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
