"""Move → the places of it that can be stops, in the order of travel."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from storymap.journeys.arguments import Argument
from storymap.journeys.ellipsis import is_verbless
from storymap.journeys.moves import Move

WIDEST_WATER_KM = 300
"""Waters of a larger radius are no stops: the point of an ocean is nowhere anybody went."""
WIDEST_AREA_KM = 1500
"""Areas of a larger radius that are no countries (continents) are no stops either."""


def told_in_present(moves: Sequence[Move]) -> bool:
    """Whether a journey is told in the present (`We leave Rome at dawn`), which then says nothing of now."""
    told = [move for move in moves if move.reached and move.arguments.places and not is_verbless(move.sense)]
    going = [move.tense for move in told if move.sense.motion != "stay"]
    return going.count("present") > 1 and going.count("present") > going.count("past")


def is_now(move: Move, argument: Argument) -> bool:
    """Whether somebody is there as the text is written; `has been moved to a safe house` tells it too."""
    if move.tense == "perfect":
        return argument.word.resolution is None
    return move.tense == "present" and move.sense.motion == "stay"


def arrives_in_turn(move: Move) -> bool:
    """`She flew from Rome to Oslo … and landed at Rome`: an arrival told where it happens, and no look back."""
    return move.sense.motion in {"move", "reach"} and move.tense in {"past", "present"} and move.link is None


def begins_life(move: Move) -> bool:
    """`Ann Lee was born in Oslo`: where a life starts that a text tells; `who was born in Oslo` is an aside.

    So it is with where she grew up and was educated.
    """
    before = [word.lower for word in move.words if word.span.end <= move.verb.start][-2:]
    return move.sense.lemma in _BEGINNINGS and bool(move.places("goal")) and "who" not in before


_BEGINNINGS = frozenset({"bear", "grow up", "educate"})


def tells_origin(move: Move) -> bool:
    """`Her husband came from Oslo`: where somebody is from, without a way that leads from there."""
    return move.sense.lemma == "come" and not move.places("goal", "path", "near", "at")


def stops_of(move: Move, *roles: str) -> tuple[Argument, ...]:
    """The places in these roles that can be stops: oceans, rivers and continents cannot."""
    if move.sense.lemma in {"skirt", "bypass"}:
        return ()
    return tuple(argument for argument in move.places(*roles) if _can_be_stop(argument))


def _can_be_stop(argument: Argument) -> bool:
    place = argument.word.resolution.place if argument.word.resolution else None
    if place is None:
        return argument.role in {"goal", "source", "at"}
    if place.feature_class == "H":
        return place.radius_km <= WIDEST_WATER_KM and place.feature_code not in {"STM", "STMS"}
    if place.feature_code == "MTS" and argument.role == "path":
        return False
    return place.is_country or place.radius_km <= WIDEST_AREA_KM


def segments_of(move: Move) -> list[Move]:
    """`from A to B, then from C to D` in its parts, when it has several sources."""
    cuts = [0]
    for before, argument in pairwise(move.arguments.places):
        if (
            argument.role == "source"
            and before.role != "source"
            and any(a.role == "source" for a in move.arguments.places if a.index < argument.index)
        ):
            cuts.append(move.arguments.places.index(argument))
    bounds = pairwise([*cuts, len(move.arguments.places)])
    if len(cuts) == 1:
        return [move]
    return [replace(move, arguments=replace(move.arguments, places=move.arguments.places[a:b])) for a, b in bounds]


def via_first(arguments: tuple[Argument, ...]) -> list[Argument]:
    """`to Kabul via Herat`: what is passed comes before the goal that the words put first."""
    goals = [a for a in arguments if a.role != "path"]
    passed = [a for a in arguments if a.role == "path"]
    if len(goals) == 1 and passed and goals[0].index < passed[0].index:
        return [*passed, *goals]
    return list(arguments)


def told_as_last(move: Move) -> bool:
    """`arrived in Tokyo, the last stop of a tour that …`: what the sentence goes on to tell came before."""
    before = pairwise(move.words)
    last = any(a.lower in {"last", "final"} and b.lower in {"stop", "leg", "stage"} for a, b in before)
    return move.sense.motion == "reach" and last


def marked_back(move: Move, argument: Argument) -> bool:
    """`back to Oslo`, `home to Oslo`: whether the words before a place say that it is visited again."""
    before = {word.lower for word in move.words[max(0, argument.index - 3) : argument.index]}
    behind = move.words[argument.index + 1 : argument.index + 2]
    return bool(before & {"back", "again", "home"}) or any(word.lower == "again" for word in behind)
