"""Items of two versions, each with the words it rests on → which are the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The words that an item rests on, in the new version of its text."""

    document: str
    """Id of the document."""
    spans: tuple[Span, ...]
    """Where they stand; none where they are gone."""
    key: str = ""
    """What must be the same besides, such as a verdict's type; empty where that is not known."""


def match(old: Mapping[str, Rest], new: Mapping[str, Rest], *, least: float) -> dict[str, str]:
    """For each new item that is an old one the old one's id: those that share the largest part of their words first.

    Args:
        old: Items of the old version by their ids.
        new: Items of the new version by their ids.
        least: Smallest share of the words of both that two items have in common, in [0, 1].
    """
    pairs = [
        (-share, not known.key, order, position, name, other)
        for position, (name, rest) in enumerate(new.items())
        for order, (other, known) in enumerate(old.items())
        if known.document == rest.document and known.key in {rest.key, ""} and (share := _shared(rest, known)) > least
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for *_, name, other in sorted(pairs):
        if name not in found and other not in taken:
            found[name] = other
            taken.add(other)
    return found


def _shared(one: Rest, other: Rest) -> float:
    """The share of the characters of both that both have."""
    if not one.spans or not other.spans:
        return 0.0
    if one.spans[-1].end <= other.spans[0].start or other.spans[-1].end <= one.spans[0].start:
        return 0.0
    common = sum(_common(a, b) for a in one.spans for b in other.spans)
    total = sum(span.length for span in (*one.spans, *other.spans)) - common
    return common / total if total else 0.0


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def merge_order(file: Sequence[str], base: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """The order of items that a person may have moved, and that a new version may have in another order.

    Whatever the person moved or added stands as the file has it, relative to what stands before it. Where nobody
    moved anything, the new version's order holds.

    Args:
        file: Ids in the order of the file; those that are in neither list below are left out.
        base: Ids in the order in which the machine drafted them last.
        new: Ids in the order of the new version, and the person's own, which may stand anywhere in it.

    >>> merge_order(["a", "own", "b"], ["a", "b"], ["b", "a", "new", "own"])
    ('b', 'a', 'own', 'new')
    """
    kept, drafted = [name for name in file if name in set(new)], set(base)
    own = [name for name in kept if name not in drafted]
    machine = [name for name in new if name not in set(own)]
    moved = [name for name in kept if name in drafted] != [name for name in base if name in set(kept)]
    if moved:
        return with_added(kept, machine)
    return with_added(machine, kept, only=set(own))


def with_added(order: Sequence[str], other: Sequence[str], *, only: set[str] | None = None) -> tuple[str, ...]:
    """An order with what only the other one has, each behind what stands before it there.

    >>> with_added(["a", "c"], ["a", "b", "c"])
    ('a', 'b', 'c')
    """
    found = list(order)
    for number, name in enumerate(other):
        if name in found or (only is not None and name not in only):
            continue
        before = next((one for one in reversed(other[:number]) if one in found), None)
        found.insert(found.index(before) + 1 if before else 0, name)
    return tuple(found)
