"""Resolved documents and routes → context: the places that the texts name and nobody travels to."""

from collections.abc import Iterable, Sequence

from storymap.journeys.roles import role_of
from storymap.model.places import Place, Resolution, ResolvedDocument
from storymap.model.stories import ContextPlace, ContextRole, Route


def find_context(documents: Sequence[ResolvedDocument], routes: Sequence[Route]) -> tuple[ContextPlace, ...]:
    """Every place named literally that is no stop, once, in the order of appearance.

    A place that the texts ever name for its own sake is context, whatever else they name it for.
    """
    stops = {stop.place.id for route in routes for stop in route.stops if stop.place}
    mentions: dict[str, list[tuple[Resolution, ResolvedDocument]]] = {}
    for document in documents:
        for resolution in document.resolutions:
            place = resolution.place
            if place is not None and resolution.toponym.use == "literal" and place.id not in stops:
                mentions.setdefault(place.id, []).append((resolution, document))
    return tuple(_context(found) for found in mentions.values())


def _context(found: Sequence[tuple[Resolution, ResolvedDocument]]) -> ContextPlace:
    resolution = found[0][0]
    return ContextPlace(
        name=resolution.toponym.name,
        place=_placed(resolution),
        role=_weightiest(role_of(resolution, document) for resolution, document in found),
    )


def _placed(resolution: Resolution) -> Place:
    if resolution.place is None:
        raise ValueError("context places have a place")
    return resolution.place


def _weightiest(roles: Iterable[ContextRole]) -> ContextRole:
    order: tuple[ContextRole, ...] = ("context", "affiliation", "dateline")
    told = set(roles)
    return next(role for role in order if role in told)
