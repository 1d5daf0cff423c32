"""Words and a trigger → the place that `there` means: the one named last, in its sentence or in the one before."""

from dataclasses import replace

from storymap.journeys.triggers import Trigger
from storymap.journeys.words import Word, Words, is_adverb

_SOON = 3
"""How many words behind the verb `there` may stand: `rested for a while there` is read, `the people there` is not."""


def meant_by_there(words: Words, trigger: Trigger, stop: int, before: Word | None = None) -> tuple[int, Word] | None:
    """`fell ill in Cusco and rested there`: where a stay was, with the index of the name.

    Who stayed somewhere, and who got `there`, may have been told of the place in the sentence before.

    Args:
        words: The sentence.
        trigger: What may have happened there.
        stop: Index of the first word that belongs to the next trigger.
        before: The place that the sentence before named last.
    """
    if trigger.sense.motion == "stay" and (not trigger.sense.presence or trigger.tense == "past"):
        soon = 2 * _SOON if trigger.sense.lemma == "spend" else _SOON
        behind = words[trigger.end : min(stop, len(words), trigger.end + soon)]
        return _named_before(words, trigger) if any(word.lower == "there" for word in behind) else None
    at = trigger.end
    while at < len(words) and is_adverb(words[at]) and words[at].lower != "there":
        at += 1
    if trigger.sense.motion not in {"move", "reach"} or at >= len(words) or words[at].lower != "there":
        return None
    named = _named_before(words, trigger)
    if named or before is None:
        return named
    return at, replace(before, span=words[at].span)


def _named_before(words: Words, trigger: Trigger) -> tuple[int, Word] | None:
    named = (index for index in range(trigger.start - 1, -1, -1) if words[index].is_toponym)
    last = next(named, None)
    return None if last is None else (last, words[last])
