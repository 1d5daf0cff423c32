"""One or two sentences as people paste them, from text to places: tests/cases/short_texts.md."""

from pathlib import Path

import pytest

from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.model.places import Resolution
from storymap.reading.text import read_text
from storymap.recognizers.trained import TrainedRecognizer
from storymap.resolution.ranking import RankingResolver

CASES = Path(__file__).parents[1] / "cases" / "short_texts.md"


def read_lines() -> list[tuple[str, str, str]]:
    """Title, text and expectation of every line."""
    found = []
    for section in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, rest = section.partition("\n")
        texts, expected, _ = rest.split("\n.\n", 2) if rest.count("\n.\n") > 1 else (*rest.split("\n.\n"), "")
        lines = expected.rstrip().removesuffix("\n.").splitlines()
        found += [(title, *pair) for pair in zip(texts.splitlines(), lines, strict=True)]
    return found


@pytest.fixture(scope="module")
def resolve_short():
    gazetteer = CompiledGazetteer()
    recognizer = TrainedRecognizer(gazetteer=gazetteer)

    def resolve(text: str) -> tuple[Resolution, ...]:
        document = read_text(text, id="case")
        named = [(toponym, gazetteer.candidates(toponym.sought)) for toponym in recognizer.recognize(document)]
        return RankingResolver().resolve(document, named)

    return resolve


def _told(resolution: Resolution) -> str:
    place = resolution.place
    if place is None:
        return f"{resolution.toponym.name} = ?"
    return f"{resolution.toponym.name} = {place.name}, {place.feature_code}, {place.country_code or '-'}"


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, line, id=f"{title}: {text}") for title, text, line in read_lines()]
)
def test_a_short_text_names_these_places(text, expected, resolve_short):
    found = {_told(one) for one in resolve_short(text) if one.toponym.use != "demonym"}
    if expected == "-":
        assert not found
    assert {line for line in expected.split("; ") if line != "-"} <= found


def test_there_are_enough_lines_for_and_against():
    against = sum(line == "-" for _, _, line in read_lines())
    assert against >= 150
    assert len(read_lines()) - against >= 500
