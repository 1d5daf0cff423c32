"""Published border lengths → what other intervals would have covered, for `docs/explanation/accuracy-and-margins.md`.

Each line is one way to make the 95 % interval, under the same tenfold cross-validation: share of published lengths (of
any edition; of 2025) inside, mean width (logarithm of upper by lower bound), median error of the estimate, and the
shares inside when miles are written as kilometres and kilometres as miles.
"""

import gzip
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from borders_fitting import Pair, least_deviations, read_pairs
from calibrate_borders import FOLDS, REPEATS, SEED, SOURCE
from storymap.boundaries.atlas import open_boundaries
from storymap.boundaries.border_fit import SHORT_KM, crookedness
from storymap.resources import data_path

Column = Callable[[Pair], float]
"""A border → one number."""

NEAR_DEG = 0.03
"""A piece of a border this near to a drawn river runs along it."""
LEAST_SPREAD = 0.02
KM_PER_MILE = 1.609344


def one(_: Pair) -> float:
    """The same for all."""
    return 1.0


def crooked(pair: Pair) -> float:
    """Logarithm of the 10m length by that of the simplified line."""
    return crookedness(pair.border)


def rooted(pair: Pair) -> float:
    """Square root of the crookedness."""
    return float(np.sqrt(crooked(pair)))


def coarser(pair: Pair) -> float:
    """Logarithm of the 10m length by the 50m length."""
    lengths = dict(pair.border.lengths)
    return float(np.log(pair.border.km / (lengths["50m"] or pair.border.km)))


def sinuous(pair: Pair) -> float:
    """Logarithm of the 10m length by the great circle between the ends, at most 2."""
    return float(min(2.0, np.log(pair.border.km / max(pair.border.chord_km, 1.0))))


def longer(pair: Pair) -> float:
    """Logarithm of the length."""
    return float(np.log(pair.border.km))


class Rivers:
    """Which share of a border runs along a river of Natural Earth."""

    def __init__(self) -> None:
        table = json.loads(gzip.decompress(data_path("boundaries", "rivers.topojson.gz").read_bytes()))
        scale, shift = (np.array(table["transform"][name]) for name in ("scale", "translate"))
        arcs = [np.cumsum(np.array(arc, dtype=float), axis=0) * scale + shift for arc in table["arcs"]]
        self._tree = shapely.STRtree([shapely.LineString(arc) for arc in arcs if len(arc) > 1])
        self._shares: dict[str, float] = {}

    def share(self, pair: Pair) -> float:
        """In [0, 1], by length in degrees."""
        if pair.name not in self._shares:
            self._shares[pair.name] = self._measure(pair)
        return self._shares[pair.name]

    def _measure(self, pair: Pair) -> float:
        lines = open_boundaries().border_lines(pair.border.a, pair.border.b, open_boundaries().worldviews[0])
        ends = np.array([(p.lon, p.lat, q.lon, q.lat) for line in lines for p, q in pairwise(line)])
        middles = shapely.points((ends[:, :2] + ends[:, 2:]) / 2)
        weights = np.hypot(ends[:, 0] - ends[:, 2], ends[:, 1] - ends[:, 3])
        _, gaps = self._tree.query_nearest(middles, return_distance=True, all_matches=False)
        return float(weights[gaps < NEAR_DEG].sum() / weights.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to make an interval: an estimate linear in some columns, and a spread linear in others."""

    name: str
    estimate: tuple[Column, ...] = (one,)
    spread: tuple[Column, ...] = ()
    power: float = 1.0
    editions: int = 4
    fixed: tuple[float, float] | None = None


def ways() -> tuple[Way, ...]:
    """All that were tried."""
    river = Rivers().share
    return (
        Way(name="0.870–1.606 × L10", fixed=(0.870, 1.606)),
        Way(name="multiples of L10, fitted again"),
        Way(name="multiples of L10, fitted to 2025 only", editions=1),
        Way(name="multiples of T, T by crookedness", estimate=(one, crooked)),
        Way(name="multiples of T, T by its root (chosen)", estimate=(one, rooted)),
        Way(name="the same, fitted to 2025 only", estimate=(one, rooted), editions=1),
        Way(name="T by L10/L50", estimate=(one, coarser)),
        Way(name="T by root and L10/L50", estimate=(one, rooted, coarser)),
        Way(name="T by root and sinuosity", estimate=(one, rooted, sinuous)),
        Way(name="T by root and length", estimate=(one, rooted, longer)),
        Way(name="T by root and share of river", estimate=(one, rooted, river)),
        Way(name="T by root, width by crookedness", estimate=(one, rooted), spread=(one, rooted)),
        Way(name="T by root, width by root of that", estimate=(one, rooted), spread=(one, rooted), power=0.5),
        Way(name="T by root, width by crookedness, length", estimate=(one, rooted), spread=(one, rooted, longer)),
        Way(name="T by root, width by crookedness, L10/L50", estimate=(one, rooted), spread=(one, rooted, coarser)),
        Way(name="T by root, width by share of river", estimate=(one, rooted), spread=(one, river)),
    )


def measure(pairs: Sequence[Pair], way: Way) -> np.ndarray:
    """The six figures of one way."""
    ratios = np.log([[value / pair.border.km for value in pair.values] for pair in pairs])
    estimate = np.array([[column(pair) for column in way.estimate] for pair in pairs])
    spread = np.array([[column(pair) for column in way.spread or (one,)] for pair in pairs])
    long = np.array([pair.border.km >= SHORT_KM for pair in pairs])
    random, rows = np.random.default_rng(SEED), []
    for _ in range(REPEATS):
        order = random.permutation(len(pairs))
        for fold in range(FOLDS):
            test = np.zeros(len(pairs), dtype=bool)
            test[order[fold::FOLDS]] = True
            rest, bounds = _held_out(ratios, estimate, spread, fitted=long & ~test, way=way)
            rows.append(_scores(rest[test], bounds[test]))
    table = np.concatenate(rows)
    return np.append(table[:, :5].mean(axis=0), np.median(table[:, 5]))


def _held_out(
    ratios: np.ndarray, estimate: np.ndarray, spread: np.ndarray, *, fitted: np.ndarray, way: Way
) -> tuple[np.ndarray, np.ndarray]:
    """Residuals and bounds of all pairs, from a fit to some of them."""
    if way.fixed:
        return ratios, np.tile(np.log(way.fixed), (len(ratios), 1))
    known = ratios[fitted][:, : way.editions]
    found = least_deviations(np.repeat(estimate[fitted], known.shape[1], axis=0), known.ravel())
    rest = ratios - (estimate @ found)[:, None]
    known = rest[fitted][:, : way.editions]
    scales = np.ones(len(ratios))
    if way.spread:
        widths = least_deviations(np.repeat(spread[fitted], known.shape[1], axis=0), np.abs(known).ravel())
        scales = np.maximum(spread @ widths, LEAST_SPREAD) ** way.power
    bounds = np.quantile((known / scales[fitted, None]).ravel(), (0.025, 0.975), method="hazen")
    return rest, scales[:, None] * bounds


def _scores(rest: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    low, high = bounds[:, :1], bounds[:, 1:]
    inside = (rest >= low) & (rest <= high)
    slips = [
        ((rest[:, :1] + by >= low) & (rest[:, :1] + by <= high)) for by in (-np.log(KM_PER_MILE), np.log(KM_PER_MILE))
    ]
    widths = high - low
    return np.column_stack([inside.mean(axis=1), inside[:, 0], widths, *slips, np.abs(rest[:, 0])])


def main() -> int:
    """Print the table; 1 if the published lengths are not here."""
    if not SOURCE.is_file():
        print(f"{SOURCE} is not here: nothing was measured.")
        return 1
    pairs, _ = read_pairs(SOURCE)
    print(f"{'way':<44}{'any':>7}{'2025':>7}{'width':>7}{'mi→km':>7}{'km→mi':>7}{'error':>7}")
    for way in ways():
        print(f"{way.name:<44}" + "".join(f"{figure:>7.3f}" for figure in measure(pairs, way)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
