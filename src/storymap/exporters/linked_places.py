"""Story → Linked Places Format: one record for each place, with the names that the texts give it and its visits.

A record is about a place, not about a stop: which stops it is, and in which order, stands under `properties`. Names
that mean no known place are records without geometry.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.encoding import json_bytes
from storymap.exporters.identifiers import document_address, place_address, place_urn, urn
from storymap.exporters.place_types import place_type
from storymap.exporters.precision import place_position
from storymap.exporters.provenance import about_record, licence_address
from storymap.exporters.records import Json, Record, figure
from storymap.exporters.route_records import when_record
from storymap.model.places import Place, Resolution
from storymap.model.stories import Stop, Story, When
from storymap.model.texts import Document

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
"""The context that the specification names from version 1.1 on."""


class LinkedPlacesExporter:
    """The places of a story as a gazetteer of its own, for Recogito, Peripleo and the World Historical Gazetteer."""

    name = "lpf"
    version = "1"
    suffix = ".jsonld"
    keeps = "places with the names the texts give them, cited; types, links to GeoNames, times and numbers of stops"
    loses = "legs, claims, toponyms one by one, the text; an unplaced name is a record without geometry"
    reads = "World Historical Gazetteer, Recogito, Peripleo, everything that reads GeoJSON or JSON-LD"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The collection of records, in the order in which the routes and then the texts name them."""
        licences = dict.fromkeys(url for item in story.attributions if (url := licence_address(item)))
        return json_bytes(
            {
                "type": "FeatureCollection",
                "@context": CONTEXT,
                "title": story.title,
                "license": list(licences),
                "features": [_feature(entry) for entry in _entries(story)],
                **about_record(story, self),
            }
        )


@dataclass(slots=True, kw_only=True)
class _Entry:
    """What the story says of one place, or of one name without a place."""

    key: str
    place: Place | None
    names: dict[str, dict[str, Document]] = field(default_factory=dict)
    """Names in the order of the texts → the documents that use them."""
    stops: list[tuple[int, int, Stop]] = field(default_factory=list)
    """Route from 0, number from 1."""

    def named(self, name: str, document: Document | None) -> None:
        cited = self.names.setdefault(name, {})
        if document:
            cited[document.id] = document


class _Gathered:
    """Entries by place, in the order of their first mention."""

    def __init__(self) -> None:
        self.entries: dict[str, _Entry] = {}

    def of(self, place: Place | None, name: str, document: Document | None) -> _Entry:
        key = place_urn(place) if place else urn("name", document_address(document) if document else "", name)
        return self.entries.setdefault(key, _Entry(key=key, place=place))


def _entries(story: Story) -> Iterable[_Entry]:
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    found = _Gathered()
    for route_number, route in enumerate(story.routes):
        for number, stop in enumerate(route.stops, start=1):
            document = texts[stop.document]
            found.of(stop.place, stop.name, document).stops.append((route_number, number, stop))
    for resolved in story.documents:
        for resolution in resolved.resolutions:
            _add_name(found, resolution, resolved.document)
    for item in story.context:
        found.of(item.place, item.name, None).named(item.name, None)
    return found.entries.values()


def _add_name(found: _Gathered, resolution: Resolution, document: Document) -> None:
    """A demonym names the people; the place has it for no name."""
    name = resolution.toponym.name
    if resolution.toponym.use != "demonym":
        found.of(resolution.place, name, document).named(name, document)
    elif resolution.place:
        found.of(resolution.place, name, document)


def _feature(entry: _Entry) -> Record:
    place = entry.place
    return {
        "@id": entry.key,
        "type": "Feature",
        "properties": _properties(entry),
        **_when([stop.when for _, _, stop in entry.stops if stop.when]),
        "names": list(_names(entry)),
        **(_about(place) if place else {}),
        "geometry": _geometry(place) if place else None,
    }


def _properties(entry: _Entry) -> Record:
    place = entry.place
    return {
        "title": _title(entry),
        "ccodes": [code for code in (place.countries or (place.country_code,)) if code] if place else [],
        "fclasses": [place.feature_class] if place else [],
        "radius_km": figure(place.radius_km) if place else None,
        "stops": [
            {
                "route": route,
                "number": number,
                "name": stop.name,
                "role": stop.role,
                "inferred": stop.inferred,
                "when": when_record(stop.when),
            }
            for route, number, stop in entry.stops
        ],
    }


def _title(entry: _Entry) -> str:
    if entry.place:
        return entry.place.name
    return next(iter(entry.names), entry.stops[0][2].name if entry.stops else "")


def _names(entry: _Entry) -> Iterator[Json]:
    """The names with the texts that use them; a place that is only referred to goes by its main name."""
    for name, cited in (entry.names or {_title(entry): {}}).items():
        record: Record = {"toponym": name}
        documents = list(cited.values())
        if documents:
            record["lang"] = documents[0].language
        citations = [_citation(document) for document in documents]
        yield {**record, "citations": citations or [{"label": "storymap", "@id": entry.key}]}


def _citation(document: Document) -> Json:
    published = f" ({document.source.published})" if document.source.published else ""
    return {"label": f"{document.source.title or document.id}{published}", "@id": document_address(document)}


def _about(place: Place) -> Record:
    address, kind = place_address(place), place_type(place)
    links: list[Json] = [{"type": "exactMatch", "identifier": address}] if address else []
    types: list[Json] = []
    if kind:
        labels: list[Json] = [{"label": place.feature_code, "lang": "en"}]
        types.append({"identifier": kind[0], "label": kind[1], "sourceLabels": labels})
    return {"types": types, "links": links}


def _geometry(place: Place) -> Record:
    lon, lat = place_position(place)
    certainty = "certain" if place.radius_km < 1 else "less-certain"
    return {"type": "Point", "coordinates": [lon, lat], "certainty": certainty}


def _when(times: list[When]) -> Record:
    spans: list[Json] = [span for when in times if (span := _timespan(when))]
    return {"when": {"timespans": spans, "label": "when the story visits it"}} if spans else {}


def _timespan(when: When) -> Record | None:
    """The days that a time can mean: a day is `in`, more are bounds; a span must have a start."""
    if when.start and when.start == when.end:
        return {"start": {"in": when.start}}
    if when.start:
        return {"start": {"earliest": when.start}, **({"end": {"latest": when.end}} if when.end else {})}
    return {"start": {"latest": when.end}} if when.end else None
