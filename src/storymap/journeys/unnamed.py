"""Words and a trigger → a goal that the text keeps to itself: `a secret safe house`, `an undisclosed location`."""

from storymap.journeys.secret_places import as_word, is_secret, noun_behind
from storymap.journeys.triggers import Trigger
from storymap.journeys.words import Word, Words

_KEPT = frozenset({"hospital", "prison", "jail", "camp", "shelter", "barracks", "cell", "monastery", "safehouse"})
_NAMING = frozenset({"disclose", "disclosed", "identified", "identify", "name", "named", "reveal", "revealed", "say"})
_TO = frozenset({"to", "into"})
_IN = frozenset({"in", "at", "inside", "within"})


def unnamed_goal(words: Words, trigger: Trigger, stop: int) -> tuple[int, Word] | None:
    """The goal or place of stay that a text does not name, with the index of its noun.

    Not everything that has no name is one: the text must say that it is kept secret, or that somebody was taken there
    as to a prison. `Went to bed`, `to a café` and `to the police` are no stops.
    """
    if not trigger.reached or (trigger.sense.motion in {"cross", "follow", "leave"} and not trigger.sense.escape):
        return None
    prepositions = _TO if trigger.sense.motion in {"move", "leave"} else _TO | _IN
    for index in range(trigger.end, min(stop, len(words))):
        if words[index].lower in prepositions:
            noun = noun_behind(words, index + 1)
            if noun is not None and _is_kept_back(words, trigger, (index + 1, noun)):
                return noun, as_word(words, index + 1, noun)
    return None


def _is_kept_back(words: Words, trigger: Trigger, bounds: tuple[int, int]) -> bool:
    start, noun = bounds
    behind = words[noun + 1 : noun + 12]
    if any(word.is_toponym for word in behind[:5]):
        return False
    if is_secret(words[start : noun + 1]) or _goes_unnamed(behind):
        return True
    taken = trigger.sense.takes == "mover" or trigger.passive
    return taken and words[noun].lower in _KEPT and words[start].lower != "the"


def _goes_unnamed(behind: Words) -> bool:
    """`that he would not name`, `whose name was not disclosed`: a negation and a verb of naming close behind."""
    lower = [word.lower for word in behind]
    return bool({"not", "n't", "n’t", "never", "without"} & set(lower)) and bool(_NAMING & set(lower))
