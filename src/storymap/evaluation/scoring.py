"""A corpus and a pipeline → scores."""

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass

from storymap.evaluation.corpora import GoldDocument, GoldToponym
from storymap.evaluation.metrics import (
    FARTHEST_KM,
    NEAR_KM,
    Counts,
    ErrorSummary,
    calibration_error,
    count_overlap,
    count_strict,
    summarize_errors,
)
from storymap.geo import distance_km
from storymap.language.demonyms import place_of_demonym
from storymap.model.places import Resolution, Toponym
from storymap.model.texts import Document
from storymap.pipeline import Pipeline
from storymap.reading.text import read_text

TAGGED_SHARE = 0.4
"""A corpus tags demonyms when it marks at least this share of those found (corpora have 72 % or at most 9 %)."""

NOTHING = Counts(predicted=0, gold=0, right=0, found=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Scores of recognition under one way of counting demonyms."""

    strict: Counts
    """Both ends right."""
    overlap: Counts
    """One character shared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One gold toponym, what the resolver made of it given its span, and what the whole way made of it."""

    document: Document
    """The text."""
    gold: GoldToponym
    """The toponym."""
    resolution: Resolution
    """Resolved on the gold span."""
    error_km: float | None
    """Distance to gold; `FARTHEST_KM` when unresolved, `None` when gold has no position."""
    is_country: bool
    """Whether gold is a country, by the corpus's type or by name."""
    recognized: Resolution | None
    """The toponym that recognition found with exactly that span, if it did."""
    end_to_end_km: float | None
    """Its distance to gold; `None` when not recognized, unresolved, or gold has no position."""

    @property
    def is_resolved(self) -> bool:
        """Whether the gold span was placed within 161 km."""
        return self.error_km is not None and self.error_km <= NEAR_KM

    @property
    def is_placed(self) -> bool:
        """Whether it was found strictly and placed within 161 km."""
        return self.end_to_end_km is not None and self.end_to_end_km <= NEAR_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusScores:
    """Everything measured on one corpus."""

    demonyms_tagged: bool
    """Whether the corpus tags demonyms."""
    counted: Recognition
    """Predicted demonyms count."""
    left_out: Recognition
    """Predicted demonyms leave precision and recall."""
    judged: tuple[Judged, ...]
    """Every gold toponym."""
    spurious: tuple[tuple[Document, Resolution], ...]
    """Predictions that overlap no gold toponym."""
    tokens_per_s: float
    """Words a second, recognition and resolution together."""
    peak_rss_mb: float
    """Largest memory of this process so far."""

    @property
    def recognition(self) -> Recognition:
        """The scores under the corpus's own way with demonyms."""
        return self.counted if self.demonyms_tagged else self.left_out

    @property
    def errors(self) -> ErrorSummary:
        """Errors of resolution on gold spans."""
        return summarize_errors([j.error_km for j in self.judged if j.error_km is not None])

    @property
    def errors_without_countries(self) -> ErrorSummary:
        """The same without countries."""
        return summarize_errors([j.error_km for j in self.judged if j.error_km is not None and not j.is_country])

    @property
    def exact_ids(self) -> tuple[int, int]:
        """How many gold toponyms with an id got exactly that place, of how many."""
        known = [j for j in self.judged if j.gold.geonames_id]
        right = sum(j.resolution.place is not None and j.resolution.place.id == _place_id(j.gold) for j in known)
        return right, len(known)

    @property
    def found_and_placed(self) -> tuple[int, int]:
        """How many gold toponyms with a position were found strictly and placed within 161 km, of how many."""
        positioned = [j for j in self.judged if j.gold.position]
        return sum(j.is_placed for j in positioned), len(positioned)

    @property
    def ece(self) -> float | None:
        """Expected calibration error of the resolved gold spans."""
        placed = [j for j in self.judged if j.error_km is not None and j.resolution.place]
        return calibration_error([(j.resolution.confidence, j.is_resolved) for j in placed])


def _place_id(gold: GoldToponym) -> str:
    return f"geonames:{gold.geonames_id}"


def score_corpus(corpus: Sequence[GoldDocument], pipeline: Pipeline) -> CorpusScores:
    """Score one corpus; places are looked up in the pipeline's gazetteer only."""
    documents = [read_text(gold.text, id=gold.id) for gold in corpus]
    pipeline.geoparse(documents[0])
    started = time.perf_counter()
    predicted = [pipeline.geoparse(document).resolutions for document in documents]
    seconds = time.perf_counter() - started
    work = list(zip(corpus, documents, predicted, strict=True))
    return CorpusScores(
        demonyms_tagged=_tags_demonyms(corpus, predicted),
        counted=_recognition(corpus, predicted, demonyms=True),
        left_out=_recognition(corpus, predicted, demonyms=False),
        judged=tuple(j for gold, document, found in work for j in _judge(gold, document, found, pipeline)),
        spurious=tuple((d, r) for gold, d, found in work for r in found if not _overlaps_gold(r, gold)),
        tokens_per_s=sum(len(gold.text.split()) for gold in corpus) / seconds,
        peak_rss_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _range(resolution: Resolution) -> tuple[int, int]:
    return resolution.toponym.span.start, resolution.toponym.span.end


def _overlaps_gold(resolution: Resolution, gold: GoldDocument) -> bool:
    return any(resolution.toponym.span.overlaps(toponym.span) for toponym in gold.toponyms)


def _tags_demonyms(corpus: Sequence[GoldDocument], predicted: Sequence[tuple[Resolution, ...]]) -> bool:
    marked = [
        _overlaps_gold(resolution, gold)
        for gold, found in zip(corpus, predicted, strict=True)
        for resolution in found
        if resolution.toponym.use == "demonym"
    ]
    return bool(marked) and sum(marked) / len(marked) >= TAGGED_SHARE


def _recognition(
    corpus: Sequence[GoldDocument], predicted: Sequence[tuple[Resolution, ...]], *, demonyms: bool
) -> Recognition:
    strict, overlap = NOTHING, NOTHING
    for gold, found in zip(corpus, predicted, strict=True):
        gold_ranges = [(t.span.start, t.span.end) for t in gold.toponyms]
        ranges = [_range(r) for r in found if _counts(r, gold_ranges, demonyms=demonyms)]
        strict += count_strict(ranges, gold_ranges)
        overlap += count_overlap(ranges, gold_ranges)
    return Recognition(strict=strict, overlap=overlap)


def _counts(resolution: Resolution, gold_ranges: list[tuple[int, int]], *, demonyms: bool) -> bool:
    """A demonym that gold marks after all counts; leaving it out would punish agreement."""
    return demonyms or resolution.toponym.use != "demonym" or _range(resolution) in gold_ranges


def _judge(gold: GoldDocument, document: Document, found: tuple[Resolution, ...], pipeline: Pipeline) -> list[Judged]:
    by_range = {_range(resolution): resolution for resolution in found}
    resolved = pipeline.resolve(document, [_gold_toponym(toponym) for toponym in gold.toponyms])
    return [
        _judged(document, toponym, resolution, by_range.get((toponym.span.start, toponym.span.end)))
        for toponym, resolution in zip(gold.toponyms, resolved, strict=True)
    ]


def _gold_toponym(gold: GoldToponym) -> Toponym:
    place = place_of_demonym(gold.name)
    return Toponym(
        span=gold.span,
        name=gold.name,
        recognizer="gold@1",
        use="demonym" if place else "literal",
        lookup=place,
    )


def _judged(document: Document, gold: GoldToponym, resolution: Resolution, recognized: Resolution | None) -> Judged:
    error = _error_km(gold, resolution)
    return Judged(
        document=document,
        gold=gold,
        resolution=resolution,
        error_km=FARTHEST_KM if error is None and gold.position else error,
        is_country=_is_country(gold, resolution),
        recognized=recognized,
        end_to_end_km=_error_km(gold, recognized) if recognized else None,
    )


def _error_km(gold: GoldToponym, resolution: Resolution) -> float | None:
    if gold.position is None or resolution.place is None:
        return None
    return distance_km(gold.position, resolution.place.location)


def _is_country(gold: GoldToponym, resolution: Resolution) -> bool:
    if gold.kind and (gold.kind.startswith("PCL") or gold.kind == "COUNTRY"):
        return True
    return any(c.place.is_country and c.place.name.casefold() == gold.name.casefold() for c in resolution.candidates)
