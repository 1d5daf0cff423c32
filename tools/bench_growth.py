"""How much longer four times the text takes: for each regular expression, and for each stage on hostile texts.

    python tools/bench_growth.py

Prints what takes longer than in proportion, then the worst of each stage. The square would be 16 times. Ends with 1
where an expression or a stage grows by more than the bound; what grew is measured twice more: other programs run too.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from growing_texts import PIECES, pipeline, through_the_stages

SHORT, TIMES = 5_000, 4
FLOOR_S, MOST_TIMES = 0.15, 9
"""Below the floor, clocks and other programs say more than the text does."""


def expressions() -> int:
    """Print the expressions whose time grows faster than their text, and return how many there are."""
    program = Path(__file__).with_name("growing_expressions.py")
    run = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True)
    *growing, counted = [json.loads(line) for line in run.stdout.splitlines()]
    for one in growing:
        print(f"{one['times']} × by {one['method']} on {one['piece']!r}: {one['expression']}")
    print(f"{counted['expressions']} expressions, {counted['searched']} searched with: {len(growing)} grow too fast")
    return len(growing)


def stages() -> int:
    """Print the worst growth of each stage, and return how many texts grow too fast in one."""
    pipeline()
    worst: dict[str, tuple[float, str]] = {}
    too_fast = 0
    for piece in PIECES:
        times = _growth(piece)
        if max(times.values()) > MOST_TIMES:
            times = {stage: min(found, *others) for stage, found, *others in _again(piece, times)}
        too_fast += max(times.values()) > MOST_TIMES
        for stage, found in times.items():
            worst[stage] = max(worst.get(stage, (0.0, "")), (found, piece))
    for stage, (found, piece) in worst.items():
        print(f"{stage}: at most {found:.1f} × the time for {TIMES} × the text (bound: {MOST_TIMES}), for {piece!r}")
    return too_fast


def _again(piece: str, times: dict[str, float]) -> list[tuple[Any, ...]]:
    more = [_growth(piece) for _ in range(2)]
    return [(stage, found, *(one[stage] for one in more)) for stage, found in times.items()]


def _growth(piece: str) -> dict[str, float]:
    short, long = (through_the_stages(piece, length, _timed) for length in (SHORT, SHORT * TIMES))
    return {stage: long[stage] / max(short[stage], FLOOR_S / TIMES) for stage in long}


def _timed(do: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    result = do()
    return time.process_time() - started, result


if __name__ == "__main__":
    sys.exit(bool(expressions() + stages()))
