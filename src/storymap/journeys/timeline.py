"""Told moves → visits in the order of travel: by time where it is told, else by narration with flashbacks put right."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from storymap.journeys.visits import Told, Visit

Edge = tuple[int, Visit, Visit]
"""How much a reason weighs, the earlier and the later visit."""

_WITHIN_MOVE, _NOW, _DATED, _LINKED, _FLASHBACK, _INHERITED, _NARRATED = 7, 6, 5, 4, 3, 2, 1
"""Reasons for an order, the weightier winning: a sentence's own from–to, the present tense, dates told in the
sentence, `before` and `after`, the past perfect, dates told in the paragraph, and the order of narration."""


def order_visits(visits: Sequence[Visit], told: Sequence[Told]) -> tuple[Visit, ...]:
    """All visits in the order of travel."""
    edges = sorted(_edges(visits, told), key=lambda edge: -edge[0])
    later: dict[int, set[int]] = {id(visit): set() for visit in visits}
    followers: dict[int, Visit] = {}
    for weight, before, after in edges:
        if before is after or _reaches(later, id(after), id(before)):
            continue
        later[id(before)].add(id(after))
        if weight == _NARRATED:
            followers.setdefault(id(before), after)
    return _sorted(visits, later, followers)


def _edges(visits: Sequence[Visit], told: Sequence[Told]) -> Iterator[Edge]:
    for item in told:
        for before, after in pairwise(item.visits):
            yield _WITHIN_MOVE, before, after
    yield from _by_border(visits)
    yield from _by_date(visits)
    yield from _by_present(visits)
    yield from _by_link(told)
    yield from _by_narration(told)


def _by_border(visits: Sequence[Visit]) -> Iterator[Edge]:
    """A country is entered over its border, in whatever order the text speaks of the two."""
    for crossing in visits:
        for visit in visits:
            if crossing.border and not visit.border and _is_country(visit, crossing.border.entered):
                yield _LINKED, crossing, visit


def _is_country(visit: Visit, code: str | None) -> bool:
    return visit.place is not None and visit.place.is_country and visit.place.country_code == code


def _by_date(visits: Sequence[Visit]) -> Iterator[Edge]:
    for one in visits:
        for other in visits:
            if one.when and other.when and (one.when.end or "9") < (other.when.start or "0"):
                yield _DATED if one.dated and other.dated else _INHERITED, one, other


def _by_present(visits: Sequence[Visit]) -> Iterator[Edge]:
    for visit in visits:
        if visit.now:
            yield from ((_NOW, other, visit) for other in visits if not other.now)


def _by_link(told: Sequence[Told]) -> Iterator[Edge]:
    for position, item in enumerate(told):
        if item.move.link is None or not item.visits:
            continue
        if item.move.link == "earlier":
            previous = next((other for other in reversed(told[:position]) if other.visits), None)
            if previous and previous.move.document == item.move.document:
                yield _LINKED, item.visits[-1], previous.visits[0]
            continue
        main = _main_of(told, position)
        if main is None:
            continue
        if item.move.link == "before":
            yield _LINKED, main.visits[-1], item.visits[0]
        else:
            yield _LINKED, item.visits[-1], main.visits[0]


def _main_of(told: Sequence[Told], position: int) -> Told | None:
    """The move of the same sentence that a `before` or `after` clause hangs on."""
    for candidate in (position - 1, position + 1):
        if 0 <= candidate < len(told) and _same_sentence(told[candidate], told[position]) and told[candidate].visits:
            return told[candidate]
    return None


def _same_sentence(one: Told, other: Told) -> bool:
    return (one.move.document, one.move.sentence) == (other.move.document, other.move.sentence)


def _by_narration(told: Sequence[Told]) -> Iterator[Edge]:
    """The order of telling: a flashback comes before what was told last, and the story goes on from there."""
    main: Visit | None = None
    flashback: Visit | None = None
    document: str | None = None
    summary = _summary(told)
    if summary:
        told = [item for item in told if item is not summary]
        yield from ((_NARRATED, item.visits[-1], summary.visits[-1]) for item in told if _in_document(item, summary))
    for item in told:
        if item.move.document != document:
            document, main, flashback = item.move.document, None, None
        if not item.visits:
            continue
        first, last = item.visits[0], item.visits[-1]
        if item.move.tense == "earlier" and main is not None:
            yield _FLASHBACK, last, main
            if flashback is not None:
                yield _NARRATED, flashback, first
            flashback = last
            continue
        if main is not None:
            yield _NARRATED, main, first
        main, flashback = last, None


def _in_document(item: Told, other: Told) -> bool:
    return bool(item.visits) and item.move.document == other.move.document


_SETTING_OUT = frozenset({"set out", "set off", "set forth", "set sail", "start from", "leave", "depart"})


def _summary(told: Sequence[Told]) -> Told | None:
    """`She walked to Rome. She set out from Dover …`: an opening that gives the goal before the way is told."""
    placed = [item for item in told if item.visits]
    if len(placed) < 2:
        return None
    first, second = placed[:2]
    goal_only = first.move.sense.motion == "move" and not first.move.places("source") and len(first.visits) == 1
    starts = second.move.sense.lemma in _SETTING_OUT and bool(second.move.places("source"))
    plain = second.move.tense == "past" and second.move.link is None and _in_document(second, first)
    elsewhere = second.visits[0] is not first.visits[0]
    return first if goal_only and starts and plain and elsewhere and not _same_sentence(first, second) else None


def _reaches(later: dict[int, set[int]], start: int, goal: int) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        waiting += [there for there in later[here] if there not in seen]
        seen |= later[here]
    return False


def _sorted(visits: Sequence[Visit], later: dict[int, set[int]], followers: dict[int, Visit]) -> tuple[Visit, ...]:
    waiting = sorted(visits, key=lambda visit: visit.order)
    found: list[Visit] = []
    while waiting:
        blocked = {there for visit in waiting for there in later[id(visit)]}
        free = [visit for visit in waiting if id(visit) not in blocked]
        follower = followers.get(id(found[-1])) if found else None
        chosen = follower if follower is not None and follower in free else free[0]
        found.append(chosen)
        waiting.remove(chosen)
    return tuple(found)
