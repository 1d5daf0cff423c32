"""Counts and errors → scores: pure functions, each with a case that can be checked by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import fmean, median

NEAR_KM = 161.0
"""A place within 100 miles of gold counts as right: the field's usual bound (Leidner 2007)."""
FARTHEST_KM = 20039.0
"""The largest error there is, half the Earth's circumference; an unresolved toponym counts as this."""
BINS = 10
"""Bins of the calibration error, of equal width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was predicted, what gold has, and what both have."""

    predicted: int
    """How many were predicted."""
    gold: int
    """How many gold has."""
    right: int
    """How many predictions are right."""
    found: int
    """How many of gold were found; not `right` where one prediction covers two of gold, or the other way round."""

    @property
    def precision(self) -> float:
        """Share of predictions that are right; 0 without predictions."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found; 0 without gold."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        >>> Counts(predicted=4, gold=2, right=2, found=2).f1
        0.6666666666666666
        """
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            predicted=self.predicted + other.predicted,
            gold=self.gold + other.gold,
            right=self.right + other.right,
            found=self.found + other.found,
        )


Ranges = Sequence[tuple[int, int]]
"""Half-open ranges of code points, in order, none twice."""


def count_strict(predicted: Ranges, gold: Ranges) -> Counts:
    """Counts where a prediction is right when its two ends are.

    >>> count_strict([(0, 4), (5, 9)], [(0, 4), (5, 8)]).right
    1
    """
    both = len(set(predicted) & set(gold))
    return Counts(predicted=len(predicted), gold=len(gold), right=both, found=both)


def count_overlap(predicted: Ranges, gold: Ranges) -> Counts:
    """Counts where sharing one character is enough.

    >>> counts = count_overlap([(0, 9)], [(0, 4), (5, 8)])
    >>> counts.right, counts.found
    (1, 2)
    """
    right = sum(any(a < d and c < b for c, d in gold) for a, b in predicted)
    found = sum(any(a < d and c < b for a, b in predicted) for c, d in gold)
    return Counts(predicted=len(predicted), gold=len(gold), right=right, found=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorSummary:
    """Distances between predicted and gold places, an unresolved toponym at `FARTHEST_KM`."""

    n: int
    """How many gold toponyms have a position."""
    within_161km: float | None
    """Share within 161 km, over all of them; `None` without any."""
    median_km: float | None
    """Median error."""
    mean_km: float | None
    """Mean error."""
    auc: float | None
    """Area under the curve of the log errors, in [0, 1]; smaller is better."""


def summarize_errors(errors_km: Sequence[float]) -> ErrorSummary:
    """The summary of errors in km.

    >>> summarize_errors([0.0, 100.0, 20039.0, 500.0]).within_161km
    0.5
    """
    if not errors_km:
        return ErrorSummary(n=0, within_161km=None, median_km=None, mean_km=None, auc=None)
    return ErrorSummary(
        n=len(errors_km),
        within_161km=sum(error <= NEAR_KM for error in errors_km) / len(errors_km),
        median_km=median(errors_km),
        mean_km=fmean(errors_km),
        auc=area_under_curve(errors_km),
    )


def area_under_curve(errors_km: Sequence[float]) -> float:
    """Area under the sorted log errors, as a share of the worst there could be (Gritta et al. 2018).

    >>> area_under_curve([0.0, 0.0]), area_under_curve([20039.0, 20039.0])
    (0.0, 1.0)
    """
    logs = sorted(log(1 + min(error, FARTHEST_KM)) / log(1 + FARTHEST_KM) for error in errors_km)
    if len(logs) == 1:
        return logs[0]
    return sum((a + b) / 2 for a, b in pairwise(logs)) / (len(logs) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Judgements whose confidence is much the same."""

    n: int
    """How many; at least one."""
    confidence: float
    """Their mean confidence."""
    right: float
    """Share of them that is right."""


def calibration_bins(judged: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """(Confidence, right) pairs in ten bins of equal width, lowest confidence first; empty bins are left out.

    >>> calibration_bins([(0.95, True), (0.97, False), (0.1, False)])[1]
    Bin(n=2, confidence=0.96, right=0.5)
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return tuple(Bin(n=len(b), confidence=fmean(c for c, _ in b), right=fmean(r for _, r in b)) for b in bins if b)


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: mean distance of confidence and share right, weighted by how many; `None` of none.

    >>> calibration_error([Bin(n=3, confidence=0.9, right=1.0), Bin(n=1, confidence=0.5, right=0.0)])
    0.19999999999999998
    """
    total = sum(b.n for b in bins)
    return sum(b.n * abs(b.confidence - b.right) for b in bins) / total if total else None
