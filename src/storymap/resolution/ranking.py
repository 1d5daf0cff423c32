"""Toponyms with candidates → resolutions: a linear ranker over name, document and wording."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from storymap.geo import is_within
from storymap.model.places import Candidate, Place, Resolution, Toponym
from storymap.model.texts import Document
from storymap.resolution.context import Context
from storymap.resolution.features import Clues, Features, describe
from storymap.resolution.senses import Name, gather_names
from storymap.resolution.weights import Weights, packaged_weights
from storymap.resolution.wording import Said, Wording

ROUNDS = 2
"""How often the names are weighed anew with what the others have become."""
_SAME_PLACE_KM = 25
"""A town and the district of its name are one place to a reader: their probabilities add up."""
_MOST_LIKELY = 3
_LIKELY = 0.05

Named = Sequence[tuple[Toponym, tuple[Candidate, ...]]]


class RankingResolver:
    """Ranks candidates by importance, by what the document's other names say, and by the words around.

    Args:
        bias: Countries to prefer, ISO 3166-1 alpha-2: the feature `bias` of the explanations.
        weights: What each feature counts; the packaged ones if `None`.
    """

    name = "ranking"
    version = "2"

    def __init__(self, *, bias: Iterable[str] = (), weights: Weights | None = None) -> None:
        self._bias = frozenset(bias)
        self._weights = weights or packaged_weights()

    def resolve(
        self, document: Document, named: Sequence[tuple[Toponym, tuple[Candidate, ...]]]
    ) -> tuple[Resolution, ...]:
        """One resolution for each toponym, in the order given."""
        return Deliberation(document, named, weights=self._weights, bias=self._bias).decide()


class Deliberation:
    """The work on one document: shares of candidates that settle in a few rounds."""

    def __init__(self, document: Document, named: Named, *, weights: Weights, bias: frozenset[str]) -> None:
        self._weights = weights
        self._bias = bias
        self._toponyms = [toponym for toponym, _ in named]
        self._names = gather_names(named)
        self._name_of = {index: name for name in self._names for index in name.mentions}
        self._wording = Wording(document, self._toponyms, {i: name.key for i, name in self._name_of.items()})
        self._by_key = {name.key: name for name in self._names}
        for name in self._names:
            name.shares = weights.shares([weights.score({"prior": c.score}) for c in name.candidates])

    def decide(self) -> tuple[Resolution, ...]:
        """The resolutions, in the order of the toponyms."""
        context = self.settle()
        judged: dict[tuple[str, Said], tuple[Candidate, ...]] = {}
        return tuple(self._resolution(index, context, judged) for index in range(len(self._toponyms)))

    def settle(self) -> Context:
        """Weigh all names against each other, and give what they say in the end."""
        for _ in range(ROUNDS):
            context = Context(self._names)
            settled = [self._shares(name, context) for name in self._names]
            for name, found in zip(self._names, settled, strict=True):
                name.shares = found
        return Context(self._names)

    def describe_mention(self, index: int, context: Context) -> tuple[Name, Said, list[Features]]:
        """The name at one mention, what is said of it there, and the features of each of its candidates."""
        name = self._name_of[index]
        said = self._wording.of_mention(name, index)
        return name, said, self._describe(name, said, context)

    def _shares(self, name: Name, context: Context) -> list[float]:
        described = self._describe(name, self._wording.of_name(name), context)
        return self._weights.shares([self._weights.score(features) for features in described])

    def _describe(self, name: Name, said: Said, context: Context) -> list[Features]:
        clues = self._clues(name, said)
        return [describe(name, candidate, context, clues) for candidate in name.candidates]

    def _clues(self, name: Name, said: Said) -> Clues:
        return Clues(
            containers=tuple(pair for key in said.containers for pair in _likely(self._by_key[key])),
            own=said.own,
            listed=said.listed,
            asked=said.asked,
            contains=said.contains,
            contents=tuple(self._by_key[key].candidates for key in self._wording.contents(name)),
            beside=self._wording.beside(name),
            mates=self._wording.mates(name),
            peers=self._wording.peers(name),
            called=said.called,
            bare=said.bare,
            bias=self._bias,
        )

    def _resolution(
        self, index: int, context: Context, judged: dict[tuple[str, Said], tuple[Candidate, ...]]
    ) -> Resolution:
        name = self._name_of[index]
        key = name.key, self._wording.of_mention(name, index)
        if key not in judged:
            judged[key] = self._judge(*self.describe_mention(index, context))
        ranked = judged[key]
        confidence = self._weights.calibrate(together(ranked)) if ranked else 0.0
        place = ranked[0].place if confidence >= self._weights.threshold and ranked else None
        return Resolution(
            toponym=self._toponyms[index],
            candidates=ranked,
            place=place,
            confidence=round(confidence, 4) if place else 0.0,
        )

    def _judge(self, name: Name, _: Said, described: list[Features]) -> tuple[Candidate, ...]:
        """The name's candidates with their shares and what speaks for each, best first."""
        found = self._weights.shares([self._weights.score(features) for features in described])
        judged = (self._judged(c, share, f) for c, share, f in zip(name.candidates, found, described, strict=True))
        return tuple(sorted(judged, key=lambda c: (-c.score, c.place.id)))

    def _judged(self, candidate: Candidate, share: float, features: Features) -> Candidate:
        """The candidate with its share and, largest first, what each feature adds to its log-odds."""
        weights = self._weights.features
        added = ((name, round(weights.get(name, 0.0) * value, 2)) for name, value in features.items())
        told = sorted((pair for pair in added if pair[1]), key=lambda pair: -abs(pair[1]))
        return replace(candidate, score=min(1.0, share), features=tuple(told))


def _likely(name: Name) -> list[tuple[Place, float]]:
    """The places that a name most probably means, with their shares of what these have together."""
    ranked = sorted(zip(name.shares, name.candidates, strict=True), key=lambda pair: -pair[0])[:_MOST_LIKELY]
    likely = [(candidate.place, share) for share, candidate in ranked if share > _LIKELY]
    total = sum(share for _, share in likely)
    return [(place, share / total) for place, share in likely]


def together(ranked: Sequence[Candidate]) -> float:
    """Probability of the first candidate and of those that are the same place to a reader."""
    first = ranked[0].place
    return min(1.0, sum(c.score for c in ranked if c.place is first or _same_place(c.place, first)))


def _same_place(place: Place, other: Place) -> bool:
    """Whether two entries lie so near each other that it makes no difference."""
    if abs(place.location.lat - other.location.lat) > 1:
        return False
    return is_within(place.location, other.location, distance=_SAME_PLACE_KM)
