"""A real cluster: its processes are killed in the middle, and what comes of it is what comes of an undisturbed run."""

import json
import os
import signal
import time
from contextlib import suppress

import psutil
import pytest

DOCUMENTS = 100
BLOCK_KIB = 1
WAIT_S = 120


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, write_lines):
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "news").mkdir()
    borders = ("Sweden", "Finland", "Russia", "Denmark")
    records = [
        {
            "id": n,
            "text": f"PAUSE. In week {n} the road was closed. Norway borders {borders[n % 4]}.",
            "date": "2023-01-16",
        }
        for n in range(DOCUMENTS)
    ]
    write_lines(folder / "news" / "a.jsonl", records)
    (folder / "news" / "b.txt").write_text("Sweden borders Norway.\n", encoding="utf-8")
    (folder / "news" / "c.txt").write_text("Please RAISE.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def start(corpus, start_storymap):
    """Start a run over the corpus."""

    def start(output, workers):
        options = ("--workers", workers, "--block", BLOCK_KIB, "--recognizer", "harmful")
        return start_storymap("batch", "news", "-o", output, *options, cwd=corpus)

    return start


def finish(process):
    """What a run says that ends well."""
    told, _ = process.communicate(timeout=WAIT_S)
    assert process.returncode == 0, told
    return told


@pytest.fixture(scope="module")
def undisturbed(corpus, start):
    finish(start("undisturbed", 1))
    return corpus / "undisturbed"


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def wait_for(condition, process):
    """Wait until something is so, while the process runs."""
    limit = time.monotonic() + WAIT_S
    while not condition():
        assert process.poll() is None, process.stdout.read()
        assert time.monotonic() < limit
        time.sleep(0.02)


def workers_of(process):
    """Dask's worker processes: they have a reading process as their child."""
    below = psutil.Process(process.pid).children(recursive=True)
    readers = [one for one in below if "storymap.batch.child" in " ".join(one.cmdline())]
    return {one.ppid() for one in readers} - {process.pid}


def alive(process):
    """The processes that live of those a run has started, also of those started since its end."""
    found = []
    for one in psutil.process_iter():
        with suppress(psutil.Error, ProcessLookupError):
            if os.getsid(one.pid) == process.pid and one.status() != psutil.STATUS_ZOMBIE:
                found.append(one)
    return found


def wait_for_the_end(process):
    """Wait until nothing that a run has started can write any more."""
    limit = time.monotonic() + WAIT_S
    while alive(process):
        assert time.monotonic() < limit, f"processes outlive the client: {alive(process)}"
        time.sleep(0.1)


def addresses(process):
    """Where the processes of a run listen."""
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    sockets = (socket for one in family for socket in one.net_connections("inet"))
    return {socket.laddr.ip for socket in sockets if socket.status == psutil.CONN_LISTEN}


def test_killed_worker_and_killed_client_leave_no_trace_in_the_result(corpus, start, undisturbed):
    output = corpus / "disturbed"
    process = start("disturbed", 2)
    done = lambda: len([*output.glob("partitions/*.json")])  # noqa: E731 - asked again and again
    wait_for(lambda: done() >= 1 and workers_of(process), process)
    assert addresses(process) == {"127.0.0.1"}, "a cluster on this machine is for this machine"
    psutil.Process(min(workers_of(process))).send_signal(signal.SIGKILL)
    before = done()
    wait_for(lambda: done() > before, process)
    process.kill()
    process.communicate()
    wait_for_the_end(process)
    kept = done()
    assert not json.loads((output / "manifest.json").read_text())["complete"]
    told = finish(start("disturbed", 2))
    total = len([*undisturbed.glob("partitions/*.json")])
    assert 0 < kept < total
    assert int(told.split(" of them there already")[0].rsplit(" ", 1)[-1]) >= kept
    assert files(output) == files(undisturbed)


def test_what_a_killed_process_was_writing_is_removed_and_a_strangers_files_stay(start, undisturbed):
    before = files(undisturbed)
    key = min(undisturbed.glob("partitions/*.json")).stem
    ours = [".manifest.json.k3_9xa0b", f"partitions/.{key}.json.aaaaaaaa", f"legs/.{key}.parquet.bbbbbbbb"]
    gone = [f"claims/.{'0' * 20}.parquet.cccccccc", f"claims/{'0' * 20}.parquet"]
    strangers = [".gitkeep", ".notes.json.aaaaaaaa", "legs/.DS_Store", "legs/.notes.parquet.dddddddd", "legs/read.me"]
    for name in (*ours, *gone, *strangers):
        (undisturbed / name).write_bytes(b"half")
    finish(start("undisturbed", 1))
    assert files(undisturbed) == before | dict.fromkeys(strangers, b"half")
    for name in strangers:
        (undisturbed / name).unlink()


def test_second_run_writes_nothing_and_changed_inputs_redo_only_their_partition(corpus, start, undisturbed):
    before = {path: path.stat().st_mtime_ns for path in undisturbed.rglob("*.parquet")}
    (corpus / "news" / "b.txt").write_text("Sweden borders Finland.\n", encoding="utf-8")
    told = finish(start("undisturbed", 2))
    after = {path: path.stat().st_mtime_ns for path in undisturbed.rglob("*.parquet")}
    parts = len(before) // 5
    assert f"{parts} partitions, {parts - 1} of them there already" in told
    assert sum(before[path] != after[path] for path in before) == 5
