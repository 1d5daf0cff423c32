"""Visits in order → stops: countries give way to places inside them, borders get their sides, each its role."""

from collections.abc import Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.journeys.containment import lies_in
from storymap.journeys.ordering import Timeline
from storymap.journeys.visit_times import bound_stays, gathered
from storymap.journeys.visits import Visit
from storymap.journeys.zones import localized
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Statement, Stop, StopRole, When


def fold_visits(visits: Sequence[Visit]) -> tuple[Visit, ...]:
    """The visits without the countries and areas that a neighbour in the order tells more exactly.

    A country that is entered at a crossing with a position gives way to it; an area gives way to a place inside it.
    """
    kept = list(visits)
    number = 0
    while number < len(kept):
        around = [kept[i] for i in (number - 1, number + 1) if 0 <= i < len(kept)]
        exact = next((other for other in around if _gives_way(kept[number], other)), None)
        if exact is None:
            number += 1
            continue
        hand_over(kept.pop(number), exact)
        number = max(0, number - 1)
    return tuple(kept)


def hand_over(coarse: Visit, exact: Visit) -> None:
    """Let an exact visit stand for a coarse one, with what only that tells."""
    exact.stands_for += [coarse, *coarse.stands_for]
    exact.parts |= coarse.parts - {"passed"}
    exact.now = exact.now or coarse.now
    if coarse.when and (not exact.when or (coarse.dated and not exact.dated)):
        exact.when, exact.dated = coarse.when, coarse.dated
    if coarse.arrived and (coarse.now or not exact.now):
        exact.arrived = gathered(exact.arrived, coarse.arrived, dated=coarse.dated)
    exact.left = exact.left or coarse.left
    exact.lasted = exact.lasted or coarse.lasted
    exact.took = exact.took or coarse.took


def _gives_way(coarse: Visit, exact: Visit) -> bool:
    if coarse.border or not coarse.place:
        return False
    if exact.border:
        entered = coarse.place.country_code == exact.border.entered
        return coarse.place.is_country and entered and exact.place is not None
    return exact.place is not None and coarse.place.id != exact.place.id and lies_in(exact.place, coarse.place)


def to_stops(
    visits: Sequence[Visit], documents: Sequence[ResolvedDocument], timeline: Timeline, *, boundaries: Boundaries
) -> tuple[Stop, ...]:
    """The stops of a route; `ordered` where the texts tell that a stop comes after the one before it."""
    bound_stays(visits)
    return tuple(
        Stop(
            name=_name(visit, documents, _sides(visits, number, boundaries)),
            place=visit.place,
            role=_role(visits, number),
            document=visit.document,
            span=visit.span,
            when=_when(visit, number),
            ordered=number == 0 or timeline.tells(visits[number - 1], visit),
            until=_until(visit),
            inferred=visit.inferred,
            crosses=_sides(visits, number, boundaries),
            statements=_statements(visit, documents),
        )
        for number, visit in enumerate(visits)
    )


def _statements(visit: Visit, documents: Sequence[ResolvedDocument]) -> tuple[Statement, ...]:
    """Its mentions in the order of the texts, each once."""
    order = {resolved.document.id: number for number, resolved in enumerate(documents)}
    mentions = [mention for one in (visit, *visit.stands_for) for mention in one.mentions]
    told = {Statement(document=m.move.document, span=m.move.span) for m in mentions}
    return tuple(sorted(told, key=lambda one: (order[one.document], one.span)))


def _when(visit: Visit, number: int) -> When | None:
    """When the stop was reached; for the first one, when it was left will do."""
    return localized(visit.arrived or (visit.when if number == 0 else None), visit.place)


def _until(visit: Visit) -> When | None:
    """When the stop was left; not where it was left before it was reached, on the way out of a journey back to it."""
    left, reached = visit.left, visit.arrived
    if left and left.end and reached and reached.start and left.end < reached.start:
        return None
    return localized(left, visit.place)


def _role(visits: Sequence[Visit], number: int) -> StopRole:
    visit = visits[number]
    if number == 0:
        return "origin" if visit.parts & {"source", "stay"} or visit.inferred else "stop"
    if number == len(visits) - 1 and visit.parts != {"passed"}:
        return "destination"
    return "passed" if visit.parts == {"passed"} else "stop"


def _sides(visits: Sequence[Visit], number: int, boundaries: Boundaries) -> tuple[str, str] | None:
    """The countries left and entered at a crossing; `None` when the border was not crossed or a side is unknown."""
    border = visits[number].border
    if border is None:
        return None
    before = _country_around(visits[:number][::-1])
    behind = _country_around(visits[number + 1 :])
    entered = border.entered or (behind if behind != before else None)
    if entered is None and before and len(border.countries - {before}) == 1:
        entered = min(border.countries - {before})
    if entered is None or not (border.crossed or behind == entered):
        return None
    left = min(border.countries - {entered}, default=before)
    view = boundaries.worldviews[0]
    return (left, entered) if left and left in boundaries.neighbours(entered, view) else None


def _country_around(visits: Sequence[Visit]) -> str | None:
    for visit in visits:
        if visit.border and visit.border.entered:
            return visit.border.entered
        if visit.place and visit.place.country_code:
            return visit.place.country_code
    return None


def _name(visit: Visit, documents: Sequence[ResolvedDocument], sides: tuple[str, str] | None) -> str:
    if visit.border is None:
        return visit.name
    label = visit.border.label or "border"
    adjective = _adjective(documents, sides[1]) if sides else None
    if adjective and label.startswith("border"):
        label = f"{adjective} border"
    near = visit.border.near
    return f"{label} near {near}" if near else label


def _adjective(documents: Sequence[ResolvedDocument], country: str) -> str | None:
    """The demonym that the texts themselves use for a country."""
    for document in documents:
        for resolution in document.resolutions:
            place = resolution.place
            if resolution.toponym.use == "demonym" and place and place.country_code == country:
                return resolution.toponym.name
    return None
