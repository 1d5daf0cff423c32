"""Names are folded so that spellings of one name meet, and taken apart by the word for their kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap.language.name_variants import FAMILIES, variants
from storymap.language.names import abbreviation_key, normalise, without_possessive


@given(st.text(max_size=40))
def test_normalising_twice_is_normalising_once(text: str):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), max_size=30))
def test_a_key_has_no_space_at_its_ends_and_no_double_ones(text: str):
    assert normalise(text) == " ".join(normalise(text).split())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz -", max_size=30))
def test_case_does_not_matter(text: str):
    assert normalise(text.upper()) == normalise(text)


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "St Petersburg",
            "St. Petersburg",
            "Saint Petersburg",
            "Sankt Petersburg",
            "SAINT-PETERSBURG",
            "St.Petersburg",
        ),
        ("Tromsø", "Tromso", "TROMSØ", "Tromsø"),
        ("Côte d'Ivoire", "Cote d’Ivoire", "COTE D'IVOIRE"),
        ("The Hague", "the Hague", "Hague"),
        ("Washington, D.C.", "Washington DC", "Washington D. C."),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Guinea-Bissau", "Guinea Bissau", "Guinea–Bissau"),
        ("Mt. Everest", "Mount Everest", "MT EVEREST"),
        ("N'Djamena", "N’Djamena", "Ndjamena"),
        ("Łódź", "Lodz"),
        ("İstanbul", "Istanbul", "ISTANBUL"),
        ("Straße", "STRASSE"),
        ("U.S.", "US", "U. S."),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]):
    assert len({normalise(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("St John", "St. John's"), ("Stavanger", "St Avanger"), ("Oslo", "Osl"), ("Иран", "Ирак")]
)
def test_different_names_have_different_keys(one: str, other: str):
    assert normalise(one) != normalise(other)


def test_names_in_other_scripts_keep_their_vowel_signs():
    assert normalise("नॉर्वे") != normalise("नरव")
    assert normalise("東京") == "東京"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Norway's", "Norway"),
        ("Norway’s", "Norway"),
        ("Honduras'", "Honduras"),
        ("Land's End", "Land's End"),
        ("Oslo", "Oslo"),
    ],
)
def test_a_possessive_is_taken_off_at_the_end_only(name: str, bare: str):
    assert without_possessive(name) == bare


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("U.S.", "=US"),
        ("US", "=US"),
        ("us", None),
        ("Us", None),
        ("Pa.", "=Pa."),
        ("Pa", None),
        ("pa.", None),
        ("Norway", None),
    ],
)
def test_abbreviations_mind_their_case(name: str, key: str | None):
    assert abbreviation_key(name) == key


def _found(name: str, *listed: str) -> list[tuple[str, str]]:
    return [(v.key, v.form) for v in variants(normalise(name), {normalise(n) for n in listed}.__contains__)]


@pytest.mark.parametrize(
    ("name", "listed", "form"),
    [
        ("Pasvikdalen", "Pasvik", "stripped"),
        ("Pasvikdalen Valley", "Pasvik", "stripped"),
        ("Pasvikdalen Valley", "Pasvikdalen", "stripped"),
        ("Pasvik Valley", "Pasvikdalen", "swapped"),
        ("Pasvik", "Pasvikdalen", "expanded"),
        ("Lake Ladoga", "Ladoga", "stripped"),
        ("Ladoga", "Lake Ladoga", "expanded"),
        ("Ladoga Lake", "Lake Ladoga", "swapped"),
        ("Ladozhskoye Ozero", "Ladozhskoye", "stripped"),
        ("Varangerfjorden", "Varanger", "stripped"),
        ("Varangerfjord", "Varangerfjorden", "swapped"),
        ("Pasvikelva", "Pasvik", "stripped"),
        ("Gulf of Finland", "Finland Gulf", "swapped"),
        ("Mount Elbrus", "Gora Elbrus", "swapped"),
        ("River Thames", "Thames", "stripped"),
        ("Donetsk region", "Donetsk Oblast", "swapped"),
        ("Sørøya", "Sørøya Island", "expanded"),
        ("Inarijärvi", "Lake Inari", "swapped"),
    ],
)
def test_names_meet_that_differ_in_the_word_for_their_kind(name: str, listed: str, form: str):
    assert (normalise(listed), form) in _found(name, listed)


@pytest.mark.parametrize("name", ["Dal", "Elva", "Oslo", "Lake", "Valley", "Ey"])
def test_a_name_that_is_nothing_but_an_ending_is_left_alone(name: str):
    assert [f for f in _found(name, "d", "o", "", "el", "os") if f[1] == "stripped"] == []


def test_stripped_forms_come_before_swapped_ones_and_none_twice():
    found = _found("Lake Ladoga", "Ladoga", "Ozero Ladoga", "Ladoga Lake", "Lake Lake Ladoga")
    assert [form for _, form in found] == ["stripped", "swapped", "swapped", "expanded"]
    assert len(set(found)) == len(found)


def test_the_words_of_the_rule_table_are_keys():
    for family in FAMILIES:
        for word in (*family.before, *family.after, *family.endings):
            assert normalise(word) == word
