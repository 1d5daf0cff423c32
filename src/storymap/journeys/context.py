"""Resolved documents and routes → context: the places that the texts name and nobody travels to."""

from collections.abc import Sequence

from storymap.model.places import ResolvedDocument
from storymap.model.stories import ContextPlace, Route


def find_context(documents: Sequence[ResolvedDocument], routes: Sequence[Route]) -> tuple[ContextPlace, ...]:
    """Every place named literally that is no stop, once, in the order of appearance."""
    seen = {stop.place.id for route in routes for stop in route.stops if stop.place}
    found: list[ContextPlace] = []
    for document in documents:
        for resolution in document.resolutions:
            place = resolution.place
            if place is None or resolution.toponym.use != "literal" or place.id in seen:
                continue
            seen.add(place.id)
            found.append(ContextPlace(name=resolution.toponym.name, place=place))
    return tuple(found)
