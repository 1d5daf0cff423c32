"""A slice of a file → what it holds, one file or record after the other; nothing is decoded here."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal, cast

import fsspec
import pyarrow.parquet

from storymap.batch.planning import suffix_of
from storymap.batch.values import Slice
from storymap.reading.kinds import LARGE_LIMIT_BYTES, LIMIT_BYTES

_BATCH = 64
"""Rows of a Parquet file held at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """The bytes of a file or record, or the reason why there are none."""

    name: str
    """What tables call it: the file, with `@` and the byte or row where it begins in a file of several."""
    form: Literal["file", "record"]
    """What the bytes are: a whole file of any format that is read, or a JSON object."""
    suffix: str = ""
    """The file's, beneath a compression's, in lower case."""
    data: bytes = b""
    """All of them."""
    error: str = ""
    """Why they cannot be read; empty where they can."""


def read_slice(part: Slice) -> Iterator[RawDocument]:
    """What the slice holds, in order; what cannot be read ends it with an error, and never raises."""
    readers = {"file": _read_file, "lines": _read_lines, "rows": _read_rows}
    try:
        yield from readers[part.kind](part)
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        yield RawDocument(name=part.name, form="file", error=f"cannot be read: {reason}")


def _open(part: Slice) -> Any:  # noqa: ANN401 - fsspec has no types
    return fsspec.open(part.address, "rb")


def _unpacked(part: Slice, opened: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=opened)) if part.name.lower().endswith(".gz") else opened


def _read_file(part: Slice) -> Iterator[RawDocument]:
    with _open(part) as opened:
        data = _unpacked(part, opened).read(LARGE_LIMIT_BYTES + 1)
    if len(data) > LARGE_LIMIT_BYTES:
        yield _too_large(part.name, LARGE_LIMIT_BYTES, "file")
    else:
        yield RawDocument(name=part.name, form="file", suffix=suffix_of(part.name), data=data)


def _too_large(name: str, limit: int, what: str) -> RawDocument:
    told = f"is larger than {limit // 1_000_000} MB, the most one {what} may have"
    return RawDocument(name=name, form="file", error=told)


def _record(name: str, data: bytes) -> RawDocument:
    if len(data) > LIMIT_BYTES:
        return _too_large(name, LIMIT_BYTES, "article")
    return RawDocument(name=name, form="record", data=data)


def _read_lines(part: Slice) -> Iterator[RawDocument]:
    """The lines that begin in the slice; the first and last bytes of a line may lie in different slices."""
    with _open(part) as opened:
        file = _unpacked(part, opened)
        at = _first_line(file, part.start)
        while part.end is None or at < part.end:
            line, length = _read_line(file)
            if not length:
                return
            if line.strip():
                yield _record(f"{part.name}@{at}", line)
            at += length


def _first_line(file: BinaryIO, start: int) -> int:
    """Go to the first line that begins at `start` or after it; returns where that is."""
    if not start:
        return 0
    file.seek(start - 1)
    return start - 1 + _read_line(file)[1]


def _read_line(file: BinaryIO) -> tuple[bytes, int]:
    """A line, cut after the limit, and its whole length."""
    line = part = file.readline(LIMIT_BYTES + 2)
    length = len(line)
    while part and not part.endswith(b"\n"):
        part = file.readline(LIMIT_BYTES)
        length += len(part)
    return line, length


def _read_rows(part: Slice) -> Iterator[RawDocument]:
    with _open(part) as opened:
        table = pyarrow.parquet.ParquetFile(opened)
        first = 0
        for index in range(table.num_row_groups):
            last = first + table.metadata.row_group(index).num_rows
            if last > part.start and (part.end is None or first < part.end):
                yield from _rows_of_group(part, table, index, first)
            first = last


def _rows_of_group(part: Slice, table: Any, index: int, first: int) -> Iterator[RawDocument]:  # noqa: ANN401 - pyarrow
    number = first
    for batch in table.iter_batches(batch_size=_BATCH, row_groups=[index], use_threads=False):
        for row in batch.to_pylist():
            if number >= part.start and (part.end is None or number < part.end):
                yield _record(f"{part.name}@{number}", _as_json(row))
            number += 1


def _as_json(row: dict[str, Any]) -> bytes:
    """A row as the JSON line that it might have been; values that JSON lacks (dates, bytes) as their words."""
    return json.dumps(row, default=_words, ensure_ascii=False).encode("utf-8", errors="replace")


def _words(value: object) -> str:
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)
