"""Sentence → asides that name a place only to say that it is not meant: `Canberra, not Sydney, is the capital`."""

import re
from collections.abc import Iterator, Sequence

from storymap.language.expressions import late
from storymap.model.texts import Span

_OPENS = late(
    r"(?:(?:,|\(|\s[-–—])\s*(?:and\s+)?(?:definitely\s+|certainly\s+)?not|,?\s*\b(?:and\s+not|rather\s+than|instead\s+of|"
    r"as\s+opposed\s+to))\s+(?:(?:in|of|with|to|from|on|at|by|for)\s+)?(?:the\s+)?\Z",
    re.I,
)
_JOINS = late(r"\s*(?:,\s*)?(?:(?:or|and|nor)\s+)?(?:(?:in|of|with|to|from)\s+)?(?:the\s+)?", re.I)
_CLOSES = late(
    r"(?P<mark>\s*[,)]|\s[-–—](?=\s))|(?=\s*(?:[.;:!?\"”»]|\Z)|\s+(?:is|are|was|has|have|shares?|borders?|lies|remains)\b)"
)
_FARTHEST = 40
"""How many characters before a name such words may begin."""


def find_contrasts(text: str, sentence: Span, names: Sequence[Span]) -> Iterator[Span]:
    """The asides of a sentence, each from its first word or mark to its last.

    Args:
        text: The document's text.
        sentence: The sentence.
        names: What names places in it, in order.
    """
    for number, name in enumerate(names):
        opening = _OPENS.search(text[max(sentence.start, name.start - _FARTHEST) : name.start])
        if opening is None or not text[sentence.start : name.start - len(opening[0])].strip():
            continue
        end = name.end
        for following in names[number + 1 :]:
            if following.start > end and _JOINS.fullmatch(text, end, following.start):
                end = following.end
            else:
                break
        closing = _CLOSES.match(text, end, sentence.end)
        if closing:
            yield Span(start=name.start - len(opening[0]), end=closing.end())
