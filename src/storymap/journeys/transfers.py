"""Words and a trigger → whether its object moves, and not its subject: `moved the talks to Geneva`."""

from storymap.journeys.triggers import Trigger
from storymap.journeys.wordlists import DETERMINERS, OBJECT_PRONOUNS, POSSESSIVES
from storymap.journeys.words import Words

_TRANSFERABLE = frozenset({"move", "return", "relocate", "withdraw", "advance"})
_MEASURES = frozenset({"last", "remaining", "first", "next", "whole", "entire", "length", "final", "short", "long"})


def moves_something_else(words: Words, trigger: Trigger) -> bool:
    """`moved the talks to Geneva`, `was sent a letter from Rome`: the object moves, not the subject."""
    after = [word.lower for word in words[trigger.end : trigger.end + 2]]
    if trigger.passive:
        return trigger.sense.lemma in {"send", "bring", "carry", "take"} and after[:1] in [
            ["a"],
            ["an"],
            ["the"],
            ["some"],
            ["many"],
        ]
    if trigger.sense.lemma not in _TRANSFERABLE or len(after) < 2:
        return False
    determined = after[0] in DETERMINERS | POSSESSIVES and after[1] not in _MEASURES
    moved = after[0] in OBJECT_PRONOUNS and trigger.sense.lemma not in {"move", "relocate"}
    return determined or moved or after[0] == "it"
