"""A tiny corpus of our own, and a pipeline that answers from a table."""

import json

import pytest

from storymap.language.names import normalise
from storymap.model.places import Candidate, LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.texts import Span


def make_place(name, lat, lon, *, key=None, code="PPL"):
    """A place of a made-up gazetteer; `key` is its number in GeoNames."""
    return Place(
        id=f"geonames:{key}" if key else f"made:{normalise(name)}",
        name=name,
        feature_class="A" if code.startswith("PCL") else "P",
        feature_code=code,
        location=LonLat(lat=lat, lon=lon),
        radius_km=5,
    )


class TablePipeline:
    """Finds every name of a table wherever it stands, and places it where the table says."""

    def __init__(self, table, *, demonyms=(), confidence=0.9, silent=()):
        self.table, self.demonyms, self.confidence, self.silent = table, demonyms, confidence, silent

    def geoparse(self, document):
        starts = ((document.text.find(name), name) for name in self.table if name not in self.silent)
        found = [self._toponym(start, name) for start, name in sorted(starts) if start >= 0]
        return ResolvedDocument(document=document, resolutions=self.resolve(document, found))

    def _toponym(self, start, name):
        return Toponym(
            span=Span(start=start, end=start + len(name)),
            name=name,
            recognizer="table@1",
            use="demonym" if name in self.demonyms else "literal",
            confidence=self.confidence,
        )

    def resolve(self, document, toponyms):  # noqa: ARG002 - the pipeline's signature
        return tuple(self._resolution(toponym) for toponym in toponyms)

    def _resolution(self, toponym):
        places = self.table.get(toponym.name) or ()
        candidates = tuple(Candidate(place=place, score=0.5) for place in places)
        place = places[0] if places else None
        return Resolution(
            toponym=toponym, candidates=candidates, place=place, confidence=self.confidence if place else 0.0
        )


@pytest.fixture
def place():
    return make_place


@pytest.fixture
def table_pipeline():
    return TablePipeline


@pytest.fixture
def write_corpus(tmp_path):
    """A function that writes records as JSON lines and returns the path."""

    def write(*records, name="tiny.jsonl"):
        path = tmp_path / name
        lines = (record if isinstance(record, str) else json.dumps(record) for record in records)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def gold():
    """A function that makes a corpus record: a text and what is marked in it, as (words, lat, lon, more)."""

    def make(text, *marked, name="a"):
        toponyms = []
        for words, lat, lon, more in marked:
            start = text.index(words)
            toponyms.append({"start": start, "end": start + len(words), "text": words, "lat": lat, "lon": lon, **more})
        return {"id": name, "text": text, "toponyms": toponyms}

    return make
