"""Routes and what belongs to them → plain values for JSON, in the shapes that `docs/reference/outputs.md` keeps."""

from collections.abc import Iterable, Mapping, Sequence

from storymap.exporters.records import Json, Record, degrees, place_record, span_record
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Clock, ContextPlace, Leg, Route, Statement, Stop, Story, When
from storymap.model.texts import Document


def route_record(route: Route, documents: Sequence[ResolvedDocument]) -> Record:
    """One traveller's route."""
    texts = _texts(documents)
    return {
        "traveller": route.traveller,
        "stops": [_stop(stop, texts) for stop in route.stops],
        "legs": [_leg(leg) for leg in route.legs],
    }


def _texts(documents: Sequence[ResolvedDocument]) -> dict[str, Document]:
    return {resolved.document.id: resolved.document for resolved in documents}


def statement_record(statement: Statement, texts: Mapping[str, Document]) -> Record:
    """What one text says, with its words."""
    quote = texts[statement.document].quote(statement.span)
    return {"document": statement.document, "quote": quote, **span_record(statement.span)}


def disagreement_records(story: Story) -> list[Json]:
    """Statements that do not go together."""
    texts = _texts(story.documents)
    return [
        {
            "kind": found.kind,
            "traveller": found.traveller,
            "place": found.place,
            "subject": found.subject,
            "because": found.because,
            "statements": [statement_record(statement, texts) for statement in found.statements],
        }
        for found in story.disagreements
    ]


def when_record(when: When | None) -> Record | None:
    """A time as exact as the text gives it."""
    if when is None:
        return None
    return {
        "start": when.start,
        "end": when.end,
        "precision": when.precision,
        "words": when.words,
        "anchor": when.anchor,
        "clock": _clock(when.clock) if when.clock else None,
    }


def _clock(clock: Clock) -> Record:
    return {
        "start": clock.start,
        "end": clock.end,
        "sense": clock.sense,
        "timezone": clock.timezone,
        "utc_offset": clock.utc_offset,
    }


def _stop(stop: Stop, texts: Mapping[str, Document]) -> Record:
    return {
        "name": stop.name,
        "place": place_record(stop.place) if stop.place else None,
        "role": stop.role,
        "inferred": stop.inferred,
        "ordered": stop.ordered,
        "when": when_record(stop.when),
        "until": when_record(stop.until),
        "quote": texts[stop.document].quote(stop.span),
        "document": stop.document,
        **span_record(stop.span),
        "crosses": list(stop.crosses) if stop.crosses else None,
        "statements": [statement_record(statement, texts) for statement in stop.statements],
    }


def _leg(leg: Leg) -> Record:
    return {
        "from": leg.start,
        "to": leg.end,
        "distance_km": round(leg.distance_km, 1),
        "bearing_deg": round(leg.bearing_deg, 1),
        "crosses": [list(pair) for pair in leg.crosses],
        "via": {"lat": degrees(leg.via.lat), "lon": degrees(leg.via.lon)} if leg.via else None,
        "when": when_record(leg.when),
        "certain": leg.certain,
        "note": leg.note or None,
    }


def context_records(context: Iterable[ContextPlace]) -> list[Json]:
    """Places that nobody travels to, with what they are to the story."""
    return [{"name": item.name, "role": item.role, "place": place_record(item.place)} for item in context]
