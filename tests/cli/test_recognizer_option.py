"""`--recognizer` chooses who finds the toponyms, in every command that reads articles."""

import json

import pytest
import spacy


@pytest.fixture
def model(tmp_path):
    """A folder with a spaCy pipeline that knows one place."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Bergen"}])
    pipeline.to_disk(tmp_path / "rules")
    return f"spacy:{tmp_path / 'rules'}"


def test_geoparse_finds_what_the_recognizer_finds(run, article, model):
    record = json.loads(run("geoparse", article, "--json", "--recognizer", model).output)
    assert {t["text"] for t in record["documents"][0]["toponyms"]} == {"Bergen"}


@pytest.mark.parametrize("command", ["render", "validate", "explain"])
def test_other_commands_take_it_as_well(run, article, model, command):
    assert run(command, article, "--recognizer", model).exit_code == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("oracle", "installed: "),
        ("spacy", "spacy:MODEL"),
        ("spacy:xx_nowhere", "xx_nowhere"),
        ("lexicon:x", "no model"),
    ],
)
def test_a_recognizer_that_cannot_be_had_is_one_line(run, article, error_line, name, message):
    result = run("validate", article, "--recognizer", name)
    assert result.exit_code == 1
    assert message in error_line(result)
