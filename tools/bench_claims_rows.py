"""What the parts of `bench_claims.py` share: the gold's folder, articles → verdicts, and rows of its table."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from storymap.model.claims import NotCheckable, Verdict
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "gold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure with what it should be."""

    measure: str
    """What was measured, with the number of trials."""
    value: float
    """The figure; shares lie in [0, 1]."""
    at_least: float | None = None
    """The floor, if there is one."""
    at_most: float | None = None
    """The ceiling, if there is one."""

    @property
    def met(self) -> bool | None:
        """Whether the figure keeps its bounds; `None` where it has none."""
        if self.at_least is None and self.at_most is None:
            return None
        floor = self.at_least is None or self.value >= self.at_least
        return floor and (self.at_most is None or self.value <= self.at_most)

    @property
    def line(self) -> str:
        """The row as the benchmarks print it: figure, bound, and whether it is kept."""
        bounds = [f">= {self.at_least:g}" if self.at_least is not None else ""]
        bounds += [f"<= {self.at_most:g}" if self.at_most is not None else ""]
        word = {True: "ok", False: "MISSED", None: ""}[self.met]
        return f"  {self.measure:<88}{self.value:>9.4g}  {' '.join(b for b in bounds if b):<12}{word}"


def read_gold(name: str) -> Iterator[dict[str, Any]]:
    """The objects of a gold file, one a line."""
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


@cache
def pipeline() -> Pipeline:
    """The stages, as every command has them."""
    return Pipeline()


def check(text: str) -> tuple[tuple[Verdict, ...], tuple[NotCheckable, ...]]:
    """The verdicts on one text, through the whole pipeline, as a user gets them."""
    document, _ = read_document(text.encode(), id="bench")
    return pipeline().check_claims([pipeline().geoparse(document)])
