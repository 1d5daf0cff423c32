"""Words and a trigger → the noun phrases that move: the subject, or the object of verbs that move somebody."""

from storymap.journeys.ellipsis import is_verbless
from storymap.journeys.motion import verbs
from storymap.journeys.people import ELIDED, NARRATOR, NounPhrase, read_phrase
from storymap.journeys.subjects import (
    find_subject,
    main_subject,
    object_at,
    phrase_after,
    phrase_before,
    subject_of_previous,
)
from storymap.journeys.triggers import Trigger, took_time
from storymap.journeys.wordlists import (
    IRREGULAR_VERBS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from storymap.journeys.words import Words, is_finite, looks_past

_LINKS = {"and", "but", "or", "then", "yet"}
_INTRODUCING = {"after", "before", "by", "on", "upon", "when", "while"}


def find_movers(words: Words, trigger: Trigger) -> tuple[NounPhrase, ...]:
    """Who moves, stays or is moved; several when they are joined by `and`, none when the text does not say."""
    if is_verbless(trigger.sense):
        return (NounPhrase(start=0, end=1, kind="pronoun", head=ELIDED),)
    if trigger.form == "noun":
        return _possessor(words, trigger)
    moved = _moved(words, trigger)
    return _subjects(words, trigger) if moved is None else moved


def _moved(words: Words, trigger: Trigger) -> tuple[NounPhrase, ...] | None:
    """Who is moved by somebody else; `None` where the subject is who moves."""
    stopped = _stopped(words, trigger) or _whom_it_took(words, trigger)
    if stopped:
        return (stopped,)
    if trigger.sense.takes != "mover" or trigger.passive:
        return None
    inside = "*" in trigger.sense.lemma and words[trigger.verb + 1].lower in OBJECT_PRONOUNS
    at = trigger.verb + 1 if inside else trigger.end
    if at < len(words) and words[at].text[0].isdigit():
        return ()
    if not _lacks_object(words, at):
        moved = object_at(words, at)
        return (moved,) if moved else ()
    return () if trigger.start and words[trigger.start - 1].lower in PRONOUNS - {"who"} else None


def _subjects(words: Words, trigger: Trigger) -> tuple[NounPhrase, ...]:
    found = _fronted_subject(words, trigger) or find_subject(words, trigger.start)
    if found and found.kind == "thing":
        found = _beyond_clause(words, trigger, found) or found
    if trigger.form == "ing" and (found is None or _is_no_mover(words, found)):
        found = _behind(words, trigger) or subject_of_previous(words, trigger.start, 6) or found
    if found is None and _opens_as_participle(words, trigger):
        found = _behind(words, trigger)
    if _dangles(trigger, found) or (found is None and _is_elided(words, trigger)):
        found = NounPhrase(start=trigger.start, end=trigger.start + 1, kind="pronoun", head=NARRATOR.lower())
    return (*(_joined(words, found) if found else ()), *_taken_along(words, trigger))


_CARRYING = frozenset({"drive", "fly", "row", "sail", "ferry", "walk"})
"""Verbs whose subject travels along with the person who is their object."""


def _taken_along(words: Words, trigger: Trigger) -> tuple[NounPhrase, ...]:
    """`drove Anna Berg to Milan`, `flew her to Rome`."""
    if trigger.sense.lemma not in _CARRYING or trigger.passive or trigger.end >= len(words):
        return ()
    word = words[trigger.end]
    taken = object_at(words, trigger.end) if word.is_capitalized or word.lower in OBJECT_PRONOUNS else None
    return (taken,) if taken and taken.kind in {"name", "pronoun"} else ()


def _stopped(words: Words, trigger: Trigger) -> NounPhrase | None:
    """`the guards stopped him at`, `they moved us to`: who is stopped or moved, not who does it."""
    if (
        trigger.sense.lemma not in {"stop", "halt", "land", "move", "relocate"}
        or trigger.passive
        or trigger.end >= len(words)
    ):
        return None
    word = words[trigger.end]
    return object_at(words, trigger.end) if word.lower in OBJECT_PRONOUNS and word.lower != "her" else None


def _whom_it_took(words: Words, trigger: Trigger) -> NounPhrase | None:
    """`it took her nine days to reach`: who got there in the end."""
    at = took_time(words, trigger.start if trigger.infinitive else 0)
    return object_at(words, at + 1) if at is not None else None


def _fronted_subject(words: Words, trigger: Trigger) -> NounPhrase | None:
    """`…, and, after leaving Rome, she reached …`: the subject behind a participle that stands before its clause."""
    before = trigger.start - 1
    if trigger.form != "ing" or before < 1 or words[before].lower not in _INTRODUCING:
        return None
    if words[before - 1].is_word and words[before - 1].lower not in _LINKS:
        return None
    return main_subject(words, trigger.end)


def _beyond_clause(words: Words, trigger: Trigger, thing: NounPhrase) -> NounPhrase | None:
    """`She left when the war began and walked to Rome`: the war did not walk, she did."""
    opening = thing.start - 1
    linked = trigger.start and words[trigger.start - 1].lower in _LINKS
    if not linked or opening < 1 or words[opening].lower not in SUBORDINATORS:
        return None
    outer = subject_of_previous(words, opening, 6)
    return outer if outer and outer.kind != "thing" else None


def _is_no_mover(words: Words, phrase: NounPhrase) -> bool:
    """Whether a participle stands behind a mere place or thing (`past Lyon arriving in`, `After leaving Rome`)."""
    return phrase.kind == "thing" and words[phrase.end - 1].is_toponym


def _opens_as_participle(words: Words, trigger: Trigger) -> bool:
    """`Arrested in Rome, she …`, `Born in Oslo, she …`: what befell the subject of the main clause."""
    if trigger.start or trigger.form not in {"past", "participle"}:
        return False
    return words[0].lower == "having" or _lacks_object(words, trigger.end)


def _dangles(trigger: Trigger, found: NounPhrase | None) -> bool:
    """`Riding on from Fez, hills turned into dunes`: a travel account opens so without saying who bikes."""
    return trigger.form == "ing" and trigger.start == 0 and found is not None and found.kind == "thing"


def _behind(words: Words, trigger: Trigger) -> NounPhrase | None:
    """The subject of the main clause, where a participle or a noun of motion opens the sentence."""
    return main_subject(words, trigger.end) or _subject_behind(words, trigger)


def _subject_behind(words: Words, trigger: Trigger) -> NounPhrase | None:
    """`Reaching Rome she found …`: the pronoun or name that follows without a comma behind a participle."""
    if any(is_finite(word) for word in words[: trigger.start]):
        return None
    for index in range(trigger.end, len(words) - 1):
        if words[index].lower in SUBORDINATORS - {"than", "as"}:
            return None
        if words[index].lower in PRONOUNS - {"who"}:
            return read_phrase(words, index, index + 1)
        named = phrase_after(words, index) if words[index].is_capitalized else None
        if named and named.kind == "name":
            return named
    return None


def _is_elided(words: Words, trigger: Trigger) -> bool:
    """`Left Lisbon at dawn.`: a diary leaves out who writes it."""
    if trigger.form != "past" or trigger.passive or main_subject(words, trigger.end):
        return False
    opening = words[0].text.lower()
    opens = trigger.start == 0 or opening in IRREGULAR_VERBS or looks_past(opening) or opening in verbs()
    named = any(word.lower in PRONOUNS or word.lower in SUBORDINATORS for word in words[: trigger.start])
    return opens and not named


def _possessor(words: Words, trigger: Trigger) -> tuple[NounPhrase, ...]:
    word = words[trigger.start]
    if word.lower in {"after", "following", "during", "on", "upon"}:
        phrase = _behind(words, trigger)
        return _joined(words, phrase) if phrase else ()
    if word.lower in POSSESSIVES:
        pronoun = {"his": "he", "her": "she", "their": "they", "my": "i", "our": "we"}.get(word.lower, "it")
        return (NounPhrase(start=trigger.start, end=trigger.start + 1, kind="pronoun", head=pronoun),)
    phrase = phrase_before(words, trigger.start + 1)
    return (phrase,) if phrase else ()


def _lacks_object(words: Words, index: int) -> bool:
    """`deported to A and sent to B`: without an object the participle is passive like the verb before it."""
    return index >= len(words) or words[index].lower in PREPOSITIONS or not words[index].is_word


def _joined(words: Words, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
    """Both of two that are joined by `and`; of `Tom Hale and his dog` the first."""
    if phrase.start < 2 or words[phrase.start - 1].lower != "and":
        return (phrase,)
    other = phrase_before(words, phrase.start - 1)
    if phrase.kind == "name" and other and other.kind in {"name", "pronoun", "person"}:
        return (other, phrase)
    theirs = words[phrase.start].lower in POSSESSIVES
    return (other, phrase) if theirs and other and other.kind in {"name", "pronoun"} else (phrase,)
