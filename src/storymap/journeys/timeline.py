"""Told moves → visits in the order of travel: by time where it is told, else by narration with flashbacks put right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from storymap.journeys.heading_order import by_heading
from storymap.journeys.motion import nouns
from storymap.journeys.moves import Move
from storymap.journeys.ordering import Edge, Timeline, arrange
from storymap.journeys.visits import Told, Visit
from storymap.journeys.wordlists import CALENDAR, PRONOUNS, SUBORDINATORS

_WITHIN_MOVE, _NOW, _DATED, _LINKED, _FLASHBACK, _INHERITED, _NARRATED, _ENTERED = 7, 6, 5, 4, 3, 2, 1, 0
"""Reasons for an order, the weightier winning: a sentence's own from–to, the present tense, dates told in the
sentence, `before` and `after`, the past perfect, dates told in the paragraph, the order of narration,
and, where nothing else decides, that a country is entered before one of its places is reached."""


def order_visits(visits: Sequence[Visit], told: Sequence[Told]) -> Timeline:
    """All visits in the order of travel, and which of them the text tells to follow which."""
    return arrange(visits, tuple(_edges(visits, told)), told_from=_LINKED, narrated=_NARRATED)


def _edges(visits: Sequence[Visit], told: Sequence[Told]) -> Iterator[Edge]:
    for item in told:
        for before, after in pairwise(item.visits):
            yield Edge(_WITHIN_MOVE, before, after)
    yield from _by_border(visits)
    yield from _by_detail(told)
    yield from _by_date(visits)
    yield from _by_present(visits)
    yield from _by_link(told)
    yield from _by_passing(told)
    yield from _by_death(visits, told)
    yield from _by_narration([item for item in told if not item.move.heading])
    yield from by_heading(told, starts=_INHERITED, ends=_NARRATED)
    yield from _by_state(told)
    yield from _by_entry(visits)


def _by_border(visits: Sequence[Visit]) -> Iterator[Edge]:
    """A country is entered over its border, in whatever order the text speaks of the two."""
    for crossing in visits:
        for visit in visits:
            if crossing.border and not visit.border and _is_country(visit, crossing.border.entered):
                yield Edge(_LINKED, crossing, visit)


def _by_entry(visits: Sequence[Visit]) -> Iterator[Edge]:
    """The towns of a country come behind its border, where the texts tell of one crossing into it."""
    crossings = [visit for visit in visits if visit.border and visit.border.entered]
    for crossing in crossings:
        entered = crossing.border.entered if crossing.border else None
        if sum(other.border is not None and other.border.entered == entered for other in crossings) == 1:
            yield from (Edge(_ENTERED, crossing, v) for v in visits if not v.border and _country(v) == entered)


def _by_detail(told: Sequence[Told]) -> Iterator[Edge]:
    """`He walked from Milan to Lyon. He crossed into France …`: a crossing told after a way belongs on that way."""
    for way, detail in pairwise(told):
        border = detail.visits[0].border if detail.visits else None
        entered = border.entered if border and _same_document(way, detail) else None
        if entered is None or not all(_is_country(visit, entered) for visit in detail.visits[1:]):
            continue
        for before, after in pairwise(way.visits):
            if _country(after) == entered != _country(before):
                yield Edge(_LINKED, before, detail.visits[0])
                yield from (Edge(_LINKED, visit, after) for visit in detail.visits)


def _country(visit: Visit) -> str | None:
    return visit.place.country_code if visit.place else None


def _is_country(visit: Visit, code: str | None) -> bool:
    return visit.place is not None and visit.place.is_country and visit.place.country_code == code


def _by_date(visits: Sequence[Visit]) -> Iterator[Edge]:
    """From the last to the first, the nearest first: what then follows from other pairs costs nothing."""
    timed = [(visit, visit.when.start or "0", visit.when.end or "9") for visit in visits if visit.when]
    forwards = sorted(timed, key=lambda item: item[1])
    for one, _, end in sorted(timed, key=lambda item: item[2], reverse=True):
        for other, start, _ in forwards:
            if end < start:
                yield Edge(_DATED if one.dated and other.dated else _INHERITED, one, other)


def _by_present(visits: Sequence[Visit]) -> Iterator[Edge]:
    for visit in visits:
        if visit.now:
            yield from (Edge(_NOW, other, visit) for other in visits if not other.now)


def _by_passing(told: Sequence[Told]) -> Iterator[Edge]:
    """`went to Rome, passing through Verona`: what was passed lies on the way that was told before it."""
    placed = [item for item in told if item.visits]
    for position, (way, item) in enumerate(pairwise(placed)):
        passing = item.move.sense.motion == "follow" and _is_participle(item.move) and way.move.sense.motion != "stay"
        if not passing or not _same_sentence(way, item) or not way.move.places("goal"):
            continue
        yield Edge(_LINKED, item.visits[-1], way.visits[-1])
        start = way if len(way.visits) > 1 else placed[position - 1] if position else None
        if start and _same_document(start, item):
            yield Edge(_NARRATED, start.visits[0 if start is way else -1], item.visits[0])


def _is_participle(move: Move) -> bool:
    return any(word.span.start == move.verb.start and word.lower.endswith("ing") for word in move.words)


_DEATHS = frozenset({"die", "perish", "drown", "pass away", "bury"})
"""Verbs of what ends a journey."""


def _by_death(visits: Sequence[Visit], told: Sequence[Told]) -> Iterator[Edge]:
    """`Ann Lee, who died in Rome, …`: whatever else is told came before."""
    ends = [item.visits[0] for item in told if item.move.sense.lemma in _DEATHS and item.visits]
    if len(set(map(id, ends))) == 1:
        yield from (Edge(_LINKED, visit, ends[0]) for visit in visits if visit is not ends[0])


def _by_state(told: Sequence[Told]) -> Iterator[Edge]:
    """`He is held in Oslo. … He has been moved to Rome.`: how things stand is told in order, whatever is between."""
    stands = [
        item for item in told if item.visits and item.visits[-1].now and item.move.tense in {"present", "perfect"}
    ]
    for one, other in pairwise(stands):
        if _same_document(one, other):
            yield Edge(_NARRATED, one.visits[-1], other.visits[-1], document=one.move.document)


def _by_link(told: Sequence[Told]) -> Iterator[Edge]:
    for position, item in enumerate(told):
        if item.move.link is None or not item.visits:
            continue
        if item.move.link == "earlier":
            previous = next((other for other in reversed(told[:position]) if other.visits), None)
            if previous and previous.move.document == item.move.document:
                yield Edge(_LINKED, item.visits[-1], previous.visits[0])
            continue
        main = _main_of(told, position)
        if main is None:
            continue
        if item.move.link == "before":
            yield Edge(_LINKED, main.visits[-1], item.visits[0])
        else:
            yield Edge(_LINKED, item.visits[-1], main.visits[0])


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
    main: Told | None = None
    flashback: Told | None = None
    summary = _summary(told)
    if summary:
        told = [item for item in told if item is not summary]
        yield from (_narrated(item, summary, after=-1) for item in told if _in_document(item, summary))
    for item in _without_aims(told):
        if main and not _same_document(item, main):
            main, flashback = None, None
        if not item.visits:
            continue
        goes_on = flashback is not None and _goes_on(flashback, item)
        if (_looks_back(item.move) or goes_on) and main is not None:
            yield Edge(_FLASHBACK, item.visits[-1], main.visits[-1])
            if flashback is not None:
                yield _narrated(flashback, item)
            flashback = item
            continue
        if main is not None:
            yield _narrated(main, item)
        main, flashback = item, None


def _looks_back(move: Move) -> bool:
    """Whether the past perfect goes back in time: `By Tuesday we had made it to Rome` does not."""
    before = [word.lower for word in move.words if word.span.end <= move.verb.start]
    until = any(a == "by" and (b in _DEADLINES or b[0].isdigit()) for a, b in pairwise(before))
    return move.tense == "earlier" and not until


_DEADLINES = CALENDAR | {"dawn", "dusk", "evening", "midnight", "morning", "nightfall", "noon", "sunset", "then"}


def _without_aims(told: Sequence[Told]) -> Iterator[Told]:
    """The moves; `set out from Dover for Rome` without its goal where the way there is told later."""
    for position, item in enumerate(told):
        later = (visit for other in told[position + 1 :] if _same_document(other, item) for visit in other.visits)
        sets_out = item.move.sense.lemma in _SETTING_OUT and len(item.visits) > 1
        aims = sets_out or (position > 0 and len(item.visits) > 0 and _is_what_for(told[position - 1], item))
        yield replace(item, visits=item.visits[:-1]) if aims and item.visits[-1] in set(later) else item


def _is_what_for(before: Told, item: Told) -> bool:
    """`set out from Dover on a pilgrimage to Rome`: a noun tells the aim, not that it was reached."""
    sets_out = before.move.sense.lemma in _SETTING_OUT and _same_sentence(before, item)
    return sets_out and item.move.sense in nouns().values()


def _goes_on(flashback: Told, item: Told) -> bool:
    """`She had started from Vienna, passed through Budapest and …`: verbs that share the `had` of the first."""
    if not _same_sentence(flashback, item) or item.move.tense != "past":
        return False
    start, end = flashback.move.span.end, item.move.span.start
    between = [word.lower for word in item.move.words if start <= word.span.start < end]
    return not (set(between) & (PRONOUNS | SUBORDINATORS | {"but", "then", ";"}))


def _narrated(one: Told, other: Told, *, after: int = 0) -> Edge:
    """One told before the other, in one text: certain but for a break in the tense or in the dates."""
    earlier, later = one.visits[-1], other.visits[after]
    return Edge(_NARRATED, earlier, later, document=one.move.document, certain=not _breaks(one.move, other.move))


def _breaks(one: Move, other: Move) -> bool:
    """Whether the story need not have gone on from one move to the other.

    The past after the present may be how it came to that; a date that begins before the one told last, and reaches
    into it, may be either side of it.
    """
    if one.tense == "present" and other.tense == "past" and not _is_base(one):
        return True
    if not (one.dated and other.dated and one.when and other.when):
        return False
    return (other.when.start or "") < (one.when.start or "") <= (other.when.end or "")


def _is_base(move: Move) -> bool:
    """Whether the verb is in its plain form, which after `helped her` is no present."""
    return any(word.span.start == move.span.start and word.lower == move.sense.lemma for word in move.words)


def _in_document(item: Told, other: Told) -> bool:
    return bool(item.visits) and _same_document(item, other)


def _same_document(item: Told, other: Told) -> bool:
    return item.move.document == other.move.document


_SETTING_OUT = frozenset({"set out", "set off", "set forth", "set sail", "start from", "leave", "depart"})


def _summary(told: Sequence[Told]) -> Told | None:
    """`She walked to Rome. She set out from Dover …`: an opening that gives the goal before the way is told."""
    placed = [item for item in told if item.visits]
    if len(placed) < 2:
        return None
    first, second = placed[:2]
    goal_only = len(first.visits) == 1 and not first.move.places("source")
    arrives = first.move.sense.motion == "move" or (first.move.sense.motion == "reach" and _dated_back(first, second))
    starts = second.move.sense.lemma in _SETTING_OUT and bool(second.move.places("source"))
    if goal_only and first.move.sense.back and second.move.tense == "earlier" and _in_document(second, first):
        return first
    plain = second.move.tense == "past" and second.move.link is None and _in_document(second, first)
    elsewhere = second.visits[0] is not first.visits[0] and not _same_sentence(first, second)
    return first if goal_only and arrives and starts and plain and elsewhere else None


def _dated_back(first: Told, second: Told) -> bool:
    """Whether both tell when, the second no later: `reached Rome on 3 May. She left Oslo on 1 May.` as leads do."""
    if not (first.move.dated and second.move.dated and first.move.when and second.move.when):
        return False
    return (second.move.when.start or "") <= (first.move.when.start or "9")
