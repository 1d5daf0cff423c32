"""Model values → plain values for JSON, in the shapes that `docs/reference/outputs.md` keeps."""

from collections.abc import Iterable
from typing import TypeAlias

from storymap.model.changes import Change
from storymap.model.chapters import Chapter
from storymap.model.claims import Claim, Decision, Measurement, NotCheckable, SourceLink, Verdict, claim_id
from storymap.model.places import Candidate, LonLat, Lookup, Place, Resolution, ResolvedDocument
from storymap.model.relations import Quantity
from storymap.model.stories import Attribution, Story
from storymap.model.texts import Document, Source, Span

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
"""A value that JSON can hold."""
Record: TypeAlias = dict[str, Json]
"""A JSON object."""

DEGREE_DIGITS = 4
"""Decimals of degrees written: 11 m, finer than any source used."""


def degrees(value: float) -> float:
    """Degrees, no finer than the sources know."""
    return round(value, DEGREE_DIGITS)


def figure(value: float) -> float:
    """A measured or stated figure without the noise of binary fractions: nine significant digits."""
    return float(f"{value:.9g}")


def source_record(source: Source) -> Record:
    """Where a document comes from."""
    return {
        "title": source.title,
        "url": source.url,
        "published": source.published,
        "licence": source.licence,
        "author": source.author,
        "site": source.site,
    }


def place_record(place: Place) -> Record:
    """A place in full."""
    return {
        **_entry(place),
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "radius_km": figure(place.radius_km),
        "admin1": place.admin1,
        "population": place.population,
    }


def _entry(place: Place) -> Record:
    return {
        "id": place.id,
        "name": place.name,
        "lat": degrees(place.location.lat),
        "lon": degrees(place.location.lon),
        "country": place.country_code,
    }


def candidate_record(candidate: Candidate) -> Record:
    """A candidate: enough to choose by."""
    place = candidate.place
    return {
        **_entry(place),
        "score": round(candidate.score, 4),
        "feature_code": place.feature_code,
        "admin1": place.admin1,
    }


def toponym_record(resolution: Resolution) -> Record:
    """A toponym with its place and candidates."""
    toponym = resolution.toponym
    return {
        **span_record(toponym.span),
        "text": toponym.name,
        "use": toponym.use,
        "confidence": round(toponym.confidence, 4),
        "place": place_record(resolution.place) if resolution.place else None,
        "place_confidence": round(resolution.confidence, 4),
        "candidates": [candidate_record(candidate) for candidate in resolution.candidates],
    }


def span_record(span: Span) -> Record:
    """A half-open range of code points."""
    return {"start": span.start, "end": span.end}


def document_record(resolved: ResolvedDocument) -> Record:
    """A document with its text and toponyms."""
    document = resolved.document
    return {
        "id": document.id,
        "source": source_record(document.source),
        "text": document.text,
        "toponyms": [toponym_record(resolution) for resolution in resolved.resolutions],
    }


def quantity_record(quantity: Quantity) -> Record:
    """A stated figure with the bounds of its printed precision."""
    return {
        "value": figure(quantity.value),
        "unit": quantity.unit,
        "low": figure(quantity.low),
        "high": figure(quantity.high),
        "hedge": quantity.hedge,
        "text": quantity.text,
    }


def measurement_record(measurement: Measurement) -> Record:
    """A measure with its intervals, in km or km²."""
    return {
        "value": round(measurement.value, 2),
        "unit": measurement.unit,
        "by_scale": {scale: _rounded(value) for scale, value in measurement.by_scale},
        "interval_90": _interval(measurement.interval_90),
        "interval_95": _interval(measurement.interval_95),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _interval(interval: tuple[float, float] | None) -> list[Json] | None:
    return None if interval is None else [round(interval[0], 2), round(interval[1], 2)]


def verdict_record(verdict: Verdict, document: Document, *, number: int) -> Record:
    """A claim with the verdict on it; `number` is its index in the story."""
    claim: Claim = verdict.claim  # type: ignore[type-arg]  # any relation will do
    return {
        "id": claim_id(number),
        "document": claim.document,
        "type": claim.type.value,
        "quote": document.quote(claim.quote),
        **span_record(claim.quote),
        "negated": claim.negated,
        "attributed_to": claim.attributed_to,
        "places": [mention.place.id for mention in claim.mentions],
        "place_names": [mention.place.name for mention in claim.mentions],
        "claimed": [quantity_record(quantity) for quantity in claim.quantities],
        **_judgement(verdict),
    }


def _judgement(verdict: Verdict) -> Record:
    correction = verdict.correction
    return {
        "outcome": verdict.outcome.value,
        "status": verdict.status,
        "decision": _decision(verdict.decision) if verdict.decision else None,
        "conflicts_with": list(verdict.conflicts_with),
        "published": [
            {"value": p.value, "unit": p.unit, "source": p.source, "date": p.date} for p in verdict.published
        ],
        "measured": measurement_record(verdict.measured) if verdict.measured else None,
        "correction": {
            "value": figure(correction.value),
            "unit": correction.unit,
            "repair": correction.repair,
        }
        if correction
        else None,
        "because": verdict.because,
        "margin": None if verdict.margin is None else figure(verdict.margin),
        "worldviews": {view: outcome.value for view, outcome in verdict.worldviews},
        "readings": dict(verdict.readings),
        "rule": verdict.rule or None,
        "check": verdict.check,
        "sources": list(verdict.sources),
    }


def _decision(decision: Decision) -> Record:
    """What a person says about a verdict."""
    return {
        "by": decision.by,
        "on": decision.on,
        "note": decision.note,
        "links": _links(decision.links),
    }


def _links(links: Iterable[SourceLink]) -> list[Json]:
    return [
        {"url": one.url, "title": one.title, "archive": one.archive, "captured": one.captured, "sha256": one.sha256}
        for one in links
    ]


def claim_records(story: Story) -> list[Json]:
    """Every verdict of a story, numbered in order."""
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    return [
        verdict_record(verdict, texts[verdict.claim.document], number=number)
        for number, verdict in enumerate(story.verdicts)
    ]


def not_checkable_records(story: Story) -> list[Json]:
    """The passages that no check decides."""
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    return [_not_checkable(item, texts[item.document]) for item in story.not_checkable]


def _not_checkable(item: NotCheckable, document: Document) -> Record:
    return {
        "document": item.document,
        "quote": document.quote(item.quote),
        **span_record(item.quote),
        "reason": item.reason,
    }


def chapter_record(chapter: Chapter) -> Record:
    """A chapter; its verdicts by their claims' ids."""
    view = chapter.view
    return {
        "title": chapter.title,
        "document": chapter.document,
        **(span_record(chapter.passage) if chapter.passage else {"start": None, "end": None}),
        "stop": chapter.stop,
        "places": list(chapter.places),
        "claims": [claim_id(number) for number in chapter.verdicts],
        "view": [*_corner(view.south_west), *_corner(view.north_east)] if view else None,
        "caption": chapter.caption,
        "media": [{"url": one.url, "alt": one.alt, "credit": one.credit} for one in chapter.media],
        "links": _links(chapter.links),
    }


def change_record(change: Change) -> Record:
    """What a person changed or decided."""
    return {
        "on": change.on,
        "by": change.by,
        "kind": change.kind,
        "subject": change.subject,
        "was": change.was,
        "now": change.now,
        "note": change.note,
    }


def _corner(corner: LonLat) -> tuple[float, float]:
    return degrees(corner.lon), degrees(corner.lat)


def attribution_record(attribution: Attribution) -> Record:
    """Whose data or software it rests on."""
    return {
        "name": attribution.name,
        "text": attribution.text,
        "licence": attribution.licence,
        "url": attribution.url,
    }


def credit_records(attributions: Iterable[Attribution], lookups: Iterable[Lookup]) -> Record:
    """Whose data it rests on, and what online geocoders were asked: members for the end of a record."""
    return {
        "attributions": [attribution_record(attribution) for attribution in attributions],
        "lookups": [
            {"service": lookup.service, "server": lookup.server, "names": list(lookup.names)} for lookup in lookups
        ],
    }
