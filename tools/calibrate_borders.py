"""Published border lengths (`../shared/gold`, calibration half) → `data/models/borders.json`, and its manifest's entry.

A published length is one of four for each border: the Factbook of 2025, that of 2012, and the smallest and the largest
of its editions 2002–2025; texts quote all of them. Run without arguments; it prints the fit, its coverage in ten times
tenfold cross-validation, and its power. The figures stand in `docs/explanation/accuracy-and-margins.md`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench_claims_rows import GOLD
from borders_fitting import Pair, fit_borders, read_pairs, residuals
from models_manifest import write_calibration
from storymap.boundaries.atlas import open_boundaries
from storymap.boundaries.border_fit import LEVELS, BorderFit, ScaleFit
from storymap.boundaries.calibrations import VERSION
from storymap.checks.figures import packaged_rows
from storymap.language.quantity_units import in_base

SOURCE = GOLD / "border_lengths_calibration.jsonl"
TARGET = Path(__file__).resolve().parents[1] / "data" / "models" / "borders.json"
FOLDS, REPEATS, SEED = 10, 10, 0
SLIPS = {"x 2": 2.0, "x 0.5": 0.5, "km for miles": 1 / 1.609344, "miles for km": 1.609344, "x 1.25": 1.25, "x 0.8": 0.8}
"""Slips of the pen that multiply a figure."""


def coverage(pairs: Sequence[Pair]) -> dict[str, float]:
    """How much of what was not fitted lies in each interval, and how far estimates are off: means over all folds."""
    random = np.random.default_rng(SEED)
    rows: dict[str, list[float]] = {}
    for _ in range(REPEATS):
        order = random.permutation(len(pairs))
        for fold in range(FOLDS):
            left_out = set(order[fold::FOLDS].tolist())
            fit = fit_borders([pair for index, pair in enumerate(pairs) if index not in left_out])
            for index in left_out:
                _note(rows, pairs[index], fit)
    found = {name: round(float(np.mean(values)), 4) for name, values in rows.items() if name != "error"}
    return {**found, "median error": round(float(np.median(rows["error"])), 4)}


def _note(rows: dict[str, list[float]], pair: Pair, fit: BorderFit) -> None:
    estimate = fit.estimate_km(pair.border)
    rows.setdefault("error", []).append(abs(np.log(pair.values[0] / estimate)))
    for level in LEVELS:
        low, high = fit.interval_km(pair.border, level)
        inside = [low <= value <= high for value in pair.values]
        rows.setdefault(f"{level}, any edition", []).append(float(np.mean(inside)))
        rows.setdefault(f"{level}, 2025", []).append(float(inside[0]))
        rows.setdefault(f"{level}, width", []).append(float(np.log(high / max(low, 0.1))))


def power(pairs: Sequence[Pair], fit: BorderFit) -> dict[str, dict[str, float]]:
    """Share of the lengths of 2025 that leave an interval when a slip of the pen changes them."""
    found = {}
    for level in ("95", "strict"):
        beyond = {
            name: [_outside(pair, fit, level, pair.values[0] * by) for pair in pairs] for name, by in SLIPS.items()
        }
        beyond["first digit dropped"] = [
            _outside(pair, fit, level, value) for pair in pairs for value in _beheaded(pair)
        ]
        beyond["unchanged"] = [_outside(pair, fit, level, pair.values[0]) for pair in pairs]
        found[level] = {name: round(float(np.mean(share)), 4) for name, share in beyond.items()}
    return found


def _outside(pair: Pair, fit: BorderFit, level: str, value: float) -> bool:
    low, high = fit.interval_km(pair.border, level)
    return not low <= value <= high


def _beheaded(pair: Pair) -> list[float]:
    rest = str(round(pair.values[0]))[1:].lstrip("0")
    return [float(rest)] if rest else []


def record(pairs: Sequence[Pair], fit: BorderFit) -> dict[str, object]:
    """What is written: the numbers by scale, and how they were come by."""
    quantiles = np.quantile(residuals(pairs, fit).ravel(), (0.005, 0.025, 0.05, 0.5, 0.95, 0.975, 0.995))
    return {
        "version": VERSION,
        "fit": {
            "tool": "tools/calibrate_borders.py",
            "data": ["CIA World Factbook, border lengths 2002–2025 (calibration half)"],
            "boundaries": open_boundaries().source,
            "pairs": len(pairs),
            "values": sum(len(pair.values) for pair in pairs),
            "residual_quantiles": dict(
                zip(
                    ("0.005", "0.025", "0.05", "0.5", "0.95", "0.975", "0.995"),
                    np.round(quantiles, 4).tolist(),
                    strict=True,
                )
            ),
            "cross_validation": {"folds": FOLDS, "repeats": REPEATS, "seed": SEED, **coverage(pairs)},
            "power": power(pairs, fit),
        },
        "scales": {name: _scale_record(scale) for name, scale in fit.scales.items()},
    }


def _scale_record(scale: ScaleFit) -> dict[str, object]:
    factors = {level: [round(bound, 4) for bound in scale.factors[level]] for level in LEVELS}
    return {"shift": round(scale.shift, 4), "slope": round(scale.slope, 4), **factors}


def unseen(pairs: Sequence[Pair], fit: BorderFit) -> str:
    """How many of the figures that we publish, of borders that the fit did not see, lie in each interval."""
    seen = {frozenset((pair.border.a, pair.border.b)) for pair in pairs}
    boundaries, inside, count = open_boundaries(), dict.fromkeys(LEVELS, 0), 0
    for row in packaged_rows():
        views = [boundaries.border(*row.countries, view) for view in boundaries.worldviews if row.what == "border"]
        drawn = [border for border in views if border]
        if not drawn or frozenset(row.countries) in seen:
            continue
        count += 1
        value = in_base(row.figure.value, row.figure.unit)
        for level in LEVELS:
            intervals = [fit.interval_km(border, level) for border in drawn]
            inside[level] += any(low <= value <= high for low, high in intervals)
    shares = ", ".join(f"{level}: {inside[level] / count:.3f}" for level in LEVELS)
    return f"{count} figures of data/references/figures.csv on other borders: {shares}"


def main() -> int:
    """Fit, measure, write, and print what was measured; 1 if the published lengths are not here."""
    if not SOURCE.is_file():
        print(f"{SOURCE} is not here: the calibration needs ../shared beside this checkout; nothing was written.")
        return 1
    pairs, left_out = read_pairs(SOURCE)
    fit = fit_borders(pairs)
    found = record(pairs, fit)
    write_calibration(TARGET, found)
    print(f"{len(pairs)} pairs; left out: {', '.join(left_out)}")
    print(TARGET.read_text(encoding="utf-8"))
    print(unseen(pairs, fit))
    return 0


if __name__ == "__main__":
    sys.exit(main())
