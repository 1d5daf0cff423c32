"""Words and a trigger → the clause that it stands in: its joint with others, and the stretches that may date it."""

from itertools import zip_longest

from storymap.journeys.triggers import Trigger
from storymap.journeys.words import Words
from storymap.model.texts import Span

_OPENING = frozenset({"and", "but", "where"})
"""What opens a clause of its own behind a comma: `educated in Leeds, where she qualified in 1958`."""
_LONGEST_TIME = 6
"""Words that a time before a joint may have (`About two and a half years after`); more are a clause of their own."""


def link_of(words: Words, trigger: Trigger) -> str | None:
    """`before` and `after` when they govern the trigger's clause; `earlier` behind `before that`."""
    if _is_recalled(words, trigger):
        return "earlier"
    before = words[max(0, trigger.start - 5) : trigger.start]
    for word, following in reversed([*zip_longest(before, before[1:])]):
        if word.lower in {"before", "after"}:
            referring = following is not None and following.lower in {"that", "this", "then"}
            return ("earlier" if word.lower == "before" else None) if referring else word.lower
        if word.text in {",", ";"} or word.lower in {"and", "but", "when", "where"}:
            return None
    return None


def _is_recalled(words: Words, trigger: Trigger) -> bool:
    """`I dream of Rome, which we left a month ago`: what is left in passing was told, or happened, before."""
    relative = words[trigger.start - 2].lower if trigger.start > 1 else ""
    behind = [word.lower for word in words[trigger.end : trigger.end + _LONGEST_TIME]]
    return relative in {"which", "that"} and trigger.sense.motion == "leave" and "ago" in behind


def dating_clauses(words: Words, trigger: Trigger, *, previous: Trigger | None, stop: int) -> tuple[Span, ...]:
    """The stretches of the text that may date a trigger, the likeliest first.

    Its own clause, from where it opens to where the next one does; and, behind a clause with `before` or `after` that
    opens the sentence, what stands before that (`Two days after leaving …, he reached …`).

    Args:
        words: The sentence.
        trigger: What is to be dated.
        previous: The trigger before it.
        stop: Index of the first word that belongs to the trigger behind it.
    """
    joint = _joint(words, trigger)
    first = joint + 1 if joint is not None else _opening(words, trigger, previous)
    own = _stretch(words, first, _closing(words, trigger, stop))
    fronted = _joint(words, previous) if previous else None
    if fronted is None or joint is not None or previous is None or fronted > _LONGEST_TIME:
        return (own,)
    return own, _stretch(words, 0, fronted + 1)


def _joint(words: Words, trigger: Trigger) -> int | None:
    """Index of the `before` or `after` that governs a trigger's clause."""
    if link_of(words, trigger) not in {"before", "after"}:
        return None
    near = range(trigger.start - 1, max(0, trigger.start - 5) - 1, -1)
    return next((index for index in near if words[index].lower in {"before", "after"}), None)


def _opening(words: Words, trigger: Trigger, previous: Trigger | None) -> int:
    begin = previous.end if previous else 0
    first = trigger.start if begin else 0
    for index in range(begin, trigger.start):
        if words[index].lower in {"and", "but", ";"}:
            first = index + 1
    return first


def _closing(words: Words, trigger: Trigger, stop: int) -> int:
    last = trigger.end
    while last < stop and not (words[last].lower in _OPENING and words[last - 1].text == ","):
        last += 1
    return last


def _stretch(words: Words, first: int, last: int) -> Span:
    return Span(start=words[first].span.start, end=words[max(first, last - 1)].span.end)
