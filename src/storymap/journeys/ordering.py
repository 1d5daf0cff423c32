"""Visits and reasons for their order → a timeline: the order, and what of it the texts tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from storymap.journeys.visits import Visit


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """A reason for which one visit came before another."""

    weight: int
    """How much the reason weighs."""
    before: Visit
    """The earlier visit."""
    after: Visit
    """The later one."""
    document: str = ""
    """The text whose order of narration it is; empty for other reasons."""
    certain: bool = True
    """Whether it tells the order, or only stands in for want of better."""


class Timeline:
    """Visits in the order of travel."""

    def __init__(self, visits: tuple[Visit, ...], reasons: "_Reasons") -> None:
        self.visits = visits
        """All of them, in order."""
        self._reasons = reasons

    def tells(self, before: Visit, after: Visit) -> bool:
        """Whether the texts tell that one visit came before the other, be it by way of visits between."""
        return self._reasons.tells((before, *before.stands_for), (after, *after.stands_for))


def arrange(visits: Sequence[Visit], edges: Iterable[Edge], *, told_from: int, narrated: int) -> Timeline:
    """Put visits in order; of reasons that conflict, the weightier wins, then the one given first.

    Args:
        visits: The visits.
        edges: The reasons.
        told_from: The least weight of reasons that the text states: against one of these no order is certain.
        narrated: The weight of the order of narration.
    """
    reasons = _Reasons(visits, told_from=told_from, narrated=narrated)
    for edge in sorted(edges, key=lambda edge: -edge.weight):
        if edge.before is not edge.after:
            reasons.take(edge)
    return Timeline(_sorted(visits, reasons), reasons)


class _Reasons:
    """The reasons that hold, without a circle among them, and those of them that others contest."""

    def __init__(self, visits: Sequence[Visit], *, told_from: int, narrated: int) -> None:
        self._told_from = told_from
        self._narrated = narrated
        self._after: dict[int, list[Edge]] = {id(visit): [] for visit in visits}
        self._before: dict[int, list[Edge]] = {id(visit): [] for visit in visits}
        self._contested: set[int] = set()

    def take(self, edge: Edge) -> None:
        """Add a reason, or let it contest those that it conflicts with."""
        behind = self._reached([edge.after], self._after)
        if id(edge.before) in behind:
            self._contest(edge, behind)
            return
        self._after[id(edge.before)].append(edge)
        self._before[id(edge.after)].append(edge)

    def _contest(self, edge: Edge, behind: set[int]) -> None:
        """Mark the reasons that a weaker or equal one speaks against, and that do not simply overrule it."""
        ahead = self._reached_back(edge.before)
        between = [e for key in behind for e in self._after[key] if id(e.after) in ahead]
        if edge.weight >= self._told_from:
            self._contested |= {id(e) for e in between}
        elif not self._overruled(edge):
            self._contested |= {id(e) for e in between if e.weight == edge.weight and _another_text(e, edge)}

    def _overruled(self, edge: Edge) -> bool:
        heavier = {key: [e for e in edges if e.weight > edge.weight] for key, edges in self._after.items()}
        return id(edge.before) in self._reached([edge.after], heavier)

    def tells(self, before: Iterable[Visit], after: Iterable[Visit]) -> bool:
        """Whether reasons that nothing contests lead from any of the one to any of the other."""
        reached = self._reached(before, self._sure)
        return any(id(visit) in reached for visit in after)

    @cached_property
    def _sure(self) -> dict[int, list[Edge]]:
        """The reasons that tell an order; asked for once all of them are there."""
        return {
            key: [e for e in edges if e.certain and id(e) not in self._contested] for key, edges in self._after.items()
        }

    def follower(self, visit: Visit) -> Visit | None:
        """The visit that the narration goes on to."""
        return next((e.after for e in self._after[id(visit)] if e.weight == self._narrated), None)

    def blocked(self, waiting: Iterable[Visit]) -> set[int]:
        """The visits that others among those waiting come before."""
        return {id(edge.after) for visit in waiting for edge in self._after[id(visit)]}

    def _reached(self, start: Iterable[Visit], edges: dict[int, list[Edge]]) -> set[int]:
        waiting = [id(visit) for visit in start]
        seen = set(waiting)
        while waiting:
            found = {id(edge.after) for edge in edges.get(waiting.pop(), ())} - seen
            waiting += found
            seen |= found
        return seen

    def _reached_back(self, goal: Visit) -> set[int]:
        waiting = [id(goal)]
        seen = set(waiting)
        while waiting:
            found = {id(edge.before) for edge in self._before[waiting.pop()]} - seen
            waiting += found
            seen |= found
        return seen


def _another_text(one: Edge, other: Edge) -> bool:
    """A text that tells a thing again goes back in time without saying so; two texts in other orders disagree."""
    return not other.document or one.document != other.document


def _sorted(visits: Sequence[Visit], reasons: _Reasons) -> tuple[Visit, ...]:
    waiting = sorted(visits, key=lambda visit: visit.order)
    found: list[Visit] = []
    while waiting:
        blocked = reasons.blocked(waiting)
        free = [visit for visit in waiting if id(visit) not in blocked]
        follower = reasons.follower(found[-1]) if found else None
        chosen = follower if follower is not None and follower in free else free[0]
        found.append(chosen)
        waiting.remove(chosen)
    return tuple(found)
