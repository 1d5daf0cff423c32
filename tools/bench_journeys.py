"""Measure how motion and routes are read on SpaceEval's annotated texts: `make bench-journeys`.

Every figure is given with the names of places told (motion alone) and with storymap's own recognition (end to end), and
for the half of the texts that storymap was tuned on and the half kept apart. `bench_journeys.py misses NAME…` lists
what goes wrong in texts by name.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

import bench_journeys_seeds
from bench_claims_rows import Row
from bench_journeys_figures import Counts, goals, motions, sources
from bench_journeys_gold import BICYCLE, FILE, Gold, read_with_gold_names, read_with_our_names, texts
from bench_journeys_order import Order, follow
from storymap.model.places import ResolvedDocument

Read = Callable[[str], ResolvedDocument]

GOALS, PAIRS = 0.75, 0.75
"""What issue and users ask for: F1 of goals that are named places, and of consecutive pairs of visited places."""
_READINGS: tuple[tuple[str, Read], ...] = (("names told", read_with_gold_names), ("end to end", read_with_our_names))
_HALVES: tuple[tuple[str, frozenset[int]], ...] = (
    ("all", frozenset({0, 1})),
    ("tuned half", frozenset({0})),
    ("kept half", frozenset({1})),
)


def main(names: list[str]) -> int:
    """Print all figures, or the misses in the texts named; 1 if a figure misses its bound."""
    if not FILE.is_file():
        print(f"bench-journeys measures on {FILE.name}, which is not here: nothing was measured.")
        return 0
    gold = tuple(texts())
    if names:
        for text in gold:
            if text.name in names[1:]:
                print("\n".join(_misses(text, _READINGS[names[0] == "end"][1])))
        return 0
    missed = 0
    for reading, read in _READINGS:
        print(f"\n{reading}")
        for row in _rows(gold, read, bounded=reading == "names told"):
            print(row.line)
            missed += row.met is False
    print("\nseeds")
    for row in bench_journeys_seeds.rows():
        print(row.line)
        missed += row.met is False
    print(f"\n{missed} figures miss their bound.")
    return int(missed > 0)


def _rows(gold: Sequence[Gold], read: Read, *, bounded: bool) -> Iterator[Row]:
    for half, members in _HALVES:
        chosen = [text for text in gold if text.half in members]
        bound = bounded and half == "all"
        yield from _motion_rows(chosen, read, half, bounded=bound)
        bicycle = [text for text in chosen if text.genre == BICYCLE]
        yield from _order_rows([follow(text, read(text.name)) for text in bicycle], half, bounded=bound)


def _motion_rows(gold: Sequence[Gold], read: Read, half: str, *, bounded: bool) -> Iterator[Row]:
    every = sum((motions(text, read(text.name), people=False) for text in gold), Counts())
    people = sum((motions(text, read(text.name), people=True) for text in gold), Counts())
    yield from _three(f"{half}: motions found ({every.wanted})", every)
    yield from _three(f"{half}: motions of people ({people.wanted})", people)
    found = sum((goals(text, read(text.name)) for text in gold), Counts())
    yield from _three(f"{half}: goals that are named places ({found.wanted})", found, GOALS if bounded else None)
    yield Row(measure=f"{half}: of {found.right} goals found, reached or not told rightly", value=found.agreement)
    left = sum((sources(text, read(text.name)) for text in gold), Counts())
    yield from _three(f"{half}: sources that are named places ({left.wanted})", left)


def _three(measure: str, counts: Counts, at_least: float | None = None) -> Iterator[Row]:
    yield Row(measure=f"{measure}, precision", value=counts.precision)
    yield Row(measure=f"{measure}, recall", value=counts.recall)
    yield Row(measure=f"{measure}, F1", value=counts.f1, at_least=at_least)


def _order_rows(orders: Iterable[Order], half: str, *, bounded: bool) -> Iterator[Row]:
    listed = tuple(orders)
    places = sum((order.places for order in listed), Counts())
    pairs = sum((order.pairs for order in listed), Counts())
    taus = [order.tau for order in listed if order.tau is not None]
    yield from _three(f"{half}: places visited on the bicycle journeys ({places.wanted})", places)
    yield from _three(f"{half}: consecutive pairs of them ({pairs.wanted})", pairs, PAIRS if bounded else None)
    common = sum((order.common for order in listed), Counts())
    yield from _three(f"{half}: consecutive pairs of places told by both ({common.wanted})", common)
    measure = f"{half}: Kendall's tau of their order, mean over {len(taus)} texts with two or more"
    yield Row(measure=measure, value=sum(taus) / len(taus) if taus else 0)


def _misses(text: Gold, read: Read) -> Iterator[str]:
    resolved = read(text.name)
    order = follow(text, resolved)
    yield f"## {text.name} (half {text.half})"
    yield f"visited: gold {', '.join(order.gold)} | ours {', '.join(order.ours)}"
    for counts, what in ((goals(text, resolved), "goal"), (sources(text, resolved), "source")):
        yield from (f"{what} {miss}" for miss in counts.misses)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
