"""The spaCy adapter, with a blank spaCy pipeline whose entities are rules of ours."""

import builtins

import pytest
import spacy

from storymap.errors import ComponentError
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.pipeline import Pipeline
from storymap.ports import Recognizer
from storymap.reading.text import read_text
from storymap.recognizers.spacy import SpacyRecognizer

RULES = [
    ("GPE", "Oslo"),
    ("GPE", "New York"),
    ("GPE", "Norway"),
    ("GPE", "Norway's"),
    ("GPE", "the Netherlands"),
    ("GPE", "The Netherlands"),
    ("GPE", "The Hague"),
    ("LOC", "the Barents Sea"),
    ("FAC", "Gardermoen"),
    ("NORP", "Norwegian"),
    ("NORP", "Norwegians"),
    ("NORP", "Lutheran"),
    ("PERSON", "Paris Hilton"),
    ("ORG", "Bank of England"),
    ("DATE", "May"),
]


@pytest.fixture(scope="module")
def language():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": words} for label, words in RULES])
    return pipeline


@pytest.fixture(scope="module")
def recognize(language):
    """A function: text → (words, use, name looked up) of every toponym, checked to quote the text."""
    recognizer = SpacyRecognizer(gazetteer=CompiledGazetteer(), model=language)

    def run(text):
        document = read_text(text, id="a")
        found = recognizer.recognize(document)
        assert all(" ".join(document.quote(t.span).split()) == t.name for t in found)
        return [(t.name, t.use, t.lookup) for t in found]

    return run


def test_it_is_a_recognizer(language):
    assert isinstance(SpacyRecognizer(gazetteer=CompiledGazetteer(), model=language), Recognizer)


def test_places_of_every_label_are_literal(recognize):
    assert recognize("From Oslo and Gardermoen he flew over the Barents Sea.") == [
        ("Oslo", "literal", None),
        ("Gardermoen", "literal", None),
        ("Barents Sea", "literal", None),
    ]


def test_nationalities_are_demonyms_and_other_groups_no_places(recognize):
    assert recognize("A Norwegian pastor told Norwegians about Lutheran hymns.") == [
        ("Norwegian", "demonym", "Norway"),
        ("Norwegians", "demonym", "Norway"),
    ]


def test_other_entities_are_no_places(recognize):
    assert recognize("Paris Hilton visited the Bank of England in May.") == []


def test_possessives_and_articles_lie_outside_but_for_those_of_the_name(recognize):
    assert recognize("The Netherlands sued in The Hague over Norway's gas; the Netherlands won.") == [
        ("Netherlands", "literal", None),
        ("The Hague", "literal", None),
        ("Norway", "literal", None),
        ("Netherlands", "literal", None),
    ]


def test_a_name_split_over_lines_is_one(recognize):
    text = "The team met for the first time last spring in a small hotel in New\nYork before it went on to Oslo."
    assert recognize(text) == [("New York", "literal", None), ("Oslo", "literal", None)]


def test_spans_count_from_the_beginning_of_the_document(language):
    document = read_text("Nothing happened.\n\nOslo slept. Then, in Oslo, it snowed.\n", id="a")
    found = SpacyRecognizer(gazetteer=CompiledGazetteer(), model=language).recognize(document)
    assert [(t.span.start, t.span.end) for t in found] == [(19, 23), (40, 44)]


def test_furniture_is_not_read(recognize):
    assert recognize("Snow fell over Oslo all day long, and it went on.\n\nSHARE THIS ARTICLE\n") == [
        ("Oslo", "literal", None)
    ]


def test_a_pipeline_saved_in_a_folder_is_named_behind_a_colon(language, tmp_path):
    folder = tmp_path / "rules"
    language.to_disk(folder)
    pipeline = Pipeline(recognizer_name=f"spacy:{folder}")
    (found,) = pipeline.geoparse(read_text("Snow fell over Oslo.", id="a")).resolutions
    assert found.toponym.recognizer == "spacy@1"
    assert found.place.country_code == "NO"


def test_without_a_model_the_error_says_how_to_name_one():
    with pytest.raises(ComponentError, match="spacy:MODEL"):
        _ = Pipeline(recognizer_name="spacy").recognizer


def test_a_model_that_is_not_there_is_one_clear_line():
    with pytest.raises(ComponentError, match="no spaCy pipeline 'en_nowhere'") as caught:
        _ = Pipeline(recognizer_name="spacy:en_nowhere").recognizer
    assert "\n" not in str(caught.value)


def test_a_damaged_model_is_one_clear_line(language, tmp_path):
    folder = tmp_path / "damaged"
    language.to_disk(folder)
    (folder / "config.cfg").write_text("[nlp\n", encoding="utf-8")
    with pytest.raises(ComponentError, match="damaged") as caught:
        _ = Pipeline(recognizer_name=f"spacy:{folder}").recognizer
    assert "\n" not in str(caught.value)


def test_without_spacy_the_error_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without_spacy(name, *arguments, **keywords):
        if name == "spacy":
            raise ImportError(name)
        return real(name, *arguments, **keywords)

    monkeypatch.setattr(builtins, "__import__", without_spacy)
    with pytest.raises(ComponentError, match=r"pip install 'storymap\[spacy\]'"):
        SpacyRecognizer(gazetteer=CompiledGazetteer(), model="en_core_web_sm")


def test_a_recognizer_without_models_says_so():
    with pytest.raises(ComponentError, match="'lexicon' takes no model"):
        _ = Pipeline(recognizer_name="lexicon:large").recognizer
