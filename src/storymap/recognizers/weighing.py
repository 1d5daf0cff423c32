"""Document → its mentions with what speaks for and against each; mention → toponym."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storymap.model.places import Toponym, Use
from storymap.model.texts import Document, Span
from storymap.recognizers.evidence import weigh
from storymap.recognizers.finding import find_mentions
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.mentions import Mention
from storymap.recognizers.passages import Passage, split_passages
from storymap.recognizers.people import Bindings, find_people
from storymap.recognizers.surroundings import Signals, stands_like_a_place
from storymap.recognizers.unknown import find_unknown
from storymap.recognizers.weights import confidence

_CONFIRMING = 0.8
"""Confidence of one mention that speaks for the document's others of the same name."""
_ASSOCIATIVE = frozenset({"institution", "institution of", "company", "alien right", "alien left"})
_AGAINST_PEOPLE = frozenset({"person", "bound person", "title left", "age"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention with what speaks for and against it."""

    mention: Mention
    """The mention."""
    signals: Signals
    """The evidence."""

    @property
    def use(self) -> Use:
        """How the name is used if it is a place's."""
        if self.mention.kind == "demonym":
            return "demonym"
        return "associative" if _ASSOCIATIVE & self.signals.keys() else "literal"

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        tokens = self.mention.passage.tokens
        return Span(start=tokens[self.mention.first].start, end=tokens[self.mention.last - 1].end)

    def toponym(self, sure: float, *, recognizer: str) -> Toponym:
        """The mention as a toponym.

        Args:
            sure: Confidence in [0, 1].
            recognizer: `name@version` of who says so.
        """
        mention = self.mention
        return Toponym(
            span=self.span,
            name=mention.name,
            recognizer=recognizer,
            use=self.use,
            confidence=round(sure, 4),
            lookup=mention.lookup,
        )


def weigh_document(document: Document, knowledge: Knowledge) -> Iterator[Weighed]:
    """Every mention in the document's sentences, in order, never overlapping."""
    return _confirm(_weigh(list(split_passages(document)), knowledge))


def _weigh(passages: Sequence[Passage], knowledge: Knowledge) -> list[Weighed]:
    """Read the whole document for names of people first, then weigh every mention."""
    bindings = Bindings()
    read = []
    for passage in passages:
        mentions = find_unknown(passage, list(find_mentions(passage, knowledge)))
        read.append((mentions, find_people(passage, mentions, bindings, knowledge)))
        bindings.places.update(m.name for m in mentions if stands_like_a_place(m))
    return [
        Weighed(m, weigh(m, knowledge, bindings, person=m.words == 1 and m.first in people))
        for mentions, people in read
        for m in mentions
    ]


def _confirm(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """Let a mention that is surely a place speak for the others of its name, except names of people."""
    best: dict[str, float] = defaultdict(float)
    for item in weighed:
        best[item.mention.name] = max(best[item.mention.name], confidence(item.signals))
    for item in weighed:
        confirmed = best[item.mention.name] >= _CONFIRMING and not _AGAINST_PEOPLE & item.signals.keys()
        yield Weighed(item.mention, {**item.signals, "confirmed": 1.0} if confirmed else item.signals)
