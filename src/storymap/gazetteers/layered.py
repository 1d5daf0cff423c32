"""Several gazetteers → one: the user's own places first, the packaged ones behind them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.gazetteers.matching import LongestMatch
from storymap.gazetteers.overlay import OverlayGazetteer
from storymap.model.places import Candidate, Place


class LayeredGazetteer(LongestMatch):
    """Gazetteers that answer together; at equal scores, and for one id, the earlier one wins."""

    name = "layered"

    def __init__(self, layers: Sequence[CompiledGazetteer | OverlayGazetteer]) -> None:
        self._layers = tuple(layers)
        self.version = "+".join(f"{layer.name}@{layer.version}" for layer in self._layers)

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        """Places of that name from all layers, best first."""
        found: dict[str, Candidate] = {}
        for candidate in (c for layer in self._layers for c in layer.candidates(name, limit=limit)):
            replaced = self.get(candidate.place.id)
            if replaced is candidate.place or replaced == candidate.place:
                found.setdefault(candidate.place.id, candidate)
        return tuple(sorted(found.values(), key=lambda c: -c.score)[:limit])

    def knows(self, name: str) -> bool:
        """Whether a layer knows the name."""
        return any(layer.knows(name) for layer in self._layers)

    def continues(self, words: str) -> bool:
        """Whether some longer name of a layer begins with these whole words."""
        return any(layer.continues(words) for layer in self._layers)

    def get(self, identifier: str) -> Place | None:
        """The first layer's place with that id."""
        return next((place for layer in self._layers if (place := layer.get(identifier))), None)


@cache
def packaged() -> CompiledGazetteer:
    """The packaged gazetteer, opened once."""
    return CompiledGazetteer()


def open_gazetteer(overlays: Sequence[Path] = ()) -> CompiledGazetteer | LayeredGazetteer:
    """The packaged gazetteer, behind the user's own files where there are any.

    Raises:
        InputError: An overlay cannot be read.
        DataError: The packaged gazetteer is missing or damaged.
    """
    if not overlays:
        return packaged()
    return LayeredGazetteer([*map(OverlayGazetteer, overlays), packaged()])
