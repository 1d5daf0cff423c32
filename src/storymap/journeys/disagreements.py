"""Journeys → disagreements: statements of which no reading makes both true."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from storymap import geo
from storymap.journeys.containment import lies_in
from storymap.journeys.crossings import crossing_of
from storymap.journeys.journey import Journey
from storymap.journeys.mentions import Mention
from storymap.journeys.merging import documents_of
from storymap.journeys.moves import Move
from storymap.journeys.statements import said, statement_of
from storymap.journeys.visits import Visit
from storymap.model.places import Place, ResolvedDocument
from storymap.model.stories import Disagreement, DisagreementKind, Stop

LONGEST_DAYS = 400
"""Statements whose times lie further apart are read as two journeys."""
NEAREST_KM = 30
"""Places nearer to one another than this and their sizes may both be near one crossing."""
_AGAIN = frozenset(
    {"again", "twice", "second", "third", "first", "earlier", "previous", "previously", "another", "also"}
)
"""Words beside a motion that make it one of several."""
_BESIDE = 3


def find_disagreements(journeys: Sequence[Journey], documents: Sequence[ResolvedDocument]) -> tuple[Disagreement, ...]:
    """Where statements on one journey cannot both be true, in the order of its stops.

    A stay ends once and is begun once, and a border is crossed at one place. Times disagree when they share no day; a
    time that only the sentences before have told counts as the earliest possible. Texts differ without disagreeing
    when one is less exact, or tells less, than the other.
    """
    return tuple(
        found
        for journey in journeys
        for number in range(len(journey.visits))
        for found in _at(journey, number, documents)
    )


def _at(journey: Journey, number: int, documents: Sequence[ResolvedDocument]) -> Iterator[Disagreement]:
    visit, stop = journey.visits[number], journey.route.stops[number]
    writer = _Writer(journey.route.traveller or "the traveller", stop, documents)
    times = _first(_disagree_on_time, [m for m in visit.mentions if m.departs and m.part == "source"])
    if times:
        yield writer.on_time("departure", times)
    times = _first(_disagree_on_time, [m for m in visit.mentions if _arrives(m)])
    if times:
        yield writer.on_time("arrival", times)
    places = _first(_disagree_on_crossing, visit.mentions) if visit.border else None
    if places:
        yield writer.on_places("crossing", places, [_crossed_at(m.move) for m in places])
    origins = _origins(journey, visit)
    if origins:
        yield writer.on_places("origin", (origins[0][0], origins[1][0]), [v.place for _, v in origins])


@dataclass(frozen=True)
class _Writer:
    """Puts a disagreement into words."""

    traveller: str
    stop: Stop
    documents: Sequence[ResolvedDocument]

    def on_time(self, kind: DisagreementKind, pair: tuple[Mention, Mention]) -> Disagreement:
        one, other = (said(m.move) for m in pair)
        happened = "left" if kind == "departure" else "reached"
        because = f"One statement says {one}, another {other}, and {self.stop.name} was {happened} once."
        return self._disagreement(kind, pair, because)

    def on_places(
        self, kind: DisagreementKind, pair: tuple[Mention, Mention], places: Sequence[Place | None]
    ) -> Disagreement:
        one, other = (place.name if place else "" for place in places)
        apart = geo.distance_km(*(place.location for place in places if place))
        because = f"One statement says {one}, another {other}, {apart:,.0f} km away."
        return self._disagreement(kind, pair, because)

    def _disagreement(self, kind: DisagreementKind, pair: tuple[Mention, Mention], because: str) -> Disagreement:
        return Disagreement(
            kind=kind,
            traveller=self.traveller,
            place=self.stop.name,
            subject=_SUBJECTS[kind].format(who=self.traveller, place=self.stop.name),
            statements=tuple(statement_of(mention.move, self.documents) for mention in pair),
            because=because,
        )


_SUBJECTS: dict[DisagreementKind, str] = {
    "departure": "when {who} left {place}",
    "arrival": "when {who} reached {place}",
    "origin": "from where {who} came to {place}",
    "crossing": "where {who} crossed the border",
}


def _first(disagree: Callable[[Mention, Mention], bool], mentions: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    return next((pair for pair in combinations(mentions, 2) if disagree(*pair)), None)


def _arrives(mention: Mention) -> bool:
    return mention.part == "goal" and not mention.departs and mention.move.sense.motion in {"reach", "cross", "move"}


def _disagree_on_time(one: Mention, other: Mention) -> bool:
    """Whether both tell the same departure, or the same arrival, at times that share no day."""
    if not _share_no_day(one.move, other.move) or _one_of_several(one.move) or _one_of_several(other.move):
        return False
    if one.departs and one.move.sense.escape and other.move.sense.escape:
        return True
    told_twice = one.move.document != other.move.document and one.move.dated and other.move.dated
    return told_twice and _may_go_on_alike(one.move, other.move)


def _may_go_on_alike(one: Move, other: Move) -> bool:
    """Whether two moves may be one: where both say where to, it is to the same place."""
    goals = [{a.word.resolution.place for a in m.places("goal") if a.word.resolution} for m in (one, other)]
    return not all(goals) or bool(goals[0] & goals[1])


def _share_no_day(one: Move, other: Move) -> bool:
    """Whether the times exclude each other; a time told before is the earliest possible."""
    first, second = sorted((one, other), key=lambda move: (move.when and move.when.start) or "")
    if not (first.when and second.when and first.when.end and second.when.start and first.dated):
        return False
    gap = _days(second.when.start) - _days(first.when.end)
    return 0 < gap <= LONGEST_DAYS


def _days(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _one_of_several(move: Move) -> bool:
    inside = [n for n, word in enumerate(move.words) if move.span.contains(word.span)]
    if not inside:
        return False
    beside = move.words[max(0, inside[0] - _BESIDE) : inside[-1] + 1 + _BESIDE]
    return any(word.lower in _AGAIN for word in beside)


def _crossed_at(move: Move) -> Place | None:
    border = crossing_of(move)
    return border.place if border else None


def _disagree_on_crossing(one: Mention, other: Mention) -> bool:
    a, b = _crossed_at(one.move), _crossed_at(other.move)
    if a is None or b is None or one.move.document == other.move.document:
        return False
    return geo.distance_km(a.location, b.location) > NEAREST_KM + a.radius_km + b.radius_km


def _origins(journey: Journey, goal: Visit) -> list[tuple[Mention, Visit]]:
    """Two texts that begin with ways to one place from places of which the other text knows nothing."""
    found: dict[str, tuple[Mention, Visit]] = {}
    for told in journey.told:
        ends = [journey.kept(visit) for visit in (*told.visits[:1], *told.visits[-1:])]
        if len(told.visits) > 1 and ends[1] is goal and told.move.places("source"):
            found.setdefault(told.move.document, (Mention(move=told.move, part="source"), ends[0]))
    pairs = combinations(found.values(), 2)
    return next((list(pair) for pair in pairs if _disagree_on_origin(journey, *pair)), [])


def _disagree_on_origin(journey: Journey, one: tuple[Mention, Visit], other: tuple[Mention, Visit]) -> bool:
    (first, a), (second, b) = one, other
    if not (a.place and b.place) or _share_no_day(first.move, second.move):
        return False
    told_alone = documents_of(a) == {first.move.document} and documents_of(b) == {second.move.document}
    begins = all(journey.begins(visit, mention.move.document) for mention, visit in (one, other))
    nested = lies_in(a.place, b.place) or lies_in(b.place, a.place)
    apart = geo.distance_km(a.place.location, b.place.location) > NEAREST_KM + a.place.radius_km + b.place.radius_km
    return told_alone and begins and apart and not nested
