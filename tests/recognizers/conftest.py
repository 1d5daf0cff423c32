"""The packaged gazetteer behind the recognizer, and readable cases."""

from pathlib import Path

import pytest

from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.ports import Recognizer
from storymap.recognizers.lexicon import LexiconRecognizer
from storymap.recognizers.trained import TrainedRecognizer


@pytest.fixture(scope="session", params=[LexiconRecognizer, TrainedRecognizer], ids=lambda built: built.name)
def recognizer(request: pytest.FixtureRequest) -> Recognizer:
    """Each built-in recognizer that needs no model of the user's."""
    return request.param(gazetteer=CompiledGazetteer())


def read_cases(name: str) -> list[tuple[str, str, str]]:
    """Title, input and expectation of every case in `tests/cases/<name>.md`."""
    text = (Path(__file__).parents[1] / "cases" / f"{name}.md").read_text(encoding="utf-8")
    return [_case(block.split("\n")) for block in text.split("\n## ")[1:]]


def _case(lines: list[str]) -> tuple[str, str, str]:
    dot = lines.index(".")
    end = lines.index(".", dot + 1)
    return lines[0], "\n".join(lines[1:dot]), "\n".join(lines[dot + 1 : end])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "recognition_case" in metafunc.fixturenames:
        cases = read_cases("recognition")
        metafunc.parametrize("recognition_case", cases, ids=[title for title, _, _ in cases])
