"""The default pipeline, and the cases of tests/cases/*_adversarial.md."""

from pathlib import Path

import pytest

from storymap.pipeline import Pipeline
from storymap.reading.text import read_text

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture(scope="session")
def geoparse():
    """A function: text → resolutions, as the commands make them."""
    pipeline = Pipeline()
    return lambda text: pipeline.geoparse(read_text(text, id="case")).resolutions


def read_cases(name):
    """Title, input and expected lines of every case."""
    text = (CASES / f"{name}_adversarial.md").read_text(encoding="utf-8")
    return [_case(block.split("\n")) for block in text.split("\n## ")[1:]]


def _case(lines):
    dot = lines.index(".")
    end = lines.index(".", dot + 1)
    return lines[0], "\n".join(lines[1:dot]), lines[dot + 1 : end]


def pytest_generate_tests(metafunc):
    for name in ("recognition", "resolution"):
        if f"{name}_case" in metafunc.fixturenames:
            cases = read_cases(name)
            metafunc.parametrize(f"{name}_case", cases, ids=[title for title, _, _ in cases])
