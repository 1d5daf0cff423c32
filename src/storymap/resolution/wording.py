"""Document and toponyms → what the words say about each name, at one mention and at all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storymap.model.places import Toponym
from storymap.model.texts import Document
from storymap.resolution.patterns import Asked, asked_kind, find_containers
from storymap.resolution.senses import Name


@dataclass(frozen=True, slots=True)
class Said:
    """What the text says about one name."""

    containers: tuple[str, ...]
    """Keys of the names that it puts the place into."""
    own: bool
    """Whether it is said at this mention, not only at another."""
    asked: Asked | None
    """The kind of place asked for."""
    contains: bool
    """Whether it puts another place into this one."""


class Wording:
    """What the text says around its toponyms, read once."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym], keys: Mapping[int, str]) -> None:
        inside = find_containers(document, toponyms)
        self._outer = {inner: keys[outer] for inner, outer in inside.items()}
        self._contains = frozenset(inside.values())
        self._asked = [asked_kind(document, toponym) for toponym in toponyms]
        self._everywhere: dict[str, dict[str, None]] = defaultdict(dict)
        for inner, key in self._outer.items():
            self._everywhere[keys[inner]][key] = None

    def of_name(self, name: Name) -> Said:
        """What all mentions of a name say together."""
        return Said(
            containers=tuple(self._everywhere.get(name.key, ())),
            own=True,
            asked=next((self._asked[i] for i in name.mentions if self._asked[i]), None),
            contains=any(i in self._contains for i in name.mentions),
        )

    def of_mention(self, name: Name, index: int) -> Said:
        """What one mention says; where it names no container, those of the others."""
        own = index in self._outer
        return Said(
            containers=(self._outer[index],) if own else tuple(self._everywhere.get(name.key, ())),
            own=own,
            asked=self._asked[index],
            contains=index in self._contains,
        )
