"""Two countries → the lengths of their border that others publish."""

import csv
from collections import defaultdict
from functools import cache
from typing import cast

from storymap.language.quantity_units import to_km
from storymap.model.claims import PublishedFigure
from storymap.model.relations import Unit
from storymap.resources import data_path

AGREEMENT = 0.02
"""A figure within this share of a published one says the same: published lengths are rounded to 1–2 km."""
DISAGREEMENT = 0.35
"""A figure further than this from every published one speaks against the claim.

Editions of one source differ by a median 7.8 % per border, in one of ten by more than 35 %.
"""


@cache
def _table() -> dict[frozenset[str], tuple[PublishedFigure, ...]]:
    found: defaultdict[frozenset[str], list[PublishedFigure]] = defaultdict(list)
    text = data_path("references", "figures.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["what"] == "border":
            found[frozenset((row["a"], row["b"]))].append(
                PublishedFigure(
                    value=float(row["value"]),
                    unit=cast(Unit, row["unit"]),
                    source=", ".join(part for part in (row["source"], row["edition"]) if part),
                    date=row["date"] or None,
                )
            )
    return {pair: tuple(figures) for pair, figures in found.items()}


def border_figures(a: str, b: str) -> tuple[PublishedFigure, ...]:
    """Published lengths of the border of two countries (alpha-2), in the table's order; empty where we have none."""
    return _table().get(frozenset((a, b)), ())


def confirms(figures: tuple[PublishedFigure, ...], low_km: float, high_km: float) -> bool:
    """Whether a claimed interval meets a published figure, or lies among several."""
    lengths = [to_km(figure.value, figure.unit) for figure in figures]
    if not lengths:
        return False
    return low_km <= max(lengths) * (1 + AGREEMENT) and high_km >= min(lengths) * (1 - AGREEMENT)


def refutes(figures: tuple[PublishedFigure, ...], low_km: float, high_km: float) -> bool:
    """Whether a claimed interval is far from every published figure."""
    lengths = [to_km(figure.value, figure.unit) for figure in figures]
    if not lengths:
        return False
    return high_km < min(lengths) * (1 - DISAGREEMENT) or low_km > max(lengths) * (1 + DISAGREEMENT)
