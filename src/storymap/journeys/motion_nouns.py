"""Words → motion told by a noun: `his journey to`, `after a visit to`, `after a week in`."""

from storymap.journeys.light_verbs import Match
from storymap.journeys.motion import Sense, nouns
from storymap.journeys.motion_words import DESCRIBED, SPANS
from storymap.journeys.wordlists import DETERMINERS, POSSESSIVES, PREPOSITIONS
from storymap.journeys.words import Words

_STAY = Sense(lemma="spend", motion="stay")


def noun_at(words: Words, index: int) -> Match | None:
    """The motion that a noun tells, behind whose it is, or behind the `after` or `during` of a journey that goes on."""
    if not index:
        return None
    if words[index].lower in SPANS:
        return _stay_at(words, index)
    sense = nouns().get(words[index].lower)
    if sense is None:
        return None
    previous = words[index - 1].lower
    if _is_attribute(words, index):
        return None
    if previous in POSSESSIVES or previous in {"'s", "’s"}:
        return _end_of(words, index) or (sense, "noun", index + 1)
    return (sense, "noun", index + 1) if _is_placed(words, index) else None


def _end_of(words: Words, index: int) -> Match | None:
    """`her odyssey began in Fez`, `ended in Rome`: who travels was there."""
    behind = words[index + 1].lower if index + 1 < len(words) else ""
    sense = _ENDS.get(behind)
    return (sense, "noun", index + 2) if sense else None


_BEGIN = Sense(lemma="begin", motion="stay")
_END = Sense(lemma="end", motion="reach")
_ENDS = {"began": _BEGIN, "begins": _BEGIN, "started": _BEGIN, "starts": _BEGIN}
_ENDS |= {"ended": _END, "ends": _END, "finished": _END, "finishes": _END}


def _is_attribute(words: Words, index: int) -> bool:
    """`my tour guide`: a noun before another noun only says what kind that is."""
    return index + 1 < len(words) and words[index + 1].lower in DESCRIBED


def opening_of(words: Words, noun: int) -> int | None:
    """The index of the `after`, `following` or `during` that a noun's phrase hangs on."""
    if words[noun].lower == "arrival" and words[noun - 1].lower in {"on", "upon"}:
        return noun - 1
    for index in range(noun - 1, max(-1, noun - 8), -1):
        lower = words[index].lower
        if lower in {"after", "following", "during"}:
            return index
        if words[index].is_toponym or lower in PREPOSITIONS or not (words[index].is_word or lower[0].isdigit()):
            return None
    return None


def _is_placed(words: Words, index: int) -> bool:
    """`after the long trip to`: a noun that a preposition of time governs and a place follows."""
    opening = opening_of(words, index)
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if words[index].lower == "arrival" and words[index - 1].lower in {"on", "upon"}:
        return following in {"in", "at"}
    determined = opening is not None and words[opening + 1].lower in DETERMINERS
    return determined and following in {"to", "from", "through", "down", "up", "into", "in", "across", "over", "around"}


def _stay_at(words: Words, index: int) -> Match | None:
    """`After a week in Rome she …`: whoever goes on was there."""
    opening = opening_of(words, index)
    places = index + 2 < len(words) and words[index + 1].lower in {"in", "at"}
    return (_STAY, "noun", index + 1) if opening is not None and places and words[opening].lower != "during" else None
