"""The times that several mentions give for one stay → its best-told arrival and departure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Protocol

from storymap.journeys.days import days_of, is_finer, overlap
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
    """Count out when stays of a told length began and ended, from their other end.

    What the text tells stays as it is. A stay that the text says was ended by going on ended when the next place was
    reached, as far as the telling is exact.
    """
    for visit, following in zip_longest(visits, visits[1:]):
        if visit.lasted is None:
            continue
        duration = visit.lasted.duration
        if visit.left is None and visit.lasted.closed and following is not None and following.arrived:
            visit.left = _without_words(following.arrived)
        visit.arrived = _counted(visit.arrived, duration.before(visit.left))
        visit.left = _counted(visit.left, duration.after(visit.arrived))


def _counted(told: When | None, counted: When | None) -> When | None:
    """The told time; the counted one where nothing was told or what was told is open."""
    if counted is None or (told is not None and told.start is not None):
        return told
    return counted


def _without_words(when: When) -> When:
    return replace(when, words="", clock=None)
