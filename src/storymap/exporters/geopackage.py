"""Story → GeoPackage: a layer for each kind of row, with attribution and provenance in a table and in the metadata.

Written by GDAL (through pyogrio) column by column: absent stays absent, which a data frame would turn into NaN.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy
import pyogrio
import pyogrio.raw
import shapely
from shapely.geometry import shape

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.columns import Column, Kind, columns_of
from storymap.exporters.plain_text import holdable
from storymap.exporters.provenance import about_lines, made_at
from storymap.exporters.rows import Row, story_rows
from storymap.model.stories import Story

LAYERS: dict[Kind, tuple[str, str | None]] = {
    "stop": ("stops", "Point"),
    "leg": ("legs", "MultiLineString"),
    "context": ("context", "Point"),
    "toponym": ("toponyms", "Point"),
    "evidence": ("evidence", "Unknown"),
    "claim": ("claims", None),
}
"""Kinds of rows → their layer and what geometry it holds; a table without geometry holds none."""
ABOUT = "about"
"""The table of attributions, worldviews and provenance."""
_UNDATED = "1970-01-01T00:00:00.000Z"
"""A GeoPackage must bear a time; this one says that it is none."""
_CLOCK, _SYNCHRONOUS = "OGR_CURRENT_DATE", "OGR_SQLITE_SYNCHRONOUS"
_CRS = "EPSG:4326"
_TYPES: dict[str, Any] = {"text": object, "integer": "int64", "number": "float64", "boolean": "bool"}
_ZEROS = {"text": "", "integer": 0, "number": 0.0, "boolean": False}


class GeoPackageExporter:
    """A story as layers: stops, legs, context, toponyms, evidence, claims, and the table about."""

    name = "gpkg"
    version = "1"
    suffix = ".gpkg"
    keeps = "all rows of the tables as layers, lines, outlines, times, quotes; unplaced names without geometry"
    loses = "the text, candidates, chapters"
    reads = "QGIS, ArcGIS, GDAL, geopandas"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The database file, as bytes."""
        about = [(label, holdable(words)) for label, words in about_lines(story, self)]
        with tempfile.TemporaryDirectory(prefix="storymap-") as folder, _clock_stopped():
            path = Path(folder) / "story.gpkg"
            _write_about(path, about)
            rows = list(story_rows(story))
            for kind in LAYERS:
                _write_layer(path, kind, [row for row in rows if row.kind == kind])
            return path.read_bytes()


@contextmanager
def _clock_stopped() -> Iterator[None]:
    """GDAL dates what it writes with the time of the day; here with the time that outputs bear, if any.

    Nor does it wait for the disk: the file is a temporary one.
    """
    before = {name: pyogrio.get_gdal_config_option(name) for name in (_CLOCK, _SYNCHRONOUS)}
    made = made_at()
    pyogrio.set_gdal_config_options({_CLOCK: made.replace("Z", ".000Z") if made else _UNDATED, _SYNCHRONOUS: "OFF"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(before)


def _write_about(path: Path, about: Sequence[tuple[str, str]]) -> None:
    """The first table, since the first one makes the file and its metadata."""
    data = [numpy.array([line[at] for line in about], dtype=object) for at in (0, 1)]
    metadata: dict[str, str] = {}
    for label, words in about:
        metadata[label] = f"{metadata[label]}\n{words}" if label in metadata else words
    _write(path, None, data, ["name", "value"], layer=ABOUT, geometry_type=None, crs=None, dataset_metadata=metadata)


def _write_layer(path: Path, kind: Kind, rows: Sequence[Row]) -> None:
    layer, geometry_type = LAYERS[kind]
    columns = columns_of(kind)
    cells = [[row.cells.get(column.name) for row in rows] for column in columns]
    _write(
        path,
        None if geometry_type is None else numpy.array([_wkb(row) for row in rows], dtype=object),
        [_data(column, values) for column, values in zip(columns, cells, strict=True)],
        [column.name for column in columns],
        field_mask=[numpy.array([value is None for value in values], dtype=bool) for values in cells],
        layer=layer,
        geometry_type=geometry_type,
        crs=_CRS if geometry_type else None,
        append=True,
    )


def _write(path: Path, geometry: Any, data: list[Any], fields: list[str], **options: Any) -> None:  # noqa: ANN401
    pyogrio.raw.write(os.fspath(path), geometry, data, fields, driver="GPKG", **options)


def _data(column: Column, values: Sequence[Any]) -> Any:  # noqa: ANN401 - numpy's arrays of whatever type
    zero = _ZEROS[column.type]
    held = [zero if value is None else holdable(value) if isinstance(value, str) else value for value in values]
    return numpy.array(held, dtype=_TYPES[column.type])


def _wkb(row: Row) -> bytes | None:
    return None if row.geometry is None else bytes(shapely.to_wkb(shape(row.geometry)))
