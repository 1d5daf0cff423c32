"""Told moves → the order that headings give: a section starts where its heading starts, and ends where that leads."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from storymap.journeys.ordering import Edge
from storymap.journeys.visits import Told


def by_heading(told: Sequence[Told], *, starts: int, ends: int) -> Iterator[Edge]:
    """Edges from the headings of each document.

    A heading before everything else in a document names the whole way; another one that of its own section, which
    starts where the section before has led.

    Args:
        told: The moves of all documents.
        starts: How much it weighs that a way starts where its heading says.
        ends: How much it weighs that it ends where that says: people go on beyond it.
    """
    for document, group in groupby(told, key=lambda item: item.move.document):
        items = [item for item in group if item.visits]
        title = items[0] if items and items[0].move.heading else None
        if title:
            yield from _frame(title, items[1:], (starts, ends))
        sections = list(_sections(items[1:] if title and len(items) > 1 and _has_headings(items[1:]) else items))
        for heading, inside in sections:
            yield from _frame(heading, inside, (starts, ends))
        for (one, _), (other, _) in pairwise(sections):
            yield Edge(ends, one.visits[-1], other.visits[0], document=document)


def _has_headings(items: Sequence[Told]) -> bool:
    return any(item.move.heading for item in items)


def _sections(items: Sequence[Told]) -> Iterator[tuple[Told, list[Told]]]:
    """Each heading with the moves told under it."""
    starts = [number for number, item in enumerate(items) if item.move.heading]
    for start, end in pairwise([*starts, len(items)]):
        yield items[start], list(items[start + 1 : end])


def _frame(heading: Told, items: Sequence[Told], weights: tuple[int, int]) -> Iterator[Edge]:
    first, last, document = heading.visits[0], heading.visits[-1], heading.move.document
    for item in items:
        yield Edge(weights[0], first, item.visits[0], document=document)
        yield Edge(weights[1], item.visits[-1], last, document=document)
