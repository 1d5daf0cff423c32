"""A scheduler and workers that the user has started: the tables of a run on this machine; without them, one line."""

import importlib
import json
import os
import re
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from storymap.batch import running
from storymap.batch.running import Job, run_batch
from storymap.batch.values import Settings
from storymap.errors import InputError

WAIT_S = 120
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "cluster.md"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, write_lines):
    folder = tmp_path_factory.mktemp("scheduler")
    texts = [f"Norway borders Sweden. Ida walked from Oslo to Bergen in 20{n}." for n in range(10, 26)]
    write_lines(folder / "news.jsonl", [{"text": text} for text in (*texts, "RAISE")])
    return folder


@contextmanager
def dask(command, folder, site):
    """A process of Dask's own command line."""
    options = ("--scheduler-file", str(folder / "scheduler.json"), "--host", "127.0.0.1", "--no-dashboard")
    environment = os.environ | {"PYTHONPATH": str(site)}
    with (folder / f"{command}.log").open("ab") as log:
        told = {"stdout": log, "stderr": log, "cwd": folder, "env": environment}
        process = subprocess.Popen([sys.executable, "-m", "dask", command, *options], **told)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=WAIT_S)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory, harmful_site):
    """The folder and address of a scheduler without workers."""
    folder = tmp_path_factory.mktemp("dask")
    with dask("scheduler", folder, harmful_site):
        limit = time.monotonic() + WAIT_S
        while not (folder / "scheduler.json").exists():
            assert time.monotonic() < limit, (folder / "scheduler.log").read_text()
            time.sleep(0.1)
        yield folder, json.loads((folder / "scheduler.json").read_text())["address"]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", "unheard-of://x:1", "tcp://127.0.0.1:99999"])
def test_address_where_no_scheduler_answers_is_one_line(corpus, start_storymap, address):
    process = start_storymap("batch", "news.jsonl", "-o", "no", "--scheduler", address, cwd=corpus)
    told, _ = process.communicate(timeout=WAIT_S)
    assert process.returncode == 1
    assert told.startswith(f"Error: no Dask scheduler answers at {address}; give the address")
    assert told.count("\n") == 1


@pytest.mark.parametrize("name", ["scheduler", "worker", "ssh"])
def test_options_that_the_guide_gives_to_dask_exist(name):
    parameters = importlib.import_module(f"distributed.cli.dask_{name}").main.params
    known = {option for one in parameters for option in (*one.opts, *one.secondary_opts)}
    told = " ".join(re.findall(rf"^dask {name} (.*)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"--[a-z-]+", told)) - known == set()
    assert "--n" in told


def test_tls_that_is_not_set_up_is_said(corpus):
    job = Job(inputs=(str(corpus),), output=str(corpus / "no"), settings=Settings(), scheduler="tls://127.0.0.1:1")
    with pytest.raises(InputError, match="Dask is not set up for TLS here"), running._cluster(job, tasks=1):
        pass


def test_scheduler_without_workers_is_one_line_and_no_hang(corpus, scheduler, monkeypatch):
    monkeypatch.setattr(running, "_WORKERS_WAIT_S", 1)
    inputs, output = (str(corpus / name) for name in ("news.jsonl", "none"))
    with pytest.raises(InputError, match="has no workers after 1 s; start 'dask worker tcp://127"):
        run_batch(Job(inputs=(inputs,), output=output, settings=Settings(), scheduler=scheduler[1]))


def test_tables_are_those_of_a_run_on_this_machine(corpus, start_storymap, scheduler, harmful_site):
    folder, address = scheduler
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(dask("worker", folder, harmful_site))
        for output, options in (("far", ("--scheduler", address)), ("here", ("--workers", "1"))):
            settings = ("--block", 1, "--recognizer", "harmful")
            process = start_storymap("batch", "news.jsonl", "-o", output, *settings, *options, cwd=corpus)
            told, _ = process.communicate(timeout=WAIT_S)
            assert process.returncode == 0, told
    far, here = (
        {path.relative_to(corpus / name): path.read_bytes() for path in (corpus / name).rglob("*") if path.is_file()}
        for name in ("far", "here")
    )
    assert len(far) > 12
    assert far == here
