"""Story → the rows of a table: stops, legs, mentioned places, toponyms, claims, evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from storymap.exporters import records
from storymap.exporters.columns import Cell, Kind
from storymap.exporters.precision import place_position
from storymap.exporters.shapes import evidence_geometry, leg_geometry, place_geometry
from storymap.exporters.spoken import clock_words
from storymap.model.claims import Verdict, claim_id
from storymap.model.places import Place, Resolution
from storymap.model.stories import Leg, Route, Stop, Story, When
from storymap.model.texts import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table."""

    kind: Kind
    """What it is about."""
    cells: Mapping[str, Cell]
    """Its cells by the names of their columns; those that are not there are empty."""
    geometry: records.Record | None = None
    """Its geometry; `None` where it has none."""


def story_rows(story: Story) -> Iterator[Row]:
    """All rows: routes first, in the order of travel, then what is mentioned, named and claimed."""
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    for number, route in enumerate(story.routes):
        travel: dict[str, Cell] = {"route": number, "traveller": route.traveller}
        yield from _stop_rows(route, texts, travel)
        yield from (_leg_row(route, leg, travel) for leg in route.legs)
    for item in story.context:
        cells = {"name": item.name, "role": item.role, **_place_cells(item.place)}
        yield Row(kind="context", cells=cells, geometry=place_geometry(item.place))
    for resolved in story.documents:
        yield from (_toponym_row(resolution, resolved.document) for resolution in resolved.resolutions)
    for number, verdict in enumerate(story.verdicts):
        yield _claim_row(verdict, texts[verdict.claim.document], number)
        yield from _evidence_rows(verdict, number)


def _stop_rows(route: Route, texts: Mapping[str, Document], travel: Mapping[str, Cell]) -> Iterator[Row]:
    for number, stop in enumerate(route.stops, start=1):
        cells = {**travel, "number": number, **_stop_cells(stop, texts[stop.document]), **_place_cells(stop.place)}
        yield Row(kind="stop", cells=cells, geometry=place_geometry(stop.place))


def _stop_cells(stop: Stop, document: Document) -> dict[str, Cell]:
    return {
        "name": stop.name,
        "role": stop.role,
        "inferred": stop.inferred,
        "ordered": stop.ordered,
        **_when_cells(stop.when),
        "until_start": stop.until.start if stop.until else None,
        "until_end": stop.until.end if stop.until else None,
        "crosses": "–".join(stop.crosses) if stop.crosses else None,
        "document": document.id,
        "start": stop.span.start,
        "end": stop.span.end,
        "quote": document.quote(stop.span),
    }


def _leg_row(route: Route, leg: Leg, travel: Mapping[str, Cell]) -> Row:
    cells: dict[str, Cell] = {
        **travel,
        "from_number": leg.start + 1,
        "to_number": leg.end + 1,
        "name": f"{route.stops[leg.start].name} → {route.stops[leg.end].name}",
        "certain": leg.certain,
        **_when_cells(leg.when),
        "distance_km": round(leg.distance_km, 1),
        "bearing_deg": round(leg.bearing_deg, 1),
        "crosses": ", ".join("–".join(pair) for pair in leg.crosses) or None,
        "note": leg.note or None,
    }
    return Row(kind="leg", cells=cells, geometry=leg_geometry(route, leg))


def _toponym_row(resolution: Resolution, document: Document) -> Row:
    toponym = resolution.toponym
    cells: dict[str, Cell] = {
        "name": toponym.name,
        "use": toponym.use,
        "confidence": round(toponym.confidence, 4),
        "place_confidence": round(resolution.confidence, 4),
        **_place_cells(resolution.place),
        "document": document.id,
        "start": toponym.span.start,
        "end": toponym.span.end,
    }
    return Row(kind="toponym", cells=cells, geometry=place_geometry(resolution.place))


def _claim_row(verdict: Verdict, document: Document, number: int) -> Row:
    claim = verdict.claim
    cells: dict[str, Cell] = {
        "claim": claim_id(number),
        "type": claim.type.value,
        "negated": claim.negated,
        "attributed_to": claim.attributed_to,
        "claimed": "; ".join(quantity.text for quantity in claim.quantities) or None,
        "outcome": verdict.outcome.value,
        "status": verdict.status,
        "because": verdict.because,
        "decided_by": verdict.decision.by if verdict.decision else None,
        "decided_on": verdict.decision.on if verdict.decision else None,
        "decision": (verdict.decision.note or None) if verdict.decision else None,
        **_measured_cells(verdict),
        "worldviews": "; ".join(f"{view}: {outcome.value}" for view, outcome in verdict.worldviews) or None,
        "document": document.id,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "quote": document.quote(claim.quote),
    }
    return Row(kind="claim", cells=cells)


def _measured_cells(verdict: Verdict) -> dict[str, Cell]:
    measured = verdict.measured
    if measured is None:
        return {}
    low, high = measured.interval_90 or (None, None)
    return {
        "measured": round(measured.value, 2),
        "measured_unit": measured.unit,
        "measured_low": None if low is None else round(low, 2),
        "measured_high": None if high is None else round(high, 2),
    }


def _evidence_rows(verdict: Verdict, number: int) -> Iterator[Row]:
    for evidence in verdict.evidence:
        cells: dict[str, Cell] = {
            "claim": claim_id(number),
            "outcome": verdict.outcome.value,
            "status": verdict.status,
            "label": evidence.label,
        }
        yield Row(kind="evidence", cells=cells, geometry=evidence_geometry(evidence))


def _when_cells(when: When | None) -> dict[str, Cell]:
    if when is None:
        return {}
    return {
        "when_start": when.start,
        "when_end": when.end,
        "when_precision": when.precision,
        "when_clock": clock_words(when) or None,
    }


def _place_cells(place: Place | None) -> dict[str, Cell]:
    if place is None:
        return {}
    lon, lat = place_position(place)
    return {
        "place_id": place.id,
        "place": place.name,
        "country": place.country_code,
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "radius_km": records.figure(place.radius_km),
        "lon": lon,
        "lat": lat,
    }
