"""Gold motions and storymap's moves of one text → counts: motions, goals and sources found, missed and made up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bench_journeys_gold import Gold, GoldPlace, Link, overlap
from storymap.journeys.moves import Move, find_moves
from storymap.model.places import ResolvedDocument
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much was wanted, told, and told rightly; adds up over texts."""

    right_of_wanted: int = 0
    """Gold items that were told."""
    wanted: int = 0
    """Gold items."""
    right_of_told: int = 0
    """Told items that the gold has."""
    told: int = 0
    """Told items."""
    agreed: int = 0
    """Right items whose reaching was told rightly too."""
    right: int = 0
    """Right items whose reaching the gold tells."""
    misses: tuple[str, ...] = ()
    """What went wrong, for people."""

    def __add__(self, other: "Counts") -> "Counts":
        """The sum of two counts."""
        return Counts(
            right_of_wanted=self.right_of_wanted + other.right_of_wanted,
            wanted=self.wanted + other.wanted,
            right_of_told=self.right_of_told + other.right_of_told,
            told=self.told + other.told,
            agreed=self.agreed + other.agreed,
            right=self.right + other.right,
            misses=self.misses + other.misses,
        )

    @property
    def precision(self) -> float:
        """Share of what was told that is right."""
        return self.right_of_told / self.told if self.told else 0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was told."""
        return self.right_of_wanted / self.wanted if self.wanted else 0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0

    @property
    def agreement(self) -> float:
        """Share of right goals whose reaching is right too."""
        return self.agreed / self.right if self.right else 0


def motions(gold: Gold, resolved: ResolvedDocument, *, people: bool) -> Counts:
    """Words of motion found; of people only, or of everything that moves. Stays are no motions to SpaceEval."""
    moves = [m for m in _moves(resolved) if m.sense.motion != "stay" and (m.who or not people)]
    told = tuple(dict.fromkeys(move.verb for move in moves))
    literal = [link for link in gold.links if (link.by_people if people else link.literal)]
    wanted = tuple(dict.fromkeys(link.trigger for link in literal))
    return Counts(
        right_of_wanted=_hits(wanted, told),
        wanted=len(wanted),
        right_of_told=_hits(told, gold.motions),
        told=len(told),
    )


def goals(gold: Gold, resolved: ResolvedDocument) -> Counts:
    """Goals that are named places, with their motion, and whether they were reached."""
    return _arguments(gold, resolved, "goal", "toward")


def sources(gold: Gold, resolved: ResolvedDocument) -> Counts:
    """Sources that are named places, with their motion."""
    return _arguments(gold, resolved, "source")


Told = tuple[Span, Span, bool]
"""Motion, place, and whether it took place."""


def _arguments(gold: Gold, resolved: ResolvedDocument, *roles: str) -> Counts:
    links = [link for link in gold.links if _place(link, roles[0])]
    told = [one for one in _told(resolved, roles) if not any(_lies_beside(gold, link, one, roles[0]) for link in links)]
    wanted = [link for link in links if link.literal and _is_named(link, roles[0])]
    found = [link for link in wanted if any(_is(link, one, roles[0]) for one in told)]
    right = [one for one in told if any(_is(link, one, roles[0]) for link in links)]
    judged = [link for link in found if link.reached is not None]
    return Counts(
        right_of_wanted=len(found),
        wanted=len(wanted),
        right_of_told=len(right),
        told=len(told),
        agreed=sum(any(_is(link, one, roles[0]) and one[2] == link.reached for one in told) for link in judged),
        right=len(judged),
        misses=(
            *(f"missed: {_words(gold, link, roles[0])}" for link in wanted if link not in found),
            *(f"made up: {_quote(gold, one)}" for one in told if one not in right),
        ),
    )


def _told(resolved: ResolvedDocument, roles: Sequence[str]) -> tuple[Told, ...]:
    return tuple(
        dict.fromkeys(
            (move.verb, argument.word.span, move.reached and argument.role != "toward")
            for move in _moves(resolved)
            if move.sense.motion != "stay"
            for argument in move.places(*roles)
        )
    )


def _is(link: Link, told: Told, role: str) -> bool:
    place = _place(link, role)
    return place is not None and overlap(link.trigger, told[0]) and any(overlap(span, told[1]) for span in place.spans)


def _lies_beside(gold: Gold, link: Link, told: Told, role: str) -> bool:
    """Whether a name only says where an unnamed goal lies (`the hills of Kent`): neither right nor wrong."""
    place = _place(link, role)
    if place is None or place.named or not overlap(link.trigger, told[0]) or _is(link, told, role):
        return False
    between = gold.text[place.spans[0].end : told[1].start]
    return place.spans[0].end <= told[1].start and len(between) <= _BESIDE and not set(between) & set(".,;:")


_BESIDE = 30
"""Code points between an unnamed goal and the name that says where it lies, at most."""


def _place(link: Link, role: str) -> GoldPlace | None:
    return link.goal if role == "goal" else link.source


def _is_named(link: Link, role: str) -> bool:
    place = _place(link, role)
    return place is not None and place.named


def _hits(spans: Iterable[Span], others: Sequence[Span]) -> int:
    return sum(any(overlap(span, other) for other in others) for span in spans)


@cache
def _moves(resolved: ResolvedDocument) -> tuple[Move, ...]:
    """The moves of running text: the annotators left headings alone."""
    return tuple(move for move in find_moves(resolved)[0] if not move.heading)


def _words(gold: Gold, link: Link, role: str) -> str:
    place = _place(link, role)
    span = place.spans[0] if place else link.trigger
    around = gold.text[max(0, link.trigger.start - 60) : max(span.end, link.trigger.end) + 20]
    words = (gold.text[one.start : one.end] for one in (link.trigger, span))
    return f"{' → '.join(words)}: {' '.join(around.split())}"


def _quote(gold: Gold, told: Told) -> str:
    verb, place, _ = told
    around = gold.text[max(0, min(verb.start, place.start) - 40) : max(verb.end, place.end) + 30]
    return f"{gold.text[verb.start : verb.end]} → {gold.text[place.start : place.end]}: {' '.join(around.split())}"
