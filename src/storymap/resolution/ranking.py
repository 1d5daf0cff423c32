"""Toponyms with candidates → resolutions: a linear ranker over name, document and wording."""

from collections.abc import Sequence
from dataclasses import replace

from storymap.geo import is_within
from storymap.model.places import Candidate, Place, Resolution, Toponym
from storymap.model.texts import Document
from storymap.resolution.context import Context
from storymap.resolution.features import Clues, Features, describe
from storymap.resolution.senses import Name, gather_names
from storymap.resolution.weights import THRESHOLD, score, shares
from storymap.resolution.wording import Said, Wording

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
        self._toponyms = [toponym for toponym, _ in named]
        self._names = gather_names(named)
        self._name_of = {index: name for name in self._names for index in name.mentions}
        self._wording = Wording(document, self._toponyms, {i: name.key for i, name in self._name_of.items()})
        self._by_key = {name.key: name for name in self._names}
        for name in self._names:
            name.shares = shares([score({"prior": c.score}) for c in name.candidates])

    def decide(self) -> tuple[Resolution, ...]:
        for _ in range(_ROUNDS):
            context = Context(self._names)
            settled = [shares(self._scores(name, context)) for name in self._names]
            for name, found in zip(self._names, settled, strict=True):
                name.shares = found
        context = Context(self._names)
        judged: dict[tuple[str, Said], tuple[Candidate, ...]] = {}
        return tuple(self._resolution(index, context, judged) for index in range(len(self._toponyms)))

    def _scores(self, name: Name, context: Context) -> list[float]:
        clues = self._clues(self._wording.of_name(name))
        return [score(describe(name, candidate, context, clues)) for candidate in name.candidates]

    def _clues(self, said: Said) -> Clues:
        return Clues(
            containers=tuple(place for key in said.containers for place in _likely(self._by_key[key])),
            own=said.own,
            asked=said.asked,
            contains=said.contains,
        )

    def _resolution(
        self, index: int, context: Context, judged: dict[tuple[str, Said], tuple[Candidate, ...]]
    ) -> Resolution:
        name = self._name_of[index]
        key = name.key, self._wording.of_mention(name, index)
        if key not in judged:
            judged[key] = _judge(name, context, self._clues(key[1]))
        ranked = judged[key]
        confidence = _confidence(ranked)
        place = ranked[0].place if confidence >= THRESHOLD else None
        return Resolution(
            toponym=self._toponyms[index],
            candidates=ranked,
            place=place,
            confidence=round(confidence, 4) if place else 0.0,
        )


def _likely(name: Name) -> list[Place]:
    """The places that a name most probably means."""
    ranked = sorted(zip(name.shares, name.candidates, strict=True), key=lambda pair: -pair[0])
    return [candidate.place for share, candidate in ranked[:_MOST_LIKELY] if share > _LIKELY]


_MOST_LIKELY = 2
_LIKELY = 0.15


def _judge(name: Name, context: Context, clues: Clues) -> tuple[Candidate, ...]:
    """The name's candidates with their shares and features, best first."""
    described = [describe(name, candidate, context, clues) for candidate in name.candidates]
    found = shares([score(features) for features in described])
    judged = (_judged(c, share, f) for c, share, f in zip(name.candidates, found, described, strict=True))
    return tuple(sorted(judged, key=lambda c: (-c.score, c.place.id)))


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
    return is_within(place.location, other.location, distance=_SAME_PLACE_KM)
