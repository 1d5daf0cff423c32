"""Moves of one traveller → visits: each place or crossing once per stay, repeated mentions merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from storymap.journeys.arguments import Argument
from storymap.journeys.crossings import BorderPoint, crossing_of
from storymap.journeys.days import is_finer
from storymap.journeys.durations import Duration
from storymap.journeys.mentions import Mention, Part
from storymap.journeys.move_places import (
    arrives_in_turn,
    begins_life,
    is_now,
    marked_back,
    segments_of,
    stops_of,
    tells_origin,
    told_as_last,
    told_in_present,
    via_first,
)
from storymap.journeys.moves import Move, Stay
from storymap.journeys.visit_times import departure_of, gathered, only_departs
from storymap.journeys.yearless_days import is_later_day
from storymap.model.places import Place
from storymap.model.stories import When
from storymap.model.texts import Span


@dataclass(slots=True, kw_only=True, eq=False)
class Visit:
    """A stay at a place, a passage or a crossing, gathered from all its mentions."""

    name: str
    """The text's words for it."""
    place: Place | None
    """Where."""
    document: str
    """Document of the mention that it rests on."""
    span: Span
    """The words of that mention."""
    order: tuple[int, int]
    """Document and move that mention it first."""
    parts: set[Part] = field(default_factory=set)
    """What the mentions say of it."""
    when: When | None = None
    """Its best-told time, be it of the arrival or of the departure: the order of visits rests on it."""
    arrived: When | None = None
    """Its best-told time but for departures."""
    left: When | None = None
    """Its best-told departure."""
    lasted: Stay | None = None
    """How long it lasted."""
    took: Duration | None = None
    """How long the way to it took."""
    dated: bool = False
    """Whether a sentence of its own tells the time."""
    border: BorderPoint | None = None
    """The border, when it is a crossing."""
    inferred: bool = False
    """Whether it is only implied."""
    now: bool = False
    """Whether the text speaks of it in the present."""
    told_by: int = -1
    """How well the mention it rests on tells it: arrivals and times make a mention the better one."""
    mentions: list[Mention] = field(default_factory=list)
    """Every move that tells it, in the order of the texts."""
    stands_for: list["Visit"] = field(default_factory=list)
    """The visits that gave way to it: the country that a town lies in."""

    def add(self, move: Move, part: Part) -> None:
        """Take in another mention."""
        self.parts.add(part)
        self.mentions.append(Mention(move=move, part=part))
        if part in {"goal", "stay"}:
            self.lasted = self.lasted or move.stay
            self.took = self.took or move.way
        self._take_times(move, source=part == "source")

    def _take_times(self, move: Move, *, source: bool) -> None:
        left = departure_of(move, source=source)
        if left:
            self.left = gathered(self.left, left, dated=True)
        if move.when and not only_departs(move, source=source):
            self.arrived = gathered(self.arrived, move.when, dated=move.dated)
        if not move.when or move.when.start is None:
            return
        if not self.when or (move.dated and not self.dated):
            self.when, self.dated = move.when, move.dated
        elif move.dated >= self.dated and is_finer(move.when.precision, self.when.precision):
            self.when = move.when

    def rest_on(self, move: Move, argument: Argument, part: Part) -> None:
        """Rest on a mention from now on, if it tells more than the one so far.

        Running text tells more than a heading, a section's heading more than one before it.
        """
        if move.heading and self.told_by < 0:
            self.document, self.span = move.document, argument.word.span
        if move.heading:
            return
        telling = 2 * move.dated + (part == "goal") + bool(move.when)
        if telling > self.told_by:
            self.told_by, self.document, self.span = telling, move.document, argument.word.span
            self.name = argument.word.resolution.toponym.name if argument.word.resolution else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A move with the visits it tells, in the order of travel."""

    move: Move
    """The move."""
    visits: tuple[Visit, ...]
    """Its visits."""


_PARTS: dict[str, Part] = {"path": "passed", "at": "stay"}


class Logbook:
    """Collects the visits of one traveller over all documents."""

    def __init__(self) -> None:
        self.visits: list[Visit] = []
        self.told: list[Told] = []
        self._moves: list[Move] = []
        self._presents: frozenset[str] = frozenset()

    def enter(self, moves: Iterable[tuple[tuple[int, int], Move]]) -> None:
        """Read moves in the order of narration."""
        listed = list(moves)
        self._moves = [move for _, move in listed]
        documents = {move.document for move in self._moves}
        told = {key: [move for move in self._moves if move.document == key] for key in documents}
        self._presents = frozenset(key for key, own in told.items() if told_in_present(own))
        presences = [move for _, move in listed if move.sense.presence and move.reached]
        for order, move in listed:
            if move.reached and (not move.sense.presence or begins_life(move)) and self._is_told(move):
                self._tell(order, move, presences)

    def _is_told(self, move: Move) -> bool:
        if self._has_begun(move.document):
            return move.sense.told and not tells_origin(move)
        return move.sense.told or begins_life(move)

    def _has_begun(self, document: str) -> bool:
        begun = (told for told in self.told if told.visits and told.move.document == document)
        return any(told.move.sense.kind != "other" and not begins_life(told.move) for told in begun)

    def _tell(self, order: tuple[int, int], move: Move, presences: Sequence[Move]) -> None:
        for part in segments_of(move):
            self._tell_one(order, part, presences)

    def _tell_one(self, order: tuple[int, int], move: Move, presences: Sequence[Move]) -> None:
        steps: list[Visit] = [self._visit(order, move, a, "source") for a in stops_of(move, "source")]
        if move.sense.escape and not steps:
            steps += self._inferred(order, move, presences)
        border = crossing_of(move)
        if border:
            steps += [self._visit(order, move, a, "passed") for a in stops_of(move, "path")]
            steps.append(self._crossing(order, move, border))
            steps += [self._visit(order, move, a, "goal") for a in stops_of(move, "goal")]
        else:
            part: Part = "stay" if move.sense.motion == "stay" else "goal"
            ordered = stops_of(move, "path", "goal", "near", "at")
            steps += [self._visit(order, move, a, _PARTS.get(a.role, part)) for a in via_first(ordered)]
        if not steps and (move.when or move.stay):
            self._time_again(move)
        self.told.append(Told(move=move, visits=tuple(dict.fromkeys(steps))))

    def _time_again(self, move: Move) -> None:
        """`He crossed shortly before two`, `They arrived on Friday`, `They stayed three days`: of what was told."""
        told = (t for t in reversed(self.told) if t.visits and t.move.document == move.document)
        last = next(told, None)
        if last is None:
            return
        arrives = move.sense.motion == "reach" and move.dated and bool(last.move.places("goal"))
        stays = move.sense.motion == "stay" and bool(move.stay) and move.tense == "past"
        if arrives or stays or last.move.sense.lemma == move.sense.lemma:
            crossing = (visit for visit in last.visits if visit.border)
            next(crossing, last.visits[-1]).add(move, "goal")

    def _inferred(self, order: tuple[int, int], move: Move, presences: Sequence[Move]) -> list[Visit]:
        goals = {a.word.resolution.place for a in move.places("goal") if a.word.resolution}
        if self._has_begun(move.document):
            presences = [p for p in presences if p.document != move.document or p.span.start < move.span.start]
        near = sorted(presences, key=lambda p: (p.document != move.document, abs(p.span.start - move.span.start)))
        for presence in near:
            for argument in stops_of(presence, "goal"):
                if argument.word.resolution and argument.word.resolution.place not in goals:
                    return [self._implied(order, move, presence, argument)]
        return []

    def _implied(self, order: tuple[int, int], move: Move, presence: Move, argument: Argument) -> Visit:
        known = self._latest(argument)
        visit = known or self._new(order, presence, argument)
        visit.inferred = visit.inferred or known is None
        if known is None and presence.dated:
            visit.arrived = presence.when
        visit.add(move, "source")
        return visit

    def _visit(self, order: tuple[int, int], move: Move, argument: Argument, part: Part) -> Visit:
        known = self._latest(argument)
        if known is None or self._comes_back(known, move, argument, part) or self._set_out(known, move, part):
            known = self._new(order, move, argument)
        elif known.inferred:
            known.inferred = False
        known.add(move, part)
        known.rest_on(move, argument, part)
        now = is_now(move, argument) and move.document not in self._presents
        known.now = known.now or now or (part == "goal" and told_as_last(move))
        return known

    def _new(self, order: tuple[int, int], move: Move, argument: Argument) -> Visit:
        resolution = argument.word.resolution
        visit = Visit(
            name=resolution.toponym.name if resolution else argument.word.text,
            place=resolution.place if resolution else None,
            document=move.document,
            span=argument.word.span,
            order=order,
        )
        self.visits.append(visit)
        return visit

    def _latest(self, argument: Argument) -> Visit | None:
        resolution = argument.word.resolution
        place = resolution.place if resolution else None
        for visit in reversed(self.visits):
            same = visit.place.id == place.id if visit.place and place else visit.name == argument.word.text
            if same and not visit.border and (visit.place is None) == (place is None):
                return visit
        return None

    def _comes_back(self, known: Visit, move: Move, argument: Argument, part: Part) -> bool:
        told = self.told[-1].visits if self.told else ()
        still_there = known in told[-1:] and self.visits[-1] in told
        if part == "source" or still_there or self.visits[-1] is known:
            return False
        if move.sense.back or move.sense.kind == "other" or marked_back(move, argument):
            return True
        if part == "goal" and known.parts == {"source"} and known.document == move.document and arrives_in_turn(move):
            return True
        if part == "goal" and arrives_in_turn(move) and _told_on_earlier_days(known, move):
            return True
        if not (move.when and known.when and move.dated and known.dated):
            return False
        return part == "goal" and (known.when.end or "") < (move.when.start or "")

    def _set_out(self, known: Visit, move: Move, part: Part) -> bool:
        """Whether a text sets out from where another one, which tells of later days, comes home to."""
        begins = not any(told.move.document == move.document for told in self.told)
        if part != "source" or not begins or known.parts != {"goal"} or known is self.visits[0]:
            return False
        if move.when and move.when.end and known.when and known.when.start:
            return move.when.end < known.when.start
        return any(visit in self.visits[: self.visits.index(known)] for visit in self._following(move))

    def _following(self, move: Move) -> list[Visit]:
        """What is known of the places that this move and the next one of its text go to or come from."""
        at = next(n for n, one in enumerate(self._moves) if one.document == move.document)
        near = [one for one in self._moves[at : at + 2] if one.document == move.document]
        found = (self._latest(a) for one in near for a in (*stops_of(one, "source"), *stops_of(one, "goal")))
        return [visit for visit in found if visit]

    def _crossing(self, order: tuple[int, int], move: Move, border: BorderPoint) -> Visit:
        for visit in self.visits:
            if visit.border and visit.border.same_as(border) and not move.sense.back:
                _improve(visit, move, border)
                visit.add(move, "goal")
                return visit
        visit = Visit(
            name=border.name, place=border.place, document=move.document, span=border.span, order=order, border=border
        )
        self.visits.append(visit)
        visit.add(move, "goal")
        return visit


def _told_on_earlier_days(known: Visit, move: Move) -> bool:
    """Whether one text tells of a visit only on earlier days than that of the move, be it without a year."""
    told = [one.move for one in known.mentions]
    if not (move.dated and move.when) or any(one.document != move.document for one in told):
        return False
    days = [one.when for one in told if one.dated and one.when]
    return bool(days) and all(is_later_day(day, move.when) for day in days)


def _improve(visit: Visit, move: Move, border: BorderPoint) -> None:
    known = visit.border
    if known is None:
        return
    if border.place and not known.place:
        visit.place, visit.span, visit.document = border.place, border.span, move.document
    visit.border = known.merged_with(border)
