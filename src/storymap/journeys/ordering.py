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
    """The reasons that hold, without a circle among them, and those of them that others contest.

    Sets of visits are whole numbers with a bit for each: long journeys have many reasons.
    """

    def __init__(self, visits: Sequence[Visit], *, told_from: int, narrated: int) -> None:
        self._told_from = told_from
        self._narrated = narrated
        self._bits = {id(visit): 1 << number for number, visit in enumerate(visits)}
        self._reached = list(self._bits.values())
        """For each visit, itself and all that come after it."""
        self._edges: list[Edge] = []
        self._contested: set[int] = set()

    def take(self, edge: Edge) -> None:
        """Add a reason, or let it contest those that it conflicts with."""
        before, after = self._number(edge.before), self._number(edge.after)
        if self._reached[after] >> before & 1:
            self._contest(edge)
            return
        self._edges.append(edge)
        added = self._reached[after]
        if added & ~self._reached[before]:
            self._reached = [found | added if found >> before & 1 else found for found in self._reached]

    def _number(self, visit: Visit) -> int:
        return self._bits[id(visit)].bit_length() - 1

    def _contest(self, edge: Edge) -> None:
        """Mark the reasons that a weaker or equal one speaks against, and that do not simply overrule it."""
        behind = self._reached[self._number(edge.after)]
        goal = self._bits[id(edge.before)]
        between = [
            e for e in self._edges if self._bits[id(e.before)] & behind and self._reached[self._number(e.after)] & goal
        ]
        if edge.weight >= self._told_from:
            self._contested |= {id(e) for e in between}
        elif not self._overruled(edge, between):
            self._contested |= {id(e) for e in between if e.weight == edge.weight and _another_text(e, edge)}

    def _overruled(self, edge: Edge, between: Sequence[Edge]) -> bool:
        heavier = [e for e in between if e.weight > edge.weight]
        return bool(self._along(heavier, self._bits[id(edge.after)]) & self._bits[id(edge.before)])

    def _along(self, edges: Sequence[Edge], start: int) -> int:
        """The visits that edges lead to from some visits, these among them."""
        found, before = start, 0
        while found != before:
            before = found
            for edge in edges:
                if found & self._bits[id(edge.before)]:
                    found |= self._bits[id(edge.after)]
        return found

    def tells(self, before: Iterable[Visit], after: Iterable[Visit]) -> bool:
        """Whether reasons that nothing contests lead from any of the one to any of the other."""
        reached = 0
        for visit in before:
            reached |= self._surely_reached.get(id(visit), 0)
        return any(reached & self._bits.get(id(visit), 0) for visit in after)

    @cached_property
    def _surely_reached(self) -> dict[int, int]:
        """For each visit, itself and what it surely came before; asked for once all reasons are there."""
        sure: dict[int, list[int]] = {key: [] for key in self._bits}
        for edge in self._edges:
            if edge.certain and id(edge) not in self._contested:
                sure[id(edge.before)].append(id(edge.after))
        found: dict[int, int] = {}
        last_first = sorted(self._bits, key=lambda key: self._reached[self._bits[key].bit_length() - 1].bit_count())
        for key in last_first:
            found[key] = self._bits[key]
            for after in sure[key]:
                found[key] |= found[after]
        return found

    def follower(self, visit: Visit) -> Visit | None:
        """The visit that the narration goes on to."""
        return self._followers.get(id(visit))

    @cached_property
    def _followers(self) -> dict[int, Visit]:
        return {id(e.before): e.after for e in reversed(self._edges) if e.weight == self._narrated}

    def is_free(self, visit: Visit, waiting: Iterable[Visit]) -> bool:
        """Whether none of those waiting comes before a visit."""
        bit = self._bits[id(visit)]
        return not any(other is not visit and self._reached[self._number(other)] & bit for other in waiting)


def _another_text(one: Edge, other: Edge) -> bool:
    """A text that tells a thing again goes back in time without saying so; two texts in other orders disagree."""
    return not other.document or one.document != other.document


def _sorted(visits: Sequence[Visit], reasons: _Reasons) -> tuple[Visit, ...]:
    waiting = sorted(visits, key=lambda visit: visit.order)
    found: list[Visit] = []
    while waiting:
        follower = reasons.follower(found[-1]) if found else None
        first = (visit for visit in waiting if reasons.is_free(visit, waiting))
        goes_on = follower in waiting and follower is not None and reasons.is_free(follower, waiting)
        chosen = follower if goes_on and follower is not None else next(first)
        found.append(chosen)
        waiting.remove(chosen)
    return tuple(found)
