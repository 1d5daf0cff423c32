"""A few hundred random inputs of each kind; `make fuzz` tries 10,000."""

import importlib.util
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("fuzz", Path(__file__).resolve().parents[2] / "tools" / "fuzz.py")
fuzz = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(fuzz)
EXAMPLES = {
    "reader": 300, "quantities": 300, "claims": 100, "journeys": 40, "story-file": 100, "overlays": 200, "dumps": 60,
}  # fmt: skip


def test_each_kind_of_input_is_tried():
    assert set(EXAMPLES) == set(fuzz.targets())


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_input_ends_in_a_trace(name):
    fuzz.try_target(fuzz.targets()[name], examples=EXAMPLES[name])
