"""Words and a trigger → the place that `there` means: the one named last in the sentence."""

from storymap.journeys.triggers import Trigger
from storymap.journeys.words import Word, Words

_SOON = 3
"""How many words behind the verb `there` may stand: `rested for a while there` is read, `the people there` is not."""


def meant_by_there(words: Words, trigger: Trigger, stop: int) -> tuple[int, Word] | None:
    """`fell ill in Cusco and rested there`: where a stay was, with the index of the name.

    Only stays are read so: what moves `there` has been told with the name.
    """
    if trigger.sense.motion != "stay" or trigger.sense.presence:
        return None
    behind = words[trigger.end : min(stop, len(words), trigger.end + _SOON)]
    if not any(word.lower == "there" for word in behind):
        return None
    named = (index for index in range(trigger.start - 1, -1, -1) if words[index].is_toponym)
    last = next(named, None)
    return None if last is None else (last, words[last])
