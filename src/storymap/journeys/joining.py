"""Words → joining: an army or a party, which is no motion, or people, which is one."""

from storymap.journeys.light_verbs import Match
from storymap.journeys.motion import Form, Sense
from storymap.journeys.wordlists import (
    ARMIES,
    COMPANIONS,
    CONJUNCTIONS,
    GROUPS,
    OBJECT_PRONOUNS,
    ORGANIZATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
)
from storymap.journeys.words import Words, is_adverb, is_finite

# Becoming one of an army or an organization happens anywhere: it tells a presence, and no stop.
_JOIN = Sense(lemma="join", motion="stay", presence=True, kind="joining")
_ALONG = Sense(lemma="join", motion="stay", kind="joining")
_MEET = Sense(lemma="meet", motion="reach")
_FORMS: dict[str, Form] = {"join": "base", "joins": "third", "joining": "ing", "joined": "past"}
_FORMS |= {"rejoin": "base", "rejoins": "third", "rejoining": "ing", "rejoined": "past"}
_BODIES = GROUPS | ARMIES | frozenset(word.lower() for word in ORGANIZATIONS)
_LONGEST = 6


def join_at(words: Words, index: int) -> Match | None:
    """`joined the army`, `joined her brother`: what is joined decides; joining debates or hands is neither."""
    form = _FORMS.get(words[index].lower)
    if form is None or index + 1 >= len(words):
        return None
    phrase = _object(words, index + 1)
    if not phrase:
        return None
    head, first = phrase[-1], phrase[0]
    if head.lower in COMPANIONS:
        return _ALONG, form, index + 1
    if head.lower in _BODIES or (head.is_capitalized and first.lower not in OBJECT_PRONOUNS):
        return _JOIN, form, index + 1
    if first.lower in OBJECT_PRONOUNS or first.lower in POSSESSIVES:
        return _MEET, form, index + 1
    return None


def _object(words: Words, start: int) -> Words:
    """The noun phrase behind the verb."""
    end = start
    while end < len(words) and end < start + _LONGEST and _continues(words, end):
        end += 1
    return words[start:end]


def _continues(words: Words, index: int) -> bool:
    word = words[index]
    if word.lower in POSSESSIVES or word.lower in OBJECT_PRONOUNS or word.lower in {"the", "a", "an"}:
        return True
    return word.is_word and word.lower not in _CLOSED and not is_finite(word) and not is_adverb(word)


_CLOSED = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS
