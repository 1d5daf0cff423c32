"""Story → W3C Web Annotation: each toponym with its place, each claim with its verdict, anchored in the text twice.

A TextQuoteSelector finds the words again where the text has changed, a TextPositionSelector at once where it has not;
both count code points, as storymap does.
"""

from collections.abc import Iterator

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.encoding import json_bytes
from storymap.exporters.identifiers import document_address, place_address, place_urn, urn
from storymap.exporters.precision import place_position
from storymap.exporters.provenance import about_lines, credit_line, licence_address, made_at
from storymap.exporters.records import Json, Record
from storymap.model.claims import Verdict, claim_id
from storymap.model.places import Place, Resolution
from storymap.model.stories import Stop, Story
from storymap.model.texts import Document, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of context on either side of a quote: the length that the W3C's note on selectors uses in its examples."""


class WebAnnotationExporter:
    """A story's toponyms, stops and claims as one annotation collection."""

    name = "webannotation"
    version = "1"
    suffix = ".jsonld"
    keeps = "toponyms with places and confidence, stops in order, claims with verdicts, all anchored in the text"
    loses = "legs, candidates, evidence; of the text only quotes with a few words around them"
    reads = "Recogito, Hypothesis, Annotorious, everything that reads JSON-LD"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The collection with all annotations on its first and only page."""
        items = list(_annotations(story))
        licences = dict.fromkeys(url for item in story.attributions if (url := licence_address(item)))
        made = made_at()
        identity = urn("annotations", story.title, *(resolved.document.text for resolved in story.documents))
        return json_bytes(
            {
                "@context": [CONTEXT, {"storymap": "urn:storymap:", "dcterms": "http://purl.org/dc/terms/"}],
                "id": identity,
                "type": "AnnotationCollection",
                "label": story.title,
                "generator": {
                    "type": "Software",
                    "name": f"storymap {story.provenance.version}" if story.provenance else "storymap",
                },
                **({"generated": made} if made else {}),
                "rights": list(licences),
                "dcterms:bibliographicCitation": [credit_line(item) for item in story.attributions],
                "storymap:provenance": [f"{label}: {words}" for label, words in about_lines(story, self)],
                "total": len(items),
                "first": _page(identity, items),
            }
        )


def _page(collection: str, items: list[Json]) -> Record:
    return {
        "id": urn(collection, "first"),
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": items,
    }


def _annotations(story: Story) -> Iterator[Json]:
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    for resolved in story.documents:
        for resolution in resolved.resolutions:
            yield _toponym(resolution, resolved.document)
    for number, route in enumerate(story.routes):
        for index, stop in enumerate(route.stops, start=1):
            yield _stop(stop, texts[stop.document], f"{number}.{index}")
    for number, verdict in enumerate(story.verdicts):
        yield _claim(verdict, texts[verdict.claim.document], claim_id(number))


def _toponym(resolution: Resolution, document: Document) -> Record:
    toponym, place = resolution.toponym, resolution.place
    words = f"{toponym.use}; confidence {toponym.confidence:.2f}, of the place {resolution.confidence:.2f}"
    bodies: list[Json] = [*_place_bodies(place), _said(words, "describing")]
    return _annotation(document, toponym.span, "identifying", bodies, "toponym")


def _stop(stop: Stop, document: Document, number: str) -> Record:
    label: list[Json] = [_said(stop.name, "describing"), _said(f"stop {number}: {stop.role}", "tagging")]
    days = [day for day in ((stop.when.start, stop.when.end) if stop.when else ()) if day]
    when: list[Json] = [_said("/".join(dict.fromkeys(days)), "tagging")] if days else []
    bodies: list[Json] = [*label, *when, *_place_bodies(stop.place)]
    return _annotation(document, stop.span, "linking", bodies, "stop", number)


def _claim(verdict: Verdict, document: Document, claim: str) -> Record:
    bodies: list[Json] = [
        _said(verdict.outcome.value, "classifying"),
        _said(verdict.because, "assessing"),
        _said(f"{verdict.claim.type.value}; {verdict.status}", "tagging"),
    ]
    return _annotation(document, verdict.claim.quote, "assessing", bodies, "claim", claim)


def _annotation(document: Document, span: Span, motivation: str, bodies: list[Json], *kind: str) -> Record:
    address = document_address(document)
    return {
        "id": urn(document.id, address, *kind, str(span.start), str(span.end)),
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": {"source": address, "selector": _selectors(document.text, span)},
    }


def _selectors(text: str, span: Span) -> list[Json]:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    quoted = {"exact": text[span.start : span.end], "prefix": before, "suffix": after}
    return [
        {"type": "TextQuoteSelector", **quoted},
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _place_bodies(place: Place | None) -> list[Json]:
    """Which place is meant, by its address where it has one, and where it is; none for a name without a place."""
    if place is None:
        return []
    lon, lat = place_position(place)
    known: Record = {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": {
            "id": place_address(place) or place_urn(place),
            "label": place.name,
            "dcterms:identifier": place.id,
        },
    }
    return [known, _said(f"geo:{lat},{lon};u={place.radius_km * 1000:.0f}", "describing")]


def _said(words: str, purpose: str) -> Json:
    """Plain text: a reader that shows it as HTML has not read its format."""
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": words}
