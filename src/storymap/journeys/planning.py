"""Resolved documents → routes: the stops of each traveller in order, and the legs between them."""

from collections.abc import Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.journeys.approaches import approach_of
from storymap.journeys.journey import Journey
from storymap.journeys.legs import plan_legs
from storymap.journeys.merging import merge_told_twice
from storymap.journeys.moves import Move, find_moves
from storymap.journeys.origins import add_origin
from storymap.journeys.people import Cast
from storymap.journeys.rulers import hold_other_offices
from storymap.journeys.stops import fold_visits, to_stops
from storymap.journeys.timeline import order_visits
from storymap.journeys.unifying import unify_countries
from storymap.journeys.visits import Logbook
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Route


def plan_routes(documents: Sequence[ResolvedDocument], *, boundaries: Boundaries) -> tuple[Route, ...]:
    """One route for each traveller who gets from one place to another; the protagonist's first."""
    return tuple(journey.route for journey in plan_journeys(documents, boundaries=boundaries))


def plan_journeys(documents: Sequence[ResolvedDocument], *, boundaries: Boundaries) -> tuple[Journey, ...]:
    """The routes, each with the visits it was made of.

    All documents are told as one story: travellers with the same family name are one person, and a place or a
    crossing that several documents mention is one stop.
    """
    read = [find_moves(document) for document in documents]
    journeys: list[Journey] = []
    for name in _travellers(read):
        numbered = [
            ((document, position), move)
            for document, (moves, _) in enumerate(read)
            for position, move in enumerate(moves)
            if move.who and move.who.person and _same_person(move.who.name, name)
        ]
        journey = _plan(name, numbered, documents, boundaries)
        if journey:
            journeys.append(journey)
    return tuple(journeys)


def _same_person(one: str, other: str) -> bool:
    return one == other or (
        one.rsplit(maxsplit=1)[-1] == other.rsplit(maxsplit=1)[-1]
        and " " in one + other
        and len(one.rsplit(maxsplit=1)[-1]) > 2
        and not hold_other_offices(one, other)
    )


def _travellers(read: Sequence[tuple[tuple[Move, ...], Cast]]) -> tuple[str, ...]:
    """Protagonists in the order of the documents, then everybody else in the order of appearance."""
    protagonists = [cast.protagonist for _, cast in read if cast.protagonist]
    others = [move.who.name for moves, _ in read for move in moves if move.who and move.who.person]
    found: list[str] = []
    for name in (*protagonists, *others):
        if not any(_same_person(name, known) for known in found):
            found.append(name)
    return tuple(found)


def _plan(
    name: str,
    moves: Sequence[tuple[tuple[int, int], Move]],
    documents: Sequence[ResolvedDocument],
    boundaries: Boundaries,
) -> Journey | None:
    log = Logbook()
    log.enter(moves)
    add_origin(log, [move for _, move in moves], documents, boundaries=boundaries)
    unify_countries(log)
    timeline = order_visits(log.visits, log.told)
    visits = merge_told_twice(fold_visits(timeline.visits))
    stops = to_stops(visits, documents, timeline, boundaries=boundaries)
    if len(stops) < 2 or not _travelled(log):
        return None
    approaches = tuple(map(approach_of, visits))
    legs = plan_legs(stops, boundaries=boundaries, approaches=approaches)
    route = Route(traveller=name, stops=stops, legs=legs)
    return Journey(route=route, visits=visits, told=tuple(log.told))


def _travelled(log: Logbook) -> bool:
    """Whether somebody moved; staying at one place and then at another tells it too, being at several does not."""
    moved = any(told.visits and told.move.sense.motion != "stay" for told in log.told)
    stays = [told.visits[0] for told in log.told if told.visits and told.move.sense.lemma in _STAYED | {"be"}]
    ended = any(told.visits and told.move.sense.lemma in _STAYED for told in log.told)
    return moved or (ended and any(visit is not stays[0] for visit in stays))


_STAYED = frozenset(
    {
        "stay",
        "spend",
        "camp",
        "encamp",
        "lodge",
        "overnight",
        "rest",
        "shelter",
        "sleep",
        "wake",
        "winter",
        "overwinter",
    }
)
"""Verbs of stays that end: whoever stayed at two places went from one to the other."""
