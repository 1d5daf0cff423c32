"""Toponyms with candidates → names to decide, each once: one sense a document, unless the text says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

from storymap.language.names import normalise
from storymap.model.places import Candidate, Toponym

_DEMONYM_WEIGHT = 0.5


@dataclass(slots=True)
class Name:
    """One name of the document with all its mentions."""

    key: str
    """Its folded form."""
    candidates: tuple[Candidate, ...]
    """What it may mean."""
    mentions: list[int] = field(default_factory=list)
    """Indices of its toponyms."""
    weight: float = 0.0
    """How much it says about the other names: more when it is repeated, less when it is a demonym."""
    shares: list[float] = field(default_factory=list)
    """For each candidate the probability, as far as known, that it is meant."""
    of_people: bool = False
    """Whether it stands for a people everywhere: Georgian, not Georgia."""
    written: str = ""
    """How it stands in the text, with its accents, where it is first named."""

    @property
    def means_country(self) -> bool:
        """Whether the best known place of that name is a country."""
        return bool(self.candidates) and self.candidates[0].place.is_country


def gather_names(named: Sequence[tuple[Toponym, tuple[Candidate, ...]]]) -> list[Name]:
    """The document's names in order of first appearance."""
    names: dict[str, Name] = {}
    for index, (toponym, candidates) in enumerate(named):
        key = normalise(toponym.sought)
        name = names.setdefault(key, Name(key, candidates, written=toponym.sought))
        name.mentions.append(index)
        if toponym.use != "demonym":
            name.weight = 1.0
    for name in names.values():
        name.of_people = not name.weight
        name.weight = (name.weight or _DEMONYM_WEIGHT) * (1 + log(len(name.mentions)))
    return list(names.values())
