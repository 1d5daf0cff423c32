"""Visits in order → visits: those that two texts tell of one stay, told under other dates or places, become one."""

from collections.abc import Sequence

from storymap.journeys.visits import Visit


def merge_told_twice(visits: Sequence[Visit]) -> tuple[Visit, ...]:
    """The visits, each stay once.

    Nobody arrives twice without having left: two visits to one place that follow one another, told by different
    texts, are one stay, and two crossings into one country that follow one another are one crossing. What the texts
    say differently of them remains among its mentions.
    """
    kept: list[Visit] = []
    for visit in visits:
        if kept and _told_apart(kept[-1], visit) and _same_stay(kept[-1], visit):
            _take_in(kept[-1], visit)
        else:
            kept.append(visit)
    return tuple(kept)


def documents_of(visit: Visit) -> frozenset[str]:
    """The texts that tell a visit."""
    return frozenset(mention.move.document for mention in visit.mentions)


def _told_apart(one: Visit, other: Visit) -> bool:
    return bool(documents_of(one) and documents_of(other)) and not documents_of(one) & documents_of(other)


def _same_stay(one: Visit, other: Visit) -> bool:
    if one.border and other.border:
        return one.border.entered is not None and one.border.entered == other.border.entered
    return bool(one.place and other.place) and not (one.border or other.border) and _same_place(one, other)


def _same_place(one: Visit, other: Visit) -> bool:
    return one.place is not None and other.place is not None and one.place.id == other.place.id


def _take_in(kept: Visit, other: Visit) -> None:
    kept.mentions += other.mentions
    kept.stands_for += [other, *other.stands_for]
    kept.parts |= other.parts
    kept.now = kept.now or other.now
    kept.inferred = kept.inferred and other.inferred
    if not kept.when or (other.when and other.dated and not kept.dated):
        kept.when, kept.dated = other.when, other.dated
    kept.arrived = kept.arrived or other.arrived
    if kept.place is None and other.place is not None:
        kept.place, kept.span, kept.document, kept.border = other.place, other.span, other.document, other.border
