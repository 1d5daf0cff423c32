"""Document → toponyms, by names that a gazetteer knows and by rules about the words around them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storymap.model.places import Toponym, Use
from storymap.model.texts import Document, Span
from storymap.ports import Gazetteer
from storymap.recognizers.evidence import weigh
from storymap.recognizers.finding import find_mentions
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.mentions import Mention
from storymap.recognizers.passages import Passage, split_passages
from storymap.recognizers.people import Bindings, find_people
from storymap.recognizers.surroundings import Signals, stands_like_a_place
from storymap.recognizers.unknown import find_unknown
from storymap.recognizers.weights import THRESHOLD, confidence

_CONFIRMING = 0.8
"""Confidence of one mention that speaks for the document's others of the same name."""
_DEMONYM = 0.95
_ASSOCIATIVE = frozenset({"institution", "institution of", "company", "alien right", "alien left"})
_AGAINST_PEOPLE = frozenset({"person", "bound person", "title left", "age"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention with what speaks for and against it."""

    mention: Mention
    """The mention."""
    signals: Signals
    """The evidence."""


class LexiconRecognizer:
    """Finds the longest names that a gazetteer knows and weighs their context; no training, no download."""

    name = "lexicon"
    version = "1"

    def __init__(self, *, gazetteer: Gazetteer) -> None:
        self._knowledge = Knowledge(gazetteer)

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """The names of places in the document's sentences, in order, never overlapping."""
        self._knowledge.forget()
        weighed = _confirm(self._weigh(list(split_passages(document))))
        found = (self._toponym(item) for item in weighed)
        return tuple(toponym for toponym in found if toponym)

    def _weigh(self, passages: Sequence[Passage]) -> list[Weighed]:
        """Read the whole document for names of people first, then weigh every mention."""
        bindings = Bindings()
        read = []
        for passage in passages:
            mentions = list(find_mentions(passage, self._knowledge))
            mentions = find_unknown(passage, mentions)
            read.append((mentions, find_people(passage, mentions, bindings, self._knowledge)))
            bindings.places.update(m.name for m in mentions if stands_like_a_place(m))
        return [
            Weighed(m, weigh(m, self._knowledge, bindings, person=m.words == 1 and m.first in people))
            for mentions, people in read
            for m in mentions
        ]

    def _toponym(self, weighed: Weighed) -> Toponym | None:
        mention = weighed.mention
        sure = _DEMONYM if mention.kind == "demonym" else confidence(weighed.signals)
        if sure < THRESHOLD:
            return None
        tokens = mention.passage.tokens
        return Toponym(
            span=Span(start=tokens[mention.first].start, end=tokens[mention.last - 1].end),
            name=mention.name,
            recognizer=f"{self.name}@{self.version}",
            use=_use(weighed),
            confidence=round(sure, 4),
            lookup=mention.lookup,
        )


def _use(weighed: Weighed) -> Use:
    if weighed.mention.kind == "demonym":
        return "demonym"
    return "associative" if _ASSOCIATIVE & weighed.signals.keys() else "literal"


def _confirm(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """Let a mention that is surely a place speak for the others of its name, except names of people."""
    best: dict[str, float] = defaultdict(float)
    for item in weighed:
        best[item.mention.name] = max(best[item.mention.name], confidence(item.signals))
    for item in weighed:
        confirmed = best[item.mention.name] >= _CONFIRMING and not _AGAINST_PEOPLE & item.signals.keys()
        yield Weighed(item.mention, {**item.signals, "confirmed": 1.0} if confirmed else item.signals)
