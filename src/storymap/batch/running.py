"""Arguments → tables in partitions, on a Dask cluster: the user's, or one of this machine's processors."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import dask
from distributed import Client, Future, LocalCluster, as_completed
from distributed.comm import get_address_host_port

from storymap.batch.guard import Guard
from storymap.batch.planning import plan_partitions
from storymap.batch.sources import find_files
from storymap.batch.storage import MANIFEST, Folder
from storymap.batch.values import TABLES, Partition, Settings, partition_record
from storymap.batch.work import json_file, record_name, table_name, work_on
from storymap.errors import InputError

SCHEMA = "storymap/batch/1"
"""Name and version of the manifest."""
_AHEAD = 3
"""Partitions given out for each thread of the cluster: enough to keep it busy, few enough to hold in mind."""
_TRIES = 2
"""How often a partition is tried again whose task raised; a worker's death is the scheduler's matter."""
_SCHEDULER_WAIT_S = 10
_WORKERS_WAIT_S = 60
"""Longer, for machines that are still being started."""
_QUIET = {"logging.distributed": "error"}
_OURS = re.compile(rf"partitions/[0-9a-f]+\.json|(?:{'|'.join(TABLES)})/[0-9a-f]+\.parquet")
"""Files that partitions have; whatever else stands in the folder is not ours to remove."""
_LOOPBACK = "127.0.0.1:0"
_LOCAL = {
    "threads_per_worker": 1,
    "processes": True,
    "silence_logs": 50,
    "dashboard_address": _LOOPBACK,
    "worker_dashboard_address": _LOOPBACK,
}
"""A cluster that nobody outside this machine can reach: by itself Dask would answer on port 8787 of every network."""

Progress = Callable[[int, int, dict[str, int]], None]
"""Called with the partitions finished, all partitions, and counts of documents so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run."""

    inputs: tuple[str, ...]
    """Folders, globs, files or addresses."""
    output: str
    """Folder of the tables, a path or an address."""
    settings: Settings
    """Everything that shapes the results."""
    scheduler: str | None = None
    """Address of a Dask scheduler; `None` starts a cluster on this machine."""
    workers: int = 1
    """Processes of the cluster on this machine."""


def run_batch(job: Job, *, progress: Progress | None = None) -> dict[str, Any]:
    """Read every document of the inputs and write the tables; what was finished before is kept.

    Args:
        job: What to do.
        progress: Told whenever a partition is finished.

    Returns:
        The manifest, with `kept`: how many partitions were there already.

    Raises:
        InputError: An input names nothing, or the folder holds another run's tables.
        OutputError: The folder cannot be written.
        StorymapError: The cluster cannot be reached.
    """
    folder = Folder(job.output)
    files = find_files(job.inputs, output=job.output)
    about = _about(job.settings)
    shaped_by = {"settings": job.settings.record(), "versions": about["versions"]}
    _refuse_other_runs(folder, shaped_by)
    planned = tuple(plan_partitions(files, block_bytes=job.settings.block_bytes, shaped_by=shaped_by))
    heading = {"schema": SCHEMA, "inputs": list(job.inputs), **shaped_by, **_rights(about)}
    if not (folder.read_record(MANIFEST) or {}).get("complete"):
        folder.write(MANIFEST, json_file({**heading, "complete": False, "partitions": [], "failed": []}))
    with _cluster(job, tasks=len(planned)) as client:
        records, failures = _collect(client, planned, job, progress)
    return _conclude(folder, heading, planned, records, failures)


def _about(settings: Settings) -> dict[str, Any]:
    """What the results will rest on; a mistake in the settings shows here, before a cluster is started."""
    guard = Guard(settings)
    try:
        return guard.about
    finally:
        guard.close()


def _rights(about: dict[str, Any]) -> dict[str, Any]:
    return {"attributions": about["attributions"], "worldviews": about["worldviews"]}


def _refuse_other_runs(folder: Folder, shaped_by: dict[str, Any]) -> None:
    known = folder.read_record(MANIFEST)
    if known is None:
        if folder.names():
            raise InputError(f"{folder.address} holds other files; give the tables a folder of their own")
        return
    for part in ("settings", "versions"):
        if known.get(part) != json_values(shaped_by[part]):
            raise InputError(f"{folder.address} was written with other {part}; give these tables another folder")


def json_values(record: Any) -> Any:  # noqa: ANN401 - any plain values
    """The values as JSON gives them back: tuples as lists."""
    return json.loads(json.dumps(record))


@contextmanager
def _cluster(job: Job, *, tasks: int) -> Iterator[Client]:
    with dask.config.set({"distributed.admin.tick.limit": "1h", **_QUIET}):
        if job.scheduler:
            with _connected(job.scheduler) as client:
                _await_workers(client, job.scheduler)
                yield client
            return
        processes = max(1, min(job.workers, tasks))
        with LocalCluster(n_workers=processes, **_LOCAL) as cluster, Client(cluster, set_as_default=False) as client:
            yield client


def _connected(address: str) -> Client:
    if address.startswith("tls:") and not dask.config.get("distributed.comm.tls.ca-file", None):
        raise InputError(f"Dask is not set up for TLS here, but the address is {address}; set distributed.comm.tls")
    try:
        # A client that is given no address of the right form says so from its grave, too.
        port = get_address_host_port(address)[1]
        if port not in range(1, 1 << 16):
            raise ValueError(f"no port has the number {port}")
        return Client(address, timeout=f"{_SCHEDULER_WAIT_S}s", set_as_default=False)
    except (OSError, ValueError):
        raise InputError(
            f"no Dask scheduler answers at {address}; give the address that 'dask scheduler' prints (tcp://host:8786)"
        ) from None


def _await_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_WORKERS_WAIT_S)
    except TimeoutError:
        raise InputError(
            f"the Dask scheduler at {address} has no workers after {_WORKERS_WAIT_S} s; start 'dask worker {address}'"
        ) from None


def _collect(
    client: Client, planned: Sequence[Partition], job: Job, progress: Progress | None
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Give the partitions out, a few ahead of the workers, and gather their records and failures by key."""
    waiting = iter(planned)
    records: dict[str, dict[str, Any]] = {}
    failures: dict[str, str] = {}
    counts: Counter[str] = Counter(documents=0, set_aside=0, errors=0)
    ahead = _AHEAD * max(1, sum(client.ncores().values()))
    running = as_completed([_submit(client, one, job) for one in islice(waiting, ahead)], loop=client.loop)
    for future in running:
        _keep(future, records, failures, counts)
        following = next(waiting, None)
        if following is not None:
            running.add(_submit(client, following, job))
        if progress:
            progress(len(records) + len(failures), len(planned), dict(counts))
    return records, failures


def _submit(client: Client, partition: Partition, job: Job) -> Future:
    output = Folder(job.output).address
    given = (partition_record(partition), job.settings.record(), output)
    return client.submit(work_on, *given, key=f"storymap-{partition.key}", pure=False, retries=_TRIES)


def _keep(future: Future, records: dict[str, dict[str, Any]], failures: dict[str, str], counts: Counter[str]) -> None:
    key = str(future.key).removeprefix("storymap-")
    error = future.exception()
    if error is None:
        records[key] = future.result()
        counts.update({name: records[key][name] for name in counts})
    else:
        failures[key] = f"{type(error).__name__}: {error}".split("\n")[0]
    future.release()


def _conclude(
    folder: Folder,
    heading: dict[str, Any],
    planned: Sequence[Partition],
    records: dict[str, dict[str, Any]],
    failures: dict[str, str],
) -> dict[str, Any]:
    """Write the manifest, and remove what inputs that are gone have left."""
    finished = [records[one.key] for one in planned if one.key in records]
    kept = sum(bool(record.pop("kept", False)) for record in finished)
    manifest = {
        **heading,
        "complete": not failures,
        "partitions": finished,
        "failed": [{"key": one.key, "reason": failures[one.key]} for one in planned if one.key in failures],
        **{name: sum(record[name] for record in finished) for name in ("documents", "set_aside", "errors")},
    }
    folder.write(MANIFEST, json_file(manifest))
    _sweep(folder, finished)
    return {**manifest, "kept": kept}


def _sweep(folder: Folder, finished: Sequence[dict[str, Any]]) -> None:
    wanted = {MANIFEST}
    for record in finished:
        wanted |= {record_name(record["key"]), *(table_name(name, record["key"]) for name in record["tables"])}
    left = [name for name in folder.names() if name not in wanted and _OURS.fullmatch(name)]
    left += [name for name, target in folder.unfinished().items() if target in wanted or _OURS.fullmatch(target)]
    for name in left:
        folder.remove(name)
