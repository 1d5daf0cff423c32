"""Measure finding and checking of claims on `../shared/gold`: `make bench-claims`.

Each part lives in a module `bench_claims_*.py` with a function `rows()`; `bench_claims.py NAME…` runs some of them.
"""

import importlib
import sys
from pathlib import Path

from bench_claims_rows import GOLD, Row

PARTS = tuple(sorted(path.stem for path in Path(__file__).parent.glob("bench_claims_*.py")))


def main(names: list[str]) -> int:
    """Print the figures of every part, or of those named; 1 if a figure misses its bound."""
    if not GOLD.is_dir():
        print(f"bench-claims measures on {GOLD.name}/, which is not here: nothing was measured.")
        return 0
    missed = 0
    for part in PARTS:
        rows = getattr(importlib.import_module(part), "rows", None)
        if rows is None or (names and part.removeprefix("bench_claims_") not in names):
            continue
        print(f"\n{part.removeprefix('bench_claims_')}")
        for row in rows():
            print(_line(row))
            missed += row.met is False
    print(f"\n{missed} figures miss their bound.")
    return int(missed > 0)


def _line(row: Row) -> str:
    bounds = [f">= {row.at_least:g}" if row.at_least is not None else ""]
    bounds += [f"<= {row.at_most:g}" if row.at_most is not None else ""]
    word = {True: "ok", False: "MISSED", None: ""}[row.met]
    return f"  {row.measure:<88}{row.value:>9.4g}  {' '.join(b for b in bounds if b):<12}{word}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
