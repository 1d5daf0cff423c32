"""Words → motion told without a verb, as in `Then on to Rome.`, `Next stop: Rome.` and `From Rome to Milan.`."""

from storymap.journeys.motion import Sense
from storymap.journeys.wordlists import DETERMINERS, PLACE_NOUNS, POSSESSIVES, PRONOUNS, SUBORDINATORS, VEHICLES
from storymap.journeys.words import Words, is_adverb, is_finite

_ON = Sense(lemma="on to", motion="move")
_STOP = Sense(lemma="stop", motion="reach")
_OPENERS = frozenset(
    {"after", "and", "back", "finally", "from", "next", "now", "on", "onward", "onwards", "then", "thence"}
)
_CARRIED = VEHICLES | {"air", "bicycle", "bike", "canoe", "foot", "land", "motorbike", "rail", "river", "road", "sea"}
_ORDINALS = frozenset({"first", "next", "last", "final", "second", "third", "fourth", "fifth"})
_HALTS = frozenset({"stop", "halt", "stopover", "up"})
_LONGEST = 25


def verbless_at(words: Words) -> tuple[Sense, int, int] | None:
    """The motion of a sentence without a verb, with the indices after the word that tells it and after its clause."""
    if len(words) < 3 or len(words) > _LONGEST:
        return None
    halt = _halt_at(words)
    if halt:
        return _STOP, halt, halt + 2
    main, end = _main_clause(words)
    if any(is_finite(word) or word.lower in PRONOUNS for word in main):
        return None
    carried = words[0].lower == "by" and bool({word.lower for word in words[1:4]} & _CARRIED)
    if words[0].lower not in _OPENERS and not carried:
        return None
    for index in range(end - 1):
        if words[index].lower == "to" and _place_at(words, index + 1):
            return _ON, max(1, index), end
    return None


def _main_clause(words: Words) -> tuple[Words, int]:
    """What stands before a relative clause, and its end; behind `Then it was` as behind `Then` alone."""
    end = next((i for i, word in enumerate(words) if i and word.lower in SUBORDINATORS - {"than", "as"}), len(words))
    said = [word.lower for word in words[1:3]]
    return (words[3:end] if said in (["it", "was"], ["it", "is"]) else words[:end]), end


def _halt_at(words: Words) -> int | None:
    """`Next stop: Rome`, `Our next stop was Rome`, `First up was Oslo`: the index after `stop`."""
    noun = next((i for i in range(1, min(4, len(words) - 2)) if words[i].lower in _HALTS), 0)
    opening = words[:noun]
    if not noun or words[noun - 1].lower not in _ORDINALS:
        return None
    if any(word.lower not in DETERMINERS | POSSESSIVES | _ORDINALS for word in opening):
        return None
    joint = words[noun + 1]
    joined = joint.text in {":", ",", "–", "-", "—"} or joint.lower in {"was", "is"}
    first = noun + 2
    while first < len(words) and is_adverb(words[first]):
        first += 1
    return noun + 1 if joined and _place_at(words, first) else None


def is_verbless(sense: Sense) -> bool:
    """Whether a sense is told without a verb, so that nobody is named who moves."""
    return sense is _ON or sense is _STOP


def _place_at(words: Words, index: int) -> bool:
    while index < len(words) and words[index].lower in DETERMINERS | PLACE_NOUNS | {"of"}:
        index += 1
    return index < len(words) and words[index].is_toponym
