"""Names are found however they are written, and words that only look like them are left."""

import pytest

from storymap.stories.name_hunting import betrays, find_names

FOUND = [
    ("Kirkenes", "He left Kirkenes.", "Kirkenes"),
    ("Kirkenes", "HE LEFT KIRKENES!", "KIRKENES"),
    ("Kirkenes", "Kirkenes' harbour", "Kirkenes"),
    ("Kirkenes", "Kirkenes’s harbour", "Kirkenes"),
    ("Kirkenes", "the Kirkenes-based crew", "Kirkenes"),
    ("Kirkenes", "along Kirkenesveien today", "Kirkenesveien"),
    ("Kirkenes", "in Kirke-\nnes he", "Kirke-\nnes"),
    ("Kirkenes", "in Kir\u00adkenes he", "Kir\u00adkenes"),
    ("Kirkenes", "in Kir\u200bkenes he", "Kir\u200bkenes"),
    ("Kirkenes", "in **Kirkenes**,", "Kirkenes"),
    ("Kirkenes", "_Kirkenes_2023.jpg", "Kirkenes"),
    ("Kirkenes", "see https://paper.example/2023/kirkenesflight now", "https://paper.example/2023/kirkenesflight"),
    ("Tromsø", "in Tromso and", "Tromso"),
    ("Tromsø", "in TROMSOE and", "TROMSOE"),
    ("Ålesund", "in Aalesund and", "Aalesund"),
    ("A\u030alesund", "in AALESUND and", "AALESUND"),
    ("Sør-Varanger", "in Soer-Varanger and", "Soer-Varanger"),
    ("Tromsø", "in Tromso\u0338 and", "Tromso\u0338"),
    ("Tromsø", "at www.paper.example/Troms%C3%B8/3 and", "www.paper.example/Troms%C3%B8/3"),
    ("Tromsø", "in Troms&oslash; and", "Troms&oslash;"),
    ("Tromsø", r"the string Troms\u00f8 and", r"Troms\u00f8"),
    ("Sør-Varanger", "Sør\nVaranger lies", "Sør\nVaranger"),
    ("Sør-Varanger", "SOR_VARANGER lies", "SOR_VARANGER"),
    ("Sør-Varanger", "in Sørvaranger,", "Sørvaranger"),
    ("N'Djamena", "in N’Djamena,", "N’Djamena"),
    ("Ås", "from Ås to", "Ås"),
    ("Oslo", "over the Oslofjord to", "Oslofjord"),
    ("كيركينيس", "وصل إلى كيركينيس أمس", "كيركينيس"),
    ("كيركينيس", "عاد بكيركينيس أمس", "كيركينيس"),
    ("Київ", "до КИЇВ та", "КИЇВ"),
    ("東京", "彼は東京へ行った", "東京"),
    ("Straße", "die STRASSE dort", "STRASSE"),
]


@pytest.mark.parametrize(("name", "text", "found"), FOUND)
def test_a_name_is_found_however_it_is_written(name, text, found):
    assert [text[span.start : span.end] for span in find_names(text, [name])] == [found]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Oslo", "a coslow day in Czechoslovakia"),
        ("Ås", "Åsne was as calm as ever"),
        ("Bath", "the bathroom of the house"),
        ("Nes", "in Kirkenes and Neset"),
        ("Kirkenes", "Kirk and Nes were there; a kirk."),
        ("Sør-Varanger", "south of Varanger"),
    ],
)
def test_other_words_are_left(name, text):
    assert find_names(text, [name]) == ()


def test_the_longer_of_two_names_is_found_whole():
    text = "New Vessla is not Vessla."
    assert [text[s.start : s.end] for s in find_names(text, ["Vessla", "New Vessla"])] == ["New Vessla", "Vessla"]


def test_no_names_find_nothing():
    assert find_names("anything", []) == ()
    assert find_names("anything", ["", "–"]) == ()


@pytest.mark.parametrize("identifier", ["the-kirkenes-flight", "kirkenesflight", "2023KIRKENES", "a%20Kirkenes"])
def test_an_identifier_betrays_a_name_that_is_run_into_it(identifier):
    assert betrays(identifier, ["Kirkenes"])


def test_an_identifier_without_the_name_betrays_nothing():
    assert not betrays("the-northern-flight", ["Kirkenes"])
