"""Toponyms with candidates → resolutions: a linear ranker over name, document and wording."""

from collections.abc import Sequence
from dataclasses import replace

from storymap.geo import distance_km
from storymap.model.places import Candidate, Place, Resolution, Toponym
from storymap.model.texts import Document
from storymap.resolution.context import Context
from storymap.resolution.features import Clues, Features, describe
from storymap.resolution.patterns import asked_kind, find_containers
from storymap.resolution.senses import Name, gather_names
from storymap.resolution.weights import THRESHOLD, score, shares

_ROUNDS = 2
"""How often the names are weighed anew with what the others have become."""
_SAME_PLACE_KM = 25
"""A town and the district of its name are one place to a reader: their probabilities add up."""

Named = Sequence[tuple[Toponym, tuple[Candidate, ...]]]


class RankingResolver:
    """Ranks candidates by importance, by what the document's other names say, and by the words around."""

    name = "ranking"
    version = "1"

    def resolve(
        self, document: Document, named: Sequence[tuple[Toponym, tuple[Candidate, ...]]]
    ) -> tuple[Resolution, ...]:
        """One resolution for each toponym, in the order given."""
        return _Deliberation(document, named).decide()


class _Deliberation:
    """The work on one document: shares of candidates that settle in a few rounds."""

    def __init__(self, document: Document, named: Named) -> None:
        self._document = document
        self._named = named
        self._toponyms = [toponym for toponym, _ in named]
        self._containers = find_containers(document, self._toponyms)
        self._outer = frozenset(self._containers.values())
        self._names = gather_names(named)
        self._name_of = {index: name for name in self._names for index in name.mentions}
        for name in self._names:
            name.shares = shares([score({"prior": c.score}) for c in name.candidates])

    def decide(self) -> tuple[Resolution, ...]:
        for _ in range(_ROUNDS):
            context = Context(self._names)
            settled = [self._shares(name, context, self._clues(name, None)) for name in self._names]
            for name, found in zip(self._names, settled, strict=True):
                name.shares = found
        context = Context(self._names)
        return tuple(self._resolution(index, context) for index in range(len(self._named)))

    def _shares(self, name: Name, context: Context, clues: Clues) -> list[float]:
        return shares([score(describe(name, c, context, clues)) for c in name.candidates])

    def _clues(self, name: Name, mention: int | None) -> Clues:
        """What the text says at one mention; where it says nothing there, what it says at the others."""
        mentions = name.mentions if mention is None else [mention]
        outer = [self._containers[i] for i in mentions if i in self._containers]
        own = bool(outer) or mention is None
        if not own:
            outer = [self._containers[i] for i in name.mentions if i in self._containers]
        asked = (asked_kind(self._document, self._toponyms[i]) for i in mentions)
        return Clues(
            containers=tuple(place for i in outer for place in self._likely(i)),
            own=own,
            asked=next((kind for kind in asked if kind), None),
            contains=any(i in self._outer for i in mentions),
        )

    def _likely(self, index: int) -> list[Place]:
        """The places that a containing toponym most probably means."""
        name = self._name_of[index]
        ranked = sorted(zip(name.shares, name.candidates, strict=True), key=lambda pair: -pair[0])
        return [candidate.place for share, candidate in ranked[:2] if share > _LIKELY]

    def _resolution(self, index: int, context: Context) -> Resolution:
        toponym, _ = self._named[index]
        name = self._name_of[index]
        clues = self._clues(name, index)
        described = [describe(name, candidate, context, clues) for candidate in name.candidates]
        found = shares([score(features) for features in described])
        ranked = sorted(
            (_judged(c, share, f) for c, share, f in zip(name.candidates, found, described, strict=True)),
            key=lambda c: (-c.score, c.place.id),
        )
        confidence = _confidence(ranked)
        place = ranked[0].place if confidence >= THRESHOLD else None
        return Resolution(
            toponym=toponym,
            candidates=tuple(ranked),
            place=place,
            confidence=round(confidence, 4) if place else 0.0,
        )


_LIKELY = 0.15


def _judged(candidate: Candidate, share: float, features: Features) -> Candidate:
    told = tuple((name, round(value, 4)) for name, value in features.items() if value)
    return replace(candidate, score=min(1.0, share), features=(*candidate.features, *told))


def _confidence(ranked: Sequence[Candidate]) -> float:
    """Probability of the first candidate and of those that are the same place to a reader."""
    if not ranked:
        return 0.0
    first = ranked[0].place
    return min(
        1.0,
        sum(c.score for c in ranked if c.place is first or _same_place(c.place, first)),
    )


def _same_place(place: Place, other: Place) -> bool:
    """Whether two entries lie so near each other that it makes no difference."""
    if abs(place.location.lat - other.location.lat) > 1:
        return False
    return distance_km(place.location, other.location) <= _SAME_PLACE_KM
