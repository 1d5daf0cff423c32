"""Scores → `storymap/evaluation/1`, and a readable list of every miss."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from storymap.evaluation.judging import Judged
from storymap.evaluation.metrics import Bin, Counts, ErrorSummary, calibration_error
from storymap.evaluation.scoring import CorpusScores, Recognition
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
    return {
        "recognition": {
            **_recognition(scores.recognition),
            "demonyms_tagged": scores.demonyms_tagged,
            "demonyms_counted": _recognition(scores.counted),
            "demonyms_left_out": _recognition(scores.left_out),
        },
        "resolution": {
            **_errors(scores.errors),
            "ceiling_161km": share(scores.known),
            "exact_id": share(scores.exact_ids),
            "without_countries": _errors(scores.errors_without_countries),
        },
        "end_to_end": {"n": positioned, "found_and_placed": share((placed, positioned))},
        "calibration": {
            **_calibration(scores.resolution_bins),
            "recognition": _calibration(scores.recognition_bins),
        },
        "speed": {
            "tokens_per_s": round(scores.tokens_per_s),
            "peak_rss_mb": None if scores.peak_rss_mb is None else round(scores.peak_rss_mb),
        },
    }


def share(part_of_whole: tuple[int, int]) -> float | None:
    """A count and the whole as a share with four decimals; `None` of nothing.

    >>> share((1, 3)), share((0, 0))
    (0.3333, None)
    """
    part, whole = part_of_whole
    return round(part / whole, 4) if whole else None


def _calibration(bins: Sequence[Bin]) -> Record:
    return {
        "ece": _rounded(calibration_error(bins)),
        "bins": [{"n": b.n, "confidence": round(b.confidence, 4), "right": round(b.right, 4)} for b in bins],
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
    """Every miss of a corpus: how many of each kind, then a block each with the words around and the candidates."""
    misses = [(kind, judged) for judged in scores.judged for kind in [_kind_of_miss(judged)] if kind]
    counts = Counter([*(kind for kind, _ in misses), *("spurious" for _ in scores.spurious)])
    yield from (f"[{name}] {count} {kind}" for kind, count in counts.most_common())
    for kind, judged in misses:
        yield from _miss(name, kind, judged)
    for document, resolution in scores.spurious:
        yield f"[{name}] spurious ({resolution.toponym.use}, {resolution.toponym.confidence:.2f})"
        yield f"  {_around(document, resolution.toponym.span)}"
        yield from _candidates(resolution)


def _kind_of_miss(judged: Judged) -> str | None:
    """The first thing that went wrong: in the gazetteer, in resolution, in recognition."""
    if judged.gold.position and not judged.is_resolved:
        return _kind_of_wrong_place(judged)
    if judged.recognized is None:
        return "other ends" if judged.touching else "not recognized"
    return "misplaced among the names found" if judged.gold.position and not judged.is_placed else None


def _kind_of_wrong_place(judged: Judged) -> str:
    if not judged.resolution.candidates:
        return "unknown name"
    if not judged.is_known:
        return "no candidate within 161 km"
    return "misplaced" if judged.resolution.place else "left unresolved"


def _miss(name: str, kind: str, judged: Judged) -> Iterator[str]:
    error = f", {judged.error_km:,.0f} km off" if kind == "misplaced" and judged.error_km else ""
    yield f"[{name}] {kind}{error} ({judged.gold.kind or 'no type'})"
    yield f"  {_around(judged.document, judged.gold.span)}"
    if judged.touching:
        yield f"  found: {judged.touching.toponym.name} ({judged.touching.toponym.use})"
    elif not judged.recognized:
        yield "  not recognized"
    if judged.gold.position:
        yield f"  gold: {judged.gold.position.lat:.3f}, {judged.gold.position.lon:.3f}"
    yield from _candidates(judged.recognized if kind.endswith("found") and judged.recognized else judged.resolution)


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
