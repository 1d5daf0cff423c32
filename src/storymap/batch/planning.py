"""Files → partitions of about equal size; where one ends is told by the files alone, never by workers or time."""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import fsspec
import pyarrow.parquet

from storymap.batch.values import Partition, Slice, SourceFile, partition_of

_MOST_FILES = 256
"""Files of one document each that a partition holds at most."""
_CUT_ONE_IN = 64
"""One file in so many ends its partition by its name alone: a file added to a folder moves few boundaries."""
_CHUNK = 1 << 20
_MOST_ROWS = 4096


def plan_partitions(
    files: Iterable[SourceFile], *, block_bytes: int, shaped_by: Mapping[str, Any]
) -> Iterator[Partition]:
    """The partitions of all files, in their order, each found when it is asked for.

    Args:
        files: What `find_files` found.
        block_bytes: About how many bytes of the inputs a partition holds.
        shaped_by: As for `partition_of`.
    """
    group: list[Slice] = []
    held = 0
    for file in files:
        if suffix_of(file.name) in (".jsonl", ".ndjson", ".parquet"):
            yield from (partition_of((one,), shaped_by=shaped_by) for one in _slices(file, block_bytes))
            continue
        group.append(Slice(name=file.name, address=file.address, kind="file"))
        held += file.size
        if held >= block_bytes or len(group) >= _MOST_FILES or zlib.crc32(file.name.encode()) % _CUT_ONE_IN == 0:
            yield partition_of(tuple(group), shaped_by=shaped_by)
            group, held = [], 0
    if group:
        yield partition_of(tuple(group), shaped_by=shaped_by)


def suffix_of(name: str) -> str:
    """The suffix that tells what a file holds, beneath a compression's.

    >>> suffix_of("news/2023.JSONL.gz"), suffix_of("a.b/notes")
    ('.jsonl', '')
    """
    last = name.rsplit("/", 1)[-1].lower().removesuffix(".gz")
    return last[last.rindex(".") :] if "." in last else ""


def _slices(file: SourceFile, block_bytes: int) -> Iterator[Slice]:
    if suffix_of(file.name) == ".parquet":
        return _of_rows(file, block_bytes)
    size = _unpacked_size(file) if file.name.lower().endswith(".gz") else file.size
    starts = range(0, max(size, 1), block_bytes)
    return (
        _slice(file, "lines", start, start + block_bytes if start + block_bytes < size else None) for start in starts
    )


def _unpacked_size(file: SourceFile) -> int:
    """Bytes after decompression, as far as the file can be read: its damage is met again, and told, by the worker."""
    size = 0
    try:
        with fsspec.open(file.address, "rb") as packed, gzip.GzipFile(fileobj=packed) as unpacked:
            while chunk := unpacked.read(_CHUNK):
                size += len(chunk)
    except (OSError, EOFError, zlib.error):
        return size
    return size


def _of_rows(file: SourceFile, block_bytes: int) -> Iterator[Slice]:
    try:
        with fsspec.open(file.address, "rb") as opened:
            about = pyarrow.parquet.ParquetFile(opened).metadata
        rows = about.num_rows
        unpacked = sum(about.row_group(index).total_byte_size for index in range(about.num_row_groups))
    except Exception:
        yield _slice(file, "rows", 0, None)
        return
    step = min(max(1, block_bytes * rows // max(unpacked, 1)), _MOST_ROWS)
    for start in range(0, rows, step):
        yield _slice(file, "rows", start, min(start + step, rows))


def _slice(file: SourceFile, kind: Any, start: int, end: int | None) -> Slice:  # noqa: ANN401 - one of SliceKind
    return Slice(name=file.name, address=file.address, kind=kind, start=start, end=end)
