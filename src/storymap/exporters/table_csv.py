"""Story → CSV (RFC 4180) with a table's description beside it (W3C CSV on the Web), which carries the attribution."""

import csv
import io
from collections.abc import Iterable

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.columns import Cell, Column, Kind, columns_of
from storymap.exporters.encoding import json_bytes
from storymap.exporters.plain_text import holdable, inert_cell
from storymap.exporters.provenance import about_lines, credit_line, licence_address
from storymap.exporters.records import Json, Record
from storymap.exporters.rows import Row, story_rows
from storymap.model.stories import Story

KINDS: tuple[Kind, ...] = ("stop", "leg", "context", "toponym", "claim")
"""The rows written: all but evidence, which is nothing without its geometry."""
_DATATYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


class CsvExporter:
    """One table of stops, legs, mentioned places, toponyms and claims; `kind` says which a row is."""

    name = "csv"
    version = "1"
    suffix = ".csv"
    keeps = (
        "stops in order, legs, mentioned places, toponyms, claims with verdicts, times, quotes; unplaced: empty cells"
    )
    loses = "lines and outlines, candidates, the text; attribution lies in the file beside it"
    reads = "spread-sheets, pandas, R"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The table in UTF-8 with a header; text that a spread-sheet would take for a formula begins with `'`."""
        columns = columns_of(*KINDS)
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(["kind", *(column.name for column in columns)])
        writer.writerows(_cells(row, columns) for row in story_rows(story) if row.kind in KINDS)
        return text.getvalue().encode("utf-8")

    def sidecar(self, story: Story, *, name: str) -> tuple[str, bytes]:
        """The file to lay beside the table: what its columns mean, whose data it rests on, what made it."""
        return f"{name}-metadata.json", json_bytes(_description(story, self, name))


def _cells(row: Row, columns: Iterable[Column]) -> list[str | int | float]:
    return [row.kind, *(_cell(row.cells.get(column.name)) for column in columns)]


def _cell(value: Cell) -> str | int | float:
    """The value as a cell: numbers as they are, truth as CSV on the Web writes it, everything else as inert text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return inert_cell(value or "") if isinstance(value, str | None) else value


def _description(story: Story, exporter: CsvExporter, name: str) -> Record:
    kind: Record = {"name": "kind", "titles": "kind", "datatype": "string", "dc:description": "What the row is about"}
    columns: list[Json] = [kind, *(_column(column) for column in columns_of(*KINDS))]
    licences = dict.fromkeys(url for item in story.attributions if (url := licence_address(item)))
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dc:title": holdable(story.title),
        "dc:rights": [holdable(credit_line(item)) for item in story.attributions],
        "dc:license": [{"@id": url} for url in licences],
        "rdfs:comment": [
            "Text that a spread-sheet would take for a formula has an apostrophe before it.",
            *(f"{label}: {holdable(words)}" for label, words in about_lines(story, exporter)),
        ],
        "tableSchema": {"columns": columns},
    }


def _column(column: Column) -> Record:
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": _DATATYPES[column.type],
        "dc:description": column.about,
    }
