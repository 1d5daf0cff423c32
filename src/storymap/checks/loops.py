"""All claims of a story → directions and sizes that run in a circle: A north of B, B north of C, C north of A."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.checks.consistency import voice_of
from storymap.geo import distance_km
from storymap.model.claims import AnyClaim, Conflict
from storymap.model.relations import Comparison, Measure, Orientation

Edge = tuple[str, str, int]
"""Id of the place further along, id of the other, number of the claim."""
_ALONG = {"north": ("north", True), "south": ("north", False), "east": ("east", True), "west": ("east", False)}
WIDE_KM = 6000.0
"""Places further apart than this may lie east of each other both ways round the world."""
CLEARLY = 1.02
"""A factor above this says larger, one below its inverse says smaller."""


class LoopsCheck:
    """Finds directions and comparisons that lead back to where they started."""

    name = "loops"
    version = "1"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def find_conflicts(self, claims: Sequence[AnyClaim]) -> tuple[Conflict, ...]:
        """One conflict for each circle of places, along each axis and in each voice."""
        axes: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
        for number, claim in enumerate(claims):
            for axis, forward in _axes_of(claim):
                one, other = (mention.place.id for mention in claim.mentions)
                edge = (one, other, number) if forward else (other, one, number)
                axes[axis, voice_of(claim)].append(edge)
        return tuple(found for (axis, _), edges in axes.items() for found in _circles(claims, axis, edges))


def _axes_of(claim: AnyClaim) -> Iterator[tuple[str, bool]]:
    """The axes along which a claim orders its two places, and whether the figure comes further along."""
    if claim.negated or len(claim.mentions) != 2:
        return
    relation = claim.relation
    if isinstance(relation, Comparison):
        yield from _order_of(relation)
        return
    direction = _direction_of(claim)
    a, b = (mention.place.location for mention in claim.mentions)
    for word, (axis, forward) in _ALONG.items():
        if word in direction and (axis == "north" or distance_km(a, b) < WIDE_KM):
            yield axis, forward


def _direction_of(claim: AnyClaim) -> str:
    """The direction of the figure from the ground; empty where the claim gives none."""
    relation = claim.relation
    if isinstance(relation, Orientation):
        return relation.direction if relation.frame == "external" else ""
    return relation.direction or "" if isinstance(relation, Measure) and relation.kind == "distance" else ""


def _order_of(relation: Comparison) -> Iterator[tuple[str, bool]]:
    axis = f"{relation.measured} "
    if relation.sense == "larger" or (relation.sense == "equal" and relation.low > CLEARLY):
        yield axis, True
    elif relation.sense == "smaller" or (relation.sense == "equal" and relation.high < 1 / CLEARLY):
        yield axis, False


def _circles(claims: Sequence[AnyClaim], axis: str, edges: Sequence[Edge]) -> Iterator[Conflict]:
    groups = _knots(edges)
    for group in groups:
        numbers = tuple(dict.fromkeys(number for one, other, number in edges if one in group and other in group))
        # "Northeast" leaves room for a little south: two such words together prove no circle.
        loose = sum(_direction_of(claims[number]) not in ("", *_ALONG) for number in numbers)
        if len(numbers) > 1 and loose <= 1:
            names = {m.place.id: m.place.name for number in numbers for m in claims[number].mentions}
            listed = ", ".join(sorted(names.values())[:4])
            what = {"north": "north and south", "east": "east and west"}.get(axis, f"by {axis.strip()}")
            yield Conflict(claims=numbers, because=f"The text orders {listed} in a circle, {what}.")


def _knots(edges: Sequence[Edge]) -> list[set[str]]:
    """The sets of places from each of which the others can be reached and back (Kosaraju), of two or more."""
    ahead: defaultdict[str, list[str]] = defaultdict(list)
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for one, other, _ in edges:
        ahead[one].append(other)
        behind[other].append(one)
    order: list[str] = []
    seen: set[str] = set()
    for place in [*ahead]:
        order += _reached(place, ahead, seen)
    taken: set[str] = set()
    knots = [set(_reached(place, behind, taken)) for place in reversed(order)]
    return [knot for knot in knots if len(knot) > 1]


def _reached(start: str, links: dict[str, list[str]], seen: set[str]) -> list[str]:
    """The places reached from one that were not seen before, each after all that follow it."""
    if start in seen:
        return []
    seen.add(start)
    order: list[str] = []
    stack = [(start, iter(links.get(start, ())))]
    while stack:
        place, following = stack[-1]
        following_place = next((one for one in following if one not in seen), None)
        if following_place is None:
            order.append(place)
            stack.pop()
        else:
            seen.add(following_place)
            stack.append((following_place, iter(links.get(following_place, ()))))
    return order
