"""A corpus and a pipeline → scores."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from storymap.evaluation.corpora import GoldDocument
from storymap.evaluation.judging import Judged, gold_toponym, judge
from storymap.evaluation.memory import peak_memory_mb
from storymap.evaluation.metrics import (
    Bin,
    Counts,
    ErrorSummary,
    calibration_bins,
    count_overlap,
    count_strict,
    summarize_errors,
)
from storymap.model.places import Resolution
from storymap.model.texts import Document, Span
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
class CorpusScores:
    """Everything measured on one corpus."""

    demonyms_tagged: bool
    """Whether the corpus tags demonyms."""
    counted: Recognition
    """Predicted demonyms count."""
    left_out: Recognition
    """Predicted demonyms leave precision, and the gold toponyms that they are leave recall."""
    judged: tuple[Judged, ...]
    """Every gold toponym."""
    spurious: tuple[tuple[Document, Resolution], ...]
    """Counted predictions that overlap no gold toponym."""
    recognition_bins: tuple[Bin, ...]
    """Confidence of counted predictions, and whether they are gold's."""
    tokens_per_s: float
    """Words a second of processor time, recognition and resolution together, once loaded."""
    peak_rss_mb: float | None
    """Largest memory of this process until then; `None` where the system does not say."""

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
    def known(self) -> tuple[int, int]:
        """How many gold toponyms with a position had a candidate within 161 km, of how many: the ceiling."""
        positioned = self._positioned
        return sum(j.is_known for j in positioned), len(positioned)

    @property
    def exact_ids(self) -> tuple[int, int]:
        """How many gold toponyms with an id got exactly that place, of how many."""
        known = [j for j in self.judged if j.gold.geonames_id]
        right = sum(
            j.resolution.place is not None and j.resolution.place.id == f"geonames:{j.gold.geonames_id}" for j in known
        )
        return right, len(known)

    @property
    def found_and_placed(self) -> tuple[int, int]:
        """How many gold toponyms with a position were found strictly and placed within 161 km, of how many."""
        positioned = self._positioned
        return sum(j.is_placed for j in positioned), len(positioned)

    @property
    def resolution_bins(self) -> tuple[Bin, ...]:
        """Confidence of the placed gold spans, and whether they are within 161 km."""
        placed = [j for j in self._positioned if j.resolution.place]
        return calibration_bins([(j.resolution.confidence, j.is_resolved) for j in placed])

    @property
    def _positioned(self) -> list[Judged]:
        return [judged for judged in self.judged if judged.gold.position]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One document on its way."""

    gold: GoldDocument
    document: Document
    found: tuple[Resolution, ...]

    @property
    def gold_spans(self) -> frozenset[Span]:
        return frozenset(toponym.span for toponym in self.gold.toponyms)


def score_corpus(corpus: Sequence[GoldDocument], pipeline: Pipeline) -> CorpusScores:
    """Score one corpus; places are looked up in the pipeline's gazetteer only."""
    documents = [read_text(gold.text, id=gold.id) for gold in corpus]
    found, seconds = _geoparse(documents, pipeline)
    peak_mb = peak_memory_mb()
    work = [_Work(gold=g, document=d, found=f) for g, d, f in zip(corpus, documents, found, strict=True)]
    tagged = _tags_demonyms(work)
    counted = [(w, r) for w in work for r in w.found if tagged or r.toponym.use != "demonym"]
    return CorpusScores(
        demonyms_tagged=tagged,
        counted=_recognition(work, demonyms=True),
        left_out=_recognition(work, demonyms=False),
        judged=tuple(judged for w in work for judged in _judge(w, pipeline)),
        spurious=tuple((w.document, r) for w, r in counted if not _overlaps_gold(r, w.gold)),
        recognition_bins=calibration_bins([(r.toponym.confidence, r.toponym.span in w.gold_spans) for w, r in counted]),
        tokens_per_s=sum(len(gold.text.split()) for gold in corpus) / max(seconds, 1e-9),
        peak_rss_mb=peak_mb,
    )


def _geoparse(documents: Sequence[Document], pipeline: Pipeline) -> tuple[list[tuple[Resolution, ...]], float]:
    """What the whole way makes of each document, and the processor's seconds without loading data."""
    for document in documents[:1]:
        pipeline.geoparse(document)
    started = time.process_time()
    found = [pipeline.geoparse(document).resolutions for document in documents]
    return found, time.process_time() - started


def _judge(work: _Work, pipeline: Pipeline) -> tuple[Judged, ...]:
    resolved = pipeline.resolve(work.document, [gold_toponym(toponym) for toponym in work.gold.toponyms])
    return judge(work.gold, work.document, found=work.found, resolved=resolved)


def _overlaps_gold(resolution: Resolution, gold: GoldDocument) -> bool:
    return any(resolution.toponym.span.overlaps(toponym.span) for toponym in gold.toponyms)


def _tags_demonyms(work: Sequence[_Work]) -> bool:
    marked = [_overlaps_gold(r, w.gold) for w in work for r in w.found if r.toponym.use == "demonym"]
    return bool(marked) and sum(marked) / len(marked) >= TAGGED_SHARE


def _recognition(work: Sequence[_Work], *, demonyms: bool) -> Recognition:
    strict, overlap = NOTHING, NOTHING
    for one in work:
        left_out = frozenset[Span]() if demonyms else _demonyms(one.found)
        predicted = [_range(r.toponym.span) for r in one.found if r.toponym.span not in left_out]
        gold = [_range(toponym.span) for toponym in one.gold.toponyms if toponym.span not in left_out]
        strict += count_strict(predicted, gold)
        overlap += count_overlap(predicted, gold)
    return Recognition(strict=strict, overlap=overlap)


def _demonyms(found: Sequence[Resolution]) -> frozenset[Span]:
    return frozenset(resolution.toponym.span for resolution in found if resolution.toponym.use == "demonym")


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end
