"""Measure figures in two units on the gold pairs: found or not, agreeing or not, and how many slips are noticed."""

import random
import re
from collections.abc import Iterable, Iterator

from bench_claims_rows import Row, read_gold
from storymap.language.quantities import find_pairs
from storymap.language.quantity_units import agree, convert
from storymap.model.relations import Quantity

_NO_LENGTHS = re.compile(r"gauge|\)\s*/\s*hr")
"""Pairs of the gold that state no length: a track and its gauge, a speed."""


def rows() -> Iterable[Row]:
    """The rows of this part."""
    yield from _printed()
    yield from _slips()


def _printed() -> Iterator[Row]:
    genuine = [
        row for row in read_gold("dual_units_factbook_1990_2025.jsonl") if not _NO_LENGTHS.search(row["context"])
    ]
    pairs = [_pair(row["text"] + ")") for row in genuine]
    alarms = [pair for row, pair in zip(genuine, pairs, strict=True) if row["consistent_by_rounding"] and _clash(pair)]
    found = sum(pair is not None for pair in pairs)
    yield Row(measure=f"pairs found ({len(pairs)} of lengths and areas)", value=found / len(pairs), at_least=0.9)
    yield Row(measure="genuine pairs called inconsistent", value=len(alarms) / len(pairs), at_most=0.01)
    wrong = [pair for text in _notes() for pair in find_pairs(text) if _clash(pair)]
    yield Row(
        measure="pairs of the geography notes called inconsistent (one is: St Kitts)", value=len(wrong), at_most=1
    )


def _notes() -> Iterator[str]:
    for row in read_gold("geography_notes.jsonl"):
        yield from (value for value in row.values() if isinstance(value, str))


def _pair(text: str) -> tuple[Quantity, ...] | None:
    return next(iter(find_pairs(text)), None)


def _clash(pair: tuple[Quantity, ...] | None) -> bool:
    return pair is not None and not all(agree(pair[0], other) for other in pair[1:])


def _slips() -> Iterator[Row]:
    """Border lengths in two units: rounded, cut off, and with one slip in one of the figures."""
    chance = random.Random(4)  # noqa: S311 - a reproducible sample
    lengths = [row["km_2025"] for row in read_gold("border_lengths_calibration.jsonl") if row["km_2025"] >= 20]
    figures = [(f"{km:.0f}", convert(km, "km", "mi")) for km in lengths for _ in range(6)]
    rounded = [_clash(_pair(f"{km} km ({miles:.0f} miles)")) for km, miles in figures]
    cut_off = [_clash(_pair(f"{km} km ({int(miles)} miles)")) for km, miles in figures]
    slipped = [_clash(_pair(_with_slip(km, f"{miles:.0f}", chance))) for km, miles in figures]
    trials = len(figures)
    yield Row(measure=f"rounded conversions called inconsistent ({trials})", value=sum(rounded) / trials, at_most=0)
    yield Row(measure=f"conversions cut off called inconsistent ({trials})", value=sum(cut_off) / trials, at_most=0)
    yield Row(
        measure=f"one slip in the digits called inconsistent ({trials})", value=sum(slipped) / trials, at_least=0.9
    )


def _with_slip(km: str, miles: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return f"{_slip(km, chance)} km ({miles} miles)"
    return f"{km} km ({_slip(miles, chance)} miles)"


def _slip(digits: str, chance: random.Random) -> str:
    """The digits with one dropped, swapped, replaced or put in; never the same, never with a leading zero."""
    at = chance.randrange(len(digits))
    head, here, tail = digits[:at], digits[at], digits[at + 1 :]
    other = chance.choice("0123456789")
    slipped = chance.choice(
        (head + tail, head + tail[:1] + here + tail[1:], head + other + tail, head + other + here + tail)
    )
    return slipped if slipped and slipped != digits and slipped[0] != "0" else _slip(digits, chance)
