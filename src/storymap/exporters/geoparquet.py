"""Story → GeoParquet 1.1: one table of all rows, with attribution, worldviews and provenance in the file's metadata."""

import io
import json
from typing import Any

import shapely
from shapely.geometry import shape

from storymap.boundaries.atlas import Boundaries
from storymap.errors import ComponentError
from storymap.exporters.columns import COLUMNS, Column
from storymap.exporters.plain_text import holdable
from storymap.exporters.provenance import about_record
from storymap.exporters.rows import Row, story_rows
from storymap.model.stories import Story

GEOMETRY = "geometry"
METADATA = b"storymap"
"""Key of the file's metadata under which attributions, worldviews and provenance stand, as JSON."""
_SPECIFICATION = "1.1.0"


class GeoParquetExporter:
    """One table of stops, legs, mentioned places, toponyms, claims and evidence; `kind` says which a row is."""

    name = "geoparquet"
    version = "1"
    suffix = ".parquet"
    keeps = "all rows in one table, lines, outlines, times, quotes; unplaced names without geometry"
    loses = "the text, candidates, chapters"
    reads = "geopandas, pandas, DuckDB, QGIS, R (arrow)"

    def __init__(self, *, boundaries: Boundaries) -> None:
        """Fails at once where pyarrow is not installed.

        Raises:
            ComponentError: It is not; the message says how to install it.
        """
        self._boundaries = boundaries
        self._arrow = _open_arrow()

    def export_story(self, story: Story) -> bytes:
        """The file, as bytes."""
        arrow, parquet = self._arrow
        rows = list(story_rows(story))
        table = arrow.table(
            {
                **{name: _array(arrow, column, rows) for name, column in COLUMNS.items()},
                GEOMETRY: arrow.array([_wkb(row) for row in rows], type=arrow.binary()),
            }
        )
        metadata = {b"geo": _json(_geo_record(rows)), METADATA: _json(about_record(story, self))}
        written = io.BytesIO()
        parquet.write_table(table.replace_schema_metadata(metadata), written, compression="zstd")
        return written.getvalue()


def _open_arrow() -> tuple[Any, Any]:
    try:
        # An optional extra: it is larger than everything else together.
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ComponentError(
            "GeoParquet needs pyarrow, which is not installed; run: pip install 'storymap[parquet]'"
        ) from None
    return pyarrow, pyarrow.parquet


def _array(arrow: Any, column: Column, rows: list[Row]) -> Any:  # noqa: ANN401 - pyarrow's own types
    types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
    values = [row.kind if column.name == "kind" else row.cells.get(column.name) for row in rows]
    held = [holdable(value) if isinstance(value, str) else value for value in values]
    return arrow.array(held, type=types[column.type])


def _geo_record(rows: list[Row]) -> dict[str, Any]:
    """What the specification asks for; without a `crs`, positions are longitude and latitude on WGS 84."""
    types = sorted({str(row.geometry["type"]) for row in rows if row.geometry})
    column = {"encoding": "WKB", "geometry_types": types, "edges": "planar"}
    return {"version": _SPECIFICATION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}


def _json(value: object) -> bytes:
    return holdable(json.dumps(value, ensure_ascii=False, allow_nan=False)).encode("utf-8")


def _wkb(row: Row) -> bytes | None:
    return None if row.geometry is None else bytes(shapely.to_wkb(shape(row.geometry)))
