"""Document → toponyms, by a spaCy pipeline that the user has; spaCy is asked for only when this is used."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from storymap.errors import ComponentError
from storymap.language.demonyms import place_of_demonym
from storymap.model.places import Toponym
from storymap.model.texts import Document, Sentence, Span
from storymap.ports import Gazetteer

SpacyPipeline: TypeAlias = Callable[[str], Any]
"""What `spacy.load` returns: text → a document with `ents`."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""Labels of entities that are places: countries and towns, other places, buildings."""
PEOPLE_LABEL = "NORP"
"""Label of nationalities, and of religious and political groups, which name no place."""
CONFIDENCE = 0.9
"""spaCy's entity recognizers give no probability; this stands in for one and has not been measured."""

_POSSESSIVES = ("'s", "’s", "'", "’")


class SpacyRecognizer:
    """Takes the places that a spaCy pipeline finds, sentence by sentence; furniture is not read.

    Args:
        gazetteer: Says whether an article belongs to a name, as in The Hague.
        model: Name or folder of an installed pipeline, or a pipeline already loaded.

    Raises:
        ComponentError: No model is named, spaCy is not installed, or it does not load that model.
    """

    name = "spacy"
    version = "1"

    def __init__(self, *, gazetteer: Gazetteer, model: str | SpacyPipeline | None = None) -> None:
        if not model:
            raise ComponentError("the recognizer 'spacy' needs a pipeline of yours; name it, as in spacy:MODEL")
        self._gazetteer = gazetteer
        self._pipeline = _load(model) if isinstance(model, str) else model

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """The names of places in the document's sentences, in order, never overlapping."""
        return tuple(toponym for sentence in document.sentences for toponym in self._in(document, sentence))

    def _in(self, document: Document, sentence: Sentence) -> Iterator[Toponym]:
        # A line break within a name would split it; a space keeps all offsets.
        text = document.quote(sentence.span).replace("\n", " ")
        for entity in self._pipeline(text).ents:
            span = self._trimmed(text, entity.start_char, entity.end_char)
            toponym = self._toponym(text, span, entity.label_, offset=sentence.span.start) if span else None
            if toponym:
                yield toponym

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The range without white space, a possessive, and an article that is no part of the name."""
        words = text[start:end].rstrip()
        words = next((words.removesuffix(s) for s in _POSSESSIVES if words.endswith(s)), words).rstrip()
        end = start + len(words)
        words = words.lstrip()
        if words[:4].lower() == "the " and not self._has_article(words):
            words = words[4:].lstrip()
        return (end - len(words), end) if words else None

    def _has_article(self, words: str) -> bool:
        best = next(iter(self._gazetteer.candidates(words, limit=1)), None) if words.startswith("The ") else None
        return bool(best and best.place.name.startswith("The "))

    def _toponym(self, text: str, span: tuple[int, int], label: str, *, offset: int) -> Toponym | None:
        start, end = span
        name = " ".join(text[start:end].split())
        people = place_of_demonym(name)
        if label not in PLACE_LABELS and not (label == PEOPLE_LABEL and people):
            return None
        return Toponym(
            span=Span(start=offset + start, end=offset + end),
            name=name,
            recognizer=f"{self.name}@{self.version}",
            use="demonym" if people else "literal",
            confidence=CONFIDENCE,
            lookup=people,
        )


def _load(model: str) -> SpacyPipeline:
    try:
        import spacy
    except ImportError:
        raise ComponentError("spaCy is not installed; install it with: pip install 'storymap[spacy]'") from None
    try:
        pipeline: SpacyPipeline = spacy.load(model)
    except OSError:
        raise ComponentError(
            f"no spaCy pipeline '{model}' is installed here, and no folder of that name holds one"
        ) from None
    except Exception as error:
        raise ComponentError(f"spaCy does not load '{model}': {' '.join(str(error).split())}") from error
    return pipeline
