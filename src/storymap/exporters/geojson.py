"""Story, or resolved documents → GeoJSON (RFC 7946): places, legs of the route, evidence of the verdicts."""

from collections.abc import Iterable, Iterator, Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import records
from storymap.exporters.encoding import json_bytes
from storymap.exporters.route_records import route_record
from storymap.model.claims import Evidence, Verdict
from storymap.model.places import LonLat, ResolvedDocument
from storymap.model.stories import Route, Story


class GeoJsonExporter:
    """A story as one FeatureCollection; lines are cut at ±180°, unplaced names have no geometry."""

    name = "geojson"
    version = "1"
    suffix = ".geojson"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The story's features with its attributions as a foreign member."""
        collection = feature_collection(_story_features(story))
        collection |= records.credit_records(story.attributions, story.lookups)
        collection["worldviews"] = list(story.worldviews)
        return json_bytes(collection)


def feature_collection(members: Iterable[records.Record]) -> records.Record:
    """The members as one FeatureCollection."""
    return {"type": "FeatureCollection", "features": list(members)}


def toponym_features(documents: Iterable[ResolvedDocument]) -> Iterator[records.Record]:
    """One point for each toponym; no geometry where it means no known place."""
    for resolved in documents:
        for resolution in resolved.resolutions:
            properties = records.toponym_record(resolution)
            del properties["candidates"]
            point = _point(resolution.place.location) if resolution.place else None
            yield _member(point, {"kind": "toponym", "document": resolved.document.id, **properties})


def _story_features(story: Story) -> Iterator[records.Record]:
    yield from toponym_features(story.documents)
    for number, route in enumerate(story.routes):
        yield from _route_features(route, story.documents, number=number)
    for number, verdict in enumerate(story.verdicts):
        yield from _evidence_features(verdict, number=number)


def _route_features(route: Route, documents: Sequence[ResolvedDocument], *, number: int) -> Iterator[records.Record]:
    record = route_record(route, documents)
    for stop, properties in zip(route.stops, _objects(record["stops"]), strict=True):
        point = _point(stop.place.location) if stop.place else None
        yield _member(point, {"kind": "stop", "route": number, **properties})
    for leg, properties in zip(route.legs, _objects(record["legs"]), strict=True):
        yield _member(_multi_line(leg.line), {"kind": "leg", "route": number, **properties})


def _objects(value: records.Json) -> list[records.Record]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _evidence_features(verdict: Verdict, *, number: int) -> Iterator[records.Record]:
    for evidence in verdict.evidence:
        properties: records.Record = {
            "kind": "evidence",
            "claim": records.claim_id(number),
            "label": evidence.label,
            "outcome": verdict.outcome.value,
        }
        yield _member(_evidence_geometry(evidence), properties)


def _evidence_geometry(evidence: Evidence) -> records.Record:
    if evidence.kind == "point":
        return _point(evidence.lines[0][0])
    if evidence.kind == "area":
        return {"type": "MultiPolygon", "coordinates": [[_positions(ring)] for ring in evidence.lines]}
    return _multi_line(evidence.lines)


def _multi_line(lines: Sequence[Sequence[LonLat]]) -> records.Record:
    return {"type": "MultiLineString", "coordinates": [_positions(line) for line in lines]}


def _positions(line: Sequence[LonLat]) -> list[records.Json]:
    return [[records.degrees(p.lon), records.degrees(p.lat)] for p in line]


def _point(position: LonLat) -> records.Record:
    return {"type": "Point", "coordinates": [records.degrees(position.lon), records.degrees(position.lat)]}


def _member(geometry: records.Record | None, properties: records.Record) -> records.Record:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
