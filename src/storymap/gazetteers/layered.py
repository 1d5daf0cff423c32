"""Several gazetteers → one: the user's own places first, the packaged ones behind them."""

from collections.abc import Sequence

from storymap.gazetteers.matching import LongestMatch
from storymap.model.places import Candidate, Place
from storymap.ports import Gazetteer


class LayeredGazetteer(LongestMatch):
    """Gazetteers that answer together; at equal scores, and for one id, the earlier one wins."""

    name = "layered"

    def __init__(self, layers: Sequence[Gazetteer]) -> None:
        self._layers = tuple(layers)
        self._local = tuple(layer for layer in self._layers if isinstance(layer, LongestMatch))
        self.version = "+".join(f"{layer.name}@{layer.version}" for layer in self._layers)

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        """Places of that name from all layers, best first."""
        found: dict[str, Candidate] = {}
        for candidate in (c for layer in self._layers for c in layer.candidates(name, limit=limit)):
            if self.get(candidate.place.id) in {None, candidate.place}:
                found.setdefault(candidate.place.id, candidate)
        return tuple(sorted(found.values(), key=lambda c: -c.score)[:limit])

    def knows(self, name: str) -> bool:
        """Whether a layer knows the name."""
        return any(layer.knows(name) for layer in self._layers)

    def continues(self, words: str) -> bool:
        """Whether some longer name of a local layer begins with these whole words."""
        return any(layer.continues(words) for layer in self._local)

    def get(self, identifier: str) -> Place | None:
        """The first local layer's place with that id."""
        return next((place for layer in self._local if (place := layer.get(identifier))), None)
