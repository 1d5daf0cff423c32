"""What was found in one document → rows of the tables: plain values, coordinates as pairs of longitude and latitude."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from storymap.batch.values import Row
from storymap.exporters.records import degrees, figure
from storymap.model.claims import Mention, Outcome, Verdict, claim_id
from storymap.model.places import LonLat, Place, Resolution, ResolvedDocument
from storymap.model.stories import Leg, Route, Stop

SEVERITY = {
    Outcome.CONTRADICTED: 1.0,
    Outcome.INCONSISTENT: 0.9,
    Outcome.QUESTIONABLE: 0.5,
    Outcome.DISPUTED: 0.3,
    Outcome.UNDECIDED: 0.0,
    Outcome.COMPATIBLE: 0.0,
    Outcome.SUPPORTED: 0.0,
}
"""How much an editor should mind each outcome, in [0, 1]: an order of work that we chose, no measurement."""

_WORDING = frozenset({"quantities", "text", "span", "hedge", "implied", "slightly"})
"""Fields of relations that hold figures, which have a column of their own, or how something is worded."""
_UNSAID = (None, False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How words of a document are told in tables."""

    hide: Callable[[str], str]
    """Words without the names of people, or as they are."""
    with_people: bool
    """Whether columns that hold nothing but a person's name are filled."""


def toponym_rows(resolved: ResolvedDocument) -> Iterator[Row]:
    """One row for each toponym."""
    for resolution in resolved.resolutions:
        yield {"document": resolved.document.id, **_toponym(resolution)}


def _toponym(resolution: Resolution) -> Row:
    toponym, place = resolution.toponym, resolution.place
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "text": toponym.name,
        "use": toponym.use,
        "confidence": round(toponym.confidence, 4),
        "place": place.id if place else None,
        "place_name": place.name if place else None,
        "country": place.country_code if place else None,
        "admin1": place.admin1 if place else None,
        "feature_class": place.feature_class if place else None,
        "feature_code": place.feature_code if place else None,
        "radius_km": figure(place.radius_km) if place else None,
        "place_confidence": round(resolution.confidence, 4),
        "geometry": [position(place.location)] if place else None,
    }


def position(at: LonLat) -> tuple[float, float]:
    """Longitude and latitude in degrees, no finer than the sources know."""
    return degrees(at.lon), degrees(at.lat)


def claim_rows(resolved: ResolvedDocument, verdicts: Sequence[Verdict], told: Told) -> Iterator[Row]:
    """One row for each claim with its verdict."""
    document = resolved.document
    for number, verdict in enumerate(verdicts):
        claim = verdict.claim
        yield {
            "document": document.id,
            "id": claim_id(number),
            "start": claim.quote.start,
            "end": claim.quote.end,
            "type": claim.type.value,
            "quote": told.hide(" ".join(document.quote(claim.quote).split())),
            "relation": _relation(claim.relation),
            "negated": claim.negated,
            "attributed_to": claim.attributed_to if told.with_people else None,
            **_places(claim.mentions),
            "claimed": [f"{figure(q.value):g} {q.unit}" for q in claim.quantities],
            "published": document.source.published,
            "confidence": round(claim.confidence, 4),
            **_judgement(verdict, told),
        }


def _relation(relation: object) -> str:
    """What is said of the places, without figures and wording: `kind=touches`, `direction=north frame=external`."""
    told = {one.name: getattr(relation, one.name) for one in fields(relation)}  # type: ignore[arg-type]  # a dataclass
    return " ".join(f"{name}={value}" for name, value in told.items() if name not in _WORDING and value not in _UNSAID)


def _places(mentions: Sequence[Mention]) -> Row:
    return {
        "places": [mention.place.id for mention in mentions],
        "place_names": [mention.place.name for mention in mentions],
        "countries": [mention.place.country_code or "" for mention in mentions],
        "geometry": _distinct(mention.place for mention in mentions),
    }


def _distinct(places: Iterator[Place]) -> list[tuple[float, float]] | None:
    return list(dict.fromkeys(position(place.location) for place in places)) or None


def _judgement(verdict: Verdict, told: Told) -> Row:
    correction, measured = verdict.correction, verdict.measured
    return {
        "outcome": verdict.outcome.value,
        "severity": SEVERITY[verdict.outcome],
        "because": told.hide(verdict.because),
        "measured": figure(measured.value) if measured else None,
        "measured_unit": measured.unit if measured else None,
        "correction": f"{figure(correction.value):g} {correction.unit}" if correction else None,
        "conflicts_with": list(verdict.conflicts_with),
        "worldviews": [f"{view}={outcome.value}" for view, outcome in verdict.worldviews],
        "check": verdict.check,
        "sources": list(verdict.sources),
    }


def leg_rows(resolved: ResolvedDocument, routes: Sequence[Route], told: Told) -> Iterator[Row]:
    """One row for each leg of each route."""
    for number, route in enumerate(routes):
        for leg in route.legs:
            yield {
                "document": resolved.document.id,
                "route": number,
                "traveller": route.traveller if told.with_people else None,
                **_leg(leg, route.stops[leg.start], route.stops[leg.end], told),
            }


def _leg(leg: Leg, start: Stop, end: Stop, told: Told) -> Row:
    return {
        "start": start.span.start,
        "from": told.hide(start.name),
        "from_place": start.place.id if start.place else None,
        "to": told.hide(end.name),
        "to_place": end.place.id if end.place else None,
        "distance_km": round(leg.distance_km, 1),
        "bearing_deg": round(leg.bearing_deg, 1),
        "crosses": ["-".join(pair) for pair in leg.crosses],
        "when_start": leg.when.start if leg.when else None,
        "when_end": leg.when.end if leg.when else None,
        "certain": leg.certain,
        "note": leg.note or None,
        "geometry": [[position(at) for at in part] for part in leg.line if len(part) > 1] or None,
    }


def document_row(resolved: ResolvedDocument, own_id: str | None, counts: Mapping[str, int], told: Told) -> Row:
    """The row of a document that was read."""
    document = resolved.document
    named = (r.place for r in resolved.resolutions if r.place and r.toponym.use == "literal")
    title = document.source.title
    return {
        "document": document.id,
        "id": own_id,
        "title": told.hide(title) if title else None,
        "url": document.source.url,
        "published": document.source.published,
        "licence": document.source.licence,
        "status": "read",
        "characters": len(document.text),
        "sentences": len(document.sentences),
        **counts,
        "geometry": _distinct(named),
    }
