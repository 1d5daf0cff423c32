"""Words → motion told without a verb, as in `Then on to Rome.`, `Next stop: Rome.` and `From Rome to Milan.`."""

from storymap.journeys.motion import Sense
from storymap.journeys.wordlists import DETERMINERS, PLACE_NOUNS
from storymap.journeys.words import Words, is_finite

_ON = Sense(lemma="on to", motion="move")
_STOP = Sense(lemma="stop", motion="reach")
_OPENERS = frozenset(
    {"after", "and", "back", "finally", "from", "next", "now", "on", "onward", "onwards", "then", "thence"}
)
_LONGEST = 25


def verbless_at(words: Words) -> tuple[Sense, int] | None:
    """The motion of a sentence without a verb, with the index after the word that tells it."""
    if len(words) < 3 or len(words) > _LONGEST or any(is_finite(word) for word in words):
        return None
    if words[1].lower == "stop" and words[0].lower in {"first", "next", "last", "final", "second", "third"}:
        return (_STOP, 2) if words[2].text in {":", ",", "–", "-", "—"} and _place_at(words, 3) else None
    if words[0].lower not in _OPENERS:
        return None
    for index in range(len(words) - 1):
        if words[index].lower == "to" and _place_at(words, index + 1):
            return _ON, max(1, index)
    return None


def is_verbless(sense: Sense) -> bool:
    """Whether a sense is told without a verb, so that nobody is named who moves."""
    return sense is _ON or sense is _STOP


def _place_at(words: Words, index: int) -> bool:
    while index < len(words) and words[index].lower in DETERMINERS | PLACE_NOUNS | {"of"}:
        index += 1
    return index < len(words) and words[index].is_toponym
