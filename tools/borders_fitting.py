"""Borders with their published lengths → the fit of `storymap.boundaries.border_fit`, by least absolute deviations."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from storymap.boundaries.atlas import open_boundaries
from storymap.boundaries.border_fit import SHORT_KM, BorderFit, ScaleFit, crookedness
from storymap.boundaries.topology import SCALES, Border
from storymap.errors import UnknownPlaceError

QUANTILES = {"90": 0.05, "95": 0.025}
"""What each interval leaves out on either side."""
TAIL_FROM, TAIL_SHARE = 0.1, 0.001
"""The strict interval: residuals beyond the outermost tenth fall off exponentially; one in 1000 is left out a side."""
DEFINED_WITHIN = 0.05
"""A border whose length differs by more between worldviews is a matter of definition and fits nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A border with what is published of it."""

    name: str
    """The two codes."""
    border: Border
    """As the first worldview draws it."""
    values: tuple[float, ...]
    """Lengths in km: 2025, 2012, the smallest and the largest of all editions."""


def read_pairs(path: Path) -> tuple[list[Pair], list[str]]:
    """The pairs that can be fitted to, and the names of those that cannot."""
    pairs, left_out = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name, border = f"{row['a']}-{row['b']}", _border(row["a"], row["b"])
        if border is None:
            left_out.append(name)
            continue
        newest, older, editions = row["km_2025"], row["km_2012"] or row["km_2025"], row["km_range_2002_2025"]
        values = (newest, older, min(*editions, newest), max(*editions, newest))
        pairs.append(Pair(name=name, border=border, values=values))
    return pairs, left_out


def _border(a: str, b: str) -> Border | None:
    boundaries = open_boundaries()
    try:
        codes = boundaries.code(a), boundaries.code(b)
    except UnknownPlaceError:
        return None
    drawn = [border for view in boundaries.worldviews if (border := boundaries.border(*codes, view))]
    lengths = [border.km for border in drawn]
    return drawn[0] if drawn and max(lengths) <= min(lengths) * (1 + DEFINED_WITHIN) else None


def fit_borders(pairs: Sequence[Pair]) -> BorderFit:
    """The fit at every scale; short borders, of which the ends decide, take no part."""
    long = [pair for pair in pairs if pair.border.km >= SHORT_KM]
    return BorderFit(scales={scale: _fit_scale(long, scale) for scale in SCALES})


def _fit_scale(pairs: Sequence[Pair], scale: str) -> ScaleFit:
    drawn = [pair for pair in pairs if dict(pair.border.lengths)[scale]]
    ratios = _log_ratios(drawn, scale)
    crooked = np.sqrt([crookedness(pair.border) for pair in drawn])
    columns = np.column_stack([np.ones(len(drawn)), crooked])[:, : 2 if scale == SCALES[0] else 1]
    found = least_deviations(np.repeat(columns, ratios.shape[1], axis=0), ratios.ravel())
    rest = (ratios - np.maximum(columns @ found, 0)[:, None]).ravel()
    factors = {level: (_factor(rest, share), _factor(rest, 1 - share)) for level, share in QUANTILES.items()}
    reach = float(np.exp(max(_tail(rest), _tail(-rest))))
    factors["strict"] = (1 / reach, reach)
    return ScaleFit(shift=float(found[0]), slope=float(found[1]) if len(found) > 1 else 0.0, factors=factors)


def _log_ratios(pairs: Sequence[Pair], scale: str) -> np.ndarray:
    lengths = np.array([dict(pair.border.lengths)[scale] for pair in pairs], dtype=float)
    return np.log(np.array([pair.values for pair in pairs]) / lengths[:, None])


def residuals(pairs: Sequence[Pair], fit: BorderFit) -> np.ndarray:
    """Logarithms of published length by estimate: a row for each pair, a column for each of its values."""
    estimates = np.array([fit.estimate_km(pair.border) for pair in pairs])
    return np.log(np.array([pair.values for pair in pairs]) / estimates[:, None])


def least_deviations(columns: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Coefficients of the least sum of absolute deviations, by reweighted least squares."""
    weights = np.ones(len(target))
    found = np.zeros(columns.shape[1])
    for _ in range(50):
        weighted = columns * weights[:, None]
        found = np.linalg.solve(columns.T @ weighted + 1e-9 * np.eye(columns.shape[1]), weighted.T @ target)
        weights = 1 / np.maximum(np.abs(target - columns @ found), 0.01)
    return found


def _factor(rest: np.ndarray, share: float) -> float:
    return float(np.exp(np.quantile(rest, share, method="hazen")))


def _tail(rest: np.ndarray) -> float:
    """How far the upper tail reaches but for `TAIL_SHARE` of it."""
    start = float(np.quantile(rest, 1 - TAIL_FROM))
    excess = float(np.mean(rest[rest > start] - start))
    return start + excess * float(np.log(TAIL_FROM / TAIL_SHARE))
