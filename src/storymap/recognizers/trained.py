"""Document → toponyms, by weights that a program fitted to marked texts; the default."""

import json
from functools import cache

from storymap.errors import DataError
from storymap.model.places import Toponym
from storymap.model.texts import Document
from storymap.ports import Gazetteer
from storymap.recognizers.clues import find_clues
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.weighing import Weighed, weigh_document
from storymap.recognizers.weights import DEMONYM, WEIGHTS, probability
from storymap.resources import data_path

FILE = "recognizer.json"
"""The weights' file in `data/models`."""
ENOUGH = 0.45
"""Confidence from which on a mention is a toponym: half of the F1 to be had is where F1 is best (Lipton 2014)."""
SCHEMA = "storymap/recognizer/1"
"""What the file says it is."""


class TrainedRecognizer:
    """Weighs the lexicon recognizer's mentions by fitted weights: its signals, and the words in and around each."""

    name = "trained"
    version = "1"

    def __init__(self, *, gazetteer: Gazetteer) -> None:
        self._knowledge = Knowledge(gazetteer)

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """The names of places in the document's sentences, in order, never overlapping."""
        weights = load_weights()
        judged = ((item, sure_of(item, weights)) for item in weigh_document(document, self._knowledge))
        recognizer = f"{self.name}@{self.version}"
        return tuple(item.toponym(sure, recognizer=recognizer) for item, sure in judged if sure >= ENOUGH)


def sure_of(weighed: Weighed, weights: dict[str, float]) -> float:
    """Probability that the mention is a toponym.

    Args:
        weighed: The mention with its signals.
        weights: Log-odds that each signal and each clue adds; a signal not named adds what was set by hand.
    """
    if weighed.mention.kind == "demonym":
        return DEMONYM
    total = sum(weights.get(name, WEIGHTS.get(name, 0.0)) * value for name, value in weighed.signals.items())
    total += sum(weights.get(clue, 0.0) for clue in find_clues(weighed.mention))
    return probability(total)


@cache
def load_weights() -> dict[str, float]:
    """The packaged weights.

    Raises:
        DataError: The file is missing or is not what this version reads.
    """
    try:
        record = json.loads(data_path("models", FILE).read_text(encoding="utf-8"))
        if record["schema"] != SCHEMA:
            raise ValueError(f"it is {record['schema']}, not {SCHEMA}")
        return {**record["signals"], **record["clues"]}
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"the data file models/{FILE} cannot be read: {error}; reinstall storymap") from None
