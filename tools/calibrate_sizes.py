"""`../shared/gold`: areas and comparisons of areas → `data/models/sizes.json`, the intervals that they are judged with.

Published areas divided by measured ones, by the reading that fits best, of countries; actual ratios divided by the
stated ones of sentences such as "slightly larger than twice the size of Texas". The bounds are quantiles, never
narrower than `FLOORS`; their coverage is that of five-fold cross-validation, each fold judged by the bounds of the
other four.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench_claims_rows import read_gold
from models_manifest import write_calibration
from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.checks.extents import SMALL_KM2, Extent, country_extent
from storymap.errors import UnknownPlaceError

FOLDS = 5
SEED = 4
FLOORS = {"interval_90": (0.92, 1.08), "interval_95": (0.85, 1.15)}
"""Of `claims.md`: the Factbook is one source, and others round and define otherwise."""
STRICT = {"country": 1.6, "small": 10.0, "province": 2.0}
"""A factor beyond which an area is contradicted: at most 0.5 % of published areas may lie beyond it."""
PROVINCE = {"interval_90": (0.90, 1.15), "interval_95": (0.85, 1.35), "land_95": (0.80, 1.15)}
"""A judgement, checked on the states of the US by the benchmark: published totals often count coastal waters."""
CLASSES = {
    "equal": ("about", "exact", "almost"),
    "slightly-larger": ("slightly larger than", "slightly more than"),
    "slightly-smaller": ("slightly smaller than", "slightly less than"),
}
COMPARED = {"equal": (0.80, 1.25), "slightly-larger": (0.97, 1.41), "slightly-smaller": (0.85, 1.10)}
"""Floors of the intervals for comparisons: those of `claims.md`, and room for who measures otherwise."""

Bounds = tuple[float, float]


def measured(boundaries: Boundaries) -> Iterator[tuple[Mapping[str, Any], Extent]]:
    """Each country of the gold that the boundaries draw, with its area as drawn."""
    for row in read_gold("areas.jsonl"):
        try:
            yield row, country_extent(boundaries.code(row["iso3"] or row["name"]), boundaries, boundaries.worldviews[0])
        except UnknownPlaceError:
            continue


def area_ratios(boundaries: Boundaries, *, field: str, small: bool) -> list[float]:
    """Published areas divided by the measured ones nearest to them."""
    return [
        min((row[field] / km2 for km2 in extent.readings if km2), key=lambda ratio: abs(math.log(ratio)))
        for row, extent in measured(boundaries)
        if row.get(field) and (extent.km2 < SMALL_KM2) is small
    ]


def comparison_ratios(boundaries: Boundaries) -> Iterator[tuple[str, float]]:
    """Class of each comparison's words, and the actual ratio divided by the stated one.

    Territories below `SMALL_KM2` are left out: the outliers among them are published areas that count the sea.
    """
    large = {row["iso3"] for row, extent in measured(boundaries) if extent.km2 >= SMALL_KM2}
    for row in read_gold("area_comparisons.jsonl"):
        for name, hedges in CLASSES.items():
            if row["hedge"] in hedges and row["iso3"] in large:
                yield name, float(row["ratio"])


def bounds(values: Sequence[float], share: float, floor: Bounds) -> Bounds:
    """The quantiles that leave half of what `share` leaves out on each side, no narrower than `floor`."""
    low, high = np.quantile(values, [(1 - share) / 2, (1 + share) / 2])
    return round(min(float(low), floor[0]), 3), round(max(float(high), floor[1]), 3)


def coverage(values: Sequence[float], share: float, floor: Bounds) -> float:
    """Share of values inside the bounds fitted to the other folds."""
    order = np.random.default_rng(SEED).permutation(len(values))
    inside = 0
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        low, high = bounds([value for n, value in enumerate(values) if n not in held], share, floor)
        inside += sum(low <= values[n] <= high for n in held)
    return round(inside / len(values), 3)


def main() -> None:
    """Fit and write."""
    boundaries = open_boundaries()
    areas: dict[str, dict[str, Bounds]] = {}
    fit: dict[str, object] = {"tool": "tools/calibrate_sizes.py", "data": ["areas.jsonl", "area_comparisons.jsonl"]}
    for kind, small in (("country", False), ("small", True)):
        total = area_ratios(boundaries, field="total_km2", small=small)
        land = area_ratios(boundaries, field="land_km2", small=small)
        areas[kind] = {name: bounds(total, int(name[-2:]) / 100, floor) for name, floor in FLOORS.items()}
        areas[kind]["land_95"] = bounds(land, 0.95, FLOORS["interval_95"])
        areas[kind]["strict"] = (round(1 / STRICT[kind], 3), STRICT[kind])
        beyond = sum(not 1 / STRICT[kind] <= value <= STRICT[kind] for value in [*total, *land])
        fit[kind] = {
            "values": len(total),
            "coverage_90": coverage(total, 0.90, FLOORS["interval_90"]),
            "coverage_95": coverage(total, 0.95, FLOORS["interval_95"]),
            "beyond_strict": round(beyond / (len(total) + len(land)), 4),
        }
    areas["province"] = {**PROVINCE, "strict": (1 / STRICT["province"], STRICT["province"])}
    compared: dict[str, Bounds] = {}
    for name, floor in COMPARED.items():
        values = [value for of, value in comparison_ratios(boundaries) if of == name]
        compared[name] = bounds(values, 0.95, floor)
        fit[name] = {"values": len(values), "coverage_95": coverage(values, 0.95, floor)}
    record = {"version": 1, "fit": fit, "area": areas, "comparison": compared}
    write_calibration(Path(__file__).resolve().parents[1] / "data" / "models" / "sizes.json", record)


if __name__ == "__main__":
    main()
