"""A clause and its motion → how long the stay lasted that it tells of, and how long the way took."""

from dataclasses import dataclass

from storymap.journeys.durations import Duration, find_durations
from storymap.journeys.motion import Sense


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """What a clause says of lengths of time."""

    stay: Duration | None = None
    """How long somebody stayed where the motion led."""
    way: Duration | None = None
    """How long it took to get there."""


_VISITS = frozenset({"go", "come", "return", "travel", "visit", "fly", "move", "come back", "go back"})
"""Verbs behind whose goal `for two weeks` tells how long somebody stayed there."""


def lengths_of(text: str, sense: Sense, goal: int | None) -> Lengths:
    """The lengths in a clause.

    Args:
        text: The clause.
        sense: Its motion.
        goal: Index in it at which the first goal is named; `None` where none is.

    `Went to Rome for a week` tells of a stay, `walked for a week to Rome` of a way; `fled to Rome, where she hid for a
    week` of a stay, whatever the motion.
    """
    found = find_durations(text.replace("\n", " "))
    return Lengths(
        stay=next((duration for duration in found if _stays(text, duration, sense, goal)), None),
        way=next((duration for duration in found if _leads(text, duration, sense, goal)), None),
    )


def _stays(text: str, duration: Duration, sense: Sense, goal: int | None) -> bool:
    if duration.kind == "way" or _of_something_else(text, duration, goal):
        return False
    visits = goal is not None and goal < duration.start and sense.lemma in _VISITS
    return sense.motion == "stay" or _there(text, duration) or visits


def _of_something_else(text: str, duration: Duration, goal: int | None) -> bool:
    """`spent so much in Rome that prices fell for a year`: the length is that of the clause behind `that`."""
    return " that " in text[goal or 0 : duration.start]


def _leads(text: str, duration: Duration, sense: Sense, goal: int | None) -> bool:
    if duration.kind == "stay" or goal is None or _there(text, duration):
        return False
    if duration.kind == "way":
        return sense.motion in {"move", "cross", "reach"}
    return sense.motion == "move" and duration.start < goal


def _there(text: str, duration: Duration) -> bool:
    return bool({"where", "there"} & set(text[: duration.start].lower().split()))
