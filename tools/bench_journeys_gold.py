"""SpaceEval's annotations → texts with their gold motions, and the same texts as storymap reads them.

How the order of visited places is derived: the links of the narrator ("I", "we" and whatever the annotators say means
the same) in the order of the text, each with its named source, the named places between and its named goal unless that
was not reached; and where the narrator, or a stay, is said to be in a named place. Ways (roads, rivers, ranges) are no
places visited. A mention that several motions share
counts with the last of them. A country beside a place in it is that place's country.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final

from bench_claims_rows import GOLD, pipeline
from storymap.model.places import Place, Resolution, ResolvedDocument, Toponym
from storymap.model.texts import Document, Span
from storymap.reading.text import read_text

FILE: Final = GOLD / "spaceeval_training.jsonl"
BICYCLE: Final = "RFC"
"""The genre of the bicycle journeys."""
_NARRATOR: Final = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_PEOPLE: Final = _NARRATOR | {"he", "she", "they", "you", "him", "her", "them", "who", "his", "their", "your"}
_STAYS: Final = frozenset(
    {
        "anchored",
        "camped",
        "camping",
        "day",
        "night",
        "slept",
        "spending",
        "spent",
        "stayed",
        "staying",
        "stopped",
        "week",
    }
)
"""Events, as annotated, that are stays: the annotators say where they were, not whose they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A place as annotated."""

    named: bool
    """Whether the words are a name."""
    spans: tuple[Span, ...]
    """The words, and every other words that mean the same place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A motion with one source and one goal, as annotated."""

    trigger: Span
    """The word of motion."""
    literal: bool
    """Whether somebody or something moves: roads that lead somewhere do not."""
    by_people: bool
    """Whether people move, by pronouns and names that mean the mover; meeting somebody is no travelling."""
    source: GoldPlace | None
    """Where from."""
    goal: GoldPlace | None
    """Where to."""
    reached: bool | None
    """Whether it got there, where annotated."""


class Gold:
    """One annotated text."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self.name: str = entry["doc"]
        self.genre: str = entry["genre"]
        self.text: str = entry["text"]
        self._elements: dict[str, dict[str, Any]] = {e["id"]: e for e in entry["elements"]}
        self._links: list[dict[str, Any]] = entry["links"]
        self._chains = self._coreference()

    @property
    def half(self) -> int:
        """0 for the half that storymap was tuned on, 1 for the half kept apart."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2

    @property
    def motions(self) -> tuple[Span, ...]:
        """Every word of motion."""
        return tuple(span for e in self._elements.values() if e["tag"] == "MOTION" and (span := _span(e)))

    @property
    def names(self) -> tuple[Span, ...]:
        """The names of places and ways; of overlapping ones the longest."""
        spans = [
            span
            for e in self._elements.values()
            if e["tag"] in {"PLACE", "PATH"} and e.get("form") == "NAM" and (span := _span(e))
        ]
        kept: list[Span] = []
        for span in sorted(spans, key=lambda s: s.start - s.end):
            if not any(overlap(span, other) for other in kept):
                kept.append(span)
        return tuple(sorted(kept, key=lambda s: s.start))

    @property
    def links(self) -> tuple[Link, ...]:
        """Its motions with their places."""
        return tuple(link for raw in self._links if raw["tag"] == "MOVELINK" and (link := self._link(raw)))

    @property
    def visited(self) -> tuple[Span, ...]:
        """The names of the places where the narrator was, in the order of telling."""
        told: list[tuple[int, list[str]]] = []
        for raw in self._links:
            ids = self._visited_by(raw)
            anchor = self._elements.get(raw.get("trigger") or "") or (self._elements.get(ids[0]) if ids else None)
            if ids and anchor and _span(anchor):
                told.append((int(anchor["start"]), ids))
        spans = [self._name_of(id_) for id_ in chain.from_iterable(ids for _, ids in sorted(told))]
        return tuple(span for number, span in enumerate(spans) if span and span not in spans[number + 1 :])

    def _visited_by(self, raw: dict[str, Any]) -> list[str]:
        if raw["tag"] == "QSLINK":
            there = raw.get("relType") == "IN" and self._is_there(raw.get("trajector"))
            return [raw["landmark"]] if there and raw.get("landmark") else []
        if raw["tag"] != "MOVELINK" or not self._narrates(raw.get("mover")):
            return []
        between = (raw.get("midPoint") or "").replace(",", " ").split()
        goal = raw.get("goal") if raw.get("goal_reached") in {None, "YES"} else None
        return [id_ for id_ in (raw.get("source"), *between, goal) if id_]

    def _is_there(self, id_: str | None) -> bool:
        return self._narrates(id_) or self._text(id_ or "") in _STAYS

    def _narrates(self, id_: str | None) -> bool:
        return bool(id_) and any(self._text(other) in _NARRATOR for other in self._chain(id_))

    def _name_of(self, id_: str) -> Span | None:
        """The name that an element is; a noun takes the name of the same place in its own sentence."""
        own = self._elements.get(id_)
        start = _span(own) if own else None
        if own is None or start is None:
            return None
        near = [
            span
            for other in self._chain(id_)
            if (e := self._elements.get(other)) and e.get("form") == "NAM" and e["tag"] == "PLACE"
            if (span := _span(e)) and "." not in self.text[min(start.end, span.end) : max(start.start, span.start)]
        ]
        return min(near, key=lambda span: abs(span.start - start.start), default=None)

    def _link(self, raw: dict[str, Any]) -> Link | None:
        trigger = self._elements.get(raw.get("trigger") or "")
        span = _span(trigger) if trigger else None
        if trigger is None or span is None:
            return None
        literal = trigger["motion_sense"] == "LITERAL"
        return Link(
            trigger=span,
            literal=literal,
            by_people=literal and trigger["motion_class"] != "HIT" and self._by_people(raw.get("mover")),
            source=self._place(raw.get("source")),
            goal=self._place(raw.get("goal")),
            reached=None if not raw.get("goal_reached") else raw["goal_reached"] == "YES",
        )

    def _by_people(self, id_: str | None) -> bool:
        return bool(id_) and any(self._text(other) in _PEOPLE for other in self._chain(id_))

    def _place(self, id_: str | None) -> GoldPlace | None:
        element = self._elements.get(id_ or "")
        span = _span(element) if element else None
        if element is None or span is None:
            return None
        others = (_span(self._elements[other]) for other in self._chain(id_) if other in self._elements)
        named = element.get("form") == "NAM" and element["tag"] in {"PLACE", "PATH"}
        return GoldPlace(named=named, spans=(span, *(other for other in others if other and other != span)))

    def _text(self, id_: str) -> str:
        return str(self._elements.get(id_, {}).get("text") or "").lower()

    def _chain(self, id_: str | None) -> frozenset[str]:
        return self._chains.get(id_ or "", frozenset({id_ or ""}))

    def _coreference(self) -> dict[str, frozenset[str]]:
        chains: dict[str, frozenset[str]] = {}
        for raw in self._links:
            if raw["tag"] == "METALINK" and raw.get("relType") == "COREFERENCE":
                a, b = raw["objectID1"], raw["objectID2"]
                joined = chains.get(a, frozenset({a})) | chains.get(b, frozenset({b}))
                chains.update(dict.fromkeys(joined, joined))
        return chains


def _span(element: dict[str, Any]) -> Span | None:
    start, end = int(element["start"]), int(element["end"])
    return Span(start=start, end=end) if 0 <= start < end else None


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def texts() -> Iterator[Gold]:
    """All annotated texts."""
    with FILE.open(encoding="utf-8") as lines:
        yield from (Gold(json.loads(line)) for line in lines if line.strip())


@cache
def read_with_our_names(name: str) -> ResolvedDocument:
    """A text as storymap reads it."""
    return pipeline().geoparse(_document(name))


@cache
def read_with_gold_names(name: str) -> ResolvedDocument:
    """A text whose names of places are told; what the gazetteer lacks is a place all the same.

    The annotators left headings alone: the names in those are storymap's own.
    """
    document = _document(name)
    gold = _by_name()[name]
    told = [Toponym(span=span, name=" ".join(document.quote(span).split()), recognizer="gold@1") for span in gold.names]
    headings = [sentence.span for sentence in document.sentences if sentence.kind == "heading"]
    ours = [
        r.toponym for r in read_with_our_names(name).resolutions if any(h.contains(r.toponym.span) for h in headings)
    ]
    free = [toponym for toponym in ours if not any(overlap(toponym.span, other.span) for other in told)]
    toponyms = sorted([*told, *free], key=lambda toponym: toponym.span)
    resolutions = pipeline().resolve(document, toponyms)
    somewhere = next((r.place for r in resolutions if r.place), None)
    return ResolvedDocument(document=document, resolutions=tuple(_placed(r, somewhere) for r in resolutions))


def _placed(resolution: Resolution, somewhere: Place | None) -> Resolution:
    """A name with a place; one that the gazetteer lacks lies where the text's first place does: nothing is measured."""
    if resolution.place or somewhere is None:
        return resolution
    place = Place(
        id=f"gold:{resolution.toponym.name.casefold()}",
        name=resolution.toponym.name,
        feature_class="P",
        feature_code="PPL",
        location=somewhere.location,
        radius_km=1,
        country_code=None,
    )
    return Resolution(toponym=resolution.toponym, candidates=(), place=place, confidence=0)


@cache
def _by_name() -> dict[str, Gold]:
    return {gold.name: gold for gold in texts()}


@cache
def _document(name: str) -> Document:
    return read_text(_by_name()[name].text, id=name)
