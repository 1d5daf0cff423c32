"""Words → whether a verb of motion means something else where it stands: `ran a shop`, `came to power`."""

from storymap.journeys.motion import Sense
from storymap.journeys.motion_words import ASIDE, DIRECTIONS, EVENTS, IDIOMS, NO_PLACES, TURNING
from storymap.journeys.wordlists import DETERMINERS, PLACE_NOUNS
from storymap.journeys.words import Words, is_adverb


def stands_otherwise(words: Words, index: int, sense: Sense) -> bool:
    """Whether a verb of motion has another meaning: `ran a shop`, `came to power`, `turned left`, `an hour left`."""
    if _is_idiom(words, index, sense):
        return True
    behind = words[index + 1].lower if index + 1 < len(words) else ""
    if sense.directed:
        return _turns_aside(words, index) or not _heads_somewhere(words, index + 1)
    if sense.lemma == "leave" and behind in _LEFT_IN_A_STATE:
        return True
    if sense.lemma in _UNDERGONE:
        return not _is_undergone(words, index)
    if sense.lemma == "keep":
        return not _is_kept(words, index)
    if words[index].lower == "following" and opens_event(words, index):
        return True
    return words[index].lower == "left" and _is_what_remains(words, index)


_UNDERGONE = frozenset({"catch", "educate", "register"})
"""Verbs that tell where somebody was only in the passive and before a place."""
_INSIDE = frozenset({"in", "at", "near"})


def _is_undergone(words: Words, index: int) -> bool:
    """`was caught in Rome`, `born and educated in Rome`: not `caught a cold in Rome`, `was caught in the rain`."""
    before = [word.lower for word in words[max(0, index - 9) : index]]
    passive = {"was", "were", "been"} & set(before[-3:]) or ("was" in before and before[-1] == "and")
    behind = index + 1
    while behind < len(words) and behind < index + 4 and words[behind].lower not in _INSIDE:
        if words[behind].lower not in _BY_WHOM:
            return False
        behind += 1
    place = behind + 1
    while place < len(words) and words[place].lower in DETERMINERS | PLACE_NOUNS | {"of"}:
        place += 1
    return bool(passive) and place < len(words) and words[place].is_toponym


_BY_WHOM = frozenset({"again", "by", "finally", "first", "guards", "police", "soldiers", "later", "the"})
_LEFT_IN_A_STATE = frozenset({"me", "him", "us", "them", "you"})
"""Whom something leaves sad, puzzled or without: `leaves me feeling`."""


def _is_kept(words: Words, index: int) -> bool:
    """`was kept in a cell`, `was kept hidden`: not `kept walking`, `kept in touch`, `was kept informed`."""
    passive = any(word.lower in {"was", "were", "been", "being"} for word in words[max(0, index - 2) : index])
    behind = [word.lower for word in words[index + 1 : index + 4]]
    return passive and behind[:1] != [] and behind[0] in _KEPT and not set(behind) & {"dark", "touch", "check", "mind"}


_KEPT = frozenset(
    {"at", "captive", "for", "hidden", "hostage", "in", "inside", "locked", "near", "out", "prisoner", "there", "under"}
)


def opens_event(words: Words, index: int) -> bool:
    """`during the war in Syria`, `following the coup in Chile`: where an event was, nobody went."""
    if words[index].lower not in {"amid", "amidst", "despite", "during", "following"}:
        return False
    behind = [word.lower for word in words[index + 1 : index + 5]]
    return bool(set(behind) & EVENTS)


def _turns_aside(words: Words, index: int) -> bool:
    """`turned to Rome for help`, `ran for office`, `turned off the light`, `pulled out a map`."""
    behind = [word.lower for word in words[index + 1 : index + 3]]
    return any(words[index].lower in forms and behind[:1] and behind[0] in others for forms, others in ASIDE) or (
        behind[:1] == ["out"] and behind[1:] != ["of"] and words[index].lower.startswith("pull")
    )


def _is_what_remains(words: Words, index: int) -> bool:
    """`turned left`, `we had an hour left`, `was left with`: a side or a rest, not a departure."""
    before = [word.lower for word in words[max(0, index - 6) : index]]
    ends = index + 1 >= len(words) or not words[index + 1].is_word
    rests = ends and bool({"has", "have", "had"} & set(before[:-1])) and before[-1] not in {"had", "has", "have"}
    return rests or before[-1:] in [[word] for word in (*TURNING, "am", "is", "are", "was", "were", "been", "be")]


def _heads_somewhere(words: Words, index: int) -> bool:
    """Whether a direction follows at once, or behind an adverb or a distance (`raced 30 miles to`)."""
    while index < len(words) and (
        words[index].text[0].isdigit()
        or words[index].lower in {"miles", "kilometres", "kilometers", "km"}
        or (words[index].lower.endswith("ly") and is_adverb(words[index]))
    ):
        index += 1
    return index < len(words) and words[index].lower in DIRECTIONS


def _is_idiom(words: Words, index: int, sense: Sense) -> bool:
    behind = [word.lower for word in words[index + 1 : index + 5] if word.lower not in DETERMINERS]
    if behind[:1] == ["to"]:
        return behind[1:2] != [] and behind[1] in NO_PLACES
    return any(word in IDIOMS.get(sense.lemma, ()) for word in behind[:2])
