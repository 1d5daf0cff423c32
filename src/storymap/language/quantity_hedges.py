"""Words around a number → how it is softened."""

import re

from storymap.model.relations import Hedge

_ABOUT = (
    r"about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|(?:just|a little|slightly) "
    r"(?:over|under|above|below|more than|less than)|an estimated|estimated|circa|ca\.|c\.|~|≈|an average of"
)
_AT_LEAST = (
    r"more than|over|at least|upwards? of|in excess of|(?:no|not) less than|exceeding|greater than|>|"
    r"a minimum of|above|well over|beyond"
)
_AT_MOST = (
    r"less than|under|up to|at most|(?:no|not) more than|fewer than|below|a maximum of|<|"
    r"within|as much as|as long as"
)
_BEFORE = re.compile(
    rf"(?:(?<![\w])|(?=[~≈<>]))(?:(?P<about>{_ABOUT})|(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))"
    r"\s*(?:an?\s+|the\s+)?\Z",
    re.I,
)
_AFTER = re.compile(r"\s+(?:or (?:so|thereabouts)(?P<about>)|or more(?P<least>)|or less(?P<most>))\b", re.I)
_WINDOW = 40
"""How many characters before a number a hedge may begin; longer than any hedge: the search stays linear."""


def hedge_at(text: str, start: int, end: int) -> Hedge | None:
    """The hedge of the quantity at `start`–`end`, if it has one.

    >>> hedge_at("nearly 200 km", 7, 13), hedge_at("5 miles or more", 0, 7), hedge_at("200 km", 0, 6)
    ('about', 'at least', None)
    """
    match = _BEFORE.search(text, max(0, start - _WINDOW), start) or _AFTER.match(text, end)
    if match is None:
        return None
    if match["about"] is not None:
        return "about"
    return "at least" if match["least"] is not None else "at most"
