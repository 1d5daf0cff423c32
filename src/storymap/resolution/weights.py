"""Features → shares: how much each counts, and from which confidence on a place is given.

The weights lie in `data/models/resolver.json`, written by `tools/train_resolver.py`; the model card there says what
they were fitted to and how well they carry over.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from storymap.errors import DataError
from storymap.resources import data_path

VERSION = 1
"""Of the file's form."""
_EDGE = 1e-6
"""Nothing is surer than this, or its opposite."""

BY_HAND: Mapping[str, float] = {
    "kind said": 3.5,
    "other kind said": -5.0,
    "capital said": 6.0,
    "river without article": -1.0,
    "compared with its like": 1.5,
    "holds its capital": 1.5,
    "former name of a city": 3.0,
    "smaller than a city of its name": -2.5,
    "alternate of a city, and first": 1.0,
    "is province of its seat's name": -1.0,
    "is province without the accents": -3.5,
}
"""What the corpora show too seldom to fit: the predicates of short texts, and names that texts of history and travel
have. A fitted weight wins over these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each feature adds to a candidate's score, and how scores become probabilities."""

    features: Mapping[str, float]
    """By name, in log-odds; a feature without a weight counts nothing."""
    none_score: float
    """Score of "none of them"."""
    threshold: float
    """Confidence from which on a place is given."""
    slope: float = 1.0
    """Calibration: what the log-odds of the model's own confidence are multiplied with."""
    offset: float = 0.0
    """Calibration: what is added to them then."""

    def score(self, features: Mapping[str, float]) -> float:
        """A candidate's score; only differences between the candidates of one name mean something."""
        weight = self.features.get
        return sum(weight(name, 0.0) * value for name, value in features.items())

    def shares(self, scores: Sequence[float]) -> list[float]:
        """Probability of each candidate; what is missing from 1 is "none of them".

        >>> weights = Weights(features={}, none_score=4.9, threshold=0.1)
        >>> [round(share, 2) for share in weights.shares([8.0, 6.0])]
        [0.85, 0.11]
        """
        best = max([*scores, self.none_score])
        powers = [exp(value - best) for value in scores]
        total = sum(powers) + exp(self.none_score - best)
        return [power / total for power in powers]

    def calibrate(self, confidence: float) -> float:
        """How often an answer of this confidence is right, as measured on texts that it was not fitted to."""
        sure = min(max(confidence, _EDGE), 1 - _EDGE)
        return 1 / (1 + exp(-(self.slope * log(sure / (1 - sure)) + self.offset)))


@cache
def packaged_weights() -> Weights:
    """The weights that travel with the package.

    Raises:
        DataError: They are missing, damaged or of another version.
    """
    try:
        record = json.loads(data_path("models", "resolver.json").read_text(encoding="utf-8"))
        if record["version"] != VERSION:
            raise DataError(f"resolver.json has version {record['version']}, not {VERSION}; reinstall storymap")
        return Weights(
            features={**BY_HAND, **{name: float(value) for name, value in record["weights"].items()}},
            **{name: float(record[name]) for name in ("none_score", "threshold", "slope", "offset")},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"the resolver's weights cannot be read: {error!r}; reinstall storymap") from None
