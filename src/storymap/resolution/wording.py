"""Document and toponyms → what the words say about each name, at one mention and at all of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from storymap.model.places import Toponym
from storymap.model.texts import Document
from storymap.resolution.lists import find_likened, find_neighbours, find_runs, is_of_pairs
from storymap.resolution.patterns import Asked, asked_kind, find_containers
from storymap.resolution.predicates import has_article, said_kind
from storymap.resolution.senses import Name

_LONG_RUN = 3
"""In a run of so many names a comma may as well divide equals as say "in"."""
_MOST = 6
"""Names beside one name that are heard."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the text says about one name."""

    containers: tuple[str, ...] = ()
    """Keys of the names that it puts the place into."""
    own: bool = True
    """Whether it is said at this mention, not only at another."""
    listed: bool = False
    """Whether it may be a list that only looks like it."""
    asked: Asked | None = None
    """The kind of place asked for."""
    contains: bool = False
    """Whether it puts another place into this one."""
    called: Asked | None = None
    """The kind of place that its predicate says it is."""
    bare: bool = False
    """Whether no "the" stands before it: rivers have one."""


class Wording:
    """What the text says around its toponyms, read once."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym], keys: Mapping[int, str]) -> None:
        inside = find_containers(document, toponyms)
        runs = find_runs(document, toponyms)
        loose = [run for run in runs if len(run) >= _LONG_RUN and not is_of_pairs(document, toponyms, run)]
        self._listed = frozenset(i for run in loose for i in run)
        self._outer = {inner: keys[outer] for inner, outer in inside.items()}
        self._contains = frozenset(inside.values())
        self._asked = [asked_kind(document, toponym) for toponym in toponyms]
        self._called = [said_kind(document, toponym) for toponym in toponyms]
        self._with_article = frozenset(keys[i] for i, toponym in enumerate(toponyms) if has_article(document, toponym))
        likened = list(find_likened(document, toponyms))
        self._peers = _gather(_both_ways((keys[a], keys[b]) for a, b in likened))
        self._everywhere = _gather((keys[inner], key) for inner, key in self._outer.items())
        self._contents = _gather((keys[outer], keys[inner]) for inner, outer in inside.items())
        self._beside = _gather(_both_ways((keys[a], keys[b]) for a, b in find_neighbours(toponyms)))
        self._mates = _gather(_both_ways((keys[a], keys[b]) for run in runs for a, b in _equals(run, inside, loose)))

    def of_name(self, name: Name) -> Said:
        """What all mentions of a name say together."""
        return Said(
            containers=self._everywhere.get(name.key, ()),
            listed=all(i in self._listed for i in name.mentions if i in self._outer),
            asked=next((self._asked[i] for i in name.mentions if self._asked[i]), None),
            contains=any(i in self._contains for i in name.mentions),
            called=next((self._called[i] for i in name.mentions if self._called[i]), None),
            bare=name.key not in self._with_article,
        )

    def of_mention(self, name: Name, index: int) -> Said:
        """What one mention says; where it names no container, those of the others."""
        own = index in self._outer
        return Said(
            containers=(self._outer[index],) if own else self._everywhere.get(name.key, ()),
            own=own,
            listed=own and index in self._listed,
            asked=self._asked[index],
            contains=index in self._contains,
            called=self._called[index],
            bare=name.key not in self._with_article,
        )

    def contents(self, name: Name) -> tuple[str, ...]:
        """Keys of the names that the text puts into this one."""
        return self._contents.get(name.key, ())

    def beside(self, name: Name) -> tuple[str, ...]:
        """Keys of the names that stand a few words from it."""
        return self._beside.get(name.key, ())

    def mates(self, name: Name) -> tuple[str, ...]:
        """Keys of the names that it is listed with."""
        return self._mates.get(name.key, ())

    def peers(self, name: Name) -> tuple[str, ...]:
        """Keys of the names that it is compared with, or said to border."""
        return self._peers.get(name.key, ())


def _gather(pairs: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, other in pairs:
        if key != other and len(found[key]) < _MOST:
            found[key][other] = None
    return {key: tuple(others) for key, others in found.items()}


def _both_ways(pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for a, b in pairs:
        yield a, b
        yield b, a


def _equals(run: range, inside: Mapping[int, int], loose: Sequence[range]) -> Iterator[tuple[int, int]]:
    """Neighbours in a run that are no pair of town and state, or may be equals all the same."""
    for index in run[:-1]:
        if run in loose or inside.get(index) != index + 1:
            yield index, index + 1
