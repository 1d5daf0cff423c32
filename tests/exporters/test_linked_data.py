"""Linked Places, Web Annotation and ClaimReview: by schemas of ours from the specifications, and as RDF by PyLD."""

import json
from dataclasses import replace

import jsonschema
import pytest
from pyld import jsonld

from storymap.model.claims import Decision, SourceLink

POSITION = {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}}
IRI = {"type": "string", "pattern": r"^(https?://|urn:|aat:)\S+$"}
TIME = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {name: {"type": "string"} for name in ("in", "earliest", "latest")},
}
TIMESPAN = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": TIME, "end": TIME},
}
LINKED_PLACE = {
    "type": "object",
    "required": ["@id", "type", "properties", "names", "geometry"],
    "properties": {
        "@id": IRI,
        "type": {"const": "Feature"},
        "properties": {
            "type": "object",
            "required": ["title", "ccodes", "fclasses"],
            "properties": {
                "title": {"type": "string"},
                "ccodes": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
                "fclasses": {"type": "array", "items": {"enum": list("AHLPRSTUV")}},
            },
        },
        "when": {"required": ["timespans"], "properties": {"timespans": {"type": "array", "items": TIMESPAN}}},
        "names": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["toponym", "citations"],
                "properties": {
                    "toponym": {"type": "string", "minLength": 1},
                    "citations": {
                        "type": "array",
                        "minItems": 1,
                        "items": {"required": ["label", "@id"], "properties": {"@id": IRI}},
                    },
                },
            },
        },
        "types": {"type": "array", "items": {"required": ["identifier", "label"], "properties": {"identifier": IRI}}},
        "links": {
            "type": "array",
            "items": {
                "required": ["type", "identifier"],
                "properties": {"type": {"enum": ["exactMatch", "closeMatch"]}, "identifier": IRI},
            },
        },
        "geometry": {
            "oneOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "required": ["type", "coordinates"],
                    "properties": {
                        "type": {"const": "Point"},
                        "coordinates": POSITION,
                        "certainty": {"enum": ["certain", "less-certain", "uncertain"]},
                    },
                },
            ]
        },
    },
}
LINKED_PLACES = {
    "type": "object",
    "required": ["type", "@context", "features"],
    "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": LINKED_PLACE}},
}
QUOTE = {
    "required": ["type", "exact", "prefix", "suffix"],
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
}
WHERE = {
    "required": ["type", "start", "end"],
    "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}},
}
MOTIVATIONS = [
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
]  # fmt: skip
"""All that the Web Annotation Vocabulary has."""
BODY = {
    "required": ["type", "purpose"],
    "properties": {"purpose": {"enum": MOTIVATIONS}, "type": {"enum": ["TextualBody", "SpecificResource"]}},
    "if": {"properties": {"type": {"const": "TextualBody"}}},
    "then": {"required": ["value"], "properties": {"value": {"type": "string"}}},
    "else": {"required": ["source"]},
}
ANNOTATION = {
    "required": ["id", "type", "motivation", "body", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "body": {"type": "array", "items": BODY},
        "target": {
            "required": ["source", "selector"],
            "properties": {"source": IRI, "selector": {"type": "array", "prefixItems": [QUOTE, WHERE], "minItems": 2}},
        },
    },
}
COLLECTION = {
    "required": ["@context", "id", "type", "label", "total", "first"],
    "properties": {
        "type": {"const": "AnnotationCollection"},
        "first": {
            "required": ["id", "type", "partOf", "items"],
            "properties": {"type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": ANNOTATION}},
        },
    },
}
PLACES_TERMS = {
    "type": "@type",
    "geojson": "https://purl.org/geojson/vocab#",
    "lpo": "http://linkedpasts.org/ontology/lpo_latest.ttl#",
    "aat": "http://vocab.getty.edu/aat/",
    "features": {"@id": "lpo:hasFeature", "@container": "@set"},
    "Feature": "geojson:Feature",
    "FeatureCollection": "geojson:FeatureCollection",
    "title": "http://purl.org/dc/terms/title",
    "properties": "geojson:properties",
    "names": {"@id": "lpo:name_attestation", "@container": "@set"},
    "toponym": "lpo:toponym",
    "links": {"@id": "lpo:link_attestation", "@container": "@set"},
    "identifier": {"@id": "http://purl.org/dc/terms/identifier", "@type": "@id"},
    "geometry": "https://github.com/kgeographer/geojson-t/geometry",
    "coordinates": {"@id": "geojson:coordinates", "@container": "@list"},
}
"""Terms of Linked Places that the tests look at, mapped as its specification says."""
OA = "http://www.w3.org/ns/oa#"
ANNOTATION_TERMS = {
    "id": "@id",
    "type": "@type",
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "exact", "prefix", "suffix")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector", "start", "end")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@container": "@list", "@type": "@id"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}
"""Terms of Web Annotation that the tests look at, mapped as its vocabulary says."""


def load_offline(address, _options):
    """The contexts that the files name, without a network."""
    terms = PLACES_TERMS if "linkedplaces-context" in address else ANNOTATION_TERMS
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": terms}}


def expand(data):
    return jsonld.expand(json.loads(data), {"documentLoader": load_offline})


@pytest.fixture(scope="module")
def places(export, told_story):
    return export("lpf", told_story)


@pytest.fixture(scope="module")
def annotations(export, told_story):
    return export("webannotation", told_story)


def test_linked_places_keep_to_their_schema(places, rfc7946):
    jsonschema.validate(json.loads(places), LINKED_PLACES)
    assert rfc7946.faults(json.loads(places)) == []


def test_linked_places_are_linked_data(places):
    (collection,) = expand(places)
    features = collection["http://linkedpasts.org/ontology/lpo_latest.ttl#hasFeature"]
    assert {feature["@type"][0] for feature in features} == {"https://purl.org/geojson/vocab#Feature"}
    assert all(feature["@id"].startswith("urn:uuid:") for feature in features)


def test_each_place_is_one_record_with_the_names_that_the_text_gives_it(places):
    features = json.loads(places)["features"]
    titles = [feature["properties"]["title"] for feature in features]
    assert titles[:4] == ["Ukraine", "Russia", "Nowhereville", "Pasvikdalen"]
    assert len(titles) == len(set(titles))
    russia = features[1]
    assert [name["toponym"] for name in russia["names"]] == ["Russia"]
    assert russia["names"][0]["citations"][0]["@id"] == "https://example.org/surveyor"
    assert russia["when"]["timespans"] == [{"start": {"earliest": "2023-11-01"}, "end": {"latest": "2023-11-30"}}]
    assert russia["types"][0]["identifier"] == "aat:300232420"


def test_a_place_of_geonames_is_linked_there(export, told_story, hand_made):
    place = replace(hand_made.PLACES["Oslo"], id="geonames:3143244")
    route = told_story.routes[0]
    stop = replace(route.stops[-1], place=place)
    told = replace(told_story, routes=(replace(route, stops=(stop,), legs=()),))
    feature = json.loads(export("lpf", told))["features"][0]
    assert feature["links"] == [{"type": "exactMatch", "identifier": "https://sws.geonames.org/3143244/"}]


def test_annotations_keep_to_their_schema(annotations):
    jsonschema.validate(json.loads(annotations), COLLECTION)


def test_annotations_are_linked_data_with_ids_of_their_own(annotations):
    (collection,) = expand(annotations)
    (page,) = collection["http://www.w3.org/ns/activitystreams#first"]
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    ids = [item["@id"] for item in items]
    assert len(ids) == len(set(ids)) == json.loads(annotations)["total"]
    assert {item["@type"][0] for item in items} == {f"{OA}Annotation"}


def test_selectors_find_the_words_in_the_text(annotations, told_story):
    text = told_story.documents[0].document.text
    for item in json.loads(annotations)["first"]["items"]:
        quote, where = item["target"]["selector"]
        assert text[where["start"] : where["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert len(quote["prefix"]) <= 32


def test_a_quote_with_its_surroundings_stands_once(annotations, told_story):
    text = told_story.documents[0].document.text
    for item in json.loads(annotations)["first"]["items"]:
        quote, _ = item["target"]["selector"]
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_an_annotation_of_an_unplaced_name_identifies_nothing(annotations):
    items = json.loads(annotations)["first"]["items"]
    nowhere = [item for item in items if item["target"]["selector"][0]["exact"] == "Nowhereville"]
    assert len(nowhere) == 2
    assert not [body for item in nowhere for body in item["body"] if body["type"] == "SpecificResource"]


def test_a_review_tells_who_confirmed_it_and_on_what(export, told_story):
    links = (SourceLink(url="https://example.org/survey", title="Survey"), SourceLink(url="javascript:alert(1)"))
    decision = Decision(by="Ida Moe", on="2024-02-04", note="Checked with the survey.", links=links)
    verdict = replace(told_story.verdicts[0], status="confirmed", decision=decision)
    (review,) = json.loads(export("claimreview", replace(told_story, verdicts=(verdict,))))
    assert review["author"] == {"@type": "Person", "name": "Ida Moe"}
    assert review["dateCreated"] == "2024-02-04"
    assert review["reviewBody"].endswith("Checked with the survey.")
    assert review["citation"] == [{"@type": "WebPage", "url": "https://example.org/survey", "name": "Survey"}]


def test_a_citation_tells_where_and_when_a_copy_was_captured(export, hand_made):
    (review,) = json.loads(export("claimreview", replace(hand_made.make_reviewed_story(), attributions=())))
    (cited,) = review["citation"]
    assert cited["archivedAt"] == "https://archive.example/survey"
    assert cited["encoding"] == {
        "@type": "MediaObject",
        "contentUrl": "https://archive.example/survey",
        "dateCreated": "2023-02-01T09:30:12Z",
        "sha256": hand_made.SURVEY.sha256,
    }


def test_only_confirmed_verdicts_become_claim_reviews(export, told_story):
    assert json.loads(export("claimreview", told_story)) == []
    confirmed = replace(told_story.verdicts[0], status="confirmed")
    rejected = replace(told_story.verdicts[1], status="rejected")
    (review,) = json.loads(export("claimreview", replace(told_story, verdicts=(confirmed, rejected))))
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "Norway shares a 96km (122-mile) land border with Russia"
    assert review["reviewRating"]["ratingValue"] == 2
    assert review["itemReviewed"]["@type"] == "Claim"
    assert "natural-earth@4.1" in review["isBasedOn"]
    assert {"@type": "SoftwareApplication", "name": "storymap", "softwareVersion": "9.8.7"} in review["isBasedOn"]
    assert "de-facto: inconsistent" in review["reviewAspect"]
    assert "GeoNames" in review["creditText"]
