"""Rows → the bytes of a GeoParquet file; the same rows give the same bytes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import shapely

from storymap.batch.columns import COLUMNS, GEOMETRY
from storymap.batch.values import Row

SCHEMA = "storymap/batch-table/1"
"""Name and version of the tables' form, under `storymap` in each file's metadata."""


def parquet_bytes(name: str, rows: Sequence[Row], *, about: Mapping[str, Any]) -> bytes:
    """A table as a Parquet file; with geometry (WGS 84, longitude first) where the table has one.

    Args:
        name: Which table.
        rows: In the order of the documents.
        about: Versions, attributions and worldviews, kept in the file's metadata.
    """
    columns = {column: pa.array([_value(row, column) for row in rows], type=kind) for column, kind in COLUMNS[name]}
    metadata = {"storymap": json.dumps({"schema": SCHEMA, "table": name, **about}, sort_keys=True)}
    if name in GEOMETRY:
        shapes = [_shape(GEOMETRY[name], row.get("geometry")) for row in rows]
        columns["geometry"] = pa.array([shapely.to_wkb(one) if one else None for one in shapes], type=pa.binary())
        metadata["geo"] = json.dumps(_geo(GEOMETRY[name], [one for one in shapes if one]), sort_keys=True)
    table = pa.table(columns).replace_schema_metadata(metadata)
    sink = pa.BufferOutputStream()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _value(row: Row, column: str) -> object:
    value = row.get(column)
    return bytes.fromhex(value) if column == "signature" and isinstance(value, str) else value


def _shape(kind: str, positions: Any) -> Any:  # noqa: ANN401 - shapely has no types; pairs or lists of pairs
    if not positions:
        return None
    if kind == "Point":
        return shapely.Point(positions[0])
    return shapely.MultiPoint(positions) if kind == "MultiPoint" else shapely.MultiLineString(positions)


def _geo(kind: str, shapes: Sequence[Any]) -> dict[str, Any]:
    """What GeoParquet 1.1 asks to be said of the geometry; without a CRS it is OGC:CRS84."""
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": [kind] if shapes else []}
    if shapes:
        column["bbox"] = [float(edge) for edge in shapely.total_bounds(shapes)]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
