"""A few hundred random inputs of each kind; `make fuzz` tries 10,000."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import fuzz_engines
from fuzz_targets import targets

TOOLS = Path(fuzz_engines.__file__).parent
EXAMPLES = {
    "any-file": 200, "texts": 200, "html": 60, "pdf": 60, "docx": 60, "feeds": 60, "records": 60, "tei": 60,
    "quantities": 300, "claims": 100, "journeys": 100, "story-file": 100, "overlays": 200, "dumps": 60,
}  # fmt: skip


def test_each_kind_of_input_is_tried():
    assert set(EXAMPLES) == set(targets())


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_input_ends_in_a_trace(name):
    fuzz_engines.try_drawn(name, examples=EXAMPLES[name])


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_inputs_that_atheris_begins_with_are_answered(name):
    begun = list(targets()[name].begun())
    assert begun
    for data in begun[:20]:
        fuzz_engines.try_one(targets()[name].run, data)


@pytest.mark.parametrize("name", ["html", "pdf", "docx", "feeds", "records", "tei", "story-file", "texts"])
def test_the_first_of_ours_is_read(name):
    targets()[name].run(next(iter(targets()[name].begun())))


def test_an_input_that_takes_too_long_is_a_failure(monkeypatch):
    monkeypatch.setattr(fuzz_engines, "LONGEST_S", 0.05)
    with pytest.raises(fuzz_engines.TooLongError):
        fuzz_engines.try_one(lambda _: _spin(5), b"")


def _spin(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_a_process_may_ask_for_a_gigabyte_and_no_more():
    code = "import fuzz_engines; fuzz_engines.limit_memory(); bytearray(1 << 29); bytearray(1 << 30)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=TOOLS, capture_output=True, text=True, check=False)
    assert ran.stderr.splitlines()[-1] == "MemoryError"


def test_a_kind_is_tried_in_a_process_of_its_own_and_its_figures_are_printed():
    command = [sys.executable, TOOLS / "fuzz.py", "quantities", "--engine", "hypothesis", "--examples", "5"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1].startswith("quantities, hypothesis: 5 inputs, ")
    assert ran.stdout.endswith(" MB, ok\n")
