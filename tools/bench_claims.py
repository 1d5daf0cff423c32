"""Measure finding and checking of claims on `../shared/gold`: `make bench-claims`.

Each part lives in a module `bench_claims_*.py` with a function `rows()`; `bench_claims.py NAME…` runs some of them.
"""

import importlib
import sys
from pathlib import Path

from bench_claims_rows import GOLD

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
            print(row.line)
            missed += row.met is False
    print(f"\n{missed} figures miss their bound.")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
