"""The trained recognizer: same results every time, people and organizations left out, weights that can be trusted."""

import hashlib
import importlib
import json
import tomllib

import pytest

from storymap.errors import DataError
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.reading.text import read_text
from storymap.recognizers import trained
from storymap.recognizers.clues import find_clues
from storymap.recognizers.mentions import Mention
from storymap.recognizers.passages import split_passages
from storymap.recognizers.trained import TrainedRecognizer, load_weights
from storymap.recognizers.weights import AFTER_THE_FIT, WEIGHTS
from storymap.resources import data_path

FIRST = "Nora Berg left Tromsø for Kyiv, where the Wagner Group’s men had been seen near Chernihiv."
SECOND = "Jordan Lee, 34, of Leeds told Reuters that NATO had called him on Telegram from Brussels on Monday."


@pytest.fixture(scope="module")
def recognizer() -> TrainedRecognizer:
    return TrainedRecognizer(gazetteer=CompiledGazetteer())


def names(recognizer: TrainedRecognizer, text: str) -> list[str]:
    return [toponym.name for toponym in recognizer.recognize(read_text(text, id="a"))]


def test_places_are_found_and_a_mercenary_group_is_not(recognizer):
    assert names(recognizer, FIRST) == ["Tromsø", "Kyiv", "Chernihiv"]


def test_people_agencies_alliances_and_days_are_no_places(recognizer):
    assert names(recognizer, SECOND) == ["Leeds", "Brussels"]


def test_documents_read_before_change_nothing(recognizer):
    alone = TrainedRecognizer(gazetteer=CompiledGazetteer()).recognize(read_text(FIRST, id="a"))
    recognizer.recognize(read_text(SECOND, id="b"))
    assert recognizer.recognize(read_text(FIRST, id="a")) == alone


def test_confidence_is_a_probability_above_the_threshold(recognizer):
    found = recognizer.recognize(read_text(f"{FIRST} {SECOND}", id="a"))
    assert all(trained.ENOUGH <= toponym.confidence <= 1 for toponym in found)


def test_line_breaks_inside_a_name_change_neither_name_nor_confidence(recognizer):
    text = "Snow fell in {} and in Bergen."
    (whole, _), (split, _) = (
        recognizer.recognize(read_text(text.format(name), id="a")) for name in ("New York", "New\nYork")
    )
    assert (whole.name, whole.confidence) == (split.name, split.confidence)


def test_every_fitted_signal_is_one_that_is_looked_for_and_no_clue_is_called_like_a_signal():
    record = json.loads(data_path("models", "recognizer.json").read_text(encoding="utf-8"))
    assert set(WEIGHTS) - set(record["signals"]) <= AFTER_THE_FIT
    assert set(record["signals"]) <= set(WEIGHTS)
    assert not set(record["clues"]) & set(WEIGHTS)


def test_weights_are_small_and_are_those_of_the_manifest():
    manifest = tomllib.loads(data_path("models", "MANIFEST.toml").read_text(encoding="utf-8"))
    content = data_path("models", "recognizer.json").read_bytes()
    (digest,) = (file["sha256"] for file in manifest["file"] if file["name"] == "recognizer.json")
    assert hashlib.sha256(content).hexdigest() == digest
    assert len(content) < 5_000_000


@pytest.mark.parametrize("content", ["{", "[]", '{"schema": "other/1"}', '{"schema": "storymap/recognizer/1"}'])
def test_weights_that_cannot_be_read_are_an_error_that_says_so(tmp_path, monkeypatch, content):
    (tmp_path / "recognizer.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(trained, "data_path", lambda *parts: tmp_path / parts[-1])
    load_weights.cache_clear()
    with pytest.raises(DataError, match=r"recognizer\.json"):
        load_weights()
    load_weights.cache_clear()


def test_clues_name_the_words_around_and_those_of_the_name():
    (passage,) = split_passages(read_text("He lives near Bergen, Norway.", id="a"))
    clues = find_clues(Mention(passage, 3, 4, (3, 4), "Bergen", "name"))
    assert {"-1 near", "+1 ,", "-1+1 near ,", "name bergen", "ends -gen", "like Xxx", "found as name"} <= set(clues)


def test_clues_outside_the_sentence_are_empty_words():
    (passage,) = split_passages(read_text("Bergen", id="a"))
    assert {"-1 |", "+1 |"} <= set(find_clues(Mention(passage, 0, 1, (0, 1), "Bergen", "name")))


@pytest.fixture
def tools(monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.config.rootpath / "tools"))
    return importlib.import_module("recognizer_examples"), importlib.import_module("recognizer_fit")


def test_fitting_twice_gives_the_same_weights(tools):
    examples, fitting = tools
    seen = [examples.Example({"bias": 1.0, f"clue {n % 3}": 1.0}, (n, n + 1), n % 3 == 0, 1.0) for n in range(30)]
    first, second = (fitting.fit(seen, {"bias": -1.0}, spread=0.5, clue_spread=1.0, fewest=2) for _ in range(2))
    assert first == second
    assert first["clue 0"] > 0 > first["clue 1"]


def test_weights_stay_where_they_start_when_the_corpora_say_nothing(tools):
    examples, fitting = tools
    silent = [examples.Example({"bias": 1.0, "age": 1.0}, (0, 1), right=True, weight=0.0)]
    assert fitting.fit(silent, {"bias": -1.0, "age": -4.0}, spread=0.5, clue_spread=1.0, fewest=2) == {
        "age": -4.0,
        "bias": -1.0,
    }
