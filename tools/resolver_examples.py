"""Gold corpora and weights → what the ranker is fitted to: features of every candidate, and which are right."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from storymap.geo import distance_km
from storymap.language.demonyms import place_of_demonym
from storymap.model.places import Candidate, LonLat, Place, Toponym
from storymap.model.texts import Document, Span
from storymap.pipeline import CANDIDATES, Pipeline
from storymap.reading.text import read_text
from storymap.resolution.features import Features
from storymap.resolution.ranking import Deliberation
from storymap.resolution.weights import Weights

SAME_KM = 25.0
NEAR_KM = 161.0


@dataclass(frozen=True)
class Gold:
    """A marked toponym: where a person placed it."""

    position: LonLat | None
    geonames_id: str | None


@dataclass
class Text:
    """A document with its names looked up, and gold where a toponym has it."""

    document: Document
    named: list[tuple[Toponym, tuple[Candidate, ...]]]
    gold: list[Gold | None]


@dataclass
class Example:
    """One name at one place of one document."""

    rows: list[Features]
    """Of each candidate."""
    right: list[bool]
    """Which candidates are right; none: the gazetteer lacks the place."""
    weight: float = 1.0
    """How much it counts."""


def read_texts(path: Path, pipeline: Pipeline, *, every: int = 1, others: bool = False) -> list[Text]:
    """The documents of a corpus.

    Args:
        path: The corpus, JSON lines.
        pipeline: What looks names up.
        every: Take every so-many-th document.
        others: Add the toponyms that recognition finds beside the marked ones.
    """
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line][::every]
    return [_text(json.loads(line), pipeline, others=others) for line in lines]


def _text(record: dict, pipeline: Pipeline, *, others: bool) -> Text:
    document = read_text(record["text"], id=record["id"])
    marked = [(_toponym(item, document), _gold(item)) for item in record["toponyms"]]
    found = pipeline.recognizer.recognize(document) if others else ()
    spans = [toponym.span for toponym, _ in marked]
    everyone = marked + [(t, None) for t in found if not any(t.span.overlaps(span) for span in spans)]
    everyone.sort(key=lambda pair: pair[0].span)
    named = [(t, pipeline.gazetteer.candidates(t.sought, limit=CANDIDATES)) for t, _ in everyone]
    return Text(document, named, [gold for _, gold in everyone])


def _toponym(item: dict, document: Document) -> Toponym:
    span = Span(start=item["start"], end=item["end"])
    name = " ".join(document.quote(span).split())
    people = place_of_demonym(name)
    use = "demonym" if people else "literal"
    return Toponym(span=span, name=name, recognizer="gold@1", use=use, lookup=people)


def _gold(item: dict) -> Gold:
    known = item.get("lat") is not None and item.get("lon") is not None
    position = LonLat(lon=float(item["lon"]), lat=float(item["lat"])) if known else None
    return Gold(position, str(item["geonameid"]) if item.get("geonameid") else None)


def right_ones(candidates: Sequence[Candidate], gold: Gold) -> list[bool]:
    """Which candidates are what gold means: by id, else within 25 km, else 161 km, else by extent.

    The last rule leaves conventions alone: a country's point may lie anywhere in it.
    """
    off = [distance_km(gold.position, c.place.location) for c in candidates]
    exact = [c.place.id == f"geonames:{gold.geonames_id}" for c in candidates]
    for bound in (SAME_KM, NEAR_KM):
        near = [e or km <= bound for e, km in zip(exact, off, strict=True)]
        if any(near):
            return near
    return [km <= c.place.radius_km and _is_large(c.place) for c, km in zip(candidates, off, strict=True)]


def _is_large(place: Place) -> bool:
    return place.is_country or place.feature_class in "HTL"


def examples(texts: Sequence[Text], weights: Weights) -> list[Example]:
    """One example for each name and what is said of it in a document; repeats weigh less and less."""
    return [example for text in texts for example in _of_text(text, weights)]


def _of_text(text: Text, weights: Weights) -> Iterator[Example]:
    work = Deliberation(text.document, text.named, weights=weights, bias=frozenset())
    context = work.settle()
    found: dict[object, Example] = {}
    for index, gold in enumerate(text.gold):
        if gold is None or gold.position is None or not text.named[index][1]:
            continue
        name, said, rows = work.describe_mention(index, context)
        right = right_ones(name.candidates, gold)
        key = name.key, said, tuple(right)
        if key in found:
            found[key].weight += 1
        else:
            found[key] = Example(rows, right)
    for example in found.values():
        example.weight **= 0.5
        yield example
