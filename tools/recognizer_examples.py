"""Gold corpora → what the recognizer is fitted to: every mention, what speaks for it, and whether gold has it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from storymap.evaluation.metrics import Counts, count_strict
from storymap.ports import Gazetteer
from storymap.reading.text import read_text
from storymap.recognizers.clues import find_clues
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.weighing import Weighed, weigh_document

MARKS_ORGANIZATIONS = frozenset({"lgl"})
"""Corpora that mark places inside names of organizations; the others say nothing about them."""
MARKS_DEMONYMS = frozenset({"lgl"})
"""Corpora that mark demonyms; elsewhere they leave the count unless gold has them."""
_IN_ORGANIZATION = frozenset({"institution", "institution of"})
_BADLY_CUT = 0.3
"""Weight of a mention that gold has with other ends: hardly an example of what is no place."""

Features = Mapping[str, float]
Range = tuple[int, int]


@dataclass(frozen=True)
class Example:
    """A mention that is no demonym."""

    features: Features
    """Signals and clues."""
    span: Range
    """Where it stands."""
    right: bool
    """Whether gold has exactly this span."""
    weight: float
    """How much it counts in fitting; 0 where the corpus's way of marking says nothing."""


@dataclass(frozen=True)
class Text:
    """A document of a corpus."""

    gold: tuple[Range, ...]
    """What people marked."""
    demonyms: tuple[Range, ...]
    """Demonyms found by the tables."""
    examples: tuple[Example, ...]
    """The other mentions."""


def read_texts(path: Path, gazetteer: Gazetteer) -> list[Text]:
    """The documents of one corpus of JSON lines."""
    knowledge = Knowledge(gazetteer)
    with path.open(encoding="utf-8") as lines:
        return [_text(json.loads(line), path.stem, knowledge) for line in lines if line.strip()]


def _text(record: dict, corpus: str, knowledge: Knowledge) -> Text:
    gold = tuple(sorted({(item["start"], item["end"]) for item in record["toponyms"]}))
    weighed = list(weigh_document(read_text(record["text"], id=record["id"]), knowledge))
    demonyms = [item for item in weighed if item.mention.kind == "demonym"]
    others = [item for item in weighed if item.mention.kind != "demonym"]
    return Text(gold, tuple(_range(item) for item in demonyms), tuple(_examples(others, gold, corpus)))


def _range(item: Weighed) -> Range:
    return item.span.start, item.span.end


def _examples(weighed: list[Weighed], gold: tuple[Range, ...], corpus: str) -> Iterator[Example]:
    for item in weighed:
        span = _range(item)
        right = span in gold
        cut = not right and any(start < span[1] and span[0] < end for start, end in gold)
        silent = corpus not in MARKS_ORGANIZATIONS and bool(_IN_ORGANIZATION & item.signals.keys())
        features = {**item.signals, **dict.fromkeys(find_clues(item.mention), 1.0)}
        yield Example(features, span, right, 0.0 if silent else _BADLY_CUT if cut else 1.0)


def score(texts: list[Text], found: list[list[Range]], *, demonyms: bool) -> Counts:
    """Strict counts of recognition.

    Args:
        texts: Documents.
        found: Spans found in each, without demonyms.
        demonyms: Whether demonyms count that gold does not have.
    """
    total = NOTHING_FOUND
    for text, spans in zip(texts, found, strict=True):
        people = [span for span in text.demonyms if demonyms or span in text.gold]
        total += count_strict(sorted([*spans, *people]), text.gold)
    return total


NOTHING_FOUND = Counts(predicted=0, gold=0, right=0, found=0)
