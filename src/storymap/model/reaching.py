"""Spans → those that reach into another span, found without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from storymap.model.texts import Span

T = TypeVar("T")


class Reaching(Generic[T]):
    """Spans with what they carry; they may overlap and come in any order.

    >>> marks = Reaching([(Span(start=6, end=9), "b"), (Span(start=0, end=4), "a")])
    >>> marks.into(Span(start=3, end=7))
    [(Span(start=6, end=9), 'b'), (Span(start=0, end=4), 'a')]
    """

    __slots__ = ("_furthest", "_marks", "_starts")

    def __init__(self, marks: Iterable[tuple[Span, T]]) -> None:
        self._marks = sorted(enumerate(marks), key=lambda numbered: numbered[1][0].start)
        self._starts = [span.start for _, (span, _) in self._marks]
        # No mark before the first whose furthest end lies behind an offset reaches that offset.
        self._furthest = list(accumulate((span.end for _, (span, _) in self._marks), max))

    def __len__(self) -> int:
        return len(self._marks)

    def into(self, span: Span) -> list[tuple[Span, T]]:
        """Those that share a character with the span, in the order in which they were given."""
        first, last = bisect_right(self._furthest, span.start), bisect_left(self._starts, span.end)
        found = [numbered for numbered in self._marks[first:last] if numbered[1][0].overlaps(span)]
        return [mark for _, mark in sorted(found, key=lambda numbered: numbered[0])]


class Apart:
    """Spans that never overlap, in order: what is added where something stands already is left out.

    >>> apart = Apart()
    >>> [apart.add(Span(start=start, end=start + 3)) for start in (6, 0, 2, 3)]
    [True, True, False, True]
    """

    __slots__ = ("_spans",)

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, span: Span) -> bool:
        """Whether there was room for the span."""
        at = bisect_left(self._spans, span.end, key=_start)
        if at and self._spans[at - 1].end > span.start:
            return False
        self._spans.insert(at, span)
        return True


def _start(span: Span) -> int:
    return span.start
