"""Scores → `storymap/evaluation/1`, and a readable list of every miss."""

from collections.abc import Iterator, Mapping

from storymap.evaluation.metrics import Counts, ErrorSummary
from storymap.evaluation.scoring import CorpusScores, Judged, Recognition
from storymap.exporters.records import Json, Record
from storymap.model.places import Resolution
from storymap.model.texts import Document, Span

SCHEMA = "storymap/evaluation/1"
CONTEXT = 60
"""Characters of text shown on each side of a miss."""
SHOWN = 3
"""Candidates shown for a miss."""


def evaluation_record(scores: Mapping[str, CorpusScores]) -> Record:
    """The scores of every corpus, by its name."""
    corpora: Record = {name: _corpus(found) for name, found in scores.items()}
    return {"schema": SCHEMA, "corpora": corpora}


def _corpus(scores: CorpusScores) -> Record:
    placed, positioned = scores.found_and_placed
    right, known = scores.exact_ids
    return {
        "recognition": {
            **_recognition(scores.recognition),
            "demonyms_tagged": scores.demonyms_tagged,
            "demonyms_counted": _recognition(scores.counted),
            "demonyms_left_out": _recognition(scores.left_out),
        },
        "resolution": {
            **_errors(scores.errors),
            "exact_id": round(right / known, 4) if known else None,
            "without_countries": _errors(scores.errors_without_countries),
        },
        "end_to_end": {
            "n": positioned,
            "found_and_placed": round(placed / positioned, 4) if positioned else None,
        },
        "calibration": {"ece": _rounded(scores.ece)},
        "speed": {"tokens_per_s": round(scores.tokens_per_s), "peak_rss_mb": round(scores.peak_rss_mb)},
    }


def _recognition(recognition: Recognition) -> Record:
    return {"strict": _counts(recognition.strict), "overlap": _counts(recognition.overlap)}


def _counts(counts: Counts) -> Record:
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
    }


def _errors(errors: ErrorSummary) -> Record:
    return {
        "n": errors.n,
        "within_161km": _rounded(errors.within_161km),
        "median_km": _rounded(errors.median_km),
        "mean_km": _rounded(errors.mean_km),
        "auc": _rounded(errors.auc),
    }


def _rounded(value: float | None) -> Json:
    return None if value is None else round(value, 4)


def miss_lines(name: str, scores: CorpusScores) -> Iterator[str]:
    """Every miss of a corpus, a block each: what kind, the words around, gold, and the candidates."""
    for judged in scores.judged:
        kind = _kind_of_miss(judged)
        if kind:
            yield from _miss(name, kind, judged)
    for document, resolution in scores.spurious:
        span = resolution.toponym.span
        yield f"[{name}] spurious ({resolution.toponym.use}, {resolution.toponym.confidence:.2f})"
        yield f"  {_around(document, span)}"
        yield from _candidates(resolution)


def _kind_of_miss(judged: Judged) -> str | None:
    if judged.gold.position and not judged.is_resolved:
        return "unresolved" if judged.resolution.place is None else "misplaced"
    return "missed" if judged.recognized is None else None


def _miss(name: str, kind: str, judged: Judged) -> Iterator[str]:
    found = "" if judged.recognized else ", not recognized"
    error = f", {judged.error_km:,.0f} km off" if kind == "misplaced" and judged.error_km else ""
    yield f"[{name}] {kind}{found}{error} ({judged.gold.kind or 'no type'})"
    yield f"  {_around(judged.document, judged.gold.span)}"
    if judged.gold.position:
        yield f"  gold: {judged.gold.position.lat:.3f}, {judged.gold.position.lon:.3f}"
    yield from _candidates(judged.resolution)


def _around(document: Document, span: Span) -> str:
    before = document.text[max(0, span.start - CONTEXT) : span.start]
    after = document.text[span.end : span.end + CONTEXT]
    return " ".join(f"{before}«{document.quote(span)}»{after}".split())


def _candidates(resolution: Resolution) -> Iterator[str]:
    for candidate in resolution.candidates[:SHOWN]:
        place = candidate.place
        features = ", ".join(f"{name} {value:.2f}" for name, value in candidate.features)
        yield (
            f"    {candidate.score:.2f} {place.name}, {place.admin1}, {place.country_code} ({place.feature_code}) "
            f"{place.location.lat:.2f}, {place.location.lon:.2f}: {features}"
        )
