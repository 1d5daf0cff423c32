"""Story, or resolved documents → GeoJSON (RFC 7946): places, legs of the route, evidence of the verdicts."""

from collections.abc import Iterable, Iterator, Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import records
from storymap.exporters.encoding import json_bytes
from storymap.exporters.precision import place_position
from storymap.exporters.provenance import about_record
from storymap.exporters.route_records import route_record
from storymap.exporters.shapes import evidence_geometry, leg_geometry, place_geometry
from storymap.model.claims import Verdict, claim_id
from storymap.model.places import Place, ResolvedDocument
from storymap.model.stories import ContextPlace, Route, Story


class GeoJsonExporter:
    """A story as one FeatureCollection; lines are cut at ±180°, unplaced names have no geometry."""

    name = "geojson"
    version = "2"
    suffix = ".geojson"
    keeps = (
        "toponyms, stops, legs, mentioned places, evidence of verdicts, times, quotes; unplaced names without geometry"
    )
    loses = "the text, claims without evidence, chapters"
    reads = "QGIS, Leaflet, geojson.io, pandas with geopandas"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The story's features, with what made them and whose data they are as foreign members."""
        return json_bytes({**feature_collection(_story_features(story)), **about_record(story, self)})


def feature_collection(members: Iterable[records.Record]) -> records.Record:
    """The members as one FeatureCollection."""
    return {"type": "FeatureCollection", "features": list(members)}


def toponym_features(documents: Iterable[ResolvedDocument]) -> Iterator[records.Record]:
    """One point for each toponym; no geometry where it means no known place."""
    for resolved in documents:
        for resolution in resolved.resolutions:
            properties = records.toponym_record(resolution)
            del properties["candidates"]
            yield _placed(resolution.place, {"kind": "toponym", "document": resolved.document.id, **properties})


def _story_features(story: Story) -> Iterator[records.Record]:
    yield from toponym_features(story.documents)
    for number, route in enumerate(story.routes):
        yield from _route_features(route, story.documents, number=number)
    yield from (_context_feature(item) for item in story.context)
    for number, verdict in enumerate(story.verdicts):
        yield from _evidence_features(verdict, number=number)


def _route_features(route: Route, documents: Sequence[ResolvedDocument], *, number: int) -> Iterator[records.Record]:
    record = route_record(route, documents)
    for stop, properties in zip(route.stops, _objects(record["stops"]), strict=True):
        yield _placed(stop.place, {"kind": "stop", "route": number, **properties})
    for leg, properties in zip(route.legs, _objects(record["legs"]), strict=True):
        yield _member(leg_geometry(route, leg), {"kind": "leg", "route": number, **properties})


def _context_feature(item: ContextPlace) -> records.Record:
    properties: records.Record = {"kind": "context", "name": item.name, "role": item.role}
    return _placed(item.place, {**properties, "place": records.place_record(item.place)})


def _objects(value: records.Json) -> list[records.Record]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _evidence_features(verdict: Verdict, *, number: int) -> Iterator[records.Record]:
    for evidence in verdict.evidence:
        properties: records.Record = {
            "kind": "evidence",
            "claim": claim_id(number),
            "label": evidence.label,
            "outcome": verdict.outcome.value,
            "status": verdict.status,
        }
        yield _member(evidence_geometry(evidence), properties)


def _placed(place: Place | None, properties: records.Record) -> records.Record:
    """A feature at the place, whose position is told no finer in the properties than in the geometry."""
    told = properties.get("place")
    if place is not None and isinstance(told, dict):
        lon, lat = place_position(place)
        properties = {**properties, "place": {**told, "lat": lat, "lon": lon}}
    return _member(place_geometry(place), properties)


def _member(geometry: records.Record | None, properties: records.Record) -> records.Record:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
