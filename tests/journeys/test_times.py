"""Times as `tests/cases/times.md` has them."""

import re
from datetime import date
from pathlib import Path

import pytest

from storymap.journeys.ancient import oldest_year_bc
from storymap.journeys.narration import Narration
from storymap.journeys.own_day import speaks_of_its_day
from storymap.journeys.times import time_within
from storymap.model.stories import When

CASES = Path(__file__).resolve().parents[1] / "cases" / "times.md"
TRAPS = "Traps"


def read_cases():
    for section in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *lines = section.splitlines()
        for line in lines:
            if line.startswith("| ") and not line.startswith("| Text"):
                text, published, expected = (cell.strip() for cell in line.strip("|").split("|"))
                yield pytest.param(text, published or None, expected, id=f"{title}: {text}"[:90])


def sentences(text: str):
    for number, paragraph in enumerate(text.split("¶")):
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“])", paragraph.strip()):
            yield number, sentence


def last_time(text: str, published: str | None) -> When | None:
    """The first time of the last sentence."""
    found = list(sentences(text))
    recent = speaks_of_its_day([sentence for _, sentence in found], published)
    narration = Narration(published=published, recent=recent)
    for paragraph, sentence in found:
        times = narration.read(sentence, paragraph=paragraph)
    return time_within(times, 0, len(sentence), text=sentence)


def describe(when: When | None) -> str:
    if when is None:
        return "–"
    clock = f"{when.clock.start}–{when.clock.end}" if when.clock else ""
    parts = ["@" if when.anchor == "published" else "", describe_days(when), clock, f"“{when.words}”"]
    return " ".join(filter(None, parts))


def describe_days(when: When) -> str:
    if when.start is None or when.end is None:
        return "open"
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    if when.precision == "day" and first == last:
        return when.start
    if when.precision == "month" and first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return when.start[:7] if last.day > 27 else f"{when.start}..{when.end} month"
    if when.precision == "year" and first.year == last.year:
        return when.start[:4]
    return f"{when.start}..{when.end} {when.precision}"


@pytest.mark.parametrize(("text", "published", "expected"), list(read_cases()))
def test_a_text_tells_the_time_of_its_case(text, published, expected):
    assert describe(last_time(text, published)) == expected


def test_there_are_at_least_ninety_cases_and_twenty_five_traps():
    cases = [param.id for param in read_cases()]
    assert len(cases) >= 90
    assert sum(name.startswith(TRAPS) for name in cases) >= 25


def test_the_oldest_year_before_christ_is_found():
    assert [oldest_year_bc(text) for text in ("in 334 BC and 323 BC", "from 490-480 BCE", "in 1911")] == [334, 490, 0]
