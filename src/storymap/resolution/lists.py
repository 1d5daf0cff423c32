"""Text between toponyms → lists: names that stand side by side and are usually of one kind."""

from collections.abc import Iterator, Sequence

from storymap.language.expressions import late
from storymap.model.places import Toponym
from storymap.model.texts import Document

_LINK = late(r"\s{0,3}(?:,|;|/|–|,?\s*(?:and|or|und|y|&))\s*(?:in\s+|from\s+|to\s+)?(?:the\s+)?\Z")
_DIVIDER = late(r";|\b(?:and|or|und|y)\b|&")
_LIKENED = late(
    r"(?:,\s+which)?\s+(?:(?:does\s+not\s+|also\s+)?borders?|bordered|shares?\s+(?:an?|its)\s+(?:[\w.,-]+\s+){0,4}?"
    r"(?:border|frontier|boundary)\s+with|(?:is|was|are)\s+(?:not\s+)?(?:[a-z]+\s+){0,3}?(?:larger|bigger|smaller)\s+than|"
    r"(?:lies?|lay|is)\s+(?:[a-z]+\s+)?(?:to\s+the\s+)?(?:north|south)?-?(?:east|west)?\s+of)\s+(?:the\s+)?\Z"
)
_NEAR = 80
"""Characters between two names that still stand beside each other."""
_LONGEST_LINK = 16


def find_runs(document: Document, toponyms: Sequence[Toponym]) -> tuple[range, ...]:
    """Runs of two and more toponyms with nothing but commas and conjunctions between them, as ranges of indices."""
    runs: list[range] = []
    start = 0
    for index in range(1, len(toponyms) + 1):
        if index < len(toponyms) and _is_linked(document, toponyms[index - 1], toponyms[index]):
            continue
        if index - start > 1:
            runs.append(range(start, index))
        start = index
    return tuple(runs)


def is_of_pairs(document: Document, toponyms: Sequence[Toponym], run: range) -> bool:
    """Whether a run is made of pairs throughout: Paris, Texas, and Rome, Georgia; Salem, Ore., Salem, Mass."""
    if all(toponyms[i].name.endswith(".") for i in run[1::2]):
        return len(run) % 2 == 0
    sizes = [1]
    for i in run[1:]:
        if _DIVIDER.search(document.text[toponyms[i - 1].span.end : toponyms[i].span.start]):
            sizes.append(1)
        else:
            sizes[-1] += 1
    return set(sizes) == {2}


def _is_linked(document: Document, before: Toponym, after: Toponym) -> bool:
    between = document.text[before.span.end : after.span.start]
    return len(between) <= _LONGEST_LINK and _LINK.match(between) is not None


def find_likened(document: Document, toponyms: Sequence[Toponym]) -> Iterator[tuple[int, int]]:
    """Pairs of toponyms of which the text says that one borders the other, is larger, or lies north of it."""
    for index in range(len(toponyms) - 1):
        start, end = toponyms[index].span.end, toponyms[index + 1].span.start
        if end - start <= _NEAR and _LIKENED.match(document.text[start:end]):
            yield index, index + 1


def find_neighbours(toponyms: Sequence[Toponym]) -> Iterator[tuple[int, int]]:
    """Pairs of toponyms of which one follows the other within a few words."""
    for index in range(len(toponyms) - 1):
        if toponyms[index + 1].span.start - toponyms[index].span.end <= _NEAR:
            yield index, index + 1
