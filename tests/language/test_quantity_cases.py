"""The golden table of quantities: what is read in each text, to the digit."""

from pathlib import Path

import pytest

from storymap.language.quantities import find_measures

CASES = Path(__file__).parents[1] / "cases" / "quantities.md"


def read_rows() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("|").partition(" | ") for line in lines if line.startswith("| ")]
    return [(text.strip(), cells.strip()) for text, _, cells in rows if text.strip() != "text"]


def describe(measures) -> str:
    columns = [
        [[number(quantity.value) for quantity in measure] for measure in measures],
        [[number(quantity.low) for quantity in measure] for measure in measures],
        [[number(quantity.high) for quantity in measure] for measure in measures],
        [[quantity.unit for quantity in measure] for measure in measures],
        [[quantity.hedge or "–" for quantity in measure] for measure in measures],
    ]
    return " | ".join("; ".join(" = ".join(cell) for cell in column) or "–" for column in columns)


def number(value: float) -> str:
    return f"{value:.10g}" if value == int(value) else f"{value:.5g}"


@pytest.mark.parametrize(("text", "expected"), read_rows())
def test_a_text_is_read_as_the_table_says(text, expected):
    assert describe(find_measures(text)) == expected


def test_the_table_has_at_least_eighty_rows():
    assert len(read_rows()) >= 80
