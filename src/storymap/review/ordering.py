"""Two people's orders of one list → the order that has what both moved, if they moved different things."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from storymap.stories.file.matching import with_added


def merged_order(found: Sequence[str], was: Sequence[str], now: Sequence[str]) -> list[str] | None:
    """The order found, with what was moved from `was` to `now` moved in it too; `None` if others moved the same.

    Args:
        found: The order as it is; it may lack ids of the others, and have more.
        was: The order that was seen.
        now: The same ids in the order wanted.

    >>> merged_order("bacd", "abcd", "abdc")
    ['b', 'd', 'a', 'c']
    >>> merged_order("acb", "abc", "cab"), merged_order("xbac", "abc", "bac")
    (None, ['x', 'b', 'a', 'c'])
    """
    there, known = set(found), set(was)
    was, now = [one for one in was if one in there], [one for one in now if one in there]
    common = [one for one in found if one in known]
    if common == now:
        return list(found)
    if common == was:
        return list(with_added(now, found))
    mine, theirs = moved(was, now), moved(was, common)
    if mine & theirs:
        return None
    order = [one for one in common if one not in mine]
    for one in (one for one in now if one in mine):
        insert_behind(order, one, now[: now.index(one)])
    return list(with_added(order, found))


def insert_behind(order: list[str], one: str, before: Sequence[str]) -> None:
    """Insert an id behind the last of others that is in the list; in front where none is."""
    last = next((name for name in reversed(before) if name in order), None)
    order.insert(order.index(last) + 1 if last else 0, one)


def moved(was: Sequence[str], now: Sequence[str]) -> set[str]:
    """The fewest ids that have to be moved to get from one order to another.

    >>> moved("abcd", "bcda")
    {'a'}
    """
    return set(now) - set(_in_order(was, now))


def _in_order(was: Sequence[str], now: Sequence[str]) -> Iterable[str]:
    """The longest part of an order that stands in the same order in another."""
    places = {one: number for number, one in enumerate(was)}
    lasts: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for one in now:
        at = bisect_left(lasts, places[one])
        before[one] = ends[at - 1] if at else None
        lasts[at:], ends[at:] = [places[one], *lasts[at + 1 :]], [one, *ends[at + 1 :]]
    found = ends[-1] if ends else None
    while found is not None:
        yield found
        found = before[found]
