"""Signals → confidence: how much each kind of evidence counts.

Set by hand and rounded while reading the errors on LGL, GeoVirus and UNER-EWT; no program fitted them. They are the
lexicon recognizer's weights, and what the trained recognizer starts from: `tools/train_recognizer.py` fits weights
that stay near these unless the corpora say otherwise.
"""

import math
from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "bias": -2.2,
    "importance": 5.0,
    "several words": 1.0,
    "large": 0.8,
    "natural": 1.2,
    "area": 1.0,
    "tripoint": 2.5,
    "river": 0.6,
    "common": -3.5,
    "cued": 1.6,
    "cued by near": 0.8,
    "given name": -2.0,
    "surname": -1.2,
    "no place": -12.0,
    "ordinary": -2.5,
    "heading": -0.6,
    "opening": -0.7,
    "bound person": -4.0,
    "doubtful": -1.5,
    "bound company": -2.8,
    "person": -5.0,
    "compass": 1.5,
    "article": -1.2,
    "article and name": -1.2,
    "the several words": -1.2,
    "attributive": -0.2,
    "after comma": 1.0,
    "after possessive": -0.5,
    "kind of": 4.0,
    "soft kind of": 1.5,
    "strong preposition": 1.6,
    "soft preposition": 0.9,
    "of": 0.5,
    "kind after": 1.8,
    "speech": -1.4,
    "age": -4.0,
    "before comma": 0.6,
    "located": 1.5,
    "before container": 3.0,
    "ordinary but placed": 3.5,
    "speaks as a capital": 1.2,
    "based": 1.8,
    "dateline": 2.0,
    "counted": 3.0,
    "institution of": 0.8,
    "other of": 0.0,
    "hyphen left": -0.8,
    "party": 2.0,
    "numbered": -6.0,
    "thing after": -6.0,
    "saint's": -2.5,
    "title left": -3.0,
    "alien left": -2.6,
    "hyphen right": -0.8,
    "particle right": -1.2,
    "title right": 0.3,
    "street": -4.0,
    "company": -2.5,
    "institution": 0.2,
    "alien right": -1.8,
    "confirmed": 1.5,
    "predicate of a place": 3.5,
    "ordinary but said of a place": 3.0,
    "said of a river": 5.0,
    "said to be in": 1.5,
    "predicate of several": -2.5,
    "predicate of a person": -6.0,
    "predicate of a thing": -5.0,
}
"""Log-odds that each signal adds."""
AFTER_THE_FIT = frozenset(WEIGHTS) & {
    "located",
    "predicate of a place",
    "ordinary but said of a place",
    "said of a river",
    "said to be in",
    "predicate of several",
    "predicate of a person",
    "predicate of a thing",
}
"""Signals of short texts, which the corpora hold too few of to fit: the trained recognizer takes them from here."""

THRESHOLD = 0.5
"""Confidence from which on a mention is a toponym."""
DEMONYM = 0.95
"""Confidence of a demonym that the tables know; some are names of people or products after all."""


def confidence(signals: Mapping[str, float]) -> float:
    """Probability that a mention with these signals is a toponym.

    >>> confidence({"bias": 1, "importance": 0.97, "large": 1}) > 0.9
    True
    """
    return probability(sum(WEIGHTS[name] * value for name, value in signals.items()))


def probability(log_odds: float) -> float:
    """The probability that log-odds mean, in (0, 1).

    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, log_odds))))


_STEEPEST = 30.0
