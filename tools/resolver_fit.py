"""Examples → weights: a softmax over the candidates of a name and "none of them", fitted by Newton's method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resolver_examples import Example

Array = NDArray[np.float64]
NONE = "none of them"
STEPS = 60


class Problem:
    """Examples as one matrix: a row for each candidate, and one for "none of them" at the end of each example."""

    def __init__(self, examples: Sequence[Example], names: Sequence[str], *, scale: Sequence[float]) -> None:
        columns = {name: number for number, name in enumerate(names)}
        sizes = [len(example.rows) + 1 for example in examples]
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
        self.owner = np.repeat(np.arange(len(examples)), sizes)
        self.rows = np.zeros((sum(sizes), len(names)))
        self.right = np.zeros(sum(sizes), dtype=bool)
        self.weight = np.array([e.weight for e in examples]) * np.asarray(scale)
        for start, example in zip(self.starts, examples, strict=True):
            for offset, (features, right) in enumerate(zip(example.rows, example.right, strict=True)):
                for name, value in features.items():
                    if name in columns:
                        self.rows[start + offset, columns[name]] = value
                self.right[start + offset] = right
            last = start + len(example.rows)
            self.rows[last, columns[NONE]] = 1.0
            self.right[last] = not any(example.right)

    def shares(self, weights: Array, *, only_right: bool) -> tuple[Array, Array]:
        """Log of each example's total, and each row's share of it."""
        scores = self.rows @ weights
        if only_right:
            scores = np.where(self.right, scores, -np.inf)
        best = np.maximum.reduceat(scores, self.starts)
        powers = np.exp(scores - best[self.owner])
        totals = np.add.reduceat(powers, self.starts)
        return np.log(totals) + best, powers / totals[self.owner]


@dataclass(frozen=True)
class Expected:
    """What weights are before anything is seen, and how many examples it takes to move them."""

    means: Array
    strengths: Array


def fit(problem: Problem, start: Array, expected: Expected) -> Array:
    """Weights of least penalized loss; the same input gives the same numbers."""
    weights = start.copy()
    loss = _loss(problem, weights, expected)
    for _ in range(STEPS):
        step = _step(problem, weights, expected)
        length = 1.0
        while (lower := _loss(problem, weights - length * step, expected)) > loss and length > 1e-4:
            length /= 2
        if loss - lower < 1e-6 * abs(loss):
            break
        weights, loss = weights - length * step, lower
    return weights


def _loss(problem: Problem, weights: Array, expected: Expected) -> float:
    everyone, _ = problem.shares(weights, only_right=False)
    right, _ = problem.shares(weights, only_right=True)
    return float(problem.weight @ (everyone - right) + expected.strengths @ (weights - expected.means) ** 2 / 2)


def _step(problem: Problem, weights: Array, expected: Expected) -> Array:
    _, everyone = problem.shares(weights, only_right=False)
    _, right = problem.shares(weights, only_right=True)
    heavy = problem.weight[problem.owner]
    gradient = problem.rows.T @ (heavy * (everyone - right)) + expected.strengths * (weights - expected.means)
    means = np.add.reduceat(problem.rows * everyone[:, None], problem.starts)
    hessian = problem.rows.T @ (problem.rows * (heavy * everyone)[:, None])
    hessian -= means.T @ (means * problem.weight[:, None])
    hessian += np.diag(expected.strengths)
    return np.linalg.solve(hessian, gradient)


def calibrate(judged: Sequence[tuple[float, bool, float]]) -> tuple[float, float]:
    """Slope and offset that turn log-odds of confidence into those of being right: logistic regression.

    Args:
        judged: Confidence, whether the answer was right, and how much it counts.
    """
    sure = np.clip(np.array([c for c, _, _ in judged]), 1e-4, 1 - 1e-4)
    x = np.stack([np.log(sure / (1 - sure)), np.ones(len(sure))], axis=1)
    y, weight = np.array([float(r) for _, r, _ in judged]), np.array([w for _, _, w in judged])
    found = np.array([1.0, 0.0])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ found))
        hessian = x.T @ (x * (weight * p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        found = found - np.linalg.solve(hessian, x.T @ (weight * (p - y)))
    return float(found[0]), float(found[1])


def as_array(weights: Mapping[str, float], names: Sequence[str]) -> Array:
    """The weights in the order of the names, 0 for new ones."""
    return np.array([weights.get(name, 0.0) for name in names])
