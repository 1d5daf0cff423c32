"""Examples → weights: logistic regression that stays near the weights it starts from, fitted by L-BFGS."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recognizer_examples import Example

Array = NDArray[np.float64]
Loss = Callable[[Array], tuple[float, Array]]
REMEMBERED = 10
STEPS = 300
STEEPEST = 30.0


def fit(
    examples: Sequence[Example], start: Mapping[str, float], *, spread: float, clue_spread: float, fewest: int
) -> dict[str, float]:
    """Weights by name: the most probable ones where each is drawn around its start.

    Args:
        examples: What to learn from.
        start: Weights of signals known beforehand; all others start at 0.
        spread: How far a signal's weight may stray (standard deviation of its prior).
        clue_spread: The same for the weights of clues.
        fewest: A clue seen in fewer examples gets no weight.
    """
    seen = Counter(name for example in examples for name in example.features)
    names = sorted(set(start) | {name for name, count in seen.items() if count >= fewest})
    center = np.array([start.get(name, 0.0) for name in names])
    pull = np.array([1 / spread**2 if name in start else 1 / clue_spread**2 for name in names])
    found = minimize(_loss(examples, names, center, pull), center)
    return dict(zip(names, found.tolist(), strict=True))


def _loss(examples: Sequence[Example], names: Sequence[str], center: Array, pull: Array) -> Loss:
    columns = {name: number for number, name in enumerate(names)}
    entries = [
        (row, columns[name], value)
        for row, example in enumerate(examples)
        for name, value in example.features.items()
        if name in columns
    ]
    rows, places = (np.array(values) for values in list(zip(*entries, strict=True))[:2])
    values = np.array([value for _, _, value in entries])
    right = np.array([float(example.right) for example in examples])
    weight = np.array([example.weight for example in examples])

    def loss(weights: Array) -> tuple[float, Array]:
        odds = np.bincount(rows, values * weights[places], minlength=len(examples)).clip(-STEEPEST, STEEPEST)
        stray = weights - center
        lost = np.sum(weight * (np.logaddexp(0, odds) - right * odds)) + np.sum(pull * stray**2) / 2
        off = weight * (1 / (1 + np.exp(-odds)) - right)
        return float(lost), np.bincount(places, values * off[rows], minlength=len(names)) + pull * stray

    return loss


def minimize(loss: Loss, start: Array) -> Array:
    """The point of least loss; the same input gives the same point.

    >>> minimize(lambda x: (float(np.sum((x - 3) ** 2)), 2 * (x - 3)), np.zeros(2)).round(6).tolist()
    [3.0, 3.0]
    """
    here = start.copy()
    lost, slope = loss(here)
    past: list[tuple[Array, Array]] = []
    for _ in range(STEPS):
        step = -_direction(slope, past)
        length = 1.0 if past else 1 / max(1.0, float(np.sum(np.abs(slope))))
        there, (less, next_slope) = here + length * step, loss(here + length * step)
        while less > lost + 1e-4 * length * float(np.sum(step * slope)) and length > 1e-9:
            length /= 2
            there, (less, next_slope) = here + length * step, loss(here + length * step)
        if np.sum((there - here) * (next_slope - slope)) > 1e-12:
            past = [*past[1 - REMEMBERED :], (there - here, next_slope - slope)]
        done = lost - less <= 1e-9 * max(1.0, abs(lost))
        here, lost, slope = there, less, next_slope
        if done:
            break
    return here


def _direction(slope: Array, past: Sequence[tuple[Array, Array]]) -> Array:
    """The slope, seen through the curvature of the last steps."""
    turned, shares = slope.copy(), []
    for moved, bent in reversed(past):
        shares.append(float(np.sum(moved * turned) / np.sum(moved * bent)))
        turned -= shares[-1] * bent
    if past:
        moved, bent = past[-1]
        turned *= np.sum(moved * bent) / np.sum(bent * bent)
    for (moved, bent), share in zip(past, reversed(shares), strict=True):
        turned += moved * (share - float(np.sum(bent * turned) / np.sum(moved * bent)))
    return turned
