"""Features → shares: how much each counts, and from which confidence on a place is given.

The weights maximise the likelihood of the right candidates on LGL and GeoVirus (a softmax over the candidates of a
name and "none of them"), rounded; held-out figures are in the model card.
"""

from collections.abc import Mapping, Sequence
from math import exp

WEIGHTS: Mapping[str, float] = {
    "prior": 6.0,
    "first": 0.8,
    "country": 2.5,
    "province": 2.5,
    "near": 2.5,
    "is country": 1.0,
    "is province": 0.3,
    "is settlement": 0.5,
    "is district": -0.5,
    "inside": 4.0,
    "outside": -2.0,
    "inside elsewhere": 3.0,
    "outside elsewhere": -1.0,
    "kind asked": 1.5,
    "other kind": -0.5,
    "contains": 1.0,
}
"""What each feature adds to a candidate's score."""
NONE_SCORE = 1.5
"""Score of "none of them"."""
THRESHOLD = 0.2
"""Confidence from which on a place is given."""


def score(features: Mapping[str, float]) -> float:
    """A candidate's score; only differences between the candidates of one name mean something."""
    return sum(WEIGHTS[name] * value for name, value in features.items())


def shares(scores: Sequence[float]) -> list[float]:
    """Probability of each candidate; what is missing from 1 is "none of them".

    >>> [round(share, 2) for share in shares([5.0, 3.0])]
    [0.86, 0.12]
    """
    best = max([*scores, NONE_SCORE])
    powers = [exp(value - best) for value in scores]
    total = sum(powers) + exp(NONE_SCORE - best)
    return [power / total for power in powers]
