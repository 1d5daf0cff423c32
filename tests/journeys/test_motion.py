"""Motion as `tests/cases/motion.md` has it, sentence by sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storymap.journeys.events import find_events
from storymap.model.stories import Event

CASES = Path(__file__).resolve().parents[1] / "cases" / "motion.md"
NOTHING = "–"


def rows() -> Iterator[list[str]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "words":
            yield cells


def read_cases() -> Iterator[object]:
    words: str | None = None
    expected: list[list[str]] = []
    for first, *event in [*rows(), ["end"]]:
        if first and words:
            yield pytest.param(words, [one for one in expected if one[0] != NOTHING], id=words)
            expected = []
        words = first or words
        expected.append(event or [NOTHING])


def describe(event: Event) -> list[str]:
    return [
        event.kind if event.kind != "motion" else event.motion or "",
        event.who or NOTHING,
        event.source.name if event.source else NOTHING,
        event.goal.name if event.goal else NOTHING,
        ", ".join(place.name for place in event.path) or NOTHING,
        "yes" if event.reached else "no",
    ]


@pytest.mark.parametrize(("words", "expected"), list(read_cases()))
def test_a_sentence_tells_the_events_of_its_case(small_boundaries, read, words, expected):
    assert [describe(event) for event in find_events(read(words), boundaries=small_boundaries)] == expected


def test_there_are_cases_and_traps_enough():
    traps = [case for case in read_cases() if not case.values[1]]
    assert len(list(read_cases())) - len(traps) >= 80
    assert len(traps) >= 25
