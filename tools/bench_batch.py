"""Documents → documents a second with one worker and with two, memory of the workers over time.

    python tools/bench_batch.py [--small] [--documents N] [--workers N]

Documents come from `../shared/corpora`, repeated with changes (numbers, the order of sentences) until there are enough;
where it is absent, stories are generated and the first line says so. One worker and two read the same documents in
turns in one run, so that whatever else the machine does hits both. Rates and processor time count from the first
finished partition to the last; the time with starting and ending the cluster is told beside them. On a machine that has
other work the clock says little: then compare the processor time of a document with one worker and with two.
"""

import argparse
import json
import random
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from storymap.batch.running import Job, run_batch
from storymap.batch.values import Settings

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ("lgl", "geovirus", "tudloc", "uner_ewt", "wiktor")
DOCUMENTS, SMALL = 20_000, 2_000
PEER_MS = 185
"""What the author of Mordecai 3 reports for one document (design/places.md has the source)."""
AIM_RATIO, AIM_TIMES = 1.8, 10
ROUNDS = 2
"""Times that the documents are divided into, each read by one worker and by two, in opposite order."""
BLOCK_BYTES = 64 * 1024
"""Partitions no larger than this, so that the last of them leaves no worker idle for long."""
PARTITIONS = 8
"""At least so many in a round, smaller ones where its documents are few."""
FEWEST = 100
"""Documents that are asked for where fewer leave nothing between the first finished partition and the last."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_PLACES = ("Norway", "Sweden", "Finland", "Russia", "Oslo", "Kiruna", "Tampere", "Kirkenes", "Paris", "Lima", "Cairo")


def originals() -> list[str]:
    """The texts that are repeated."""
    files = [ROOT.parent / "shared" / "corpora" / f"{name}.jsonl" for name in CORPORA]
    if all(file.exists() for file in files):
        lines = (line for file in files for line in file.read_text(encoding="utf-8").split("\n"))
        return [json.loads(line)["text"] for line in lines if line]
    print("../shared/corpora is absent: reading generated stories instead")
    return [generated(number) for number in range(500)]


def generated(number: int) -> str:
    """A story of thirty sentences about places and borders."""
    chance = random.Random(number)  # noqa: S311 - no secret depends on it
    told = (
        "{0} borders {1}.",
        "The mayor of {0} met a delegation from {1} on Monday.",
        "Ida Moe travelled from {0} to {1} in May 2019.",
        "The border between {0} and {1} is {2} km long.",
        "Nobody had expected that the road would be closed for so long.",
    )
    return " ".join(chance.choice(told).format(*chance.sample(_PLACES, 2), chance.randint(90, 2000)) for _ in range(30))


def changed(text: str, number: int) -> str:
    """The text with its sentences in another order, under a number of its own."""
    sentences = _SENTENCE.split(text)
    random.Random(number).shuffle(sentences)  # noqa: S311 - no secret depends on it
    return f"Report {number}. " + " ".join(sentences)


def documents(wanted: int) -> Iterator[dict[str, object]]:
    """So many documents: the originals first, then changed ones."""
    texts = originals()
    random.Random(1).shuffle(texts)  # noqa: S311 - no secret depends on it
    for number in range(wanted):
        text, again = texts[number % len(texts)], number // len(texts)
        yield {"id": number, "text": changed(text, number) if again else text}


class Watch:
    """Memory of the workers and of the processes that read for them, by the share of documents read."""

    def __init__(self) -> None:
        self.samples: list[tuple[int, float, float]] = []
        self.read = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            readers, workers = [], []
            for process in psutil.Process().children(recursive=True):
                try:
                    told = " ".join(process.cmdline())
                    (readers if "storymap.batch.child" in told else workers).append(process.memory_info().rss / 1e6)
                except psutil.Error:
                    continue
            if readers and workers:
                self.samples.append((self.read, max(workers), max(readers)))


def processor_s() -> float:
    """Processor time that the workers and their readers have taken so far."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system
    return total


def run(inputs: Path, output: Path, workers: int) -> dict[str, object]:
    """One run: its rate and memory."""
    marks: list[tuple[float, int, float]] = []
    watch = Watch()

    def tell(done: int, total: int, counts: dict[str, int]) -> None:
        watch.read = sum(counts.values())
        if done in (1, total):
            marks.append((time.perf_counter(), watch.read, processor_s()))

    block = max(1, min(BLOCK_BYTES, inputs.stat().st_size // PARTITIONS))
    job = Job(inputs=(str(inputs),), output=str(output), settings=Settings(block_bytes=block), workers=workers)
    started = time.perf_counter()
    run_batch(job, progress=tell)
    whole_s = time.perf_counter() - started
    watch.stop()
    (first_s, first, used_first_s), (last_s, last, used_s) = marks[0], marks[-1]
    if first == last:
        raise SystemExit(f"{last:,} documents a round are too few to measure a rate: give --documents {FEWEST} or more")
    return {
        "documents": last,
        "rate": (last - first) / (last_s - first_s),
        "whole_s": whole_s,
        "processor_ms": 1000 * (used_s - used_first_s) / (last - first),
        "samples": watch.samples,
    }


def memory_line(samples: list[tuple[int, float, float]], total: int) -> str:
    """The least and the most memory of a worker and of a reader in each quarter of the documents."""
    quarters = []
    for quarter in range(4):
        low, high = quarter * total / 4, (quarter + 1) * total / 4 + (quarter == 3)
        found = [(w, r) for read, w, r in samples if low <= read < high]
        quarters.append(" + ".join(f"{min(one):.0f}–{max(one):.0f}" for one in zip(*found, strict=True)) or "–")
    return " | ".join(quarters)


def measure(wanted: int, folder: Path) -> None:
    """Read the documents by one worker and by two, in turns, and print what that took."""
    told = list(documents(wanted))
    size = len(told) // ROUNDS
    rates: dict[int, list[float]] = {1: [], 2: []}
    used: dict[int, list[float]] = {1: [], 2: []}
    for number in range(ROUNDS):
        inputs = folder / f"round-{number}.jsonl"
        lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in told[number * size : (number + 1) * size])
        inputs.write_text("".join(lines), encoding="utf-8")
        tables = {}
        for workers in (1, 2) if number % 2 else (2, 1):
            output = folder / f"tables-{number}-{workers}"
            result = run(inputs, output, workers)
            rates[workers].append(float(str(result["rate"])))
            used[workers].append(float(str(result["processor_ms"])))
            tables[workers] = {path.name: path.read_bytes() for path in output.rglob("*.parquet")}
            show(workers, result)
        print(f"  the same tables with one worker and with two: {tables[1] == tables[2]}")
    summary(rates, used)


def watch_once(wanted: int, folder: Path, workers: int) -> None:
    """Read the documents once and print what that took."""
    inputs = folder / "documents.jsonl"
    inputs.write_text("".join(json.dumps(one) + "\n" for one in documents(wanted)), encoding="utf-8")
    show(workers, run(inputs, folder / "tables", workers))


def show(workers: int, result: dict[str, object]) -> None:
    """Print one run."""
    print(
        f"{workers} worker{'s' * (workers > 1)}: {result['documents']:,} documents, {result['rate']:.1f} a second "
        f"({result['whole_s']:.0f} s with start and end), {result['processor_ms']:.1f} ms of processor time each"
    )
    print(f"  memory of worker + reader (MB), by quarters: {memory_line(result['samples'], result['documents'])}")


def summary(rates: dict[int, list[float]], used: dict[int, list[float]]) -> None:
    """Print the ratios and the comparison."""
    one, two = (len(found) / sum(1 / rate for rate in found) for found in (rates[1], rates[2]))
    print(f"by the clock two workers read {two / one:.2f} times as many documents a second as one (aim: {AIM_RATIO})")
    ms = {workers: sum(found) / len(found) for workers, found in used.items()}
    print(f"by processor time {2 * ms[1] / ms[2]:.2f} times as many: what two idle processors would do")
    for workers, rate in ((1, one), (2, two)):
        clock, own = PEER_MS * rate / 1000, PEER_MS * workers / ms[workers]
        print(f"{workers}: {clock:.1f} × {PEER_MS} ms by the clock, {own:.1f} × by processor time (aim: {AIM_TIMES})")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help=f"{SMALL:,} documents instead of {DOCUMENTS:,}")
    parser.add_argument("--documents", type=int, help="so many documents")
    parser.add_argument("--workers", type=int, help="one run with so many, to watch their memory over all documents")
    wanted = parser.parse_args()
    if wanted.documents is not None and wanted.documents < ROUNDS:
        raise SystemExit(f"--documents {wanted.documents} is too few to measure a rate: give {FEWEST} or more")
    with tempfile.TemporaryDirectory() as folder:
        count = wanted.documents or (SMALL if wanted.small else DOCUMENTS)
        if wanted.workers:
            watch_once(count, Path(folder), wanted.workers)
        else:
            measure(count, Path(folder))


if __name__ == "__main__":
    main()
