"""What a run over many documents is told and cuts its inputs into: frozen values that travel as JSON."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

SliceKind = Literal["file", "lines", "rows"]
"""One document, JSON lines, or rows of a Parquet file."""

TABLES = ("documents", "toponyms", "claims", "legs", "errors")
"""The tables that every partition has, empty or not."""

Row = dict[str, Any]
"""A row of a table by the names of its columns."""
Rows = dict[str, list[Row]]
"""Rows by table."""
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that an argument names."""

    name: str
    """What tables call it: the path or address as the user would write it."""
    address: str
    """Where every worker finds it: absolute, with its protocol."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A part of one file."""

    name: str
    """The file, as tables call it."""
    address: str
    """The file, as workers open it."""
    kind: SliceKind
    """What it holds."""
    start: int = 0
    """First byte (after decompression) of lines, first row of rows."""
    end: int | None = None
    """The byte or row after the last; `None` for the whole file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """What one task works on; its boundaries depend on the inputs only."""

    slices: tuple[Slice, ...]
    """In the order of the inputs."""
    key: str
    """Names its files: a digest of the slices and of everything that shapes the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that shapes the results."""

    recognizer: str = "trained"
    """As for `Pipeline`."""
    gazetteer_folder: str | None = None
    """As for `Pipeline`; every worker must find it there."""
    overlays: tuple[str, ...] = ()
    """As for `Pipeline`; every worker must find them there."""
    bias: tuple[str, ...] = ()
    """As for `Pipeline`."""
    never: tuple[str, ...] = ()
    """As for `Pipeline`."""
    fields: tuple[tuple[str, str], ...] = ()
    """As for `ReadingOptions`, and what holds a record's `id`."""
    with_people: bool = False
    """Whether names of people stay in the tables."""
    time_limit_s: float = 10.0
    """Processor time that one document may take, in seconds."""
    memory_limit_mb: int = 1000
    """Memory that the process reading the documents may take, in millions of bytes."""
    block_bytes: int = 512 * 1024
    """About how much of the inputs makes a partition."""

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Settings":
        """What `record` was made of."""
        return cls(**{name: _frozen(value) for name, value in record.items()})

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)


def _frozen(value: Any) -> Any:  # noqa: ANN401 - any plain value
    """The value with tuples for lists."""
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def item_name(file: str, number: int) -> str:
    """What tables call an article of a file that holds several, which count from 1."""
    return f"{file}@{number}"


def partition_of(slices: tuple[Slice, ...], *, shaped_by: Mapping[str, Any]) -> Partition:
    """The partition of these slices.

    Args:
        slices: In the order of the inputs.
        shaped_by: Settings and versions: where they differ, the files are called differently.
    """
    told = [[one.name, one.kind, one.start, one.end] for one in slices]
    words = json.dumps([told, shaped_by], sort_keys=True, ensure_ascii=True)
    return Partition(slices=slices, key=hashlib.sha256(words.encode()).hexdigest()[:20])


def partition_record(partition: Partition) -> dict[str, Any]:
    """As plain values, for the worker."""
    return asdict(partition)


def read_partition(record: Mapping[str, Any]) -> Partition:
    """What `partition_record` was made of."""
    return Partition(slices=tuple(Slice(**one) for one in record["slices"]), key=record["key"])


def tables(**rows: list[Row]) -> Rows:
    """Rows by table, with every table."""
    return {name: rows.get(name, []) for name in TABLES}


def joined(parts: Iterable[Rows]) -> Rows:
    """The rows of several documents, in their order."""
    rows = tables()
    for part in parts:
        for name, found in part.items():
            rows[name] += found
    return rows


def error_rows(name: str, kind: str, reason: str) -> Rows:
    """The one row of a document that gave nothing.

    Args:
        name: The document.
        kind: `unreadable`, `failed`, `time`, `memory` or `died`.
        reason: What was met, in words.
    """
    shown = " ".join(reason.split())[:_LONGEST_REASON]
    return tables(errors=[{"document": name, "kind": kind, "reason": shown}])
