"""Resolved document → events: who moved, from where, to where, when, and whether it took place."""

from collections.abc import Iterator
from dataclasses import replace

from storymap.boundaries.atlas import Boundaries
from storymap.journeys.moves import Move, find_moves
from storymap.journeys.wordlists import WEATHER
from storymap.journeys.zones import localized
from storymap.model.places import Place, ResolvedDocument
from storymap.model.stories import Event, EventKind


def find_events(resolved: ResolvedDocument, *, boundaries: Boundaries) -> tuple[Event, ...]:
    """What befell people in the document, in order of appearance.

    Motion is told with at least one place; arrests, desertions and the like also without one. Other people's are among
    them, under their own names; roads, talks and prices do not move.
    """
    moves, _ = find_moves(resolved)
    return tuple(event for move in moves if _matters(move) for event in _events(move, boundaries))


def _matters(move: Move) -> bool:
    """Births, deaths and wounds are told of persons only: those of crowds are news, and no part of a journey."""
    return move.sense.kind != "other" or (move.who is not None and move.who.person)


_NO_MOTION = frozenset({"joining", "release", "request", "other"})
"""Kinds of events that are no motion and no stay, wherever they happen."""


def _events(move: Move, boundaries: Boundaries) -> Iterator[Event]:
    goals: tuple[Place | None, ...] = _places(move, "goal")
    placed = move.places("source", "path", "near", "at", "goal") or move.arguments.border
    told = placed or _kind(move) != "motion" or (move.dated and move.sense.motion == "cross")
    for number, goal in enumerate(goals or ((None,) if told else ())):
        yield _event(move, goal, None if number else _source(move, goal, boundaries))
    if not goals:
        for place in _places(move, "toward"):
            yield replace(_event(move, place, None), reached=False)


def _kind(move: Move) -> EventKind:
    """What happened: `contrary winds held them` is a stay, and no arrest."""
    at = next((n for n, word in enumerate(move.words) if move.span.contains(word.span)), 0)
    near = {word.lower for word in move.words[max(0, at - 2) : at]} | _agent(move, at)
    return "motion" if move.sense.kind == "detention" and near & WEATHER else move.sense.kind


def _agent(move: Move, at: int) -> set[str]:
    """The words behind the `by` that follows a verb."""
    words = [word.lower for word in move.words[at : at + 8]]
    return set(words[words.index("by") :]) if "by" in words else set()


def _event(move: Move, goal: Place | None, source: Place | None) -> Event:
    return Event(
        document=move.document,
        span=move.span,
        motion=None if move.sense.kind in _NO_MOTION else move.sense.motion,
        kind=_kind(move),
        who=move.who.name if move.who else None,
        source=source,
        goal=goal,
        path=_places(move, "path", "near", "at"),
        when=localized(move.when, _where(move, goal, source)) if move.dated else None,
        reached=move.reached,
    )


def _where(move: Move, goal: Place | None, source: Place | None) -> Place | None:
    """The place whose time of day it is."""
    return next((place for place in (*_places(move, "near", "at", "path"), goal, source) if place), None)


def _source(move: Move, goal: Place | None, boundaries: Boundaries) -> Place | None:
    """Where from: as told, or the other side of the border that the words name."""
    named = _places(move, "source")
    border = move.arguments.border
    if named or border is None or goal is None or goal.country_code is None:
        return named[0] if named else None
    others = set(border.countries) & set(boundaries.neighbours(goal.country_code, boundaries.worldviews[0]))
    places = (word.resolution.place for word in move.words if word.resolution)
    return next((place for place in places if place and place.is_country and place.country_code in others), None)


def _places(move: Move, *roles: str) -> tuple[Place, ...]:
    return tuple(
        place
        for argument in move.places(*roles)
        if argument.word.resolution and (place := argument.word.resolution.place)
    )
