"""The times that several mentions give for one stay → its best-told arrival and departure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from storymap.journeys.days import days_of, is_finer, overlap
from storymap.journeys.durations import Duration
from storymap.journeys.moves import Move, Stay
from storymap.model.stories import When


class Visit(Protocol):
    """As much of a visit as its times need."""

    arrived: When | None
    """When it began."""
    left: When | None
    """When it ended."""
    lasted: Stay | None
    """How long it lasted."""
    took: Duration | None
    """How long the way to it took."""


_DEPARTURES = frozenset({"set out", "set off", "set forth", "set sail", "embark", "sail", "steam", "march"})
"""Besides the verbs of leaving: verbs whose time is that of the departure when they say where from."""


def only_departs(move: Move, *, source: bool) -> bool:
    """Whether a move's time tells when somebody left: its source, or all of it when it is about leaving."""
    if source or (move.sense.motion == "leave" and not move.sense.escape):
        return True
    if move.sense.escape:
        return bool(move.when and move.when.precision == "day" and move.when.start)
    return move.sense.lemma in _DEPARTURES and (move.sense.lemma.startswith("set ") or bool(move.places("source")))


def departure_of(move: Move, *, source: bool) -> When | None:
    """When a place was left, as far as a move tells it of the place it starts from, or of the one it stays at."""
    if move.until is not None:
        return None if source else move.until
    tells = source and move.sense.motion in {"leave", "move", "detach"} and move.dated
    return move.when if tells else None


def gathered(known: When | None, new: When, *, dated: bool) -> When:
    """The better-told of two times of the same thing, with the time of day that either gives.

    Args:
        known: The time so far.
        new: The time of another mention.
        dated: Whether that mention's own sentence tells it; only then does it count as finer.
    """
    if known is None:
        return new
    if new.start is None:
        return _with_clock(known, new)
    if known.start is None or (dated and is_finer(new.precision, known.precision)):
        return _with_clock(new, known)
    return _with_clock(known, new)


def _with_clock(when: When, other: When) -> When:
    if when.clock is not None or other.clock is None:
        return when
    one, two = days_of(when), days_of(other)
    if one is not None and two is not None and overlap(one, two) is None:
        return when
    return replace(when, clock=other.clock, words=", ".join(filter(None, (when.words, other.words))))


def bound_stays(visits: Sequence[Visit]) -> None:
    """Count out when stays began and ended whose length is told, or that of the way to them.

    A stay that the text says was ended by going on ended when the next place was reached. What the text tells is only
    ever made narrower, and only where the length goes with it.
    """
    for before, visit in pairwise((None, *visits)):
        if visit is not None and visit.took is not None and before is not None:
            visit.arrived = _counted(visit.arrived, visit.took.after(before.left))
        if visit is not None and visit.lasted is not None:
            _bound(visit, visit.lasted.duration)
    for visit, following in pairwise(visits):
        if visit.lasted is not None and visit.lasted.closed and visit.left is None and following.arrived:
            visit.left = replace(following.arrived, words="", clock=None)
            _bound(visit, visit.lasted.duration)


def _bound(visit: Visit, duration: Duration) -> None:
    visit.arrived = _counted(visit.arrived, duration.before(visit.left))
    visit.left = _counted(visit.left, duration.after(visit.arrived))


def _counted(told: When | None, counted: When | None) -> When | None:
    """The told time, made narrower by the counted one; that one where nothing was told or what was told is open."""
    one, other = days_of(told), days_of(counted)
    if told is None or counted is None or one is None or other is None:
        return told if counted is None else counted
    both = overlap(one, other)
    if both is None or not is_finer(both.precision, told.precision):
        return told
    return replace(told, start=both.first.isoformat(), end=both.last.isoformat(), precision=both.precision)
