"""One partition → its files: what a worker does; done again or twice, it writes the same bytes."""

import hashlib
import json
import threading
from collections.abc import Iterator
from typing import Any

from storymap.batch.guard import Guard
from storymap.batch.slices import RawDocument, read_slice
from storymap.batch.storage import Folder
from storymap.batch.tables import parquet_bytes
from storymap.batch.values import TABLES, Partition, Row, Settings, joined, read_partition

SCHEMA = "storymap/batch-partition/1"
"""Name and version of a partition's record."""
_LOCAL = threading.local()
"""Each thread of a worker has a reading process of its own, and keeps it for the next partition."""


def work_on(partition: dict[str, Any], settings: dict[str, Any], output: str) -> dict[str, Any]:
    """Read the documents of a partition and write its tables, unless they are there; returns its record.

    Args:
        partition: What `partition_record` gives.
        settings: What `Settings.record` gives.
        output: Address of the output folder.
    """
    return finish(read_partition(partition), Settings.from_record(settings), Folder(output))


def finish(partition: Partition, settings: Settings, folder: Folder) -> dict[str, Any]:
    """Write what of the partition is missing; its record comes last and says that the tables are whole."""
    digest = _digest(partition)
    known = folder.read_record(record_name(partition.key))
    if known and known.get("input_sha256") == digest and _is_whole(known, folder):
        return {**known, "kept": True}
    guard = _guard(settings)
    rows = joined(guard.read(raw) for raw in _raw_documents(partition))
    record = {**_heading(partition, digest), **_counts(rows), "tables": _write(rows, partition, guard, folder)}
    folder.write(record_name(partition.key), json_file(record))
    return record


def record_name(key: str) -> str:
    """Where a partition's record stands in the folder."""
    return f"partitions/{key}.json"


def table_name(table: str, key: str) -> str:
    """Where a partition's part of a table stands in the folder."""
    return f"{table}/{key}.parquet"


def json_file(record: dict[str, Any]) -> bytes:
    """A record as the bytes of a file: the same for the same values."""
    return (json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _raw_documents(partition: Partition) -> Iterator[RawDocument]:
    for part in partition.slices:
        yield from read_slice(part)


def _digest(partition: Partition) -> str:
    """A digest of everything that the partition reads."""
    digest = hashlib.sha256()
    for raw in _raw_documents(partition):
        digest.update(f"{raw.name}\n{raw.form}\n{raw.error}\n{len(raw.data)}\n".encode())
        digest.update(raw.data)
    return digest.hexdigest()


def _is_whole(record: dict[str, Any], folder: Folder) -> bool:
    key, tables = str(record["key"]), record["tables"]
    return all(folder.size(table_name(name, key)) == tables[name]["bytes"] for name in TABLES)


def _guard(settings: Settings) -> Guard:
    """This thread's reading process for these settings."""
    kept: tuple[Settings, Guard] | None = getattr(_LOCAL, "kept", None)
    if kept and kept[0] == settings:
        return kept[1]
    if kept:
        kept[1].close()
    guard = Guard(settings)
    _LOCAL.kept = (settings, guard)
    return guard


def _heading(partition: Partition, digest: str) -> dict[str, Any]:
    slices = [{"file": s.name, "kind": s.kind, "start": s.start, "end": s.end} for s in partition.slices]
    return {"schema": SCHEMA, "key": partition.key, "slices": slices, "input_sha256": digest}


def _counts(rows: dict[str, list[Row]]) -> dict[str, Any]:
    read = [row for row in rows["documents"] if row["status"] == "read"]
    return {"documents": len(read), "set_aside": len(rows["documents"]) - len(read), "errors": len(rows["errors"])}


def _write(rows: dict[str, list[Row]], partition: Partition, guard: Guard, folder: Folder) -> dict[str, Any]:
    about = guard.about
    written: dict[str, Any] = {}
    for name in TABLES:
        content = parquet_bytes(name, rows[name], about=about)
        folder.write(table_name(name, partition.key), content)
        digest = hashlib.sha256(content).hexdigest()
        written[name] = {"rows": len(rows[name]), "bytes": len(content), "sha256": digest}
    return written
