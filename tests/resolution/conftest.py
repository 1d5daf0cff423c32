"""Documents through recognizer, gazetteer and resolver, and readable cases."""

from collections.abc import Callable
from pathlib import Path

import pytest

from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.model.places import Resolution
from storymap.reading.text import read_text
from storymap.recognizers.lexicon import LexiconRecognizer
from storymap.resolution.ranking import RankingResolver


@pytest.fixture(scope="session")
def resolve() -> Callable[[str], tuple[Resolution, ...]]:
    gazetteer = CompiledGazetteer()
    recognizer = LexiconRecognizer(gazetteer=gazetteer)

    def resolve(text: str) -> tuple[Resolution, ...]:
        document = read_text(text, id="case")
        named = [(t, gazetteer.candidates(t.sought)) for t in recognizer.recognize(document)]
        return RankingResolver().resolve(document, named)

    return resolve


def read_cases(name: str) -> list[tuple[str, str, str]]:
    """Title, input and expectation of every case in `tests/cases/<name>.md`."""
    text = (Path(__file__).parents[1] / "cases" / f"{name}.md").read_text(encoding="utf-8")
    return [_case(block.split("\n")) for block in text.split("\n## ")[1:]]


def _case(lines: list[str]) -> tuple[str, str, str]:
    dot = lines.index(".")
    end = lines.index(".", dot + 1)
    return lines[0], "\n".join(lines[1:dot]), "\n".join(lines[dot + 1 : end])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "resolution_case" in metafunc.fixturenames:
        cases = [case for name in ("resolution", "resolution_ambiguous") for case in read_cases(name)]
        metafunc.parametrize("resolution_case", cases, ids=[title for title, _, _ in cases])
