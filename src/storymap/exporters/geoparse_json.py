"""Resolved documents → `storymap/geoparse/1`."""

from collections.abc import Iterable

from storymap.exporters import records
from storymap.model.places import ResolvedDocument

SCHEMA = "storymap/geoparse/1"


def geoparse_record(documents: Iterable[ResolvedDocument]) -> records.Record:
    """The documents with their toponyms, places and candidates."""
    return {"schema": SCHEMA, "documents": [records.document_record(resolved) for resolved in documents]}
