"""Prepositions and direct objects → the roles that they give to places."""

from typing import Literal

from storymap.journeys.motion import ObjectRole
from storymap.journeys.words import Words
from storymap.model.stories import MotionClass

Role = Literal["source", "goal", "path", "near", "at", "toward"]
"""What a place is to a motion; `at` tells where all of it went on, `toward` gives a direction and no arrival."""

OBJECTS: dict[ObjectRole, Role] = {
    "goal": "goal",
    "source": "source",
    "path": "path",
    "at": "at",
    "toward": "toward",
}
"""The role of a direct object by what the verb takes."""

AT = frozenset({"in", "at", "on", "inside", "outside", "near", "off", "within", "aboard", "beside", "under"})
"""Prepositions of being somewhere: what they tell depends on the verb."""

SINCE: frozenset[MotionClass] = frozenset({"move", "follow"})
"""Classes of motion that go on since a place where they started."""

_GOAL = frozenset({"to", "into", "onto"})
_SOURCE = frozenset({"from", "out"})
_PATH = frozenset({"via", "through", "across", "over", "past", "along", "around", "round"})


def role_of(preposition: str) -> Role | None:
    """The role that a preposition gives whatever the verb.

    >>> role_of("into"), role_of("from"), role_of("via"), role_of("of")
    ('goal', 'source', 'path', None)
    """
    if preposition in _GOAL:
        return "goal"
    if preposition in _SOURCE:
        return "source"
    return "path" if preposition in _PATH else None


def compound_role(words: Words, index: int) -> Role | None:
    """The role that a preposition of several words gives, asked at its last word: `by way of`, `as far as`."""
    before = [word.lower for word in words[max(0, index - 2) : index + 1]]
    if before == ["by", "way", "of"]:
        return "path"
    return "goal" if before == ["as", "far", "as"] else None
