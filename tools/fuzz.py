"""Random texts and files → every reader and stage: none may end in a trace, take 10 seconds or a gigabyte.

`make fuzz` tries 10,000 inputs of each kind with each engine; `tools/fuzz.py --examples 500 quantities dumps` fewer, of
some. Hypothesis draws inputs of what the rules know; atheris, where it is installed, changes files of ours and keeps
what reaches new lines of storymap. Each kind has a process of its own. An input on which atheris fails is kept in
`output/fuzz/`; `--again FILE` runs it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fuzz_engines import TRACED_TIMES, has_atheris, limit_memory, try_drawn, try_grown, try_one

EXAMPLES = 10_000
KEPT = Path(__file__).resolve().parents[1] / "output" / "fuzz"
NO_ATHERIS = "atheris is not installed: inputs are drawn by hypothesis only (pip install -e '.[fuzz]')"
SHOWN = 30
"""Last lines of what failed."""


def main() -> int:
    """Try what is asked for; 1 when an input failed."""
    asked = _arguments()
    if asked.again:
        return _run_again(asked)
    if asked.engine and asked.here:
        return _try_here(asked)
    if not has_atheris():
        print(NO_ATHERIS, flush=True)
    both = ("hypothesis", "atheris") if has_atheris() else ("hypothesis",)
    engines = (asked.engine,) if asked.engine else both
    tasks = [(engine, name) for name in asked.names or _names() for engine in engines]
    with ThreadPoolExecutor(asked.jobs) as pool:
        return int(not all(list(pool.map(lambda task: _try(*task, asked), tasks))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="kinds of input [default: all]")
    parser.add_argument("--examples", type=int, default=EXAMPLES)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", choices=("hypothesis", "atheris"), help="[default: both]")
    parser.add_argument("--jobs", type=int, default=1, help="kinds at a time [default: 1]")
    parser.add_argument("--again", type=Path, help="a file that was kept, of the kind named")
    parser.add_argument("--here", action="store_true", help="in this process")
    return parser.parse_args()


def _names() -> list[str]:
    from fuzz_targets import targets

    return list(targets())


def _try(engine: str, name: str, asked: argparse.Namespace) -> bool:
    """Try one kind with one engine in a process of its own, and print how it went."""
    started = time.monotonic()
    command = [sys.executable, __file__, name, "--here", "--engine", engine]
    command += ["--examples", str(asked.examples), "--seed", str(asked.seed)]
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, env={**os.environ, "PYTHONHASHSEED": "0"})
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = status
        told.seek(0)
        lines = told.read().decode("utf-8", "replace").splitlines()
    busy, seconds = used.ru_utime + used.ru_stime, time.monotonic() - started
    figures = f"{seconds:.0f} s ({busy:.0f} s busy), {used.ru_maxrss >> 10} MB"
    print(f"{name}, {engine}: {asked.examples} inputs, {figures}, {'FAILED' if status else 'ok'}", flush=True)
    if status:
        print("\n".join(lines[-SHOWN:]), flush=True)
    return not status


def _try_here(asked: argparse.Namespace) -> int:
    limit_memory(TRACED_TIMES if asked.engine == "atheris" else 1)
    for name in asked.names:
        if asked.engine == "atheris":
            KEPT.mkdir(parents=True, exist_ok=True)
            try_grown(name, examples=asked.examples, start=asked.seed, kept=KEPT)
        try_drawn(name, examples=asked.examples, start=asked.seed)
    return 0


def _run_again(asked: argparse.Namespace) -> int:
    from fuzz_targets import targets

    for name in asked.names:
        try_one(targets()[name].run, asked.again.read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
