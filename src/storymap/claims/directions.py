"""Words for directions → directions."""

import re

from storymap.model.relations import Direction

_STEMS: dict[str, Direction] = {
    "north": "north",
    "south": "south",
    "east": "east",
    "west": "west",
    "northeast": "northeast",
    "northwest": "northwest",
    "southeast": "southeast",
    "southwest": "southwest",
    "northnortheast": "north-northeast",
    "eastnortheast": "east-northeast",
    "eastsoutheast": "east-southeast",
    "southsoutheast": "south-southeast",
    "southsouthwest": "south-southwest",
    "westsouthwest": "west-southwest",
    "westnorthwest": "west-northwest",
    "northnorthwest": "north-northwest",
}
_CENTRE = ("central", "centre", "center", "middle", "heart")

_STEM = "(?:north|south)[ -]?(?:east|west)|north|south|east|west"
ADJECTIVE = rf"(?:(?:far|extreme|deep)[ -])?(?:(?:{_STEM})(?:ern(?:most)?)|central)"
"""Pattern of an adjective of direction: `north-eastern`, `northernmost`, `far northern`, `central`."""
UTMOST = rf"(?:(?:{_STEM})ern-?most)"
"""Pattern of an adjective that says that nothing lies farther: `northernmost`."""
NOUN = rf"(?:(?:far|extreme|deep|very)[ -])?(?:{_STEM}|centre|center|middle)"
"""Pattern of its noun: `north-east`, `far north`, `centre`."""
COMPASS = rf"(?:(?:north|south|east|west)[ -](?:north|south)[ -]?(?:east|west)|{_STEM})(?:wards?)?"
"""Pattern of a direction of the compass: `north-east`, `east-southeast`."""
LETTERS = "(?-i:[NS]N[EW]|[EW][NS][EW]|SS[EW]|[NS][EW]|[NSEW])"
"""Pattern of its letters: `NE`, `ESE`."""
_MOST_LETTERS = 3
_LETTER = {"n": "north", "s": "south", "e": "east", "w": "west"}


def direction_of(words: str) -> Direction:
    """The direction that an adjective or noun names.

    >>> direction_of("far north-eastern"), direction_of("northernmost"), direction_of("central")
    ('northeast', 'north', 'centre')
    >>> direction_of("east-southeast"), direction_of("NNW")
    ('east-southeast', 'north-northwest')

    Raises:
        ValueError: The words name none.
    """
    plain = words.lower().replace("-", "").replace(" ", "")
    for word in ("far", "extreme", "deep", "very"):
        plain = plain.removeprefix(word)
    if plain in _CENTRE:
        return "centre"
    if len(plain) <= _MOST_LETTERS:
        plain = "".join(_LETTER.get(letter, letter) for letter in plain)
    stem = re.sub("(?:most|wards?|ern(?:most)?)$", "", plain)
    if stem not in _STEMS:
        raise ValueError(f"no direction in {words!r}")
    return _STEMS[stem]


def both_directions(one: Direction, other: Direction) -> Direction | None:
    """The direction between two of the four main ones, as "north and west of" means it; `None` where there is none.

    >>> both_directions("west", "north"), both_directions("north", "south")
    ('northwest', None)
    """
    return _STEMS.get(one + other) or _STEMS.get(other + one)


def is_superlative(words: str) -> bool:
    """Whether the words say -most or "extreme": `northernmost`, `the extreme south`."""
    plain = words.lower()
    return plain.endswith("most") or plain.startswith("extreme")
