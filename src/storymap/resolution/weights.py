"""Features → shares: how much each counts, and from which confidence on a place is given.

The weights maximise the likelihood of the right candidates on LGL and GeoVirus (a softmax over the candidates of a
name and "none of them"), rounded; held-out figures are in the model card.
"""

from collections.abc import Mapping, Sequence
from math import exp

WEIGHTS: Mapping[str, float] = {
    "prior": 6.6,
    "first": 0.7,
    "country": 0.8,
    "province": 4.5,
    "near": 3.2,
    "only one": 1.4,
    "is natural": 0.0,
    "main name": 1.3,
    "not the country": -2.2,
    "within the country": -6.0,
    "is country": -1.2,
    "is province": 1.2,
    "is settlement": -0.3,
    "is district": 0.6,
    "inside": 2.2,
    "outside": -1.2,
    "inside elsewhere": 1.2,
    "outside elsewhere": -1.4,
    "kind asked": 0.5,
    "other kind": -0.7,
    "contains": 0.5,
}
"""What each feature adds to a candidate's score."""
NONE_SCORE = 4.9
"""Score of "none of them"."""
THRESHOLD = 0.15
"""Confidence from which on a place is given."""


def score(features: Mapping[str, float]) -> float:
    """A candidate's score; only differences between the candidates of one name mean something."""
    return sum(WEIGHTS[name] * value for name, value in features.items())


def shares(scores: Sequence[float]) -> list[float]:
    """Probability of each candidate; what is missing from 1 is "none of them".

    >>> [round(share, 2) for share in shares([8.0, 6.0])]
    [0.85, 0.11]
    """
    best = max([*scores, NONE_SCORE])
    powers = [exp(value - best) for value in scores]
    total = sum(powers) + exp(NONE_SCORE - best)
    return [power / total for power in powers]
