"""Words around a number → how it is softened."""

import re

from storymap.language.expressions import late
from storymap.model.relations import Hedge

_ABOUT = (
    r"about|around|approximately|approx\.?|roughly|some|nearly|almost|(?:very\s)?close to|(?:just|a little|a bit|"
    r"slightly|a shade) (?:over|under|above|below|more than|less than|short of|shy of)|an estimated|estimated|circa|"
    r"ca\.|c\.|[~≈]|an average of|(?:almost|nearly|about) exactly|barely|not quite|short of|shy of|give or take|a good|"
    r"something like|"
    r"in the region of|on the order of|in the order of|of the order of|nigh on|getting on for|an approximate|"
    r"somewhere (?:around|near)|near enough|perhaps|maybe|possibly"
)
_AT_LEAST = (
    r"more than|over|at least|upwards? of|in excess of|(?:no|not) (?:less|fewer) than|exceed(?:ing|s|ed)?|greater than|"
    r"longer than|larger than|bigger than|farther than|further than|a minimum of|above|well over|beyond|"
    r"as little as|[>≥]"
)
_AT_MOST = (
    r"less than|under|up to|at (?:the )?most|(?:no|not) (?:more|longer|larger|bigger|farther|further) than|fewer than|"
    r"below|a maximum of|within|as (?:much|many|long|far|large) as|shorter than|smaller than|[<≤]"
)
_BEFORE = late(
    rf"(?:(?<![\w])|(?=[~≈<>≤≥]))(?:(?P<about>{_ABOUT})|(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))"
    r"\s*(?:an?\s+|the\s+)?\Z",
    re.I,
)
_AFTER = late(
    r"(?:\s+(?:or (?:so|thereabouts)(?P<about>)|or more(?P<least>)|or less(?P<most>)|at (?:the )?least(?P<least_2>)"
    r"|at (?:the )?most(?P<most_2>)|and more(?P<least_3>)|plus(?P<least_4>))|-?ish(?P<about_2>)|\+(?P<least_5>)"
    r"|,?\s+(?:more or less|give or take|approximately|roughly)(?P<about_3>)|\s\((?:approx\.?|approximately|est\.?)\)"
    r"(?P<about_4>))(?!\w)",
    re.I,
)
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
    named = {name.partition("_")[0] for name, group in match.groupdict().items() if group is not None}
    return "about" if "about" in named else "at least" if "least" in named else "at most"
