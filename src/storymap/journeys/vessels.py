"""Sentences → the ships and aircraft in them: where they go, their people go."""

from storymap.journeys.people import named_with_article
from storymap.journeys.triggers import find_triggers
from storymap.journeys.wordlists import SEAFARING
from storymap.journeys.words import Words


def find_vessels(sentences: list[Words]) -> frozenset[str]:
    """Names with an article in sentences that speak of ships or aircraft."""
    return frozenset(name for words in sentences if is_at_sea(words) for name in named_with_article(words))


_SAILING = frozenset(
    {"sail", "set sail", "call at", "touch at", "put in at", "dock", "anchor", "moor", "berth", "cruise"}
)


def is_at_sea(words: Words) -> bool:
    """Whether a sentence speaks of sailing, of ships or of aircraft."""
    sailing = any(trigger.sense.lemma in _SAILING for trigger in find_triggers(words))
    return sailing or any(word.lower in SEAFARING for word in words)


def speaks_of_her(words: Words) -> bool:
    """Whether a ship may be meant, where a text names no woman."""
    return any(word.lower in {"she", "her"} for word in words)
