"""Document → toponyms, by names that a gazetteer knows and by rules about the words around them."""

from storymap.model.places import Toponym
from storymap.model.texts import Document
from storymap.ports import Gazetteer
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.weighing import Weighed, weigh_document
from storymap.recognizers.weights import DEMONYM, THRESHOLD, confidence


class LexiconRecognizer:
    """Finds the longest names that a gazetteer knows and weighs their context by hand-set weights; no training."""

    name = "lexicon"
    version = "1"

    def __init__(self, *, gazetteer: Gazetteer) -> None:
        self._knowledge = Knowledge(gazetteer)

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """The names of places in the document's sentences, in order, never overlapping."""
        judged = ((item, _sure(item)) for item in weigh_document(document, self._knowledge))
        recognizer = f"{self.name}@{self.version}"
        return tuple(item.toponym(sure, recognizer=recognizer) for item, sure in judged if sure >= THRESHOLD)


def _sure(weighed: Weighed) -> float:
    return DEMONYM if weighed.mention.kind == "demonym" else confidence(weighed.signals)
