"""Work grows with the text and not with its square; `make bench-growth` holds a clock to it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from storymap.reading.dates import is_date_line

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from growing_texts import PIECES, counted, through_the_stages

EXPRESSIONS = Path(__file__).resolve().parents[2] / "tools" / "growing_expressions.py"
SHORT, TIMES = 1_500, 4
MOST_TIMES = 5
"""The square would be 16 times. What is counted is calls, so the figures are the same on every machine."""


def test_no_expression_needs_for_ever():
    # Each is tried on texts of its own pieces, with a second for each: a hundred times what the square would take.
    run = subprocess.run([sys.executable, EXPRESSIONS, "--endless"], capture_output=True, text=True, check=True)
    *endless, counted = [json.loads(line) for line in run.stdout.splitlines()]
    assert counted["expressions"] > 300
    assert counted["searched"] > 30
    assert endless == []


@pytest.mark.parametrize("line", ["published " * 40, "published on " * 40, "updated: " * 40, "on | " * 40, " " * 5000])
def test_a_line_of_labels_without_a_date_is_read(line):
    # Each blank could once be taken in two ways: 24 labels took minutes.
    assert not is_date_line(f"{line}x")


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    through_the_stages("She left Oslo in May. ", 500, counted)


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_stage_calls_functions_in_proportion_to_its_text(piece):
    short, long = (through_the_stages(piece, length, counted) for length in (SHORT, SHORT * TIMES))
    assert {stage: calls for stage, calls in long.items() if calls > MOST_TIMES * short[stage]} == {}
