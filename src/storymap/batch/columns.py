"""The columns of each table: what `docs/reference/outputs.md` promises, as Arrow types."""

import pyarrow as pa

_TEXT, _NUMBER, _SHARE, _TEXTS = pa.string(), pa.int64(), pa.float64(), pa.list_(pa.string())
_PLACE = [("place", _TEXT), ("place_name", _TEXT), ("country", _TEXT), ("admin1", _TEXT)]

GEOMETRY = {"documents": "MultiPoint", "toponyms": "Point", "claims": "MultiPoint", "legs": "MultiLineString"}
"""The type of geometry of each table that has one."""

COLUMNS: dict[str, list[tuple[str, pa.DataType]]] = {
    "documents": [
        ("document", _TEXT),
        ("id", _TEXT),
        ("title", _TEXT),
        ("url", _TEXT),
        ("published", _TEXT),
        ("licence", _TEXT),
        ("language", _TEXT),
        ("status", _TEXT),
        *((name, _NUMBER) for name in ("characters", "sentences", "toponyms", "claims", "not_checkable", "legs")),
        ("signature", pa.binary()),
    ],
    "toponyms": [
        ("document", _TEXT),
        ("start", _NUMBER),
        ("end", _NUMBER),
        ("text", _TEXT),
        ("use", _TEXT),
        ("confidence", _SHARE),
        *_PLACE,
        ("feature_class", _TEXT),
        ("feature_code", _TEXT),
        ("radius_km", _SHARE),
        ("place_confidence", _SHARE),
    ],
    "claims": [
        ("document", _TEXT),
        ("id", _TEXT),
        ("start", _NUMBER),
        ("end", _NUMBER),
        ("type", _TEXT),
        ("quote", _TEXT),
        ("relation", _TEXT),
        ("negated", pa.bool_()),
        ("attributed_to", _TEXT),
        ("places", _TEXTS),
        ("place_names", _TEXTS),
        ("countries", _TEXTS),
        ("claimed", _TEXTS),
        ("published", _TEXT),
        ("outcome", _TEXT),
        ("severity", _SHARE),
        ("confidence", _SHARE),
        ("because", _TEXT),
        ("measured", _SHARE),
        ("measured_unit", _TEXT),
        ("correction", _TEXT),
        ("conflicts_with", _TEXTS),
        ("worldviews", _TEXTS),
        ("check", _TEXT),
        ("sources", _TEXTS),
    ],
    "legs": [
        ("document", _TEXT),
        ("route", _NUMBER),
        ("traveller", _TEXT),
        ("start", _NUMBER),
        ("from", _TEXT),
        ("from_place", _TEXT),
        ("to", _TEXT),
        ("to_place", _TEXT),
        ("distance_km", _SHARE),
        ("bearing_deg", _SHARE),
        ("crosses", _TEXTS),
        ("when_start", _TEXT),
        ("when_end", _TEXT),
        ("certain", pa.bool_()),
        ("note", _TEXT),
    ],
    "errors": [("document", _TEXT), ("kind", _TEXT), ("reason", _TEXT)],
}
"""Columns of each table in order, without the geometry."""
