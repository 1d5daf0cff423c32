"""Words for directions → directions."""

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
}
_CENTRE = ("central", "centre", "center", "middle", "heart")

_STEM = "(?:north|south)[ -]?(?:east|west)|north|south|east|west"
ADJECTIVE = rf"(?:(?:far|extreme|deep)[ -])?(?:(?:{_STEM})(?:ern(?:most)?)|central)"
"""Pattern of an adjective of direction: `north-eastern`, `northernmost`, `far northern`, `central`."""
NOUN = rf"(?:(?:far|extreme|deep|very)[ -])?(?:{_STEM}|centre|center|middle)"
"""Pattern of its noun: `north-east`, `far north`, `centre`."""


def direction_of(words: str) -> Direction:
    """The direction that an adjective or noun names.

    >>> direction_of("far north-eastern"), direction_of("northernmost"), direction_of("central")
    ('northeast', 'north', 'centre')

    Raises:
        ValueError: The words name none.
    """
    plain = words.lower().replace("-", "").replace(" ", "")
    for word in ("far", "extreme", "deep", "very"):
        plain = plain.removeprefix(word)
    if plain in _CENTRE:
        return "centre"
    stem = plain.removesuffix("most").removesuffix("ern")
    if stem not in _STEMS:
        raise ValueError(f"no direction in {words!r}")
    return _STEMS[stem]


def is_superlative(words: str) -> bool:
    """Whether the words say -most or "extreme": `northernmost`, `the extreme south`."""
    plain = words.lower()
    return plain.endswith("most") or plain.startswith("extreme")
