"""Words → triggers: the verbs, phrases and nouns of motion in a sentence, with their verb groups."""

from dataclasses import dataclass, replace
from typing import Literal

from storymap.journeys.copulas import copula_at
from storymap.journeys.ellipsis import verbless_at
from storymap.journeys.joining import join_at
from storymap.journeys.light_verbs import Match, light_verb_at
from storymap.journeys.motion import Form, Sense, phrases_by_head, verbs
from storymap.journeys.motion_nouns import noun_at, opening_of
from storymap.journeys.other_senses import stands_otherwise
from storymap.journeys.way_verbs import way_verb_at
from storymap.journeys.wordlists import (
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    IRREAL,
    MODALS,
    NEGATIONS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    REAL,
)
from storymap.journeys.words import Words, is_adverb

Tense = Literal["past", "earlier", "present", "perfect", "future"]
"""When the words set the event: `earlier` is the past of the past ("had been hiding")."""

_WISHED_ON = IRREAL | {"bent", "counted", "insisted", "intent", "keen", "talked", "thinking", "thought"}
"""Words behind which `on` or `about` opens a plan: `planned on going to Rome`."""
_UNREALBEFORE_ING = frozenset({"without", "of", "from", "against", "for", "instead"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A sense of motion in a sentence, with what its verb group says of it."""

    sense: Sense
    """What the words mean."""
    start: int
    """Index of the first word of the verb group."""
    verb: int
    """Index of the word that carries the sense."""
    end: int
    """Index after its last word."""
    form: Form
    """Grammatical form."""
    tense: Tense
    """When it is set."""
    passive: bool = False
    """Whether the subject undergoes it."""
    reached: bool = True
    """Whether the verb group says that it took place."""
    infinitive: bool = False
    """Whether it is an infinitive with `to`."""


def find_triggers(words: Words) -> tuple[Trigger, ...]:
    """All triggers of a sentence, in order, never overlapping."""
    found: list[Trigger] = []
    index = 0
    verbless = verbless_at(words)
    if verbless:
        sense, end, index = verbless
        found.append(Trigger(sense=sense, start=0, verb=end - 1, end=end, form="past", tense="past"))
    while index < len(words):
        match = (
            light_verb_at(words, index)
            or join_at(words, index)
            or _phrase_at(words, index)
            or _verb_at(words, index)
            or noun_at(words, index)
            or copula_at(words, index)
            or way_verb_at(words, index)
        )
        if match is None:
            index += 1
            continue
        sense, form, end = match
        if sense.presence and _is_purpose(words, index, end):
            index = end
            continue
        found.append(_sharing(words, _trigger(words, sense, form, (index, end)), found[-1] if found else None))
        index = end
    return tuple(found)


def _is_purpose(words: Words, index: int, end: int) -> bool:
    """`moved to Paris to study, then to London`: why, not where, unless a place follows at once."""
    return words[index - 1].lower == "to" and not (end < len(words) and words[end].lower in {"in", "at", "for"})


def _sharing(words: Words, trigger: Trigger, before: Trigger | None) -> Trigger:
    """`hoped to reach Rome and go on to Milan`: a verb that shares what the verb group before it says."""
    if before is None or not trigger.start:
        return trigger
    link = words[trigger.start - 1].lower
    alone = all(word.lower == "then" for word in words[trigger.start : trigger.verb])
    bare = trigger.form == "base" and alone and link in {"and", "or", "then", ","}
    if bare and before.form == "base" and not before.passive:
        return replace(trigger, reached=before.reached, tense=before.tense)
    group = {word.lower for word in words[max(0, before.start - 1) : before.verb]}
    planned = (before.infinitive or before.tense == "future") and not before.reached and not group & _FAILING
    ahead = trigger.form == "ing" and link == "before" and planned
    return replace(trigger, reached=False) if ahead else trigger


_FAILING = NEGATIONS | {"fail", "failed", "failing", "fails", "refuse", "refused", "refuses", "unable"}
"""Words of what did not come about: `before` behind them tells what happened all the same."""


_PLACED = frozenset({"in", "at", "to", "for", "from", "into", "of", "there"})
"""Last words of phrases that say what the place behind them is."""


def _phrase_at(words: Words, index: int) -> Match | None:
    lower = words[index].lower
    for form, rest, sense in phrases_by_head().get(lower, ()):
        if _rest_matches(words, index + 1, rest) and not _goes_on(words, index + 1 + len(rest), sense):
            return sense, form, index + 1 + len(rest) - (bool(rest) and rest[-1] in _PLACED)
    return None


_OBJECTS = DETERMINERS | POSSESSIVES


def _goes_on(words: Words, index: int, sense: Sense) -> bool:
    """`get to drink milk`, `signed with a pen`: something else behind the phrase than it needs."""
    following = words[index] if index < len(words) else None
    if sense.lemma == "sign with":
        return following is None or not following.is_capitalized
    if sense.lemma in {"put down", "put back", "pull in"}:
        return following is not None and (following.lower in _OBJECTS or following.is_capitalized)
    if sense.lemma != "get to":
        return False
    return following is None or not (
        following.is_toponym or following.is_capitalized or following.lower in DETERMINERS | POSSESSIVES
    )


def _rest_matches(words: Words, index: int, rest: tuple[str, ...]) -> bool:
    following = words[index : index + len(rest)]
    return len(following) == len(rest) and all(
        wanted in {"*", word.lower} for wanted, word in zip(rest, following, strict=True)
    )


def _verb_at(words: Words, index: int) -> Match | None:
    word = words[index]
    entry = verbs().get(word.lower)
    if entry is None or word.resolution is not None or not (word.text.islower() or index == 0):
        return None
    sense, form = entry
    if not _stands_as_verb(words, index, form) or stands_otherwise(words, index, sense):
        return None
    return sense, form, index + 1


def _stands_as_verb(words: Words, index: int, form: Form) -> bool:
    """Rule out nouns and adjectives that look like a verb ("the left", "a return", "troop moves")."""
    previous = words[index - 1].lower if index else ""
    if previous in DETERMINERS - {"that", "all", "both"} or previous in POSSESSIVES or previous in {"'s", "’s"}:
        return False
    if form in {"base", "third"}:
        return _governs_base(words, index, form)
    return not (form == "ing" and previous == "of" and index + 1 < len(words) and words[index + 1].lower == "of")


def _governs_base(words: Words, index: int, form: Form) -> bool:
    if not index:
        return False
    before = words[index - 1]
    if is_adverb(before) and before.lower not in PREPOSITIONS and index > 1:
        before = words[index - 2]
    if form == "third" and (before.lower in {"to", "do", "did"} or before.is_demonym or before.lower.endswith("est")):
        return False
    if before.lower in {"to", "he", "she", "they", "i", "we", "who", "you", "do", "did", "not", "n't", "n’t", "it"}:
        return True
    if before.lower in MODALS or before.lower in {"him", "her", "them", "me", "us", "and"}:
        return form == "base" or before.lower == "and"
    if not before.is_word or before.lower in PREPOSITIONS or before.is_toponym:
        return False
    return form == "third" or before.text[0].isupper() or before.lower.endswith("s") or before.lower in _PLURALS


_PLURALS = frozenset({"children", "couple", "crew", "family", "men", "people", "police", "that", "women"})
"""Words without -s that a verb in the plural may follow."""

_IN_GROUP = AUXILIARIES | MODALS | NEGATIONS | {"to"} | IRREAL | (REAL - {"first", "last", "second", "third"})


def _trigger(words: Words, sense: Sense, form: Form, bounds: tuple[int, int]) -> Trigger:
    verb, end = bounds
    start = verb
    if form == "noun":
        opening = opening_of(words, verb)
        start = verb - 1 if words[verb - 1].lower in POSSESSIVES else max(0, verb - 2) if opening is None else opening
        return Trigger(sense=sense, start=start, verb=verb, end=end, form=form, tense="past", reached=True)
    while start and _continues_group(words, start - 1):
        start -= 1
    group = [word.lower for word in words[start:verb]]
    own = [*group, words[verb].lower] if sense.lemma == "be" else group
    return Trigger(
        sense=sense,
        start=start,
        verb=verb,
        end=end,
        form=form,
        tense=_tense(own, form),
        passive=_is_passive(group, form),
        reached=_is_reached(words, start, group, form),
        infinitive=bool(group) and group[-1] == "to",
    )


def _continues_group(words: Words, index: int) -> bool:
    word = words[index]
    if index and word.text[0].isupper() and word.lower in CALENDAR:
        return False
    if word.lower in {"go", "went", "going", "get", "got", "came"}:
        return index + 1 < len(words) and words[index + 1].lower in {"to", "on"}
    if word.lower in {"first", "north", "south", "east", "west", "back", "on", "home"}:
        return False
    return word.lower in _IN_GROUP or is_adverb(word)


def _tense(group: list[str], form: Form) -> Tense:
    if "had" in group and "to" not in group[group.index("had") :][1:2]:
        return "earlier"
    if {"will", "shall"} & set(group):
        return "future"
    if {"has", "have"} & set(group):
        return "perfect"
    if {"is", "are", "am"} & set(group) or form == "third" or (form == "base" and group in ([], ["now"])):
        return "present"
    return "past"


def _is_passive(group: list[str], form: Form) -> bool:
    content = [word for word in group if word in AUXILIARIES]
    return (
        form in {"past", "participle"}
        and bool(content)
        and content[-1]
        in {
            *("is", "are", "was", "were", "be", "been", "being", "got", "am"),
        }
    )


def _is_reached(words: Words, start: int, group: list[str], form: Form) -> bool:
    if (
        NEGATIONS & set(group)
        or _is_denied(words, start, group)
        or {"might", "may", "should", "must", "will", "shall", "can"} & set(group)
    ):
        return False
    if {"would", "could"} & set(group) and not {"later", "eventually", "finally"} & set(group):
        return False
    if IRREAL & set(group) or {"going", "to"} <= set(group):
        return False
    before = words[start - 1].lower if start else ""
    if before == "one" and start > 1 and words[start - 2].lower == "no":
        return False
    if "to" in group:
        return took_time(words, start) is not None or bool(REAL & set(group)) or before in REAL or _helped(words, start)
    if form == "ing" and not AUXILIARIES & set(group):
        wished = words[start - 2].lower in _WISHED_ON if start > 1 and before in {"on", "about"} else False
        return before not in _UNREALBEFORE_ING and not wished
    return True


def _is_denied(words: Words, start: int, group: list[str]) -> bool:
    """`Neither of us had been`, `none of them went`; `had ever gone` tells of going in a denial or a superlative."""
    before = [word.lower for word in words[max(0, start - 4) : start]]
    nobody = bool(before) and bool({"neither", "none", "nobody"} & set(before)) and "," not in before
    return nobody or ("ever" in group and bool({"had", "has", "have"} & set(group)))


def took_time(words: Words, start: int) -> int | None:
    """The index of `took` in `it took them nine days to reach`, before an infinitive."""
    for at in range(start - 2, max(0, start - 8), -1):
        if words[at].lower == "took" and words[at - 1].lower == "it" and words[at + 1].lower in OBJECT_PRONOUNS:
            return at
    return None


def _helped(words: Words, start: int) -> bool:
    """`allowed him to leave`, `was sent to study`: what others let or make somebody do happens."""
    sent = words[start - 1].lower == "sent" and words[start - 2].lower in {"was", "were", "been"}
    return sent or any(
        word.lower in {"allowed", "enabled", "forced", "helped", "compelled"}
        for word in words[max(0, start - 4) : start]
    )
