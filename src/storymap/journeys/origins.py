"""Moves → an inferred origin, when the first country reached can only have been entered from a neighbour named."""

from collections.abc import Iterator, Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.journeys.moves import Move
from storymap.journeys.visits import Logbook, Told, Visit
from storymap.model.places import Place, Resolution, ResolvedDocument


def add_origin(
    log: Logbook, moves: Sequence[Move], documents: Sequence[ResolvedDocument], *, boundaries: Boundaries
) -> None:
    """Add the country that a crossing started from, when only the sentence around it implies which.

    The sentence tells of a crossing and names, be it by a demonym, one neighbour of the country reached
    ("… of her crossing after Russian guards found traces"). The visit is marked as inferred.
    """
    reached = _country_reached(log)
    if reached is None:
        return
    for move in moves:
        if move.sense.motion != "cross" or move.places("source"):
            continue
        origin = _neighbour_named(move, documents, (reached, boundaries))
        if origin:
            _put_first(log, move, _best_mention(origin, move, documents))
            return


def _country_reached(log: Logbook) -> str | None:
    """The one country of all visits so far."""
    codes = {visit.border.entered if visit.border else _code(visit.place) for visit in log.visits}
    known = codes - {None}
    return next(iter(known)) if len(known) == 1 else None


def _code(place: Place | None) -> str | None:
    return place.country_code if place else None


def _neighbour_named(
    move: Move, documents: Sequence[ResolvedDocument], reached: tuple[str, Boundaries]
) -> Resolution | None:
    country, boundaries = reached
    neighbours = boundaries.neighbours(country, boundaries.worldviews[0])
    found = [
        r
        for r in _in_sentence(move, documents)
        if r.place and r.place.is_country and r.place.country_code in neighbours
    ]
    codes = {resolution.place.country_code for resolution in found if resolution.place}
    return found[0] if len(codes) == 1 else None


def _in_sentence(move: Move, documents: Sequence[ResolvedDocument]) -> Iterator[Resolution]:
    for document in documents:
        if document.document.id == move.document:
            yield from document.within(move.sentence)


def _best_mention(origin: Resolution, move: Move, documents: Sequence[ResolvedDocument]) -> Resolution:
    """The country's own name, when the document writes it anywhere."""
    for document in documents:
        if document.document.id != move.document:
            continue
        for resolution in document.resolutions:
            if resolution.place == origin.place and resolution.toponym.use == "literal":
                return resolution
    return origin


def _put_first(log: Logbook, move: Move, origin: Resolution) -> None:
    use = origin.toponym.use
    visit = Visit(
        name=origin.toponym.name if use == "literal" or origin.place is None else origin.place.name,
        place=origin.place,
        document=move.document,
        span=origin.toponym.span,
        order=(-1, 0),
        parts={"source"},
        inferred=True,
    )
    first = log.visits[0]
    log.visits.append(visit)
    log.told.append(Told(move=move, visits=(visit, first)))
