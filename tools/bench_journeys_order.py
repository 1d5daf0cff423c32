"""Gold order of visited places and storymap's route of one text → places, consecutive pairs and Kendall's tau."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from bench_claims_rows import pipeline
from bench_journeys_figures import Counts
from bench_journeys_gold import Gold, overlap
from storymap.journeys.containment import lies_in
from storymap.journeys.planning import plan_routes
from storymap.model.places import Place, ResolvedDocument
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How one text's route compares."""

    gold: tuple[str, ...]
    """Names of the places where the narrator was, in order."""
    ours: tuple[str, ...]
    """Names of the stops of our first route."""
    places: Counts
    """Places, in whatever order."""
    pairs: Counts
    """Pairs of consecutive places."""
    common: Counts
    """Pairs of consecutive places, of the places in both: how well order and neighbourhood are told of those."""
    tau: float | None
    """Kendall's tau of the places in both, in [-1, 1]; `None` where there are fewer than two."""


def follow(gold: Gold, resolved: ResolvedDocument) -> Order:
    """Compare the first route with the gold order."""
    routes = plan_routes([resolved], boundaries=pipeline().boundaries)
    ours = _runs([_key(stop.name) for stop in routes[0].stops]) if routes else ()
    wanted = _runs(_folded(gold, gold.visited, resolved))
    return Order(
        gold=wanted,
        ours=ours,
        places=_compare(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(ours))),
        pairs=_compare(tuple(dict.fromkeys(pairwise(wanted))), tuple(dict.fromkeys(pairwise(ours)))),
        common=_compare(_pairs_among(wanted, ours), _pairs_among(ours, wanted)),
        tau=_tau(wanted, ours),
    )


def _key(name: str) -> str:
    return " ".join(name.split(",", maxsplit=1)[0].casefold().split())


def _folded(gold: Gold, spans: Sequence[Span], resolved: ResolvedDocument) -> list[str]:
    """The names without countries next to a place in them."""
    named = [(_key(gold.text[span.start : span.end]), _resolved(span, resolved)) for span in spans]
    known = [one for number, one in enumerate(named) if not number or named[number - 1][0] != one[0]]
    return [
        name
        for number, (name, place) in enumerate(known)
        if not any(
            place and other and place.is_country and lies_in(other, place)
            for _, other in known[max(0, number - 1) : number + 2]
        )
    ]


def _resolved(span: Span, resolved: ResolvedDocument) -> Place | None:
    return next((r.place for r in resolved.resolutions if overlap(r.toponym.span, span)), None)


def _runs(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for number, name in enumerate(names) if not number or names[number - 1] != name)


def _pairs_among(names: Sequence[str], others: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pairwise(_runs([name for name in names if name in others]))))


def _compare(wanted: Sequence[object], told: Sequence[object]) -> Counts:
    return Counts(
        right_of_wanted=sum(one in told for one in wanted),
        wanted=len(wanted),
        right_of_told=sum(one in wanted for one in told),
        told=len(told),
    )


def _tau(wanted: Sequence[str], told: Sequence[str]) -> float | None:
    common = [name for name in dict.fromkeys(wanted) if name in told]
    pairs = [*combinations(common, 2)]
    if not pairs:
        return None
    agreeing = sum(told.index(one) < told.index(other) for one, other in pairs)
    return (2 * agreeing - len(pairs)) / len(pairs)
