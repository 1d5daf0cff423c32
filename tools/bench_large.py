"""A made-up dump as large as GeoNames' own → time and memory of building it, and how fast the result opens and answers.

Run `python tools/bench_large.py [ROWS]`; 13 million rows by default need about 6 GB of disk and some ten minutes. The
packaged gazetteer is measured beside it in the same run.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from storymap.gazetteers.compiled import CompiledGazetteer

ROWS = 13_000_000
"""About what allCountries.zip has."""
MEMORY_AIM_MB = 8 * 1024
_FIRST_ID = 20_000_000
_SHARES = {"P.PPL": 38, "H.STM": 17, "S.FRM": 18, "T.HLL": 13, "A.ADM3": 5, "L.LCTY": 5, "V.FRST": 2, "R.RD": 2}
"""Per cent of places by class, roughly as in the official dump."""
_SYLLABLES = [c + v + e for c in "bdghjklmnprstvz" for v in "aeiouäé" for e in ("", "n", "r")]
_COUNTRIES = ("US", "CN", "NO", "RU", "FR", "DE", "IN", "BR", "MX", "ID", "PK", "IR", "TR", "PE", "ZA", "AU", "CA")
_CHUNK = 10_000
_NAMES = 20_000
"""Names looked up."""


def lines(rows: int, chance: random.Random) -> Iterator[str]:
    """Lines of a dump, in the official format: many names are shared, two in three places have alternates."""
    kinds = chance.choices(list(_SHARES), list(_SHARES.values()), k=_CHUNK)
    for number in range(rows):
        kind = kinds[number % _CHUNK]
        name = _name(chance)
        others = ",".join(_name(chance) for _ in range(number % 3))
        country = _COUNTRIES[number % len(_COUNTRIES)]
        point = f"{chance.random() * 140 - 60:.5f}\t{chance.random() * 360 - 180:.5f}"
        people = int(10 ** (chance.random() * 5)) if number % 20 == 0 else 0
        yield (
            f"{_FIRST_ID + (number * 7919) % rows}\t{name}\t{name}\t{others}\t{point}\t{kind[0]}\t{kind[2:]}"
            f"\t{country}\t\t{number % 30:02}\t\t\t\t{people}\t\t12\tEurope/Oslo\t2026-01-01\n"
        )


def _name(chance: random.Random) -> str:
    syllables = chance.choices(_SYLLABLES, k=2 + (chance.random() < 0.5))
    name = "".join(syllables).capitalize()
    return f"{name} {chance.choice(_SYLLABLES).capitalize()}" if chance.random() < 0.4 else name


def write_dump(path: Path, rows: int) -> float:
    """Write the archive; returns its text's size in GB."""
    size, held = 0, []
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(f"{path.stem}.txt", "w", force_zip64=True) as file,
    ):
        for line in lines(rows, random.Random(1)):  # noqa: S311 - a benchmark
            held.append(line)
            if len(held) == _CHUNK:
                size += file.write("".join(held).encode())
                held.clear()
        size += file.write("".join(held).encode())
    return size / 1e9


def build(dump: Path, folder: Path) -> tuple[float, float]:
    """Seconds and peak memory (MB) of `storymap gazetteer build`."""
    command = [sys.executable, "-m", "storymap", "gazetteer", "build", "--geonames", str(dump), "-o", str(folder)]
    started = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build ended with {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def open_ms(folder: Path | None) -> float:
    """Milliseconds to open a gazetteer and ask for a first name: the median of many."""
    found = []
    for _ in range(30):
        started = time.perf_counter()
        CompiledGazetteer(folder).knows("Oslo")
        found.append((time.perf_counter() - started) * 1000)
    return statistics.median(found)


def rate(function: Callable[[str], object], names: Sequence[str]) -> float:
    """Names answered a second; the first round warms the pages."""
    for name in names:
        function(name)
    started = time.perf_counter()
    for name in names:
        function(name)
    return len(names) / (time.perf_counter() - started)


def report(folder: Path) -> None:
    """Print both gazetteers side by side."""
    packaged = CompiledGazetteer()
    chance = random.Random(2)  # noqa: S311 - a benchmark
    names = [packaged.place_at(chance.randrange(len(packaged))).name for _ in range(_NAMES)]
    print(f"{'gazetteer':<12}{'places':>12}{'open ms':>10}{'knows/s':>12}{'candidates/s':>14}{'size MB':>9}")
    for label, where in (("packaged", None), ("large", folder)):
        gazetteer = CompiledGazetteer(where)
        size = sum(path.stat().st_size for path in gazetteer.folder.iterdir()) / 1e6
        knows, candidates = rate(gazetteer.knows, names), rate(gazetteer.candidates, names)
        print(
            f"{label:<12}{len(gazetteer):>12,}{open_ms(where):>10.2f}{knows:>12,.0f}{candidates:>14,.0f}{size:>9,.0f}"
        )


def main() -> None:
    """Generate, build, compare."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as work:
        dump, folder = Path(work) / "allCountries.zip", Path(work) / "world"
        print(f"{rows:,} rows: {write_dump(dump, rows):.2f} GB of text", flush=True)
        seconds, memory = build(dump, folder)
        print(f"built in {seconds:,.0f} s with {memory:,.0f} MB of memory at most (aim: {MEMORY_AIM_MB:,})")
        report(folder)
        if memory > MEMORY_AIM_MB:
            raise SystemExit("the build needs more memory than it may")


if __name__ == "__main__":
    main()
