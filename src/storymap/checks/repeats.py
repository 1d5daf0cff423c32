"""All claims of a story → those that say different things of one place, border or distance."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from storymap.boundaries.atlas import Boundaries
from storymap.checks.consistency import as_written, comparable, meets, names_of, one_voice, stated_by, subject_of
from storymap.model.claims import AnyClaim, ClaimType, Conflict
from storymap.model.relations import Count, Measure, Topology

_SLACK = {
    ClaimType.BORDER_LENGTH: 0.02,
    ClaimType.AREA: 0.15,
    ClaimType.COASTLINE: 0.5,
    ClaimType.DISTANCE: 0.3,
    ClaimType.DISTANCE_DIRECTION: 0.3,
}
"""Share by which figures of one thing may differ: areas with and without waters, roads and straight lines, coasts at
different scales; the two figures are widened by it, each on both sides."""
_UNCERTAIN = frozenset({ClaimType.COASTLINE, ClaimType.DISTANCE, ClaimType.DISTANCE_DIRECTION})
"""Types whose figures may differ by their definition, by whatever factor."""
COMPARED = 40
"""So many different statements about one thing are compared with each other; a story has a handful."""


class RepeatsCheck:
    """Compares what a story says more than once."""

    name = "repeats"
    version = "1"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def find_conflicts(self, claims: Sequence[AnyClaim]) -> tuple[Conflict, ...]:
        """Figures of one thing that differ, statements and their denials, coasts claimed and denied."""
        return (*_repeated(claims), *_coasts(claims), *_counted(claims))


def _repeated(claims: Sequence[AnyClaim]) -> Iterator[Conflict]:
    about: defaultdict[object, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if claim.mentions:
            about[claim.type, subject_of(claim)].append(number)
    for numbers in about.values():
        for one, other in combinations(numbers[:COMPARED], 2):
            because = _difference(claims[one], claims[other])
            if because:
                yield _conflict(claims, (one, other), because)


def _conflict(claims: Sequence[AnyClaim], numbers: tuple[int, ...], because: str) -> Conflict:
    involved = [claims[number] for number in numbers]
    certain = one_voice(involved) and not any(claim.type in _UNCERTAIN for claim in involved)
    return Conflict(claims=numbers, because=because, certain=certain)


def _difference(one: AnyClaim, other: AnyClaim) -> str | None:
    """How two claims of one type on one subject differ, in a sentence; `None` where both can be right."""
    if isinstance(one.relation, Measure) and isinstance(other.relation, Measure):
        return _of_measures(one, other)
    if isinstance(one.relation, Count) and isinstance(other.relation, Count):
        return _of_counts(one, other, one.relation, other.relation)
    if one.relation == other.relation and one.negated != other.negated:
        return f"The text both says and denies it of {names_of(one)}."
    return None


def _of_measures(one: AnyClaim, other: AnyClaim) -> str | None:
    if one.negated or other.negated or not comparable(one, other):
        return None
    slack = _SLACK.get(one.type, 0.02)
    if any(meets(a, b, slack=slack) for a in stated_by(one) for b in stated_by(other)):
        return None
    return f"The text gives two figures for {names_of(one)}: {as_written(one)} and {as_written(other)}."


def _of_counts(one: AnyClaim, other: AnyClaim, first: Count, second: Count) -> str | None:
    if one.negated or other.negated or first.partial or second.partial:
        return None
    if first.low <= second.high and second.low <= first.high:
        return None
    return f"The text gives two numbers for {one.mentions[0].place.name}: {first.text} and {second.text}."


def _coasts(claims: Sequence[AnyClaim]) -> Iterator[Conflict]:
    """A country said to be landlocked, and to have a coast in other words."""
    with_coast: defaultdict[str, list[int]] = defaultdict(list)
    without: defaultdict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        has = _has_coast(claim)
        if has is not None and claim.figure is not None:
            (with_coast if has else without)[claim.figure.place.id].append(number)
    for place, numbers in without.items():
        for one in numbers[:COMPARED]:
            for other in with_coast[place][:COMPARED]:
                if claims[one].relation != claims[other].relation:
                    name = names_of(claims[one])
                    yield _conflict(claims, (one, other), f"The text calls {name} landlocked and gives it a coast.")


def _has_coast(claim: AnyClaim) -> bool | None:
    """Whether a claim says that its figure has a coast on the sea; `None` if it says neither."""
    if isinstance(claim.relation, Measure):
        return True if claim.relation.kind == "coastline" and not claim.negated else None
    if not isinstance(claim.relation, Topology):
        return None
    if claim.relation.kind in ("landlocked", "doubly-landlocked"):
        return claim.negated
    inland = any("Caspian" in ground.place.name for ground in claim.grounds)
    coastal = claim.relation.kind == "island" or (claim.relation.kind == "coastal" and not inland)
    return True if coastal and not claim.negated else None


def _counted(claims: Sequence[AnyClaim]) -> Iterator[Conflict]:
    """A number of neighbours smaller than that of the neighbours which the story names."""
    named: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number, claim in enumerate(claims):
        borders = claim.type in (ClaimType.ADJACENCY, ClaimType.BORDER_LENGTH) and not claim.negated
        if borders and claim.figure is not None and len(claim.mentions) == 2:
            one, other = (mention.place.id for mention in claim.mentions)
            named[one].setdefault(other, number)
            named[other].setdefault(one, number)
    for number, claim in enumerate(claims):
        relation = claim.relation
        if isinstance(relation, Count) and claim.figure and not claim.negated and not relation.partial:
            neighbours = named[claim.figure.place.id]
            if len(neighbours) > relation.high and not claim.grounds:
                name = claim.figure.place.name
                because = f"“{relation.text}” is less than the {len(neighbours)} neighbours of {name} in the text."
                yield from (_conflict(claims, (number, other), because) for other in sorted(set(neighbours.values())))
