"""Moves → the moves without those that a text says came to nothing: `headed for Rome but never got there`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from storymap.journeys.triggers import Trigger
from storymap.journeys.wordlists import NEGATIONS
from storymap.journeys.words import Words

if TYPE_CHECKING:
    from storymap.journeys.arguments import Arguments
    from storymap.journeys.moves import Move


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BREAKING = frozenset({"but", "however", "only", "when", "until"})
"""Words behind which a text says what came between."""
_STOPPING = _words(
    """
    abandoned arrested blocked blown captured caught collapsed crashed detained driven drove failed forced
    halted intercepted killed refused sank seized shot stopped sunk thwarted turned wrecked
    """
)
"""What stops somebody on the way."""
_ARRIVING = frozenset({"arrive", "arrived", "complete", "get", "got", "made", "make", "reach", "reached", "succeed"})
"""Words of arriving, which a negation denies."""


def is_thwarted(words: Words, trigger: Trigger, arguments: "Arguments") -> bool:
    """Whether an aim named by `for` is, by what follows in the sentence, not reached."""
    goals = [argument for argument in arguments.places if argument.role == "goal"]
    if not goals or trigger.sense.motion not in {"move", "leave"}:
        return False
    aim, last = goals[0].index, goals[-1].index
    if not any(word.lower == "for" for word in words[max(trigger.end, aim - 3) : aim]):
        return False
    behind = [word.lower for word in words[last + 1 :]]
    broken = next((index for index, word in enumerate(behind) if word in _BREAKING), None)
    if broken is None or "and" in behind[:broken]:
        return False
    rest = set(behind[broken:])
    return bool(rest & _STOPPING) or bool(rest & NEGATIONS and rest & _ARRIVING)


def without_denied(moves: Sequence["Move"]) -> Iterator["Move"]:
    """The moves, an aim told by `for` being not reached where a later sentence says so (`She never reached Rome`)."""
    denied = [(at, move) for at, move in enumerate(moves) if _denies(move)]
    for at, move in enumerate(moves):
        refused = any(later > at and _same_aim(move, other) for later, other in denied) or (
            at + 1 < len(moves) and _turns_back(move, moves[at + 1])
        )
        yield replace(move, reached=False) if refused else move


def _turns_back(move: "Move", following: "Move") -> bool:
    """`We set off for Rome. Snow forced us to turn back.`: what follows at once undoes the aim."""
    turned = following.sense.lemma == "turn back" and following.reached and not following.places("goal")
    return turned and move.reached and move.who == following.who and _aims(move)


def _aims(move: "Move") -> bool:
    goals = move.places("goal")
    return len(goals) == 1 and any(
        word.lower == "for" for word in move.words[max(0, goals[0].index - 3) : goals[0].index]
    )


def _denies(move: "Move") -> bool:
    said = {word.lower for word in move.words if move.span.contains(word.span)}
    return not move.reached and bool(said & NEGATIONS) and bool(move.places("goal"))


def _same_aim(move: "Move", denial: "Move") -> bool:
    goals = move.places("goal")
    if not _aims(move) or move.who != denial.who or not move.reached:
        return False
    place = goals[0].word.resolution
    return any(place and a.word.resolution and a.word.resolution.place == place.place for a in denial.places("goal"))
