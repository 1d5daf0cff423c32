"""Events → plain values for JSON, in the shapes that `docs/reference/outputs.md` keeps."""

from collections.abc import Sequence

from storymap.exporters.records import Json, Record, place_record, span_record
from storymap.exporters.route_records import when_record
from storymap.model.places import Place, ResolvedDocument
from storymap.model.stories import Event
from storymap.model.texts import Document


def event_records(events: Sequence[Event], documents: Sequence[ResolvedDocument]) -> list[Json]:
    """What befell whom, in the order of the texts."""
    texts = {resolved.document.id: resolved.document for resolved in documents}
    return [_event(event, texts[event.document]) for event in events]


def _event(event: Event, document: Document) -> Record:
    return {
        "kind": event.kind,
        "motion": event.motion,
        "who": event.who,
        "source": _place(event.source),
        "goal": _place(event.goal),
        "path": [place_record(place) for place in event.path],
        "when": when_record(event.when),
        "reached": event.reached,
        "quote": document.quote(event.span),
        "document": event.document,
        **span_record(event.span),
    }


def _place(place: Place | None) -> Json:
    return place_record(place) if place else None
