"""A town that nothing but the words after it speaks for is found."""

import pytest

from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.reading.text import read_text
from storymap.recognizers.lexicon import LexiconRecognizer
from storymap.recognizers.trained import TrainedRecognizer


@pytest.mark.parametrize("recognizer", [LexiconRecognizer, TrainedRecognizer])
@pytest.mark.parametrize("town", ["Bergen", "Kherson", "Bordeaux", "Rovaniemi"])
def test_a_town_is_found_by_where_the_text_says_it_lies(recognizer, town):
    text = f"{town}, in the west of the country, was wet. {town}, in western Norway, was wet."
    found = recognizer(gazetteer=CompiledGazetteer()).recognize(read_text(text, id="weather"))
    assert [toponym.name for toponym in found if toponym.name == town] == [town, town]


def test_a_list_of_thousands_of_names_is_read_name_by_name():
    text = "They saw " + "Norway, " * 3000 + "and Sweden."
    found = LexiconRecognizer(gazetteer=CompiledGazetteer()).recognize(read_text(text, id="list"))
    assert sum(toponym.name == "Norway" for toponym in found) >= 2990
